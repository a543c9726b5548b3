"""The ledger as an Excel workbook: a sheet of findings, a sheet about the run."""

from __future__ import annotations

import datetime
import io
from typing import TYPE_CHECKING, Any

from disclosure_lint.finding import Outcome
from disclosure_lint.formats.ledger import COLUMNS, heads, lines
from disclosure_lint.formats.words import OUTCOMES, SEVERITIES
from disclosure_lint.version import __version__

if TYPE_CHECKING:
    from collections.abc import Iterator

    from disclosure_lint.report import Report
    from disclosure_lint.rules.model import Lang

_SHEETS = {"zh": ("整改台账", "检查情况"), "en": ("Ledger", "Run")}
_SAYS = {
    "documents": {"zh": "文件", "en": "documents"},
    "read": {"zh": "已检查", "en": "checked"},
    "tool": {"zh": "工具", "en": "tool"},
    "pack": {"zh": "规则包", "en": "rules"},
    "failures": {"zh": "没有完成的规则", "en": "rules that did not finish"},
}
#: What a worksheet and a cell of it can hold.
_MOST_LINES, _MOST_SIGNS = 1_048_570, 32_000
#: The same bytes for the same report: a workbook wants a time of creation.
_NO_TIME = datetime.datetime(2000, 1, 1)  # noqa: DTZ001 - Excel knows no time zones


def format_xlsx(report: Report, lang: Lang = "zh", *, everything: bool = False) -> bytes:
    """Return the workbook; every text is a text, whatever it begins with."""
    import xlsxwriter

    written = io.BytesIO()
    plain = {"strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
    with xlsxwriter.Workbook(written, {"in_memory": True, **plain}) as book:
        book.set_properties({"title": _SHEETS[lang][0], "created": _NO_TIME})
        head = book.add_format(
            {"bold": True, "bg_color": "#DCE6F1", "border": 1, "text_wrap": True, "valign": "vcenter"}
        )
        body = book.add_format({"border": 1, "border_color": "#BFBFBF", "text_wrap": True, "valign": "top"})
        listed = lines(report, lang, everything=everything)
        _ledger(book.add_worksheet(_SHEETS[lang][0]), listed, lang, (head, body))
        _run(book.add_worksheet(_SHEETS[lang][1]), report, lang, (head, body))
    return written.getvalue()


def _ledger(sheet: Any, lines: Iterator[list[str | int]], lang: Lang, formats: tuple[Any, Any]) -> None:  # noqa: ANN401 - untyped
    head, body = formats
    for column, (width, _) in enumerate(COLUMNS):
        sheet.set_column(column, column, width)
    for column, name in enumerate(heads(lang)):
        sheet.write_string(0, column, name, head)
    last = 0
    for last, line in enumerate(lines, start=1):
        if last > _MOST_LINES:
            break
        _write(sheet, last, line, body)
    sheet.freeze_panes(1, 1)
    sheet.autofilter(0, 0, last, len(COLUMNS) - 1)
    sheet.set_landscape()
    sheet.set_paper(9)  # A4
    sheet.fit_to_pages(1, 0)
    sheet.repeat_rows(0)


def _run(sheet: Any, report: Report, lang: Lang, formats: tuple[Any, Any]) -> None:  # noqa: ANN401 - untyped
    head, body = formats
    sheet.set_column(0, 0, 28)
    sheet.set_column(1, 1, 60)
    for row, (name, value) in enumerate(_facts(report, lang)):
        sheet.write_string(row, 0, name, head)
        _write(sheet, row, [value], body, first=1)


def _facts(report: Report, lang: Lang) -> Iterator[tuple[str, str | int]]:
    yield _SAYS["documents"][lang], len(report.documents)
    yield _SAYS["read"][lang], report.read
    told = report.reported()
    failed = [entry for entry in told if entry.outcome is Outcome.FAIL]
    for severity, words in SEVERITIES.items():
        yield words[lang], sum(entry.severity is severity for entry in failed)
    review = OUTCOMES[Outcome.REVIEW][lang]
    yield review, sum(entry.outcome is Outcome.REVIEW for entry in told)
    yield _SAYS["failures"][lang], len(report.failures)
    yield _SAYS["tool"][lang], f"disclosure-lint {__version__}"
    yield _SAYS["pack"][lang], f"{report.pack.name} {report.pack.version} sha256:{report.pack.digest}"


def _write(sheet: Any, row: int, line: list[str | int], style: Any, first: int = 0) -> None:  # noqa: ANN401 - untyped
    for column, cell in enumerate(line, start=first):
        if isinstance(cell, int):
            sheet.write_number(row, column, cell, style)
        else:
            sheet.write_string(row, column, cell[:_MOST_SIGNS], style)
