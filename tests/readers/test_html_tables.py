"""Tables of pages: spans, missing end tags, nesting, strays, and what is only layout."""

from __future__ import annotations

import pytest

from disclosure_lint.document import Block, Heading, Paragraph
from disclosure_lint.readers.html import read_html
from disclosure_lint.table import MAX_COLUMN_SPAN, Table


def blocks(content: str) -> tuple[Block, ...]:
    return read_html(content).blocks


def only_table(content: str) -> Table:
    (table,) = (block for block in blocks(content) if isinstance(block, Table))
    return table


def grid(table: Table) -> list[list[str | None]]:
    return [[cell.text.value if cell else None for cell in row] for row in table.grid]


def outline(content: str) -> list[str]:
    """Blocks in short: tables as their rows in brackets, everything else as its text."""
    return [
        f"[{block.text.value}]".replace("\t", "|").replace("\n", "/")
        if isinstance(block, Table)
        else block.text.value
        for block in blocks(content)
    ]


@pytest.mark.parametrize(
    "page",
    [
        "<table><tr><td>1</td><td>2</td></tr><tr><td>3</td><td>4</td></tr></table>",
        "<table><tr><td>1<td>2<tr><td>3<td>4</table>",
        "<table><td>1<td>2<tr><td>3<td>4",
        "<TABLE><TBODY><TR><TD>1<TD>2</TBODY><TFOOT><TR><TD>3<TD>4</TABLE>",
        "<table><thead><tr><th>1<th>2</thead><tbody><tr><td>3</td><td>4</td></tbody></table>",
        "<table><tr>\n<td> 1 </td> <td>\n2\n</td></tr>\n<!-- --><tr><td>3</td>\r\n<td>4</td></table>",
        "<table><colgroup><col><col></colgroup><tr><td>1<td>2<tr><td>3<td>4</table>",
        "<table><tr><td>1</div></td><td>2</p></td></tr></b><tr><td>3</ul><td>4</table>",
        "<table><tr><td><p>1</p></td><td><b>2</td></tr><tr><td><div>3</td><td><span>4</table>",
        "<table><form><tr><td>1<td>2<tr><td>3<td>4</form></table>",
    ],
)
def test_a_table_of_two_by_two_is_read_however_it_is_written(page: str) -> None:
    assert grid(only_table(page)) == [["1", "2"], ["3", "4"]]


def test_a_cell_after_the_end_of_a_row_begins_another_row() -> None:
    assert grid(only_table("<table><tr><td>1</tr><td>2</table>")) == [["1"], ["2"]]


def test_spans_place_cells_as_a_browser_does() -> None:
    page = "<table><tr><td rowspan=2>甲<td colspan=2>乙<tr><td>丙<td>丁</table>"
    assert grid(only_table(page)) == [["甲", "乙", "乙"], ["甲", "丙", "丁"]]


@pytest.mark.parametrize(
    ("attributes", "row_span", "column_span"),
    [
        ("rowspan=0", 3, 1),
        ("rowspan='2'", 2, 1),
        ("rowspan=65534", 3, 1),
        ("rowspan=999999999999", 3, 1),
        ("rowspan=-2", 1, 1),
        ("rowspan=x", 1, 1),
        ("rowspan", 1, 1),
        ("rowspan=' 2 '", 2, 1),
        ("rowspan=2.9", 2, 1),
        ("colspan=0", 1, 1),
        ("colspan=1000", 1, MAX_COLUMN_SPAN),
        ("COLSPAN=3", 1, 3),
    ],
)
def test_spans_are_read_as_the_standard_reads_numbers(
    attributes: str, row_span: int, column_span: int
) -> None:
    first = only_table(f"<table><tr><td {attributes}>甲<tr><td>乙<tr><td>丙</table>").cells[0]
    assert (first.row_span, first.column_span) == (row_span, column_span)


def test_only_th_marks_a_header_cell() -> None:
    cells = only_table("<table><tr><th>甲<td class=th>乙</table>").cells
    assert [cell.header for cell in cells] == [True, False]


