"""Compliance and privacy linter for what Chinese government offices publish.

>>> from disclosure_lint import check_text
>>> report = check_text("2023年我单位约50余件。")
>>> [entry.rule for entry in report.entries]
['wording/double-approximation']
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from disclosure_lint.version import __version__

__all__ = ["Report", "__version__", "check_file", "check_paths", "check_text"]

if TYPE_CHECKING:
    from disclosure_lint.api import check_file, check_paths, check_text
    from disclosure_lint.report import Report

_HOMES = {
    "Report": "disclosure_lint.report",
    "check_file": "disclosure_lint.api",
    "check_paths": "disclosure_lint.api",
    "check_text": "disclosure_lint.api",
}


def __getattr__(name: str) -> object:
    # Importing the package must stay cheap: the command line reads only the version.
    if name not in _HOMES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    from importlib import import_module

    return getattr(import_module(_HOMES[name]), name)
