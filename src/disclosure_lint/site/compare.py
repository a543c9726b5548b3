"""The pages of a site are compared: annual reports as in one run of ``check``, and persons' numbers."""

from __future__ import annotations

import json
from dataclasses import fields
from itertools import chain
from typing import TYPE_CHECKING, Any

from disclosure_lint.corpus import Corpus
from disclosure_lint.engine import Failure, compare
from disclosure_lint.judge.fingerprint import document_key
from disclosure_lint.judge.masking import Masker
from disclosure_lint.report import DocumentEntry, Report
from disclosure_lint.site.contradiction import contradicting
from disclosure_lint.site.copies import copied
from disclosure_lint.site.kept import DamagedError, thaw
from disclosure_lint.site.recurrence import recurring
from disclosure_lint.site.rows import rows_of

if TYPE_CHECKING:
    from pathlib import Path

    from disclosure_lint.judge.places import Places
    from disclosure_lint.site.rows import FoundRow
    from disclosure_lint.site.settings import Settings
    from disclosure_lint.site.store import Store
    from disclosure_lint.summary import Summary

#: What finds something by looking at all pages.
_LOOKS = (recurring, contradicting, copied)
#: What failures call the rules that compare reports together.
_ALL = "*"
_FIELDS = frozenset(field.name for field in fields(DocumentEntry)) - {"footer", "unread", "kind_name", "date"}


def compare_pages(store: Store, scan: int, settings: Settings) -> None:
    """Compare what is kept of the pages of a site and store what is found."""
    report = Report(settings.pack(), root=settings.root, mac_key=settings.mac_key())
    summaries: list[Summary] = []
    places: dict[int, Places] = {}
    pages: list[int] = []
    for page, number, documents, data in store.rows(
        "SELECT page, number, documents, summary FROM kept JOIN page ON page.id = kept.page"
        " WHERE version <> '' ORDER BY address, number"
    ):
        try:
            summary, places[len(pages)] = thaw(data, len(pages))
        except DamagedError as error:
            report.failures.append(Failure(_ALL, f"#{page}", str(error)))
            continue
        summaries.append(summary)
        report.documents.append(_entry(json.loads(documents)[number], settings.root))
        pages.append(page)
    packs = {at: settings.pack_for(document.name) for at, document in enumerate(report.documents)}
    comparison = compare(Corpus(summaries, report.pack.measures, whole=True), report.pack, packs)
    report.add_comparison(comparison, places)
    found: dict[int, list[FoundRow]] = {page: [] for page in pages}
    for index, row in rows_of(report):
        found[pages[index]].append(row)
    for page, row in chain.from_iterable(look(store, report.pack) for look in _LOOKS):
        rule = settings.pack_for(row.document).by_id.get(row.rule)
        if rule is not None:
            found.setdefault(page, []).append(row._replace(severity=rule.file.severity.value))
    with store.transaction() as db:
        for page in store.compared() | found.keys():
            store.replace(scan, page, found.get(page, ()), across=True)
        db.execute("DELETE FROM failure WHERE page IS NULL")
        db.executemany(
            "INSERT INTO failure VALUES (NULL, ?, ?, ?)",
            [(failure.rule, failure.document, failure.reason) for failure in report.failures],
        )


def _entry(document: dict[str, Any], root: Path | None) -> DocumentEntry:
    known = {key: value for key, value in document.items() if key in _FIELDS}
    return DocumentEntry(**known, key=Masker().mask(document_key(document["name"], root)))
