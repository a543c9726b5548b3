"""Sentences that stand twice in a row, and paragraphs that were pasted twice."""

from __future__ import annotations

from typing import TYPE_CHECKING

from disclosure_lint.document import ListItem, Paragraph
from disclosure_lint.finding import Certainty, Finding, Outcome, Place
from disclosure_lint.language.expression import late
from disclosure_lint.rules.model import Kind, Rule, Strict

if TYPE_CHECKING:
    from collections.abc import Iterator

    from disclosure_lint.reading import Reading

_SENTENCE = late(r"[^。!?;\n]+[。!?;]?")
_POINT = late(r"^\s*(?:[一二三四五六七八九十]{1,3}(?:是|、)|\([一二三四五六七八九十\d]{1,3}\))\s*")


class Options(Strict):
    """What counts as said twice, in characters.

    Attributes:
        shortest: sentences no longer than this may repeat.
        line: sentences on lines of their own no longer than this may be cells of a table.
        paragraph: paragraphs no longer than this may be the same in two places.
    """

    shortest: int = 6
    line: int = 14
    paragraph: int = 60


def check(rule: Rule[Options], reading: Reading) -> Iterator[Finding]:
    """Yield a finding for each sentence that is said again at once, and each paragraph said again."""
    yield from _sentences(rule, reading)
    yield from _paragraphs(rule, reading)


def _sentences(rule: Rule[Options], reading: Reading) -> Iterator[Finding]:
    flow, options = reading.flow, rule.options
    previous, before, block = "", (0, 0), -1
    for number, part in enumerate(flow.parts):
        if not isinstance(part.block, Paragraph | ListItem):
            previous = ""
            continue
        for match in _SENTENCE.finditer(flow.value, part.start, part.end):
            sentence = _POINT.sub("", match[0]).strip()
            enough = options.shortest if block == number else options.line
            # A line without a full stop is a title, a label or a cell.
            whole = block == number or sentence.endswith("。")
            if sentence == previous and len(sentence) > enough and whole:
                yield _finding(rule, reading, (before, match.span()), sentence)
            previous, before, block = sentence, match.span(), number


def _paragraphs(rule: Rule[Options], reading: Reading) -> Iterator[Finding]:
    parts = reading.flow.parts
    first: dict[str, int] = {}
    for number, part in enumerate(parts):
        value = reading.flow.value[part.start : part.end].strip()
        text = isinstance(part.block, Paragraph | ListItem) and "。" in value
        if not text or len(value) <= rule.options.paragraph:
            continue
        before = first.setdefault(value, number)
        # A single sentence right after itself was told of before.
        if before != number and (number - before > 1 or len(_SENTENCE.findall(value)) > 1):
            yield _finding(rule, reading, (parts[before][:2], part[:2]), f"{value[:_SHOWN]}……", pasted=True)


#: So much of a paragraph is enough to know it by.
_SHOWN = 20


def _finding(
    rule: Rule[Options],
    reading: Reading,
    ranges: tuple[tuple[int, int], tuple[int, int]],
    sentence: str,
    *,
    pasted: bool = False,
) -> Finding:
    before, again = (reading.flow.text.span(*found) for found in ranges)
    return rule.finding(
        "pasted" if pasted else "repeated",
        Place(again),
        data={"sentence": sentence},
        related=(Place(before, "第一次"),),
        outcome=Outcome.REVIEW if pasted else Outcome.FAIL,
        certainty=Certainty.PROBABLE if pasted else Certainty.CERTAIN,
    )


_DATA = frozenset({"sentence"})
KIND = Kind(name="repetition", options=Options, messages={"repeated": _DATA, "pasted": _DATA}, check=check)
