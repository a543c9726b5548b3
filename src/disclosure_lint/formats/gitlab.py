"""Findings as a code quality report of GitLab (a list of issues, after Code Climate)."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from disclosure_lint.finding import Outcome, Severity
from disclosure_lint.formats.addresses import relative
from disclosure_lint.formats.words import where

if TYPE_CHECKING:
    from disclosure_lint.report import Entry, Report
    from disclosure_lint.rules.model import Lang

_LEVELS = {Severity.ERROR: "critical", Severity.WARNING: "major", Severity.NOTE: "minor"}


def format_gitlab(report: Report, lang: Lang = "zh", *, base: str = "") -> str:
    """Return the list; what needs a person is ``info``. ``base`` is the folder the run was started in."""
    return (
        json.dumps([_issue(entry, lang, base) for entry in report.reported()], ensure_ascii=False, indent=2)
        + "\n"
    )


def _issue(entry: Entry, lang: Lang, base: str) -> dict[str, Any]:
    position = entry.position
    # Without lines the widget wants one all the same; the place is said in words.
    first = position.line if position and position.line else 1
    last = position.end_line if position and position.end_line else first
    at = f"{where(position, lang)} " if position and position.line is None else ""
    return {
        "description": f"{at}{entry.message[lang]}",
        "check_name": entry.rule,
        "fingerprint": entry.fingerprint,
        "severity": _LEVELS[entry.severity] if entry.outcome is Outcome.FAIL else "info",
        "location": {
            "path": relative(entry.document, base),
            "lines": {"begin": first, "end": last},
        },
    }
