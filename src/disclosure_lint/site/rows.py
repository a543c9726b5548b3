"""Findings as rows of the store. Everything in them has passed the masks of a report."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any, NamedTuple

from disclosure_lint.finding import Outcome
from disclosure_lint.formats.json import finding_object

if TYPE_CHECKING:
    from collections.abc import Iterator

    from disclosure_lint.report import Entry, Report

_REPORTED = frozenset({Outcome.FAIL, Outcome.REVIEW})
_PLACE = frozenset("line column end_line end_column offset end_offset location excerpt".split())


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
    return FoundRow(
        rule=entry.rule,
        outcome=entry.outcome.value,
        severity=entry.severity.value,
        certainty=entry.certainty.value,
        document=entry.document,
        place=dump({key: value for key, value in whole.items() if key in _PLACE}),
        message=entry.message_id,
        message_zh=entry.message["zh"],
        message_en=entry.message["en"],
        basis=dump([[citation.source, citation.clause] for citation in entry.basis]),
        related=dump(whole["related"]),
        anchor=entry.anchor,
        fingerprint=entry.fingerprint,
        mac=entry.mac or "",
    )


def dump(value: Any) -> str:  # noqa: ANN401 - whatever JSON can hold
    """Return a value as JSON without blanks."""
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))
