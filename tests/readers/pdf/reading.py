"""Files read for tests."""

from __future__ import annotations

from typing import TYPE_CHECKING

from disclosure_lint.document import Document, Footer, Heading, ListItem, Paragraph
from disclosure_lint.readers.pdf import read_pdf
from disclosure_lint.source import Source
from disclosure_lint.text import Span

if TYPE_CHECKING:
    from disclosure_lint.document import Concealed
    from disclosure_lint.location import Location
    from disclosure_lint.readers.pages.book import Limits
    from disclosure_lint.table import Cell, Table


def document(data: bytes, limits: Limits | None = None) -> Document:
    """The file as a document, which it must be."""
    found = read_pdf(Source("file.pdf", data), limits)
    assert isinstance(found, Document)
    return found


def flow(data: bytes) -> list[str]:
    """What is read, block by block, without tables and feet."""
    shown = (Heading, Paragraph, ListItem)
    return [block.text.value for block in document(data).blocks if isinstance(block, shown)]


def feet(data: bytes) -> list[str]:
    return [block.text.value for block in document(data).blocks if isinstance(block, Footer)]


def only_table(data: bytes) -> Table:
    (table,) = document(data).tables
    return table


def labels(table: Table) -> list[list[str | None]]:
    """The table as a grid of what stands in it."""
    return [[cell.label if cell else None for cell in row] for row in table.grid]


def cell(table: Table, row: int, column: int) -> Cell:
    """The cell there, which must be one."""
    found = table.at(row, column)
    assert found
    return found


def unseen(found: Document, kind: Concealed) -> list[str]:
    return [hidden.text.value for hidden in found.hidden if hidden.kind is kind]


def place(found: Document, value: str) -> Location:
    """Where a string stands, by the content the reader wrote."""
    assert found.locator
    at = found.content.index(value)
    (location,) = found.locator.locate(Span(at, at + len(value)))
    return location
