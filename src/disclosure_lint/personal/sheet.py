"""A table inside the matching text: which cell a character lies in, and what heads it."""

from __future__ import annotations

from array import array
from bisect import bisect_right
from functools import cached_property, lru_cache
from typing import TYPE_CHECKING, NamedTuple

from disclosure_lint.identifiers.labels import Label, label_of
from disclosure_lint.language.expression import late
from disclosure_lint.language.folding import fold

if TYPE_CHECKING:
    import re
    from collections.abc import Iterator

    from disclosure_lint.table import Cell, Table

#: Rows at the top that may hold headings, and characters of the longest label.
_MOST_HEADER_ROWS = 6
_LONGEST_LABEL = 16
_DATA = late(
    r"[0-9][0-9 -]{3,}[0-9]|^[0-9.,]+$|\*{2}|@|年[0-9]{1,2}月[0-9]{1,2}日|[0-9](?:号|室|幢|栋)|^[男女]$"
)
_SPACE = late(r"\s+")


class _Column(NamedTuple):
    """The headings of a column, and what they call the numbers below."""

    heading: str
    label: Label


_NO_COLUMN = _Column("", label_of(""))


class Sheet:
    """One table of the flow.

    Attributes:
        table: the table.
        start: where its text begins in the flow.
    """

    def __init__(self, table: Table, start: int) -> None:
        self.table = table
        self.start = start
        self._cells = sorted(table.cells, key=lambda cell: cell.row)
        self._starts = array("q")
        at = start
        for cell in self._cells:
            self._starts.append(at)
            at += len(fold(cell.text)) + 1
        self._end = at

    def index_at(self, index: int) -> int:
        """Return the number of the cell a character of the flow lies in."""
        return max(0, bisect_right(self._starts, index) - 1)

    def cell_at(self, index: int) -> Cell:
        """Return the cell a character of the flow lies in."""
        return self._cells[self.index_at(index)]

    def span(self, number: int) -> tuple[int, int]:
        """Return the range of the flow a cell fills, by its number."""
        following = self._starts[number + 1] if number + 1 < len(self._starts) else self._end
        return self._starts[number], following - 1

    def row_span(self, index: int) -> tuple[int, int]:
        """Return the range of the flow the row of a character fills."""
        number = self.index_at(index)
        row = self._cells[number].row
        first = last = number
        while first and self._cells[first - 1].row == row:
            first -= 1
        while last + 1 < len(self._cells) and self._cells[last + 1].row == row:
            last += 1
        return self._starts[first], self.span(last)[1]

    def body(self) -> Iterator[tuple[int, Cell]]:
        """Yield the cells below the headings with their numbers."""
        for number, cell in enumerate(self._cells):
            if cell.row >= self.header_rows:
                yield number, cell

    @cached_property
    def header_rows(self) -> int:
        """How many rows at the top hold headings: those before the first with a figure or a value."""
        for cell in self._cells:
            if cell.row >= _MOST_HEADER_ROWS:
                break
            if not cell.header and _DATA.search(fold(cell.text).value.strip()):
                return cell.row
        # A table of words alone has one row of headings.
        return 1 if self._cells and self._cells[-1].row else 0

    @cached_property
    def head(self) -> tuple[Cell, ...]:
        """The cells of the rows of headings."""
        return tuple(cell for cell in self._cells if cell.row < self.header_rows)

    @cached_property
    def top(self) -> str:
        """The headings of all columns, one a line."""
        return "\n".join(_label(cell) for cell in self.head)

    def column_heading(self, column: int) -> str:
        """Return the headings of a column, outermost first, one a line."""
        return self._columns.get(column, _NO_COLUMN).heading

    def column_label(self, column: int) -> Label:
        """Return what the headings of a column call the numbers below them."""
        return self._columns.get(column, _NO_COLUMN).label

    @cached_property
    def _columns(self) -> dict[int, _Column]:
        headings: dict[int, list[str]] = {}
        for cell in self.head:
            for column in range(cell.column, cell.column + cell.column_span):
                headings.setdefault(column, []).append(_label(cell))
        joined = {column: "\n".join(labels) for column, labels in headings.items()}
        return {column: _Column(heading, label_of("", heading)) for column, heading in joined.items()}

    def heading_at(self, index: int) -> str:
        """Return what heads the cell of a character: its column's headings, or a label to its left."""
        number = self.index_at(index)
        cell = self._cells[number]
        # A cell of the first rows may hold the label and the value.
        above = self._columns.get(cell.column, _NO_COLUMN) if cell.row >= self.header_rows else _NO_COLUMN
        if above.label.group:
            return above.heading
        left = self.left_label(number)
        return f"{above.heading}\n{left}" if left and above.heading else left or above.heading

    def is_form_at(self, index: int) -> bool:
        """Whether a label to its left and not a heading above names the cell of a character."""
        number = self.index_at(index)
        cell = self._cells[number]
        if cell.row >= self.header_rows and self.column_label(cell.column).group:
            return False
        return bool(self.left_label(number))

    def beside(self, index: int, heading: re.Pattern[str]) -> str:
        """Return what stands in the row of a character under a heading."""
        columns = {cell.column for cell in self.head if heading.search(_label(cell))}
        number = self.index_at(index)
        row = self._cells[number].row
        while number and self._cells[number - 1].row == row:
            number -= 1
        while number < len(self._cells) and self._cells[number].row == row:
            if self._cells[number].column in columns:
                return _label(self._cells[number])
            number += 1
        return ""

    def left_label(self, number: int) -> str:
        """Return the cell to the left of one where that is a label, "" otherwise."""
        if not number or self._cells[number - 1].row != self._cells[number].row:
            return ""
        text = self._cells[number - 1].text.value
        return _as_label(text) if len(text) <= _LONGEST_LABEL else ""


@lru_cache(maxsize=4096)
def _as_label(text: str) -> str:
    from disclosure_lint.text import Text

    label = _SPACE.sub("", fold(Text.plain(text)).value)
    named = label_of(label)
    return label if named.group and named.near and not any(sign.isdecimal() for sign in label) else ""


def _label(cell: Cell) -> str:
    return _SPACE.sub("", fold(cell.text).value)
