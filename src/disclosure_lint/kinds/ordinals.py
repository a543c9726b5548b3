"""Points that are counted wrongly: 一是、三是, or 四是 twice."""

from __future__ import annotations

from bisect import bisect_right
from itertools import pairwise
from typing import TYPE_CHECKING

from disclosure_lint.finding import Certainty, Finding, Outcome, Place
from disclosure_lint.rules.model import Kind, Rule, Strict
from disclosure_lint.structure.enumerations import Point, Style, enumerations, points, traces

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from disclosure_lint.reading import Reading


class Options(Strict):
    """Which points are counted.

    Attributes:
        styles: ``point`` (一是), ``bracketed`` (（一）), ``digit`` (1.), ``ordinal`` (第一，).
    """

    styles: tuple[Style, ...] = ("point",)


def check(rule: Rule[Options], reading: Reading) -> Iterator[Finding]:
    """Yield a finding for each point that repeats the number before it, or skips one."""
    for style in rule.options.styles:
        for counted in enumerations(
            points(reading.flow, style, reading.forms_in_text), _broken(reading, style)
        ):
            yield from _slips(rule, reading, counted)


def _broken(reading: Reading, style: Style) -> Callable[[Point, Point], bool]:
    """Lists end at chapters and where text was left out; 1. 2. also end at （一）."""
    deepest = 2 if style == "digit" else 1
    heads = [head.start for head in reading.outline.heads if head.level <= deepest and head.number]

    def broken(one: Point, other: Point) -> bool:
        between = bisect_right(heads, other.start - 1) - bisect_right(heads, one.start)
        return between > 0 or reading.flow.is_cut(one.end, other.start)

    return broken


def _slips(rule: Rule[Options], reading: Reading, counted: list[Point]) -> Iterator[Finding]:
    for at, (before, point) in enumerate(pairwise(counted), 1):
        following = counted[at + 1].number if at + 1 < len(counted) else 0
        if point.number == before.number:
            yield _finding(rule, reading, "repeated", (before, point), sure=following == point.number + 1)
        elif following == point.number:
            continue  # the first of two with one number; told of with the second
        elif point.number > before.number + 1 and not traces(
            reading.flow.value, before.number + 1, before.end, point.start
        ):
            yield _finding(rule, reading, "skipped", (before, point), sure=False)


def _finding(
    rule: Rule[Options], reading: Reading, message: str, pair: tuple[Point, Point], *, sure: bool
) -> Finding:
    before, point = pair
    text = reading.flow.text
    return rule.finding(
        message,
        Place(text.span(point.start, point.end)),
        data={"point": text.value[point.start : point.end], "before": text.value[before.start : before.end]},
        related=(Place(text.span(before.start, before.end), "前一处"),),
        outcome=Outcome.FAIL if sure else Outcome.REVIEW,
        certainty=Certainty.CERTAIN if sure else Certainty.PROBABLE,
    )


_DATA = frozenset({"point", "before"})
KIND = Kind(name="ordinals", options=Options, messages={"repeated": _DATA, "skipped": _DATA}, check=check)
