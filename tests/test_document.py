"""Lines and columns of offsets, and what a document gives by kind."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from disclosure_lint.document import Document, Heading, Paragraph, Point
from disclosure_lint.table import place_cells
from disclosure_lint.text import Text


def document(content: str) -> Document:
    return Document("页面.txt", "text/plain", content, "utf-8", ())


def naive_point(content: str, offset: int) -> Point:
    """Count line by line; the line feed of a CRLF still belongs to its line."""
    line, column = 1, 1
    for index in range(offset):
        ends = content[index] == "\n" or (content[index] == "\r" and content[index + 1 : index + 2] != "\n")
        line, column = (line + 1, 1) if ends else (line, column + 1)
    return Point(line, column)


@given(st.text(alphabet="a政𠮷\r\n", max_size=30), st.data())
def test_points_count_lines_and_characters_of_the_file_as_stored(content: str, data: st.DataObject) -> None:
    offset = data.draw(st.integers(0, len(content)))
    assert document(content).point(offset) == naive_point(content, offset)


@pytest.mark.parametrize(
    ("content", "point"),
    [("", (1, 1)), ("甲\n", (2, 1)), ("甲\r\n乙", (2, 2)), ("甲\r乙", (2, 2)), ("甲\u2028乙", (1, 4))],
)
def test_the_end_of_a_file_has_a_point_too(content: str, point: tuple[int, int]) -> None:
    assert document(content).point(len(content)) == point


def test_the_tables_of_a_document_are_given_in_order() -> None:
    first, second = (place_cells([[(Text.plain(value), 1, 1, False)]]) for value in "甲乙")
    blocks = (Heading(Text.plain("题"), 1), first, Paragraph(Text.plain("文")), second)
    assert Document("x.html", "text/html", "", "utf-8", blocks).tables == (first, second)
