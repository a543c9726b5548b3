"""Tables by their lines: spans, wrapped cells, tables that go on over pages."""

from __future__ import annotations

import random
from functools import partial
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from disclosure_lint.api import add, chosen_pack
from disclosure_lint.readers.pages.lattice import find_lattices
from disclosure_lint.readers.pages.page import Ruling
from disclosure_lint.report import Report
from disclosure_lint.specimens import resident_id
from pdf_files import FOOT, Boxed, Page, even, grid, paragraphs, pdf
from readers.pdf.reading import cell, document, feet, flow, labels, only_table, place

HEADER = [
    Boxed(0, 0, "项目", row_span=2),
    Boxed(0, 1, "申请人", column_span=2),
    Boxed(1, 1, "自然人"),
    Boxed(1, 2, "法人"),
]


def test_cells_span_what_no_line_parts() -> None:
    cells = [*HEADER, Boxed(2, 0, "新收"), Boxed(2, 1, "12"), Boxed(2, 2, "3")]
    table = only_table(pdf(lambda page: page.table(cells, even(72, 90, 3), even(100, 20, 3))))
    assert labels(table) == [["项目", "申请人", "申请人"], ["项目", "自然人", "法人"], ["新收", "12", "3"]]
    assert table.column_path(2) == ("申请人", "法人")
    assert [(one.row_span, one.column_span) for one in table.cells[:2]] == [(2, 1), (1, 2)]


def test_the_text_of_a_table_is_not_read_a_second_time() -> None:
    def draw(page: Page) -> None:
        page.paragraph("下表是申请情况。")
        page.table(grid([["新收", "12"], ["结转", "3"]]), even(72, 90, 2), even(120, 20, 2))
        page.y = 180
        page.paragraph("以上是申请情况。")

    data = pdf(draw)
    assert flow(data) == ["下表是申请情况。", "以上是申请情况。"]
    assert document(data).content.count("结转") == 1


def test_empty_cells_are_cells() -> None:
    table = only_table(
        pdf(lambda page: page.table(grid([["新收", ""], ["", "3"]]), even(72, 90, 2), even(120, 20, 2)))
    )
    assert labels(table) == [["新收", ""], ["", "3"]]


def test_a_number_that_wraps_in_its_cell_is_one_number_and_is_found_there() -> None:
    number = resident_id(random.Random("wrapped"))  # noqa: S311 - an invented value
    rows = [["姓名", "身份证号码"], ["户主", number]]
    # Eleven digits of nine points have room in the second column.
    data = pdf(paragraphs("第一页。"), lambda page: page.table(grid(rows), [72, 140, 196], [100, 120, 150]))
    assert cell(only_table(data), 1, 1).label == number
    report = Report(chosen_pack(select=["personal-data/resident-id"]))
    add(report, document(data))
    (entry,) = report.entries
    assert entry.position
    assert entry.position.offset is entry.position.line is None
    (location,) = entry.position.locations
    assert location.page == 2
    assert location.box is not None
    left, top, right, bottom = location.box
    assert 140 < left < right < 196
    assert 120 < top < bottom < 150


def test_numbers_of_one_length_below_each_other_are_a_list() -> None:
    rows = [["电话", "13900000000\n15800000000"], ["编号", "3\n5"]]
    table = only_table(pdf(lambda page: page.table(grid(rows), [72, 140, 200], [100, 130, 160])))
    assert cell(table, 0, 1).text.value.split() == ["13900000000", "15800000000"]
    assert cell(table, 1, 1).value is None


def test_words_that_wrap_in_a_cell_are_joined() -> None:
    rows = [["社会公益组织", "法律服务机构"], ["0", "1"]]
    table = only_table(pdf(lambda page: page.table(grid(rows), [72, 106, 150], [100, 140, 160])))
    assert [one.text.value for one in table.cells[:2]] == ["社会公益组织", "法律服务机构"]


