"""Remarks in the sources of pages that may suppress findings, as rows of the store.

They are kept whether they are followed or not, so that following them needs no new scan.
"""

from __future__ import annotations

import json
from datetime import date
from typing import TYPE_CHECKING, NamedTuple

from disclosure_lint.judge.standing import Suppression
from disclosure_lint.site.rows import dump
from disclosure_lint.triage.inline import Remark, remarks

if TYPE_CHECKING:
    from collections.abc import Iterator

    from disclosure_lint.judge.places import Places
    from disclosure_lint.reading import Reading


class RemarkRow(NamedTuple):
    """A remark as it is stored: name of its document, and the remark as JSON, both masked."""

    document: str
    said: str


def remarks_of(reading: Reading, places: Places) -> Iterator[RemarkRow]:
    """Yield the remarks of a document."""
    for remark in remarks(reading.document, places.name):
        held = remark.suppression
        said = (
            remark.rule,
            sorted(remark.lines),
            held.reason,
            held.approver,
            held.until.isoformat(),
            held.source,
            remark.problem,
        )
        yield RemarkRow(places.name, dump(said))


def remark_of(said: str) -> Remark:
    """Return a remark that was stored."""
    rule, lines, reason, approver, until, source, problem = json.loads(said)
    held = Suppression(reason, approver, date.fromisoformat(until), source)
    return Remark(rule, frozenset(lines), held, problem)
