"""The ledger as CSV (RFC 4180), in UTF-8 with the mark by which Excel knows it."""

from __future__ import annotations

import csv
import io
from typing import TYPE_CHECKING

from disclosure_lint.formats.ledger import heads, inert, lines

if TYPE_CHECKING:
    from disclosure_lint.report import Report
    from disclosure_lint.rules.model import Lang

_MARK = "\ufeff"


def format_csv(report: Report, lang: Lang = "zh", *, everything: bool = False) -> str:
    """Return the ledger; no cell is a formula."""
    written = io.StringIO()
    writer = csv.writer(written, lineterminator="\r\n")
    writer.writerow(heads(lang))
    writer.writerows([inert(cell) for cell in line] for line in lines(report, lang, everything=everything))
    return _MARK + written.getvalue()
