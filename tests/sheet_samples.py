"""Workbooks the tests share, as programs write them."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING

import xlsxwriter
import xlwt

from disclosure_lint.document import Document
from disclosure_lint.readers import read
from disclosure_lint.source import Source

if TYPE_CHECKING:
    from collections.abc import Sequence

#: Number formats offices use, and a value for each.
FORMATTED = (
    ("#,##0.00", 1234567.891),
    ("0%", 0.256),
    ("0.00%", 0.12345),
    ("0.0", 2.25),
    ("000000", 42.0),
    ('yyyy"年"m"月"d"日"', 45292.0),
    ("yyyy/mm/dd", 45351.0),
    ("h:mm", 0.75),
    ("[h]:mm", 1.5),
    ('0.00"万元"', 12.345),
    ("#,##0;[Red]-#,##0", -1234.0),
    ("0.00E+00", 12345.678),
    ('_ * #,##0.00_ ;_ * \\-#,##0.00_ ;_ * "-"??_ ;_ @_ ', 1234.5),
    ("General", 0.1),
    ("General", 123456.0),
    ("@", 13.0),
    ("#,##0,", 1234567.0),
    ("000-0000-0000", 13800138000.0),
    ("[>=1000]0.0;0", 999.0),
    ('mm"月"dd"日"', 45292.0),
    ("yyyy-mm-dd hh:mm:ss", 45292.5),
)


def document(data: bytes, name: str = "表.xlsx") -> Document:
    """Read a file that can be read."""
    found = read(Source(name, data))
    assert isinstance(found, Document), found
    return found


def hidden(found: Document) -> dict[str, list[str]]:
    """What is not seen, by what hides it."""
    said: dict[str, list[str]] = {}
    for one in found.hidden:
        said.setdefault(one.name or one.kind.value, []).append(one.text.value)
    return said


def cells(found: Document) -> list[list[list[str]]]:
    """The tables as rows of texts."""
    return [
        [[cell.text.value if cell else "" for cell in row] for row in table.grid] for table in found.tables
    ]


def where(found: Document, value: str) -> str:
    """Sheet and cell of a text."""
    assert found.locator
    at = found.content.index(value)
    from disclosure_lint.text import Span

    (location,) = found.locator.locate(Span(at, at + len(value)))
    return f"{location.sheet}!{location.cell}"


LIST = (
    ("序号", "姓名", "金额（元）"),
    (1, "第一户", 1200.5),
    (2, "第二户", 800),
    (3, "第三户", 1e6),
)


def workbook_xlsx() -> bytes:
    """A list with a title over it, a note below it, formats, merged heads and a second sheet."""
    stored = io.BytesIO()
    with xlsxwriter.Workbook(stored) as book:
        sheet = book.add_worksheet("补助名单")
        money = book.add_format({"num_format": "#,##0.00"})
        sheet.merge_range(0, 0, 0, 2, "青岚市补助对象公示表")
        for number, row in enumerate(LIST, 1):
            sheet.write_row(number, 0, row[:2])
            sheet.write(number, 2, row[2], money)
        sheet.write(6, 0, "注：金额为全年合计")
        formats = book.add_worksheet("格式")
        for number, (code, value) in enumerate(FORMATTED):
            formats.write_number(number, 0, value, book.add_format({"num_format": code}))
            formats.write_string(number, 1, "项")
        heads = book.add_worksheet("统计")
        heads.merge_range(0, 0, 1, 0, "单位")
        heads.merge_range(0, 1, 0, 2, "申请件数")
        heads.write_row(1, 1, ["自然人", "法人"])
        heads.write_row(2, 0, ["松涧镇", 3, 4])
        heads.write_formula(3, 1, "=B3", None, 3)
        heads.write(3, 0, "合计")
        heads.write(3, 2, 4)
    return stored.getvalue()


def workbook_xls(rows: Sequence[Sequence[object]] = LIST) -> bytes:
    """The same list, with a hidden row, a hidden column, and sheets that are not shown."""
    book = xlwt.Workbook(encoding="utf-8")
    sheet = book.add_sheet("补助名单")
    sheet.write_merge(0, 0, 0, 2, "青岚市补助对象公示表")
    money = xlwt.easyxf(num_format_str="#,##0.00")
    for number, row in enumerate(rows, 1):
        for column, value in enumerate(row):
            sheet.write(number, column, value, money if column == 2 else xlwt.Style.default_style)
    sheet.write(6, 0, "注：金额为全年合计")
    sheet.write(2, 4, "藏列")
    sheet.write(8, 0, "藏行")
    sheet.write(9, 0, "白字", xlwt.easyxf("font: colour white"))
    sheet.write(10, 0, 4321, xlwt.easyxf(num_format_str=";;;"))
    sheet.row(8).hidden = 1
    sheet.col(4).hidden = 1
    secret, more = book.add_sheet("密"), book.add_sheet("更密")
    secret.visibility, more.visibility = 1, 2
    secret.write(0, 0, "第一密")
    more.write(0, 0, "第二密")
    stored = io.BytesIO()
    book.save(stored)
    return stored.getvalue()
