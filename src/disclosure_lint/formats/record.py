"""The record of a check, schema ``disclosure-lint/record@1``: what was checked, how, and what came of it.

Written as canonical JSON (RFC 8785), so that the same record has the same bytes and one digest.
"""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING, Any

from disclosure_lint.formats.json import as_object

if TYPE_CHECKING:
    from collections.abc import Mapping

    from disclosure_lint.report import Report

SCHEMA = "disclosure-lint/record@1"
#: What the record's own digest leaves out: itself, and what a person decides later.
_APART = ("digest", "verdict")


def format_record(report: Report, options: Mapping[str, Any], *, time: str, exit_code: int) -> bytes:
    """Return the record of a check as canonical JSON.

    Args:
        report: the report, with digests of its documents.
        options: what the check was asked for; personal values in them masked.
        time: when it was made (RFC 3339).
        exit_code: what the check came to.
    """
    return canonical(as_record(report, options, time=time, exit_code=exit_code))


def as_record(report: Report, options: Mapping[str, Any], *, time: str, exit_code: int) -> dict[str, Any]:
    """Return the record as plain data; the verdict is left to a person."""
    said = as_object(report)
    for index, document in enumerate(said["documents"]):
        found = report.digests.get(index)
        document["digest"] = {"of": found.of, "sha256": found.sha256} if found else None
    record = {
        "schema": SCHEMA,
        "time": time,
        "tool": said["tool"],
        "options": dict(options),
        "documents": said["documents"],
        "findings": said["findings"],
        "failures": said["failures"],
        "summary": said["summary"],
        "exit_code": exit_code,
        "verdict": None,
    }
    return {**record, "digest": digest_of(record)}


def digest_of(record: Mapping[str, Any]) -> str:
    """Return the digest of a record: of all but itself and the verdict."""
    digested = {key: value for key, value in record.items() if key not in _APART}
    return f"sha256:{hashlib.sha256(canonical(digested)).hexdigest()}"


def canonical(value: Mapping[str, Any]) -> bytes:
    """Return plain data as canonical JSON (RFC 8785)."""
    import rfc8785

    return rfc8785.dumps(_clean(value))


def _clean(value: Any) -> Any:  # noqa: ANN401 - JSON of any kind
    """The same without halves of characters, which file names may have and UTF-8 cannot."""
    if isinstance(value, str):
        return value.encode(errors="backslashreplace").decode()
    if isinstance(value, dict):
        return {_clean(key): _clean(item) for key, item in value.items()}
    return [_clean(item) for item in value] if isinstance(value, list | tuple) else value
