"""As many points must follow as are announced: 从以下三个方面改进：（一）…（二）…（三）…"""

from __future__ import annotations

from bisect import bisect_right
from typing import TYPE_CHECKING

from disclosure_lint.finding import Certainty, Finding, Outcome, Place
from disclosure_lint.language.numerals import ordinal
from disclosure_lint.rules.model import Kind, Rule, Strict
from disclosure_lint.rules.patterns import Pattern
from disclosure_lint.structure.enumerations import (
    STYLES,
    Point,
    Style,
    consecutive,
    enumerations,
    points,
    traces,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    import regex

    from disclosure_lint.reading import Reading


#: The deepest level of headings a list of each style cannot reach beyond.
_ABOVE: dict[Style, int] = {"bracketed": 1, "digit": 2, "ordinal": 4, "point": 4}


#: The last point of a list is no longer than this.
_REACH = 800


class Options(Strict):
    """How points are announced.

    Attributes:
        announcement: matches an announcement up to the mark of the first point; its group ``count``
            says how many will follow.
        more: matches words that bring in a point without a mark.
    """

    announcement: Pattern
    more: Pattern


def check(rule: Rule[Options], reading: Reading) -> Iterator[Finding]:
    """Yield a finding for each list that has not as many points as announced."""
    flow = reading.flow
    announced = list(rule.options.announcement.finditer(flow.value))
    if not announced:
        return
    lists = {
        counted[0].start: counted
        for style in STYLES
        for counted in enumerations(points(flow, style, reading.forms_in_text), _apart(reading))
    }
    for match in announced:
        counted, said = lists.get(match.end()), ordinal(match["count"].replace("两", "二"))
        if not counted or not said or flow.is_cut(match.start(), counted[-1].end + _REACH):
            continue
        if consecutive(counted) and len(counted) != said:
            yield _differs(rule, reading, match, counted, said)


def _apart(reading: Reading) -> Callable[[Point, Point], bool]:
    """Lists end where a chapter begins."""
    chapters = [head.start for head in reading.outline.heads if head.level == 1 and head.number]
    return lambda one, other: bisect_right(chapters, one.start) < bisect_right(chapters, other.start)


def _differs(
    rule: Rule[Options], reading: Reading, match: regex.Match[str], counted: list[Point], said: int
) -> Finding:
    value, last = reading.flow.value, counted[-1]
    near = reading.outline.between(last.end, last.end + _REACH)
    end = next((head.start for head in near if head.level <= _ABOVE[last.style]), last.end + _REACH)
    # A point may have lost its mark, or stand without one.
    hidden = traces(value, last.number + 1, last.end, end) or rule.options.more.search(value, last.end, end)
    sure = len(counted) > said or not hidden
    return rule.finding(
        "differs",
        Place(reading.flow.text.span(match.start("count"), match.end())),
        data={"said": said, "listed": len(counted), "last": value[last.start : last.end]},
        related=(Place(reading.flow.text.span(last.start, last.end), "最后一项"),),
        outcome=Outcome.FAIL if sure else Outcome.REVIEW,
        certainty=Certainty.CERTAIN if sure else Certainty.PROBABLE,
        anchor="announced",
    )


KIND = Kind(
    name="announced",
    options=Options,
    messages={"differs": frozenset({"said", "listed", "last"})},
    check=check,
)
