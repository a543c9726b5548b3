"""The report as an Excel workbook: the ledger, totals, and facts about the run."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING

from disclosure_lint.formats.ledger import lines
from disclosure_lint.formats.totals import Totals
from disclosure_lint.formats.workbook import write_workbook
from disclosure_lint.version import __version__

if TYPE_CHECKING:
    from collections.abc import Iterator

    from disclosure_lint.report import Report
    from disclosure_lint.rules.model import Lang

_SAYS = {
    "documents": {"zh": "文件", "en": "documents"},
    "read": {"zh": "已检查", "en": "checked"},
    "failures": {"zh": "没有完成的规则", "en": "rules that did not finish"},
    "tool": {"zh": "工具", "en": "tool"},
    "pack": {"zh": "规则包", "en": "rules"},
}


def format_xlsx(report: Report, lang: Lang = "zh", *, everything: bool = False) -> bytes:
    """Return the workbook; no cell is a formula."""
    written, totals = io.BytesIO(), Totals()
    listed = lines(totals.count(report.listed(everything=everything)), lang, report.documents)
    write_workbook(written, listed, totals, _facts(report, lang), lang)
    return written.getvalue()


def _facts(report: Report, lang: Lang) -> Iterator[tuple[str, str | int]]:
    yield _SAYS["documents"][lang], len(report.documents)
    yield _SAYS["read"][lang], report.read
    yield _SAYS["failures"][lang], len(report.failures)
    yield _SAYS["tool"][lang], f"disclosure-lint {__version__}"
    yield _SAYS["pack"][lang], f"{report.pack.name} {report.pack.version} sha256:{report.pack.digest}"
