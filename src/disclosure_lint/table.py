"""Tables: cells with spans, what each cell means, and the headers it stands under."""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass, field
from decimal import Decimal
from enum import Enum
from functools import cached_property
from operator import attrgetter
from typing import TYPE_CHECKING

from disclosure_lint.language.expression import late
from disclosure_lint.language.folding import fold
from disclosure_lint.text import Text

if TYPE_CHECKING:
    from collections.abc import Sequence

#: No form on a government site is wider; what claims to be is an attack or a mistake.
MAX_COLUMN_SPAN = 64
#: Grid positions a table may fill. Spans beyond it are cut, the cells stay.
MAX_GRID = 200_000

_NUMBER = late(r"[-−+]?(?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d+)?")
_DASHES = frozenset("-－—–―/／\\")
_NOT_APPLICABLE = late(r"\(?(?:不适用|不涉及|N/?A)\)?", re.IGNORECASE)
_SPACE = late(r"\s+")
_APART = late(r"\d\s+\d")


class Meaning(Enum):
    """What the content of a cell says. Blank, dash and 0 are different answers."""

    NUMBER = "number"
    BLANK = "blank"
    DASH = "dash"
    NOT_APPLICABLE = "not-applicable"
    TEXT = "text"


@dataclass(eq=False, slots=True)
class Cell:
    """One cell as the document has it, at its first grid position; there may be millions.

    Never changed. Two cells are the same when they are one object: a spanning cell stands at
    several places of the grid.

    Attributes:
        row: grid row, from 0.
        column: grid column, from 0.
        row_span: rows covered, at least 1.
        column_span: columns covered, at least 1.
        text: the content, lines joined.
        header: marked up as a header cell.
    """

    row: int
    column: int
    text: Text
    row_span: int = 1
    column_span: int = 1
    header: bool = False
    _label: str | None = field(default=None, init=False, repr=False)

    @property
    def label(self) -> str:
        """The content folded and without any white space, as labels are compared."""
        if self._label is None:
            value = self.text.value
            plain = value.isascii() and value.isprintable() and " " not in value
            self._label = value if plain else _SPACE.sub("", fold(self.text).value)
        return self._label

    @property
    def value(self) -> Decimal | None:
        """The number in the cell, or None when it holds anything else."""
        label = self.label
        if self.meaning is not Meaning.NUMBER:
            return None
        return Decimal(label.replace(",", "").replace("−", "-"))

    @property
    def meaning(self) -> Meaning:
        """What the content says."""
        label = self.label
        if not label:
            return Meaning.BLANK
        if _NUMBER.fullmatch(label):
            # 3 and 5 on two lines are not 35.
            return Meaning.TEXT if _APART.search(self.text.value) else Meaning.NUMBER
        if all(sign in _DASHES for sign in label):
            return Meaning.DASH
        return Meaning.NOT_APPLICABLE if _NOT_APPLICABLE.fullmatch(label) else Meaning.TEXT


@dataclass(frozen=True)
class Table:
    """Cells on a grid, with header paths computed once.

    Attributes:
        cells: in document order.
        notes: for a reader's remarks, such as spans that were cut.
    """

    cells: tuple[Cell, ...]
    notes: tuple[str, ...] = field(default=())

    @cached_property
    def text(self) -> Text:
        """All cells in order: tabs between cells of a row, line feeds between rows."""
        cells = sorted(self.cells, key=attrgetter("row"))
        rows = [cell.row for cell in cells]
        signs = ("\t" if row == last else "\n" for last, row in zip([-1, *rows], rows, strict=False))
        return Text.chain(zip(signs, (cell.text for cell in cells), strict=True))

    @cached_property
    def grid(self) -> tuple[tuple[Cell | None, ...], ...]:
        """``grid[row][column]``; a spanning cell stands at each position it covers.

        Rows may differ in length: see :meth:`at`.
        """
        rows: list[list[Cell | None]] = [[] for _ in range(self.height)]
        for cell in self.cells:
            end = cell.column + cell.column_span
            for row in rows[cell.row : cell.row + cell.row_span]:
                row.extend([None] * (end - len(row)))
                row[cell.column : end] = [cell] * cell.column_span
        return tuple(map(tuple, rows))

    @cached_property
    def height(self) -> int:
        """How many rows there are."""
        return 1 + max((cell.row for cell in self.cells), default=-1)

    @cached_property
    def width(self) -> int:
        """How many columns the widest row has."""
        return max((cell.column + cell.column_span for cell in self.cells), default=0)

    def at(self, row: int, column: int) -> Cell | None:
        """Return the cell at a position, None where the row has none."""
        return self.grid[row][column] if column < len(self.grid[row]) else None

    @cached_property
    def header_rows(self) -> int:
        """How many rows at the top hold labels and no data."""
        data = (c.row for c in self.cells if c.column >= self.header_columns and _is_data(c))
        return min(data, default=self.height)

    @cached_property
    def header_columns(self) -> int:
        """How many columns at the left hold labels and no data."""
        numbers = [cell for cell in self.cells if cell.meaning is Meaning.NUMBER]
        if not numbers:
            return min(1, self.width)
        return min(cell.column for cell in numbers)

    def cell_from(self, offset: int) -> Cell | None:
        """Return the cell whose text comes from a source offset."""
        at = bisect_right(self._places, offset) - 1
        return self.cells[at] if at >= 0 else None

    @cached_property
    def _places(self) -> list[int]:
        return [cell.text.span().start for cell in self.cells]

    def row_path(self, row: int) -> tuple[str, ...]:
        """Labels that head a row, outermost first, each spanning cell once."""
        return _path([self.at(row, column) for column in range(self.header_columns)])

    def column_path(self, column: int) -> tuple[str, ...]:
        """Labels that head a column, outermost first, each spanning cell once."""
        return _path([self.at(row, column) for row in range(self.header_rows)])


def place_cells(rows: Sequence[Sequence[tuple[Text, int, int, bool]]]) -> Table:
    """Lay rows of ``(text, row span, column span, is header)`` out on a grid.

    Follows the table model of the HTML standard (§4.9.12): a cell takes the
    first free position of its row; a row span of 0 reaches to the end.
    """
    cells: list[Cell] = []
    taken: set[tuple[int, int]] = set()
    notes: list[str] = []
    for number, row in enumerate(rows):
        column = 0
        for text, row_span, column_span, header in row:
            while (number, column) in taken:
                column += 1
            left = len(rows) - number
            height = left if row_span == 0 else max(1, min(row_span, left))
            width = max(1, min(column_span, MAX_COLUMN_SPAN))
            if height * width > 1 and len(taken) + height * width > MAX_GRID:
                height = width = 1
                notes.append("spans-cut")
            taken.update((number + y, column + x) for y in range(height) for x in range(width))
            cells.append(Cell(number, column, text, height, width, header))
            column += width
    return Table(tuple(cells), tuple(dict.fromkeys(notes)))


def _path(cells: Sequence[Cell | None]) -> tuple[str, ...]:
    labels: list[str] = []
    previous: Cell | None = None
    for cell in cells:
        if cell is not None and cell is not previous and cell.label:
            labels.append(cell.label)
        previous = cell
    return tuple(labels)


def _is_data(cell: Cell) -> bool:
    return not cell.header and cell.meaning in {Meaning.NUMBER, Meaning.DASH, Meaning.NOT_APPLICABLE}
