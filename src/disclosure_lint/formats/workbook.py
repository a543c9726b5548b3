"""The ledger as an Excel workbook: sheets of findings, and a sheet of totals behind them."""

from __future__ import annotations

import datetime
import io
from typing import TYPE_CHECKING, Any, BinaryIO

from disclosure_lint.formats.addresses import web
from disclosure_lint.formats.ledger import COLUMNS, heads

if TYPE_CHECKING:
    from collections.abc import Iterable

    from disclosure_lint.formats.totals import Totals
    from disclosure_lint.rules.model import Lang

_SHEETS = {"zh": ("整改台账", "汇总"), "en": ("Ledger", "Totals")}
#: What a worksheet can hold: lines with their head, links; characters of a cell (UTF-16).
MOST_LINES, MOST_LINKS, _MOST_SIGNS = 1_048_576, 65_530, 32_767
_LINK = next(at for at, (_, head) in enumerate(COLUMNS) if head["zh"] == "链接")
#: The same bytes for the same report: a workbook wants a time of creation.
_NO_TIME = datetime.datetime(2000, 1, 1)  # noqa: DTZ001 - Excel knows no time zones
_A4 = 9
_EDGE = {"border": 1, "text_wrap": True, "font_size": 10}
#: Widths of the columns of a ledger and of totals.
_WIDTHS, _OF_TOTALS = tuple(width for width, _ in COLUMNS), (46, 44)
#: Offices other than Excel do not fit the height of rows when they open a file: points of
#: a line of text, and of the tallest row.
_LINE, _TALLEST = 14.5, 409.0


def write_workbook(
    file: BinaryIO,
    lines: Iterable[list[str | int]] | None,
    totals: Totals,
    facts: Iterable[tuple[str, str | int]],
    lang: Lang = "zh",
) -> None:
    """Write the workbook; every text is a text, whatever it begins with, and only web addresses are links.

    Args:
        file: that is written; if it is in memory, all is held there, else line goes after line.
        lines: as :func:`disclosure_lint.formats.ledger.lines` has them, None for totals alone.
        totals: of what the lines list, read when they are written.
        facts: about the run: names and values.
        lang: of all words.

    Raises:
        OSError: when it cannot be written.
    """
    import xlsxwriter

    held = "in_memory" if isinstance(file, io.BytesIO) else "constant_memory"
    plain = {"strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
    with xlsxwriter.Workbook(file, {held: True, **plain}) as book:
        book.set_properties({"title": _SHEETS[lang][0], "created": _NO_TIME})
        written = _Book(book, lang)
        if lines is not None:
            written.ledger(lines)
        written.totals(totals, facts)


class _Book:
    def __init__(self, book: Any, lang: Lang) -> None:  # noqa: ANN401 - untyped
        self._book, self._lang = book, lang
        self._head = book.add_format({**_EDGE, "bold": True, "bg_color": "#DCE6F1", "valign": "vcenter"})
        body = {**_EDGE, "border_color": "#BFBFBF", "valign": "top"}
        self._body = book.add_format(body)
        self._linked = book.add_format({**body, "font_color": "#0563C1", "underline": 1})

    def ledger(self, lines: Iterable[list[str | int]]) -> None:
        row, links, sheet = 0, 0, self._sheet(1)
        for line in lines:
            if row + 1 >= MOST_LINES:
                _close(sheet, row)
                row, links, sheet = 0, 0, self._sheet(len(self._book.worksheets()) + 1)
            row += 1
            sheet.set_row(row, _height(line, _WIDTHS))
            links += self._line(sheet, row, line, link=links < MOST_LINKS)
        _close(sheet, row)

    def _sheet(self, number: int) -> Any:  # noqa: ANN401 - untyped
        name = _SHEETS[self._lang][0]
        sheet = self._book.add_worksheet(name if number == 1 else f"{name} {number}")
        for column, (width, _) in enumerate(COLUMNS):
            sheet.set_column(column, column, width)
        self._line(sheet, 0, heads(self._lang), style=self._head)
        sheet.freeze_panes(1, 1)
        sheet.set_landscape()
        sheet.repeat_rows(0)
        _printed(sheet)
        return sheet

    def _line(
        self,
        sheet: Any,  # noqa: ANN401 - untyped
        row: int,
        line: Iterable[str | int],
        *,
        link: bool = False,
        style: Any = None,  # noqa: ANN401 - untyped
    ) -> bool:
        """Write a line; return whether a link was made."""
        linked = False
        for column, cell in enumerate(line):
            if isinstance(cell, int):
                sheet.write_number(row, column, cell, style or self._body)
            elif link and column == _LINK and web(cell):
                sheet.write_url(row, column, cell, self._linked, string=fitting(cell))
                linked = True
            else:
                sheet.write_string(row, column, fitting(cell), style or self._body)
        return linked

    def totals(self, totals: Totals, facts: Iterable[tuple[str, str | int]]) -> None:
        sheet = self._book.add_worksheet(_SHEETS[self._lang][1])
        for column, width in enumerate(_OF_TOTALS):
            sheet.set_column(column, column, width)
        row = 0
        style = self._book.add_format({**_EDGE, "border_color": "#BFBFBF", "align": "left", "valign": "top"})
        for head, *lines in totals.blocks(facts, self._lang):
            self._line(sheet, row, head, style=self._head)
            for line in lines:
                row += 1
                sheet.set_row(row, _height(line, _OF_TOTALS))
                self._line(sheet, row, line, style=style)
            row += 2
        _printed(sheet)


def _height(line: Iterable[str | int], widths: Iterable[int]) -> float:
    """Points a line needs: a character of UTF-8 takes one column, and if it has three bytes two."""
    most = 1
    for width, cell in zip(widths, line, strict=True):
        if isinstance(cell, str) and cell:
            rows = (1 + (len(part.encode()) + len(part)) // 2 // width for part in cell.split("\n"))
            most = max(most, sum(rows))
    return min(_LINE * most + 3, _TALLEST)


def _close(sheet: Any, last: int) -> None:  # noqa: ANN401 - untyped
    sheet.autofilter(0, 0, last, len(COLUMNS) - 1)


def _printed(sheet: Any) -> None:  # noqa: ANN401 - untyped
    sheet.set_paper(_A4)
    sheet.fit_to_pages(1, 0)
    sheet.set_margins(left=0.4, right=0.4, top=0.5, bottom=0.6)
    sheet.set_footer("&C&P / &N")


def fitting(cell: str) -> str:
    """Return a text as long as a cell can hold, ``…`` where it was cut."""
    if len(cell) <= _MOST_SIGNS // 2:
        return cell
    units = cell.encode("utf-16-le", "replace")
    if len(units) <= 2 * _MOST_SIGNS:
        return cell
    return units[: 2 * (_MOST_SIGNS - 1)].decode("utf-16-le", "ignore") + "…"
