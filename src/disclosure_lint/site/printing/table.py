"""The ledger of a site (整改台账): one line a finding, as CSV or as a workbook."""

from __future__ import annotations

import csv
import io
from typing import TYPE_CHECKING, Any

from disclosure_lint.formats.standing import notes_of
from disclosure_lint.site.printing.text import level

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

    from disclosure_lint.rules.model import Lang
    from disclosure_lint.site.listing import Listed

#: Width in characters, and what heads the column.
COLUMNS = (
    (6, {"zh": "序号", "en": "No."}),
    (22, {"zh": "单位", "en": "organ"}),
    (18, {"zh": "栏目", "en": "column"}),
    (24, {"zh": "标题", "en": "title"}),
    (50, {"zh": "链接", "en": "link"}),
    (8, {"zh": "级别", "en": "level"}),
    (30, {"zh": "问题类型", "en": "rule"}),
    (40, {"zh": "依据", "en": "basis"}),
    (50, {"zh": "问题描述", "en": "problem"}),
    (40, {"zh": "整改建议", "en": "remedy"}),
    (10, {"zh": "相同页面", "en": "repeats"}),
    (10, {"zh": "状态", "en": "state"}),
)
_STATES = {
    "new": {"zh": "新增", "en": "new"},
    "gone": {"zh": "已消除", "en": "gone"},
    "still": {"zh": "待整改", "en": "open"},
}
#: What a spreadsheet would take for a formula.
_FORMULA = ("=", "+", "-", "@", "\t", "\r")
#: What a worksheet and a cell of it can hold.
_MOST_LINES, _MOST_SIGNS = 1_048_570, 32_000


def lines(listed: Iterable[tuple[str, Listed]], lang: Lang) -> Iterator[list[str | int]]:
    """Yield the cells of each finding, given with its state."""
    for number, (state, one) in enumerate(listed, start=1):
        found = one.finding
        basis = "；".join(f"{clause['title']}{clause['clause']}" for clause in found["basis"])
        yield [
            number,
            one.issuer,
            one.column,
            one.page,
            found["document"],
            level(found["outcome"], found["severity"], lang),
            f"{one.title} {found['rule']}".strip(),
            basis,
            found["message"],
            found["remedy"],
            found["repeats"],
            "；".join([_STATES[state][lang], *notes_of(found, lang)]),
        ]


def format_csv(listed: Iterable[tuple[str, Listed]], lang: Lang = "zh") -> Iterator[str]:
    """Yield CSV, with a byte order mark without which Excel misreads it, and with formulas inert."""
    yield "\ufeff" + _line([name[lang] for _, name in COLUMNS])
    for cells in lines(listed, lang):
        yield _line([_inert(cell) if isinstance(cell, str) else cell for cell in cells])


def write_xlsx(path: Path, listed: Iterable[tuple[str, Listed]], lang: Lang = "zh") -> None:
    """Write a workbook, row by row; every text is a text, whatever it begins with."""
    import xlsxwriter

    plain = {"strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
    with xlsxwriter.Workbook(path, {"constant_memory": True, **plain}) as book:
        head = book.add_format({"bold": True, "bg_color": "#DCE6F1", "border": 1, "text_wrap": True})
        body = book.add_format({"border": 1, "border_color": "#BFBFBF", "text_wrap": True, "valign": "top"})
        sheet = _sheet(book, lang, head)
        last = 0
        for last, cells in enumerate(lines(listed, lang), start=1):
            if last > _MOST_LINES:
                sheet = _sheet(book, lang, head)
            _write(sheet, (last - 1) % _MOST_LINES + 1, cells, body)
        sheet.autofilter(0, 0, last % _MOST_LINES, len(COLUMNS) - 1)


def _sheet(book: Any, lang: Lang, head: Any) -> Any:  # noqa: ANN401 - untyped
    sheet = book.add_worksheet()
    for column, (width, name) in enumerate(COLUMNS):
        sheet.set_column(column, column, width)
        sheet.write_string(0, column, name[lang], head)
    sheet.freeze_panes(1, 0)
    sheet.set_landscape()
    sheet.fit_to_pages(1, 0)
    return sheet


def _write(sheet: Any, row: int, cells: list[str | int], style: Any) -> None:  # noqa: ANN401 - untyped
    for column, cell in enumerate(cells):
        if isinstance(cell, int):
            sheet.write_number(row, column, cell, style)
        else:
            sheet.write_string(row, column, cell[:_MOST_SIGNS], style)


def _line(cells: list[Any]) -> str:
    line = io.StringIO()
    csv.writer(line).writerow(cells)
    return line.getvalue()


def _inert(cell: str) -> str:
    return f"'{cell}" if cell.startswith(_FORMULA) else cell
