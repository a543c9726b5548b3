"""Plain text: a line is a paragraph; lines of cells are a table."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from disclosure_lint.document import Block, Paragraph
from disclosure_lint.language.expression import late
from disclosure_lint.readers.newlines import with_line_feeds
from disclosure_lint.readers.wrapped import unwrap
from disclosure_lint.table import place_cells

if TYPE_CHECKING:
    from collections.abc import Iterator

    from disclosure_lint.table import Table
    from disclosure_lint.text import Text

_RULER = late(r"[\s|:+=-]+")
_OPEN_ROW = late(r"\S\t+$")


def read_plain(content: str) -> tuple[Block, ...]:
    """Read lines; runs of lines with ``|`` or tabs between cells become tables."""
    return tuple(blocks_of(unwrap(with_line_feeds(content).lines())))


def blocks_of(lines: Iterator[Text]) -> Iterator[Block]:
    """Yield a paragraph a line, and a table for each run of two or more lines of cells."""
    rows: list[Text] = []
    for line in lines:
        # A row of which only the first cell is filled goes on with a table, but begins none.
        if separator_of(line.value) or (rows and _OPEN_ROW.search(line.value)):
            rows.append(line)
            continue
        yield from _table_or_lines(rows)
        rows = []
        stripped = line.strip()
        if stripped:
            yield Paragraph(stripped)
    yield from _table_or_lines(rows)


def separator_of(line: str) -> str:
    """Return what separates the cells of a line, or "" when it is no line of cells."""
    if line.count("|") > 1:
        return "|"
    return "\t" if line.strip().count("\t") else ""


def _table_or_lines(rows: list[Text]) -> Iterator[Block]:
    if len(rows) > 1:
        yield table_of(rows)
    else:
        yield from (Paragraph(row.strip()) for row in rows if row.value.strip())


def table_of(rows: list[Text]) -> Table:
    """Lay lines of cells out as a table; lines of dashes only rule it."""
    kept = [row for row in rows if not ("|" in row.value and _RULER.fullmatch(row.value))]
    return place_cells([[(cell, 1, 1, False) for cell in _cells(row)] for row in kept])


def _cells(row: Text) -> Iterator[Text]:
    separator = separator_of(row.value)
    if separator == "|":
        row = row.strip()
        start, end = row.value.startswith("|"), row.value.endswith("|") and not row.value.endswith("\\|")
        row = row[int(start) : len(row) - int(end)]
    at = 0
    for found in re.finditer(r"(?<!\\)\||\t" if separator == "|" else r"\t", row.value):
        yield row[at : found.start()].strip()
        at = found.end()
    yield row[at:].strip()