@pytest.mark.parametrize("sides", ["tb", "lr", ""], ids=["left and right", "top and bottom", "all"])
def test_a_table_without_outer_lines_is_closed(sides: str) -> None:
    rows = [["项目", "数量", "备注"], ["新收", "12", "无"], ["结转", "3", "无"]]
    table = only_table(
        pdf(lambda page: page.table(grid(rows), even(72, 90, 3), even(100, 20, 3), sides=sides))
    )
    assert labels(table) == rows


def test_a_frame_around_text_is_no_table() -> None:
    def draw(page: Page) -> None:
        page.table([Boxed(0, 0, "")], [60, 540], [80, 300])
        page.paragraph("青岚市林业局公开造林绿化信息三条。")

    data = pdf(draw)
    assert document(data).tables == ()
    assert flow(data) == ["青岚市林业局公开造林绿化信息三条。"]


def test_two_tables_on_a_page_are_two() -> None:
    def draw(page: Page) -> None:
        page.table(grid([["甲", "1"], ["乙", "2"]]), even(72, 90, 2), even(100, 20, 2))
        page.table(grid([["丙", "3"], ["丁", "4"]]), even(72, 90, 2), even(160, 20, 2))

    assert [labels(table) for table in document(pdf(draw)).tables] == [
        [["甲", "1"], ["乙", "2"]],
        [["丙", "3"], ["丁", "4"]],
    ]


def test_rows_that_align_are_a_table_without_lines() -> None:
    rows = [
        ["姓名", "村组", "金额"],
        ["白栖甲", "松涧一组", "120.5"],
        ["白栖乙丙", "松涧二组", "80"],
        ["丁", "", "7"],
    ]

    def draw(page: Page) -> None:
        page.paragraph("下列人员的补贴已经审核，现予公示。")
        for number, row in enumerate(rows):
            for x, value in zip((80, 200, 330), row, strict=True):
                page.text(x, 140 + 20 * number, value)
        page.y = 220
        page.paragraph("公示期七天。")

    data = pdf(draw)
    assert labels(only_table(data)) == rows
    assert flow(data) == ["下列人员的补贴已经审核，现予公示。", "公示期七天。"]


def test_two_rows_and_rows_that_do_not_align_are_lines() -> None:
    def two(page: Page) -> None:
        for y in (100, 120):
            page.text(80, y, "联系部门：办公室")
            page.text(360, y, "地点：服务大厅")

    def uneven(page: Page) -> None:
        for number in range(4):
            page.text(80, 100 + 20 * number, "松涧路" * (1 + number * 2))
            page.text(300 - 30 * number + 60 * (number % 2) + 90 * (number > 2), 100 + 20 * number, "八号")

    for draw in (two, uneven):
        assert document(pdf(draw)).tables == ()


BODY = [["新收", "12", "0"], ["结转", "3", "1"], ["公开", "9", "0"], ["其他", "6", "1"]]


def over_pages(above: list[Boxed], below: list[Boxed], foot: str = "") -> bytes:
    def draw(page: Page, cells: list[Boxed], number: int, top: float) -> None:
        height = max(one.row + one.row_span for one in cells)
        page.table(cells, even(72, 90, 3), even(top, 20, height))
        if foot:
            page.text(290, FOOT + 30, foot.format(number), 9)

    return pdf(partial(draw, cells=above, number=1, top=600), partial(draw, cells=below, number=2, top=80))


def shifted(rows: list[list[str]], by: int) -> list[Boxed]:
    return [Boxed(one.row + by, one.column, one.value) for one in grid(rows)]


@pytest.mark.parametrize("repeated", [False, True])
def test_a_table_goes_on_over_a_page_break(*, repeated: bool) -> None:
    below = [*HEADER, *shifted(BODY[2:], 2)] if repeated else grid(BODY[2:])
    data = over_pages([*HEADER, *shifted(BODY[:2], 2)], below, foot="- {} -")
    assert labels(only_table(data))[2:] == BODY
    assert feet(data) == []


