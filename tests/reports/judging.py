"""Whether what the tool reports is the fault that was put in."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from disclosure_lint import check_text
from disclosure_lint.finding import Outcome
from reports.faults import FAIL, Case
from reports.layouts import printed

if TYPE_CHECKING:
    from collections.abc import Iterable

    from disclosure_lint.report import Entry
    from reports.marks import Span
    from reports.tree import Report

#: Outcomes that say something is or may be wrong.
_SAYING = (Outcome.FAIL, Outcome.REVIEW)


class Verdict(NamedTuple):
    """What was found of one fault.

    Attributes:
        told: whether it can be told at all in this layout.
        failed: whether a finding that fails points at it.
        noticed: whether a finding of any outcome does.
        enough: whether the outcome is what this class of faults asks for.
    """

    told: bool
    failed: bool
    noticed: bool
    enough: bool


def findings(report: Report, layout: str, seed: int) -> list[Entry]:
    """Return what the tool reports, all rules run."""
    text, _ = printed(report, layout, seed)
    return _entries(text, layout)


def judged(case: Case, layout: str, seed: int) -> Verdict:
    """Check a report with a fault and see whether the fault is pointed at."""
    text, spans = printed(case.report, layout, seed)
    wanted = _wanted(case, spans)
    hits = [entry for entry in _entries(text, layout) if _points_at(entry, wanted, case.injection.named)]
    failed = any(entry.outcome is Outcome.FAIL for entry in hits)
    return Verdict(
        case.told_in(layout), failed, bool(hits), failed if case.need_in(layout) == FAIL else bool(hits)
    )


def _entries(text: str, layout: str) -> list[Entry]:
    return [entry for entry in check_text(text, layout).entries if entry.outcome in _SAYING]


def _wanted(case: Case, spans: dict[str, list[Span]]) -> list[Span]:
    """The changed text; the cell around it, or else its row, where nothing is left."""
    wanted = []
    for key in case.injection.keys:
        around = spans.get(f"box:{key}") or spans.get(_row_of(key), [])
        # A layout may leave a blank cell out altogether.
        for span in spans.get(key, ()) or around:
            wanted += [span] if span.end > span.start else around
    return wanted


def _row_of(key: str) -> str:
    """The key of the row a cell stands in."""
    table, _, rest = key.partition(":")
    return f"row:{table}:{'count' if table == 'litigation' else rest.partition(':')[0]}"


def _points_at(entry: Entry, wanted: Iterable[Span], named: str) -> bool:
    if named and re.search(named, entry.message["zh"]):
        return True
    places = [place for place in (entry.position, *entry.related) if place]
    return any(
        # A blank cell takes no room, perhaps at the very end of its row.
        place.span.start < max(span.end, span.end + (place.span.start == place.span.end))
        and span.start < max(place.span.end, place.span.start + 1)
        for place in places
        for span in wanted
    )
