"""Findings as rows of the store, and back. Everything in them has passed the masks of a report."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any, NamedTuple

from disclosure_lint.finding import Outcome
from disclosure_lint.formats.json import finding_object
from disclosure_lint.judge.excerpt import Excerpt
from disclosure_lint.judge.places import Position
from disclosure_lint.location import Box, Location
from disclosure_lint.text import Span

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from disclosure_lint.report import Entry, Report

_REPORTED = frozenset({Outcome.FAIL, Outcome.REVIEW})
_LINES = "offset end_offset line column end_line end_column".split()
_PLACE = frozenset((*_LINES, "location", "excerpt"))
#: Number of the document of a place that is not where its finding is.
_ELSEWHERE = -1


class FoundRow(NamedTuple):
    """A finding as it is stored; what both languages share is kept once."""

    rule: str
    outcome: str
    severity: str
    certainty: str
    document: str
    place: str
    message: str
    message_zh: str
    message_en: str
    basis: str
    related: str
    anchor: str
    fingerprint: str
    mac: str = ""


def rows_of(report: Report) -> Iterator[tuple[int, FoundRow]]:
    """Yield the findings of a report as rows, each with the number of its document."""
    for entry in report.entries:
        if entry.outcome in _REPORTED:
            yield entry.index, _row(entry)


def _row(entry: Entry) -> FoundRow:
    whole = finding_object(entry, "zh")
    place = {key: value for key, value in whole.items() if key in _PLACE}
    if entry.position:
        place["mark"] = [entry.position.excerpt.start, entry.position.excerpt.end]
        place["units"] = entry.position.units
    return FoundRow(
        rule=entry.rule,
        outcome=entry.outcome.value,
        severity=entry.severity.value,
        certainty=entry.certainty.value,
        document=entry.document,
        place=dump(place),
        message=entry.message_id,
        message_zh=entry.message["zh"],
        message_en=entry.message["en"],
        basis=dump([[citation.source, citation.clause] for citation in entry.basis]),
        related=dump(whole["related"]),
        anchor=entry.anchor,
        fingerprint=entry.fingerprint,
        mac=entry.mac or "",
    )


def position_of(place: Mapping[str, Any], document: str, index: int) -> Position | None:
    """Return a place that was stored as reports have it, None where the whole document is meant.

    Args:
        place: what was stored of it.
        document: what the finding is in.
        index: its number in the report.
    """
    lines = {key: place.get(key) for key in _LINES}
    if lines["offset"] is None and not place.get("location") and not place.get("excerpt"):
        return None
    name = place.get("document", document)
    units = place.get("units")
    return Position(
        document=name,
        **lines,
        span=Span(lines["offset"] or 0, lines["end_offset"] or 0),
        excerpt=Excerpt(place.get("excerpt", ""), *place.get("mark", (0, 0))),
        label=place.get("label", ""),
        index=index if name == document else _ELSEWHERE,
        locations=tuple(_locations(place.get("location"))),
        units=(units[0], units[1]) if units else None,
    )


def _locations(first: Mapping[str, Any] | None) -> Iterator[Location]:
    for place in [first, *first.get("continued", ())] if first else ():
        box = Box(*place["box"]) if place.get("box") else None
        known = {key: value for key, value in place.items() if key not in {"box", "continued"}}
        yield Location(box=box, **known)


def dump(value: Any) -> str:  # noqa: ANN401 - whatever JSON can hold
    """Return a value as JSON without blanks."""
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))
