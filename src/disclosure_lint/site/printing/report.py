"""A store as a report of ``check``, for formats that need all of it at once."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import fields, replace
from typing import TYPE_CHECKING, Any

from disclosure_lint.engine import Failure
from disclosure_lint.entries import DocumentEntry
from disclosure_lint.finding import Outcome
from disclosure_lint.report import Report
from disclosure_lint.site.listing import documents, failures

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from disclosure_lint.entries import Entry, Listed
    from disclosure_lint.rules.pack import Pack
    from disclosure_lint.site.overview import Overview
    from disclosure_lint.site.store import Store

_KNOWN = frozenset(field.name for field in fields(DocumentEntry)) - {"kind_name", "date", "unread"}


def report_of(listed: Iterable[Listed], store: Store, state: Overview, pack: Pack) -> Report:
    """Return a report of what is listed; which rules found nothing is not kept of a scan.

    Args:
        listed: of the store.
        store: with the documents.
        state: of the store.
        pack: the rules that formats describe.
    """
    standing = state.standing
    report = Report(
        pack,
        read=state.read,
        names=state.tool.get("names", "lexicon"),
        baseline=standing.baseline,
        notices=list(standing.notices),
    )
    report.documents += map(_document, documents(store))
    numbers = {document.name: number for number, document in enumerate(report.documents)}
    outcomes: dict[int, dict[str, Outcome]] = defaultdict(dict)
    for entry, document, _ in listed:
        if document.name not in numbers:
            numbers[document.name] = len(report.documents)
            report.documents.append(document)
        numbered = _numbered(entry, numbers)
        report.entries.append(numbered)
        if outcomes[numbered.index].get(entry.rule) is not Outcome.FAIL:
            outcomes[numbered.index][entry.rule] = entry.outcome
    for number, of_rules in outcomes.items():
        report.documents[number] = replace(report.documents[number], outcomes=of_rules)
    report.entries.sort(key=lambda entry: entry.index)
    report.failures += (Failure(one["rule"], one["document"], one["reason"]) for one in failures(store))
    return report


def _document(known: Mapping[str, Any]) -> DocumentEntry:
    unread = tuple((one["reason"], one["detail"]) for one in known["unread"])
    return DocumentEntry(**{key: value for key, value in known.items() if key in _KNOWN}, unread=unread)


def _numbered(entry: Entry, numbers: Mapping[str, int]) -> Entry:
    """The entry with the numbers documents have here; places in documents that are gone are left out."""
    index = numbers[entry.document]
    return replace(
        entry,
        index=index,
        position=replace(entry.position, index=index) if entry.position else None,
        related=tuple(
            replace(place, index=numbers[place.document])
            for place in entry.related
            if place.document in numbers
        ),
    )
