"""Plain text: lines are paragraphs, lines of cells are tables."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from disclosure_lint.document import Paragraph
from disclosure_lint.readers.plain import read_plain
from disclosure_lint.table import Table

thorough = settings(deadline=None)


def grids(content: str) -> list[list[list[str]] | str]:
    """Blocks in short: the rows of tables, the text of everything else."""
    return [
        [[cell.text.value if cell else "" for cell in row] for row in block.grid]
        if isinstance(block, Table)
        else block.text.value
        for block in read_plain(content)
    ]


@pytest.mark.parametrize("line_end", ["\n", "\r\n", "\r"])
def test_a_line_is_a_paragraph_without_the_white_space_around_it(line_end: str) -> None:
    content = f"  一、总体情况 {line_end}{line_end}　　2023年，\t{line_end}　{line_end}末"
    assert grids(content) == ["一、总体情况", "2023年，", "末"]
    assert [content[slice(*block.text.span())] for block in read_plain(content)] == grids(content)


def test_lines_of_tabs_are_a_table() -> None:
    content = "前\n项目\t自然人\t总计\n新收\t3\t3\n后"
    assert grids(content) == ["前", [["项目", "自然人", "总计"], ["新收", "3", "3"]], "后"]


def test_a_blank_first_cell_keeps_its_column() -> None:
    assert grids("\t自然人\t总计\n新收\t\t3") == [[["", "自然人", "总计"], ["新收", "", "3"]]]


def test_lines_of_pipes_are_a_table_and_rulers_are_not_rows() -> None:
    content = "| 项目 | 总计 |\n|:-----|----:|\n| 新收 | 3 |\n+---+---+\n| 甲 | 4 |"
    table = [["项目", "总计"], ["新收", "3"]]
    assert grids(content) == [table, "+---+---+", "| 甲 | 4 |"]


def test_pipes_at_the_ends_are_optional() -> None:
    assert grids("a | b | c\n| d | e | f |") == [[["a", "b", "c"], ["d", "e", "f"]]]


def test_an_escaped_pipe_stays_in_its_cell() -> None:
    assert grids("| a\\|b | c |\n| d | e\\| |") == [[["a\\|b", "c"], ["d", "e\\|"]]]


@pytest.mark.parametrize("line", ["甲\t乙", "| 甲 | 乙 |", "a | b", "甲\t"])
def test_a_single_line_of_cells_is_no_table(line: str) -> None:
    assert grids(line) == [line.strip()]


def test_one_pipe_in_a_line_makes_no_cells() -> None:
    assert grids("甲 | 乙\n丙 | 丁") == ["甲 | 乙", "丙 | 丁"]


def test_a_line_of_cells_apart_from_the_others_ends_the_table() -> None:
    assert grids("1\t2\n3\t4\n\n5\t6") == [[["1", "2"], ["3", "4"]], "5\t6"]


def test_a_row_of_dashes_between_tabs_is_a_row() -> None:
    assert grids("维持\t纠正\n-\t-") == [[["维持", "纠正"], ["-", "-"]]]


def test_rulers_alone_make_no_rows() -> None:
    assert all(not row for row in grids("|---|---|\n|---|---|"))


def test_every_cell_stands_where_the_line_has_it() -> None:
    content = "项目\t 自然人 \t总计\r\n新收\t３\t３\r\n"
    (table,) = read_plain(content)
    assert isinstance(table, Table)
    assert [content[slice(*cell.text.span())] for cell in table.cells] == [
        cell.text.value for cell in table.cells
    ]


@thorough
@given(st.text(alphabet="a政|\t -\r\n\\", max_size=40))
def test_no_sign_but_separators_and_rulers_is_lost(content: str) -> None:
    kept = "".join(block.text.value for block in read_plain(content))
    ignored = str.maketrans("", "", "|\t -\r\n\\")
    assert kept.translate(ignored) == content.translate(ignored)


@thorough
@given(st.text(alphabet="a政|\t 1\r\n", max_size=40))
def test_every_character_of_a_block_stands_where_the_source_has_it(content: str) -> None:
    for block in read_plain(content):
        texts = [block.text] if isinstance(block, Paragraph) else [cell.text for cell in block_cells(block)]
        assert all(content[slice(*text.span())] == text.value for text in texts)


def block_cells(block: object) -> list[Paragraph]:
    assert isinstance(block, Table)
    return [Paragraph(cell.text) for cell in block.cells]
