"""Exit codes of the commands on a site, as ``check`` has them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from disclosure_lint.cli.exit_codes import THRESHOLDS, ExitCode
from disclosure_lint.finding import Outcome, Severity

if TYPE_CHECKING:
    from disclosure_lint.site.overview import Overview


def outcome(state: Overview, threshold: str) -> ExitCode:
    """Return the code for the state of a store."""
    if state.failures:
        return ExitCode.FAILED
    if not state.read:
        return ExitCode.NOTHING_READ
    grave = list(Severity)[: THRESHOLDS.index(threshold) + 1]
    if any(state.level(Outcome.FAIL.value, severity.value) for severity in grave):
        return ExitCode.FOUND
    if threshold == "review" and state.level(Outcome.REVIEW.value):
        return ExitCode.FOUND
    return ExitCode.OK
