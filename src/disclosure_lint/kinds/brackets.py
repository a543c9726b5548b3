"""Brackets and title marks that do not pair, or stand twice."""

from __future__ import annotations

from typing import TYPE_CHECKING

from disclosure_lint.document import ListItem, Paragraph
from disclosure_lint.finding import Certainty, Finding, Outcome, Place
from disclosure_lint.language.expression import late
from disclosure_lint.rules.model import Kind, Rule, Strict

if TYPE_CHECKING:
    from collections.abc import Iterator

    from disclosure_lint.reading import Reading

_PAIRS = {"(": ")", "《": "》", "〈": "〉", "〔": "〕", "【": "】"}
_SIGNS = late("[()《》〈〉〔〕【】]")
# 《《…》》: a title inside a title takes single marks, so two in a row are a slip.
_TWICE = late(r"《{2,}|》{2,}|〔{2,}|〕{2,}")
# A title that was cut off ends without its closing mark.
_CUT = late(r"(?:…|\.{3})\s*$")
# “1)”, “一)”, “a)” at the start of an item close nothing.
_ITEM_MARK = late(r"(?:^|[\s。;:,])[\da-zA-Z一二三四五六七八九十]{1,3}$")


class Options(Strict):
    """No options: which signs pair is fixed by GB/T 15834."""


def check(rule: Rule[Options], reading: Reading) -> Iterator[Finding]:
    """Yield a finding for each sign that has no partner, or stands twice."""
    if any(flaw.id == "annotated" for flaw in reading.document.flaws):
        return  # brackets were inserted and lost on the way
    flow = reading.flow
    alone: list[int] = []
    for part in flow.parts:
        if not isinstance(part.block, Paragraph | ListItem):
            continue
        value = flow.value[part.start : part.end]
        twice = [found.span() for found in _TWICE.finditer(value)]
        for start, end in twice:
            place = Place(flow.text.span(part.start + start, part.start + end))
            yield rule.finding("twice", place, data={"sign": value[start]})
        if not _CUT.search(value):
            alone += (part.start + index for index in _unpaired(value) if not _inside(index, twice))
    for index in _without_partner(flow.value, alone):
        # Text may have been cut or its signs lost on the way: a person has to look.
        yield rule.finding(
            "unpaired",
            Place(flow.text.span(index, index + 1)),
            data={"sign": flow.value[index], "near": flow.value[index : index + 12].split("\n")[0]},
            outcome=Outcome.REVIEW,
            certainty=Certainty.PROBABLE,
        )


def _inside(index: int, spans: list[tuple[int, int]]) -> bool:
    return any(start <= index < end for start, end in spans)


def _without_partner(value: str, alone: list[int]) -> list[int]:
    """What is left when a pair may also reach over paragraphs, as in a note of several lines."""
    left: list[int] = []
    for index in alone:
        if left and _PAIRS.get(value[left[-1]]) == value[index]:
            left.pop()
        else:
            left.append(index)
    return left


def _unpaired(value: str) -> list[int]:
    """Indices of the signs without a partner; each kind of pair is counted on its own."""
    waiting: dict[str, list[int]] = {opening: [] for opening in _PAIRS}
    by_closing = {closing: opening for opening, closing in _PAIRS.items()}
    alone: list[int] = []
    for found in _SIGNS.finditer(value):
        sign, index = found[0], found.start()
        if sign in waiting:
            waiting[sign].append(index)
        elif waiting[by_closing[sign]]:
            waiting[by_closing[sign]].pop()
        elif not (sign == ")" and _ITEM_MARK.search(value[max(0, index - 4) : index])):
            alone.append(index)
    # One of a kind is enough to look at: the first that closes nothing, the last that is left open.
    opened = [indices[-1] for indices in waiting.values() if indices]
    return sorted(alone[:1] + opened)


KIND = Kind(
    name="brackets",
    options=Options,
    messages={"twice": frozenset({"sign"}), "unpaired": frozenset({"sign", "near"})},
    check=check,
)
