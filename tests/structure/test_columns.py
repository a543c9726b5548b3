"""Columns by their heads."""

from __future__ import annotations

import re

from disclosure_lint.structure.columns import columns
from disclosure_lint.table import Table, place_cells
from disclosure_lint.text import Text

NAME = re.compile(r"^姓名$")


def table(*rows: str) -> Table:
    """A row is a line with | between its cells; a cell 2*x spans two rows."""
    made = []
    for row in rows:
        cells = []
        for cell in row.split("|"):
            spans = cell.startswith("2*")
            cells.append((Text.plain(cell.removeprefix("2*").strip()), 2 if spans else 1, 1, False))
        made.append(cells)
    return place_cells(made)


def texts(made: Table) -> list[list[str]]:
    return [[cell.label for cell in column.cells] for column in columns(made, NAME.search)]


def test_a_column_is_what_stands_below_its_head() -> None:
    assert texts(table("姓名|村", "甲|一", "乙|二")) == [["甲", "乙"]]


def test_a_table_may_have_no_such_column() -> None:
    assert texts(table("单位|村", "甲|一")) == []
    assert texts(Table(())) == []


def test_heads_beside_each_other_have_a_column_each() -> None:
    assert texts(table("姓名|村|姓名|村", "甲|一|丙|三", "乙|二|丁|四")) == [["甲", "乙"], ["丙", "丁"]]


def test_a_head_that_comes_again_begins_a_new_column() -> None:
    assert texts(table("姓名|村", "甲|一", "姓名|村", "乙|二")) == [["甲"], ["乙"]]


def test_a_caption_above_the_head_is_not_in_the_column() -> None:
    assert texts(table("名单|", "姓名|村", "甲|一")) == [["甲"]]


def test_a_cell_over_two_rows_stands_once_and_short_rows_have_none() -> None:
    assert texts(table("姓名|村", "2*甲|一", "二", "乙|三")) == [["甲", "乙"]]
    assert texts(table("村|姓名", "一", "二|乙")) == [["乙"]]


def test_empty_cells_are_in_the_column_and_not_filled() -> None:
    (column,) = columns(table("姓名|村", "|一", "乙|二"), NAME.search)
    assert [cell.label for cell in column.filled] == ["乙"]
    assert column.head.label == "姓名"
