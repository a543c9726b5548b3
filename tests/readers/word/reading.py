"""Word processors' files read for tests."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from disclosure_lint.document import Document, Footer, Heading, ListItem, Paragraph
from disclosure_lint.readers import read
from disclosure_lint.source import Source, Unread
from disclosure_lint.specimen_docx import docx_file
from disclosure_lint.text import Span

if TYPE_CHECKING:
    from collections.abc import Iterator

    from disclosure_lint.document import Concealed
    from disclosure_lint.location import Location
    from disclosure_lint.table import Table

DATA = Path(__file__).parent / "data"


def document(data: bytes, name: str = "file") -> Document:
    """The file as a document, which it must be."""
    found = read(Source(name, data))
    assert isinstance(found, Document)
    return found


def unread(data: bytes, name: str = "file") -> Unread:
    """Why a file is not read, which it must not be."""
    found = read(Source(name, data))
    assert isinstance(found, Unread)
    return found


def docx(body: str, **parts: str) -> Document:
    """A DOCX file of this body and these parts as a document."""
    return document(docx_file(body, parts))


def rtf(body: str) -> Document:
    r"""An RTF file of this text as a document; characters that are not ASCII are written as ``\uN``."""
    written = "".join(sign if sign.isascii() else _escaped(sign) for sign in body)
    return document(f"{{\\rtf1\\ansi\\ansicpg936 {written}}}".encode("ascii"))


def _escaped(sign: str) -> str:
    units = sign.encode("utf-16-le")
    codes = (int.from_bytes(units[at : at + 2], "little", signed=True) for at in range(0, len(units), 2))
    return "".join(f"\\u{code}?" for code in codes)


def flow(found: Document) -> list[str]:
    """What is read, block by block, without tables and margins."""
    shown = (Heading, Paragraph, ListItem)
    return [block.text.value for block in found.blocks if isinstance(block, shown)]


def margins(found: Document) -> list[str]:
    return [block.text.value for block in found.blocks if isinstance(block, Footer)]


def headings(found: Document) -> list[tuple[int, str]]:
    return [(block.level, block.text.value) for block in found.blocks if isinstance(block, Heading)]


def items(found: Document) -> list[str]:
    return [block.text.value for block in found.blocks if isinstance(block, ListItem)]


def only_table(found: Document) -> Table:
    (table,) = found.tables
    return table


def labels(table: Table) -> list[list[str | None]]:
    """The table as a grid of what stands in it."""
    return [[cell.label if cell else None for cell in row] for row in table.grid]


def unseen(found: Document, kind: Concealed) -> list[str]:
    return [hidden.text.value for hidden in found.hidden if hidden.kind is kind]


def everything(found: Document) -> Iterator[str]:
    """All texts of a document and of those inside."""
    yield from (block.text.value for block in (*found.blocks, *found.hidden))
    for part in found.parts:
        if isinstance(part, Document):
            yield from everything(part)


def place(found: Document, value: str) -> Location:
    """Where a string stands, by the content the reader wrote."""
    assert found.locator
    at = found.content.index(value)
    (location,) = found.locator.locate(Span(at, at + len(value)))
    return location
