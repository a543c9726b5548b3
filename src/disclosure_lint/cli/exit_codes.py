"""What the exit code tells: the level of what was found, apart from its cause."""

from __future__ import annotations

from enum import IntEnum
from typing import TYPE_CHECKING

from disclosure_lint.finding import Outcome, Severity

if TYPE_CHECKING:
    from disclosure_lint.report import Report

#: From the highest threshold to the lowest.
THRESHOLDS = ("error", "warning", "note", "review")


class ExitCode(IntEnum):
    """Exit codes of every command."""

    OK = 0
    FOUND = 1
    FAILED = 2
    NOTHING_READ = 3
    USAGE = 4
    INTERRUPTED = 130


def exit_code(report: Report, threshold: str) -> ExitCode:
    """Return the code for a report: trouble first, then whether anything reaches the threshold."""
    if report.failures:
        return ExitCode.FAILED
    if not report.read:
        return ExitCode.NOTHING_READ
    limit = THRESHOLDS.index(threshold)
    levels = {Severity.ERROR: 0, Severity.WARNING: 1, Severity.NOTE: 2}
    for entry in report.entries:
        if not entry.counts:
            continue
        if entry.outcome is Outcome.FAIL and levels[entry.severity] <= limit:
            return ExitCode.FOUND
        if entry.outcome is Outcome.REVIEW and threshold == "review":
            return ExitCode.FOUND
    return ExitCode.OK