def test_paragraphs_and_breaks_in_a_cell_are_lines_of_one_text() -> None:
    page = "<table><tr><td><p>甲</p><p>乙</p>丙<br>丁</td><td>戊</td></tr></table>"
    assert grid(only_table(page)) == [["甲\n乙\n丙\n丁", "戊"]]


def test_empty_cells_are_cells() -> None:
    assert grid(only_table("<table><tr><td></td><td>&nbsp;</td><td>1</td></tr></table>")) == [["", "", "1"]]


@pytest.mark.parametrize("empty", ["<table></table>", "<table><tr></tr></table>", "<table>"])
def test_a_table_without_cells_is_no_block(empty: str) -> None:
    assert outline(f"甲{empty}乙") == ["甲", "乙"]


def test_a_table_inside_a_cell_makes_the_outer_one_layout() -> None:
    page = "<table><tr><td>导航<td><p>前</p><table><tr><td>1<td>2</table>后</table>尾"
    assert outline(page) == ["导航", "前", "[1|2]", "后", "尾"]


def test_a_cell_of_many_paragraphs_makes_a_table_layout() -> None:
    paragraphs = "".join(f"<p>第{n}段" for n in range(8))
    assert outline(f"<table><tr><td>{paragraphs}<td>边栏</table>") == [f"第{n}段" for n in range(8)] + [
        "边栏"
    ]


def test_headings_in_a_layout_table_stay_headings() -> None:
    page = "<table><tr><td><h2>公示</h2><table><tr><td>1</table></table>"
    assert [type(block) for block in blocks(page)] == [Heading, Table]


def test_a_cell_of_a_few_paragraphs_is_data() -> None:
    assert outline("<table><tr><td><p>甲<p>乙<p>丙<td>1</table>") == ["[甲/乙/丙|1]"]


def test_a_table_right_inside_a_table_ends_it() -> None:
    assert outline("<table><tr><td>1</td></tr><table><tr><td>2</table>") == ["[1]", "[2]"]


def test_text_between_rows_comes_before_the_table() -> None:
    assert outline("<table>甲<tr>乙<td>1</td>丙</tr>丁</table>尾")[-2:] == ["[1]", "尾"]
    assert "".join(outline("<table>甲<tr>乙<td>1</td>丙</tr>丁</table>尾")[:-2]) == "甲乙丙丁"


def test_a_caption_stands_before_its_table() -> None:
    assert outline("<table><caption>申请情况</caption><tr><td>1</table>") == ["申请情况", "[1]"]


@pytest.mark.parametrize(
    ("page", "expected"),
    [
        ("<table><tr><td>1</table></td><td>2</td></tr></table><p>后", ["[1]", "2", "后"]),
        ("<table><tr><td>1</div></div><td>2</table>后", ["[1|2]", "后"]),
        ("<div><table><tr><td>1</div>甲<td>2</table>后", ["[1/甲|2]", "后"]),
        ("<table><tr><td>1</td></td></td><td>2</tr></tr></table></table>后", ["[1|2]", "后"]),
        ("<td>1</td><td>2</td><p>后", ["1", "2", "后"]),
        ("</table></td></tr>甲", ["甲"]),
        ("<table><tr><td>1</table>甲</td></tr>乙", ["[1]", "甲乙"]),
    ],
)
def test_stray_tags_cost_no_cell_and_close_nothing_outside(page: str, expected: list[str]) -> None:
    assert outline(page) == expected


def test_what_is_open_outside_a_table_is_open_after_it() -> None:
    (_, after) = blocks("<div class=footer><table><tr><td>1</div></table>后</div>")
    assert type(after).__name__ == "Footer"


def test_an_unclosed_table_is_closed_at_the_end() -> None:
    assert outline("<p>前<table><tr><td>1<td>2<tr><td>3") == ["前", "[1|2/3]"]


def test_a_paragraph_follows_a_table_with_its_own_text_only() -> None:
    table, after = blocks("<table><tr><td>1</table>后")
    assert isinstance(table, Table)
    assert isinstance(after, Paragraph)
    assert after.text.value == "后"
