"""What the exit code tells: the level of what was found, apart from its cause."""

from __future__ import annotations

from enum import IntEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from disclosure_lint.report import Report


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
    return ExitCode.FOUND if any(entry.reaches(threshold) for entry in report.entries) else ExitCode.OK
