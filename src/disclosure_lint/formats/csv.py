"""The ledger as CSV (RFC 4180), in UTF-8 with the mark by which Excel knows it."""

from __future__ import annotations

import csv
import io
from itertools import chain
from typing import TYPE_CHECKING

from disclosure_lint.formats.ledger import heads, inert, lines

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from disclosure_lint.report import Report
    from disclosure_lint.rules.model import Lang

_MARK = "\ufeff"


def format_csv(report: Report, lang: Lang = "zh", *, everything: bool = False) -> str:
    """Return the ledger of a report; no cell is a formula."""
    return "".join(csv_lines(lines(report.listed(everything=everything), lang, report.documents), lang))


def csv_lines(listed: Iterable[list[str | int]], lang: Lang = "zh") -> Iterator[str]:
    """Yield a ledger line by line, its head first."""
    return csv_rows(chain((heads(lang),), listed))


def csv_rows(rows: Iterable[Sequence[str | int]]) -> Iterator[str]:
    """Yield rows, the first with the mark before it; no cell is a formula."""
    written = io.StringIO()
    writer = csv.writer(written, lineterminator="\r\n")
    written.write(_MARK)
    for row in rows:
        writer.writerow([inert(cell) for cell in row])
        yield written.getvalue()
        written.seek(0)
        written.truncate()
