"""Points that are counted wrongly: 一是、三是, or 四是 twice."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from disclosure_lint.document import ListItem, Paragraph
from disclosure_lint.finding import Certainty, Finding, Outcome, Place
from disclosure_lint.language.numerals import ordinal
from disclosure_lint.rules.model import Kind, Rule, Strict

if TYPE_CHECKING:
    from collections.abc import Iterator

    from disclosure_lint.reading import Reading

_POINT = re.compile(r"(?:^|(?<=[。;:,\s〕\]]))([一二三四五六七八九十]{1,3})是(?!否|非|以|不是)", re.MULTILINE)
# Where text was cut, points may be missing.
_CUT = re.compile(r"[〔\[][^〔〕\[\]]{0,20}略[^〔〕\[\]]{0,20}[〕\]]|……")


#: Lists inside lists that are kept apart.
_DEEPEST = 8


class Options(Strict):
    """No options: points are counted from one."""


class _Point(NamedTuple):
    """A point: its number and its range in the flow."""

    number: int
    start: int
    end: int


def check(rule: Rule[Options], reading: Reading) -> Iterator[Finding]:
    """Yield a finding for each point that repeats the number before it, or skips one."""
    points = _points(reading)
    counts: list[_Point] = []
    for at, point in enumerate(points):
        if counts and _CUT.search(reading.flow.value, counts[-1].end, point.start):
            counts = [point]
            continue
        depth = next((d for d in range(len(counts), 0, -1) if counts[d - 1].number + 1 == point.number), 0)
        if depth:
            counts[depth - 1 :] = [point]
        elif point.number == 1:
            counts = [*counts[1 - _DEEPEST :], point]
        elif counts and point.number == counts[-1].number:
            followed = at + 1 < len(points) and points[at + 1].number == point.number + 1
            yield _finding(rule, reading, (counts[-1], point), sure=followed)
            counts[-1] = point
        else:
            if counts and point.number == counts[-1].number + 2:
                yield _finding(rule, reading, (counts[-1], point), sure=False)
            counts = [point]


def _points(reading: Reading) -> list[_Point]:
    flow = reading.flow
    return [
        _Point(ordinal(found[1]) or 0, found.start(1), found.end())
        for part in flow.parts
        if isinstance(part.block, Paragraph | ListItem)
        for found in _POINT.finditer(flow.value, part.start, part.end)
    ]


def _finding(
    rule: Rule[Options],
    reading: Reading,
    pair: tuple[_Point, _Point],
    *,
    sure: bool,
) -> Finding:
    before, point = pair
    text = reading.flow.text
    return rule.finding(
        "repeated" if point.number == before.number else "skipped",
        Place(text.span(point.start, point.end)),
        data={"point": text.value[point.start : point.end], "before": text.value[before.start : before.end]},
        related=(Place(text.span(before.start, before.end), "前一处"),),
        outcome=Outcome.FAIL if sure else Outcome.REVIEW,
        certainty=Certainty.CERTAIN if sure else Certainty.PROBABLE,
    )


_DATA = frozenset({"point", "before"})
KIND = Kind(name="ordinals", options=Options, messages={"repeated": _DATA, "skipped": _DATA}, check=check)
