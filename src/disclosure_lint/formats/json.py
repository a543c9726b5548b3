"""The report as JSON, schema ``disclosure-lint/report@1``; described in docs/json-report.md."""

from __future__ import annotations

import json
from collections import Counter
from typing import TYPE_CHECKING, Any

from disclosure_lint.finding import Outcome, Severity
from disclosure_lint.formats.standing import as_keys, as_summary
from disclosure_lint.formats.words import failed, numbers, reason
from disclosure_lint.version import __version__

if TYPE_CHECKING:
    from disclosure_lint.report import DocumentEntry, Entry, Position, Report
    from disclosure_lint.rules.model import Lang
    from disclosure_lint.rules.pack import Pack

SCHEMA = "disclosure-lint/report@1"


def format_json(report: Report, lang: Lang = "zh", *, ascii_only: bool = False) -> str:
    """Return the report as one JSON object, indented, with a line feed at the end.

    With ``ascii_only`` other characters are escaped, for outputs that are not UTF-8.
    """
    return json.dumps(as_object(report, lang), ensure_ascii=ascii_only, indent=2) + "\n"


def as_object(report: Report, lang: Lang = "zh") -> dict[str, Any]:
    """Return the report as plain data; offsets are characters of the decoded source."""
    return {
        "schema": SCHEMA,
        "tool": {
            "name": "disclosure-lint",
            "version": __version__,
            "pack": pack_object(report.pack),
            "names": report.names,
        },
        "documents": [document_object(document, lang) for document in report.documents],
        "findings": [finding_object(entry, lang) for entry in report.entries],
        "failures": [
            {
                "rule": failure.rule,
                "document": failure.document,
                "reason": failure.reason,
                "message": failed(failure.reason, lang),
            }
            for failure in report.failures
        ],
        "summary": _summary(report, lang),
    }


def pack_object(pack: Pack) -> dict[str, str]:
    """Return which rules they are."""
    return {"name": pack.name, "version": pack.version, "digest": f"sha256:{pack.digest}"}


def document_object(document: DocumentEntry, lang: Lang) -> dict[str, Any]:
    """Return one of the ``documents`` of the report."""
    fetched = {"address": document.address, "date": document.date and document.date.isoformat()}
    return {
        "name": document.name,
        "kind": document.kind,
        "year": document.year,
        "issuer": document.issuer,
        "encoding": document.encoding,
        "compared": document.compared,
        "footer": dict(document.footer),
        **{key: value for key, value in fetched.items() if value},
        "unread": [
            {"reason": name, "message": reason(name, lang), "detail": detail}
            for name, detail in document.unread
        ],
    }


def finding_object(entry: Entry, lang: Lang) -> dict[str, Any]:
    """Return one of the ``findings`` of the report."""
    return {
        "rule": entry.rule,
        "outcome": entry.outcome.value,
        "severity": entry.severity.value,
        "certainty": entry.certainty.value,
        **place_object(entry.position, entry.document),
        "message": entry.message[lang],
        "remedy": entry.remedy.in_(lang),
        "basis": [
            {
                "source": c.source,
                "title": c.title.in_(lang),
                "number": c.number,
                "clause": c.clause,
                "verified": c.verified,
            }
            for c in entry.basis
        ],
        "related": [{**place_object(place, entry.document), "label": place.label} for place in entry.related],
        "anchor": entry.anchor,
        "fingerprint": entry.fingerprint,
        **as_keys(entry),
    }


def place_object(position: Position | None, document: str) -> dict[str, Any]:
    """Return where something stands, as findings and related places give it."""
    if position is None:
        keys = ("line", "column", "end_line", "end_column", "offset", "end_offset")
        return {"document": document, **dict.fromkeys(keys), "location": None, "excerpt": ""}
    return {
        "document": position.document,
        "line": position.line,
        "column": position.column,
        "end_line": position.end_line,
        "end_column": position.end_column,
        "offset": position.offset,
        "end_offset": position.end_offset,
        "location": _location(position),
        "excerpt": position.excerpt.text,
    }


def _location(position: Position) -> dict[str, Any] | None:
    """The first location; where a place runs over pages, the further ones are listed in it."""
    places = [numbers(location) for location in position.locations]
    if not places:
        return None
    return {**places[0], "continued": places[1:]} if len(places) > 1 else places[0]


def _summary(report: Report, lang: Lang) -> dict[str, Any]:
    failed = Counter(entry.severity for entry in report.entries if entry.outcome is Outcome.FAIL)
    compared = sum(document.compared for document in report.documents)
    return {
        "documents": len(report.documents),
        "read": report.read,
        "compared": compared,
        "unread": len(report.documents) - report.read - compared,
        "findings": {
            **{severity.value: failed[severity] for severity in Severity},
            "review": sum(entry.outcome is Outcome.REVIEW for entry in report.entries),
        },
        "rules": {outcome.value: report.outcomes[outcome] for outcome in Outcome},
        "by_rule": dict(sorted(Counter(entry.rule for entry in report.entries).items())),
        "failures": len(report.failures),
        **as_summary(report, lang),
    }
