"""Sheets become titles, tables and notes, with numbers as they are shown."""

from __future__ import annotations

from disclosure_lint.document import Footer, Heading, Paragraph
from disclosure_lint.specimen_xlsx import xlsx_file
from disclosure_lint.table import Table
from sheet_samples import cells, document, where, workbook_xlsx
from xlsx_leaks import text


def sheet(*rows: tuple[str, ...], behind: str = "", before: str = "") -> bytes:
    """A workbook with texts from the first column; "" is a blank cell."""
    data = "".join(
        f'<row r="{number}">'
        + "".join(text(value, 0, f"{chr(65 + column)}{number}") for column, value in enumerate(row) if value)
        + "</row>"
        for number, row in enumerate(rows, 1)
    )
    return xlsx_file(f"{before}<sheetData>{data}</sheetData>{behind}")


def test_a_title_over_the_table_is_a_heading_and_a_line_below_a_note() -> None:
    found = document(workbook_xlsx())
    kinds = [type(block) for block in found.blocks[:4]]
    assert kinds == [Heading, Heading, Table, Paragraph]
    assert [block.text.value for block in found.blocks[:2]] == ["补助名单", "青岚市补助对象公示表"]
    assert found.blocks[3].text.value == "注：金额为全年合计"


def test_the_table_holds_numbers_as_they_are_shown() -> None:
    assert cells(document(workbook_xlsx()))[0][1:] == [
        ["1", "第一户", "1,200.50"],
        ["2", "第二户", "800.00"],
        ["3", "第三户", "1,000,000.00"],
    ]


def test_heads_of_several_rows_name_the_columns() -> None:
    table = document(workbook_xlsx()).tables[-1]
    assert table.column_path(1) == ("申请件数", "自然人")
    assert table.column_path(2) == ("申请件数", "法人")
    assert table.row_path(2) == ("松涧镇",)


def test_a_formula_shows_the_value_it_had() -> None:
    assert cells(document(workbook_xlsx()))[-1][-1] == ["合计", "3", "4"]


def test_blank_rows_set_tables_with_heads_of_their_own_apart() -> None:
    found = document(sheet(("单位", "件"), ("甲局", "1"), (), ("事项", "次"), ("乙项", "2")))
    assert cells(found) == [[["单位", "件"], ["甲局", "1"]], [["事项", "次"], ["乙项", "2"]]]


def test_rows_below_a_blank_row_belong_to_the_table_when_they_have_no_head() -> None:
    found = document(sheet(("单位", "件"), ("甲局", "1"), (), ("乙局", "2")))
    assert cells(found) == [[["单位", "件"], ["甲局", "1"], ["乙局", "2"]]]


def test_a_blank_column_sets_tables_apart() -> None:
    found = document(sheet(("单位", "件", "", "事项", "次"), ("甲局", "1", "", "乙项", "2")))
    assert cells(found) == [[["单位", "件"], ["甲局", "1"]], [["事项", "次"], ["乙项", "2"]]]


def test_a_hidden_column_sets_nothing_apart() -> None:
    before = '<cols><col min="3" max="3" hidden="1"/></cols>'
    found = document(sheet(("单位", "件", "", "次"), ("甲局", "1", "", "2"), before=before))
    assert cells(found) == [[["单位", "件", "次"], ["甲局", "1", "2"]]]


def test_a_merged_cell_covers_what_is_shown_of_it() -> None:
    before = '<cols><col min="2" max="2" hidden="1"/></cols>'
    behind = '<mergeCells><mergeCell ref="A1:C1"/></mergeCells>'
    rows = (("标题", "", "", "数"), ("甲", "乙", "丙", "1"))
    found = document(sheet(*rows, before=before, behind=behind))
    assert [(cell.text.value, cell.column_span) for cell in found.tables[0].cells if cell.row == 0] == [
        ("标题", 2),
        ("数", 1),
    ]


def test_a_merged_area_over_the_whole_sheet_costs_nothing() -> None:
    behind = '<mergeCells><mergeCell ref="A1:XFD1048576"/></mergeCells>'
    found = document(sheet(("标题", "乙"), behind=behind))
    assert [block.text.value for block in found.blocks] == ["标题"]
    assert [one.name for one in found.hidden] == ["merged"]


def test_margins_are_printed_and_their_codes_are_not() -> None:
    header = '&amp;L内部&amp;C&amp;"宋体,加粗"&amp;12 名单&amp;R第&amp;P页'
    margins = f"<headerFooter><oddHeader>{header}</oddHeader></headerFooter>"
    found = document(sheet(("甲",), behind=margins))
    assert [block.text.value for block in found.blocks if isinstance(block, Footer)] == ["内部 名单 第页"]


def test_cells_without_addresses_are_counted() -> None:
    found = document(xlsx_file(f"<row>{text('甲')}{text('乙')}</row><row>{text('丙')}{text('丁')}</row>"))
    assert cells(found) == [[["甲", "乙"], ["丙", "丁"]]]
    assert where(found, "丁") == "Sheet1!B2"


def test_dates_may_be_counted_from_1904() -> None:
    styles = '<cellXfs><xf numFmtId="0"/><xf numFmtId="14"/></cellXfs>'
    row = f'<row><c s="1"><v>43830</v></c>{text("日期")}</row>'
    found = document(xlsx_file(row, {"styles": styles, "workbook": '<workbookPr date1904="1"/>'}))
    assert cells(found) == [[["2024/1/1", "日期"]]]


def test_a_list_of_one_column_is_a_table_and_prose_is_not() -> None:
    assert len(document(sheet(("姓名",), ("甲",), ("乙",))).tables) == 1
    assert not document(sheet(("一" * 80,), ("二" * 80,), ("三" * 80,))).tables
