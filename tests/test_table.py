"""Cells, grids, header paths, and the layout of spans."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from disclosure_lint.readers.html import read_html
from disclosure_lint.table import MAX_COLUMN_SPAN, MAX_GRID, Cell, Meaning, Table, place_cells
from disclosure_lint.text import Text

Row = list[tuple[Text, int, int, bool]]


def cell(value: str) -> Cell:
    return Cell(0, 0, Text.plain(value))


def row(*values: str) -> Row:
    return [(Text.plain(value), 1, 1, False) for value in values]


def spanning(value: str, rows: int, columns: int) -> tuple[Text, int, int, bool]:
    return Text.plain(value), rows, columns, False


def table_of(html: str) -> Table:
    (table,) = read_html(f"<table>{html}</table>").blocks
    assert isinstance(table, Table)
    return table


@pytest.mark.parametrize(
    ("value", "number"),
    [
        ("0", "0"),
        ("12", "12"),
        ("1,234", "1234"),
        ("1，234，567", "1234567"),
        ("１２", "12"),
        ("1.5", "1.5"),
        ("-3", "-3"),
        ("−3", "-3"),
        ("+5", "5"),
        (" 7\n", "7"),
        ("　8　", "8"),
        ("\xa09\xa0", "9"),
    ],
)
def test_a_number_is_read_as_people_write_it(value: str, number: str) -> None:
    assert cell(value).meaning is Meaning.NUMBER
    assert cell(value).value == Decimal(number)


@pytest.mark.parametrize("value", ["１．５", "－3", "＋3", "\u200b3", "3\ufeff"])
def test_a_number_in_full_width_or_with_invisible_characters_is_a_number(value: str) -> None:
    assert cell(value).meaning is Meaning.NUMBER


def test_a_cell_with_only_invisible_characters_is_blank() -> None:
    assert cell("\u200b\ufeff").meaning is Meaning.BLANK


@pytest.mark.parametrize(
    ("value", "meaning"),
    [
        ("", Meaning.BLANK),
        (" \n　\xa0", Meaning.BLANK),
        ("-", Meaning.DASH),
        ("——", Meaning.DASH),
        ("/", Meaning.DASH),
        ("－ －", Meaning.DASH),
        ("不适用", Meaning.NOT_APPLICABLE),
        ("（不涉及）", Meaning.NOT_APPLICABLE),
        ("N/A", Meaning.NOT_APPLICABLE),
        ("na", Meaning.NOT_APPLICABLE),
        ("3件", Meaning.TEXT),
        ("约3", Meaning.TEXT),
        ("12,34", Meaning.TEXT),
        ("1,2345", Meaning.TEXT),
        ("1.2.3", Meaning.TEXT),
        ("3%", Meaning.TEXT),
        ("①", Meaning.TEXT),
        ("不适用本表", Meaning.TEXT),
        ("-无", Meaning.TEXT),
    ],
)
def test_blank_dash_not_applicable_and_text_are_different_answers(value: str, meaning: Meaning) -> None:
    assert cell(value).meaning is meaning
    assert cell(value).value is None


@given(st.decimals(allow_nan=False, allow_infinity=False, min_value=-(10**9), max_value=10**9, places=2))
def test_every_decimal_written_with_thousands_separators_is_read_back(number: Decimal) -> None:
    assert cell(f"{number:,}").value == number
    assert cell(f"{number}").value == number


def test_a_label_has_no_white_space_at_all() -> None:
    assert cell(" 商业\n企　业 ").label == "商业企业"


def test_a_spanning_cell_stands_at_every_position_it_covers() -> None:
    table = place_cells([[spanning("甲", 2, 2), *row("乙")], row("丙")])
    first, second, third = table.cells
    assert table.grid == ((first, first, second), (first, first, third))
    assert (third.row, third.column) == (1, 2)


def test_positions_nobody_fills_are_none() -> None:
    table = place_cells([row("甲", "乙"), row("丙")])
    assert table.at(0, 1) is table.cells[1]
    assert table.at(1, 1) is None
    assert (table.height, table.width) == (2, 2)


def test_a_position_between_spans_is_none() -> None:
    table = place_cells([[*row("甲"), spanning("乙", 3, 1)], [], row("丙")])
    assert [table.at(1, 0), table.at(1, 1), table.at(1, 9)] == [None, table.cells[1], None]


def test_a_cell_is_found_from_an_offset_of_its_text() -> None:
    table = table_of("<tr><td>甲甲<td></td><td>乙<tr><td>丙")
    at = table.cells[0].text.span().start
    assert [table.cell_from(at + n) for n in (0, 1)] == [table.cells[0]] * 2
    assert table.cell_from(table.cells[3].text.span().start) == table.cells[3]
    assert table.cell_from(at - 1) is None


def test_a_row_span_of_zero_reaches_to_the_last_row() -> None:
    table = place_cells([[spanning("甲", 0, 1), *row("乙")], row("丙"), row("丁")])
    assert [line[0] for line in table.grid] == [table.cells[0]] * 3


@pytest.mark.parametrize("rows", [3, 65_534, 10**9])
def test_a_row_span_never_reaches_past_the_last_row(rows: int) -> None:
    table = place_cells([[spanning("甲", rows, 1)], row("乙")])
    assert table.cells[0].row_span == 2
    assert len(table.grid) == 2


@pytest.mark.parametrize("columns", [65, 1000, 10**9])
def test_a_column_span_is_cut_to_what_a_form_can_have(columns: int) -> None:
    table = place_cells([[spanning("甲", 1, columns), *row("乙")]])
    assert table.cells[0].column_span == MAX_COLUMN_SPAN
    assert table.cells[1].column == MAX_COLUMN_SPAN


def test_a_column_span_of_zero_is_one_column() -> None:
    assert place_cells([[spanning("甲", 1, 0), *row("乙")]]).cells[1].column == 1


def test_cells_that_overlap_keep_the_later_one_and_lose_no_text() -> None:
    # Row 1 has a free first position, but its cell is two columns wide.
    table = place_cells([[*row("甲"), spanning("乙", 2, 1)], [spanning("丙", 1, 2)]])
    assert [one.text.value for one in table.cells] == ["甲", "乙", "丙"]
    assert table.grid[1] == (table.cells[2], table.cells[2])


def test_spans_that_would_fill_more_than_the_grid_may_hold_are_cut_and_noted() -> None:
    rows = [[spanning("甲", 0, MAX_COLUMN_SPAN)]] + [row("乙")] * (MAX_GRID // MAX_COLUMN_SPAN + 1)
    table = place_cells(rows)
    assert table.notes == ("spans-cut",)
    assert (table.cells[0].row_span, table.cells[0].column_span) == (1, 1)
    assert len(table.cells) == len(rows)


def test_no_span_is_reported_as_cut_where_there_is_none() -> None:
    assert place_cells([row("甲")] * (MAX_GRID + 1)).notes == ()


def test_one_wide_row_and_many_narrow_ones_do_not_multiply_into_a_huge_grid() -> None:
    table = place_cells([row(*"甲" * 1500), *[row("乙")] * 1500])
    assert sum(map(len, table.grid)) <= MAX_GRID


@settings(deadline=None)
@given(st.lists(st.lists(st.tuples(st.integers(0, 5), st.integers(0, 5)), max_size=4), max_size=5))
def test_every_cell_stands_in_the_grid_at_its_own_position_or_under_a_later_one(
    spans: list[list[tuple[int, int]]],
) -> None:
    rows = [[spanning(f"{n}", *span) for n, span in enumerate(line)] for line in spans]
    table = place_cells(rows)
    assert [one.text.value for one in table.cells] == [text.value for line in rows for text, *_ in line]
    order = {id(one): n for n, one in enumerate(table.cells)}
    for one in table.cells:
        standing = table.grid[one.row][one.column]
        assert standing is not None
        assert order[id(standing)] >= order[id(one)]


def test_the_text_of_a_table_has_tabs_between_cells_and_line_feeds_between_rows() -> None:
    table = place_cells([[spanning("甲", 2, 1), *row("乙")], row("丙")])
    assert table.text.value == "甲\t乙\n丙"


def test_a_table_without_cells_is_empty_and_asks_nothing() -> None:
    table = place_cells([])
    assert (table.grid, table.header_rows, table.header_columns, table.text.value) == ((), 0, 0, "")


def test_header_rows_end_where_the_first_number_stands() -> None:
    table = table_of("<tr><td>项目<td>本年<tr><td>新收<td>3<tr><td>结转<td>0")
    assert (table.header_rows, table.header_columns) == (1, 1)


def test_header_rows_under_a_spanning_cell_are_counted() -> None:
    table = table_of("<tr><td rowspan=2>机关<td colspan=2>数量<tr><td>本年<td>上年<tr><td>甲局<td>1<td>-")
    assert (table.header_rows, table.header_columns) == (2, 1)
    assert table.column_path(2) == ("数量", "上年")


def test_a_year_marked_up_as_a_header_is_a_label_and_no_datum() -> None:
    table = table_of("<tr><th>项目<th>2022<th>2023<tr><th>新收<td>3<td>4")
    assert table.header_rows == 1


def test_several_label_columns_give_a_path_with_each_spanning_cell_once() -> None:
    table = table_of(
        "<tr><td colspan=3>项目<td>总计<tr><td rowspan=2>三、办理<td rowspan=2>不予公开<td>1.国家秘密<td>2"
        "<tr><td>2.其他<td>0<tr><td colspan=3>四、结转<td>1",
    )
    assert table.header_columns == 3
    assert table.row_path(2) == ("三、办理", "不予公开", "2.其他")
    assert table.row_path(3) == ("四、结转",)


def test_a_table_of_words_is_all_header() -> None:
    table = table_of("<tr><td>姓名<td>职务<tr><td>甲<td>主任")
    assert (table.header_rows, table.header_columns) == (2, 1)