def test_a_table_with_other_lines_after_the_break_is_another_table() -> None:
    def below(page: Page) -> None:
        page.table(grid([["甲", "1"], ["乙", "2"]]), even(72, 150, 2), even(80, 20, 2))

    data = pdf(lambda page: page.table(grid(BODY), even(72, 90, 3), even(600, 20, 4)), below)
    assert len(document(data).tables) == 2


def test_a_table_after_a_heading_is_another_table() -> None:
    def below(page: Page) -> None:
        page.paragraph("二、又一张表")
        page.table(grid(BODY), even(72, 90, 3), even(120, 20, 4))

    data = pdf(lambda page: page.table(grid(BODY), even(72, 90, 3), even(600, 20, 4)), below)
    assert len(document(data).tables) == 2


def test_a_label_that_the_break_cut_is_whole_again() -> None:
    above = [
        Boxed(0, 0, "（一）予以公开", column_span=2),
        Boxed(0, 2, "9"),
        Boxed(1, 0, "（四）无"),
        Boxed(1, 1, "1.本机关不掌握"),
        Boxed(1, 2, "4"),
    ]
    below = [
        Boxed(0, 0, "法提供", row_span=2),
        Boxed(0, 1, "2.需要另行制作"),
        Boxed(0, 2, "0"),
        Boxed(1, 1, "3.内容不明确"),
        Boxed(1, 2, "1"),
        Boxed(2, 0, "（五）不予处理", row_span=2),
        Boxed(2, 1, "1.信访"),
        Boxed(2, 2, "2"),
        Boxed(3, 1, "2.重复申请"),
        Boxed(3, 2, "3"),
    ]
    table = only_table(over_pages(above, below))
    assert [row[0] for row in labels(table)] == [
        "（一）予以公开".replace("（", "(").replace("）", ")"),
        *["(四)无法提供"] * 3,
        *["(五)不予处理"] * 2,
    ]


def test_a_group_that_begins_after_the_break_is_its_own() -> None:
    above = [Boxed(0, 0, "（三）不予公开", row_span=2), *[Boxed(n, 1, f"{n + 1}.事项") for n in (0, 1)]]
    above += [Boxed(n, 2, "0") for n in (0, 1)]
    below = [Boxed(0, 0, "（四）无法提供", row_span=2), *[Boxed(n, 1, f"{n + 1}.情形") for n in (0, 1)]]
    below += [Boxed(n, 2, "1") for n in (0, 1)]
    assert [row[0] for row in labels(only_table(over_pages(above, below)))] == [
        *["(三)不予公开"] * 2,
        *["(四)无法提供"] * 2,
    ]


def test_a_place_in_a_continued_table_is_on_its_own_page() -> None:
    data = over_pages([*HEADER, *shifted(BODY[:2], 2)], grid(BODY[2:]))
    found = document(data)
    assert place(found, "结转").page == 1
    assert place(found, "公开").page == 2


@given(
    st.lists(st.integers(20, 90), min_size=1, max_size=6),
    st.lists(st.integers(12, 60), min_size=1, max_size=8),
    st.data(),
)
def test_a_whole_grid_has_all_its_cells_however_its_lines_are_cut(
    widths: list[int], heights: list[int], data: st.DataObject
) -> None:
    xs, ys = [72.0], [100.0]
    for width in widths:
        xs.append(xs[-1] + width)
    for height in heights:
        ys.append(ys[-1] + height)
    columns = [Ruling(x, low, high) for x in xs for low, high in pairwise(ys)]
    rows = [Ruling(y, low, high) for y in ys for low, high in pairwise(xs)]
    lines = data.draw(st.permutations(columns)), data.draw(st.permutations(rows))
    found = find_lattices(*lines)
    if len(widths) * len(heights) == 1:
        assert found == []
        return
    (lattice,) = found
    places = [(slot.row, slot.column, slot.row_span, slot.column_span) for slot in lattice.slots]
    assert places == [(y, x, 1, 1) for y in range(len(heights)) for x in range(len(widths))]
    assert not lattice.open_top
    assert not lattice.open_bottom
