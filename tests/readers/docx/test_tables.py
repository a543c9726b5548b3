"""Tables of DOCX files on their grid."""

from __future__ import annotations

from disclosure_lint.document import Concealed
from disclosure_lint.table import MAX_COLUMN_SPAN, MAX_GRID
from docx_leaks import cell, p, r, row, table
from readers.word.reading import docx, flow, labels, only_table, unseen

ACROSS = '<w:gridSpan w:val="2"/>'
FIRST, REST = '<w:vMerge w:val="restart"/>', "<w:vMerge/>"


def t(text: str, properties: str = "") -> str:
    return cell(p(r(text)), properties)


def test_merged_cells_stand_at_every_place_they_cover() -> None:
    head = row(t("项目", FIRST), t("数量", ACROSS)), row(t("", REST), t("本年"), t("上年"))
    found = docx(table(*head, row(t("办件"), t("12"), t("7"))))
    grid = only_table(found)
    assert labels(grid) == [["项目", "数量", "数量"], ["项目", "本年", "上年"], ["办件", "12", "7"]]
    assert grid.column_path(1) == ("数量", "本年")
    assert grid.row_path(2) == ("办件",)


def test_cells_merged_the_old_way_are_one() -> None:
    found = docx(
        table(row(t("甲", '<w:hMerge w:val="restart"/>'), t("藏", "<w:hMerge/>")), row(t("1"), t("2")))
    )
    assert labels(only_table(found)) == [["甲", "甲"], ["1", "2"]]
    assert unseen(found, Concealed.INVISIBLE) == ["藏"]


def test_a_block_merged_both_ways_is_one_cell() -> None:
    left, corner = '<w:hMerge w:val="restart"/>', "<w:hMerge/>"
    found = docx(
        table(
            row(t("甲", FIRST + left), t("", corner + FIRST)), row(t("", REST + left), t("", corner + REST))
        )
    )
    grid = only_table(found)
    assert {c for line in grid.grid for c in line} == {grid.cells[0]}


def test_a_cell_that_continues_nothing_is_a_cell() -> None:
    assert labels(only_table(docx(table(row(t("甲", REST), t("乙")))))) == [["甲", "乙"]]


def test_rows_may_begin_further_right() -> None:
    found = docx(table(row(t("甲"), t("乙")), row(t("丙"), properties='<w:gridBefore w:val="1"/>')))
    assert labels(only_table(found)) == [["甲", "乙"], [None, "丙"]]


def test_paragraphs_of_a_cell_are_lines_of_it() -> None:
    grid = only_table(docx(table(row(cell(p(r("甲")) + p("") + p(r("乙"))), t("1")))))
    assert grid.cells[0].text.value == "甲\n乙"


def test_rows_repeated_on_each_page_are_headers() -> None:
    grid = only_table(docx(table(row(t("2023"), properties="<w:tblHeader/>"), row(t("1")))))
    assert [c.header for c in grid.cells] == [True, False]


def test_a_deleted_row_is_no_row() -> None:
    gone = '<w:del w:author="x"/>'
    text = '<w:del w:author="x"><w:r><w:delText>旧</w:delText></w:r></w:del>'
    found = docx(table(row(t("甲")), row(cell(p(text)), properties=gone), row(t("乙"))))
    assert labels(only_table(found)) == [["甲"], ["乙"]]
    assert unseen(found, Concealed.DELETED) == ["旧"]


def test_a_table_that_only_arranges_a_page_is_read_as_paragraphs() -> None:
    lines = "".join(p(r(f"第{n}段")) for n in range(9))
    assert flow(docx(table(row(cell(lines), t("右栏")))))[:2] == ["第0段", "第1段"]
    inner = table(row(t("甲"), t("1")))
    found = docx(table(row(cell(p(r("说明")) + inner))))
    assert flow(found) == ["说明"]
    assert labels(only_table(found)) == [["甲", "1"]]


def test_a_table_in_a_cell_of_data_follows_the_table() -> None:
    rows = [row(t(str(n)), t(str(n))) for n in range(4)]
    inner = row(t("内"), cell(table(row(t("甲"), t("乙"))) + p(r("后"))))
    outer, nested = docx(table(*rows, inner)).tables
    assert labels(outer)[-1] == ["内", "后"]
    assert labels(nested) == [["甲", "乙"]]


def test_spans_beyond_reason_are_cut() -> None:
    wide = only_table(docx(table(row(t("甲", '<w:gridSpan w:val="60000"/>')))))
    assert wide.width == MAX_COLUMN_SPAN
    rows = [row(t("1", '<w:gridSpan w:val="64"/>')) for _ in range(5000)]
    grid = only_table(docx(table(*rows)))
    assert grid.height == 5000
    assert sum(c.column_span for c in grid.cells) <= MAX_GRID + grid.height


def test_numbers_that_are_none_count_as_one() -> None:
    assert labels(only_table(docx(table(row(t("甲", '<w:gridSpan w:val="x"/>'), t("乙")))))) == [["甲", "乙"]]
