"""A sheet taken apart: titles, tables, notes.

A sheet is one large grid, and people put several things on it. Blank rows and columns
set tables apart; a line of one cell above a table is its title, one below it a note.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from dataclasses import dataclass
from itertools import groupby
from operator import attrgetter
from typing import TYPE_CHECKING, Any, Generic, NamedTuple, Protocol, TypeVar

from disclosure_lint.language.expression import late

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

#: Blank rows over which a table without a head of its own goes on.
_GAP = 3
#: A single column with a longer text is prose, not a list.
_LONGEST_ITEM = 60
_FEWEST_ITEMS = 2
_NOTE = late(r"注|备注|说明|填[表报]|制表|审核|数据来源|来源|联系")
_DIGIT = late(r"[0-9]")


class Shows(Protocol):
    """What a cell shows, as its format has it."""

    @property
    def value(self) -> str: ...


S = TypeVar("S", bound=Shows)


class Placed(NamedTuple, Generic[S]):
    """A cell on the screen.

    Attributes:
        row: its first row.
        column: its first column.
        down: rows it covers.
        across: columns it covers.
        of: what it shows.
    """

    row: int
    column: int
    down: int
    across: int
    of: S

    @property
    def value(self) -> str:
        """What it shows, as text."""
        return self.of.value


class Line(NamedTuple, Generic[S]):
    """A cell that stands alone in its row; ``title`` above a table, a note elsewhere."""

    cell: Placed[S]
    title: bool


@dataclass(slots=True)
class Region(Generic[S]):
    """Cells of one table."""

    cells: list[Placed[S]]

    def laid_out(self) -> Iterator[Placed[S]]:
        """Yield the cells with rows and columns of the table, row by row, those without cells left out.

        The region is left empty: of a large sheet there is no room for a cell and all it becomes.
        """
        rows = sorted({cell.row for cell in self.cells})
        columns = sorted({cell.column for cell in self.cells})
        row_numbers = {row: number for number, row in enumerate(rows)}
        column_numbers = {column: number for number, column in enumerate(columns)}
        self.cells.reverse()
        while self.cells:
            cell = self.cells.pop()
            down = bisect_left(rows, cell.row + cell.down) - row_numbers[cell.row] if cell.down > 1 else 1
            across = 1
            if cell.across > 1:
                across = bisect_left(columns, cell.column + cell.across) - column_numbers[cell.column]
            row, column = row_numbers[cell.row], column_numbers[cell.column]
            yield Placed(row, column, down, across, cell.of)


def arrange(cells: Iterable[Placed[S]]) -> list[Line[S] | Region[S]]:
    """Return the titles, tables and notes of a sheet in order.

    Args:
        cells: those that show something, row by row.
    """
    found: list[Line[S] | Region[S]] = []
    for band in _bands(cells):
        parts = list(_parts(band))
        last = found[-1] if found else None
        first = parts[0]
        if isinstance(last, Region) and isinstance(first, Region) and _goes_on(last, first):
            last.cells += first.cells
            parts = parts[1:]
        found += parts
    return found


def _bands(cells: Iterable[Placed[S]]) -> Iterator[list[Placed[S]]]:
    """Cells between blank rows; a merged cell fills all its rows."""
    band: list[Placed[S]] = []
    end = 0
    for cell in cells:
        if band and cell.row > end:
            yield band
            band = []
        band.append(cell)
        end = max(end, cell.row + cell.down)
    if band:
        yield band


def _parts(band: list[Placed[S]]) -> Iterator[Line[S] | Region[S]]:
    rows = [list(row) for _, row in groupby(band, key=attrgetter("row"))]
    wide = [number for number, row in enumerate(rows) if len(row) > 1]
    if not wide:
        yield from _single(band)
        return
    last = wide[-1]
    foot = next((n for n in range(last + 1, len(rows)) if _is_note(rows[n][0])), len(rows))
    yield from (Line(row[0], title=True) for row in rows[: wide[0]])
    for cells in _side_by_side([cell for row in rows[wide[0] : foot] for cell in row]):
        yield Region(cells) if len(cells) > 1 else Line(cells[0], title=False)
    yield from (Line(row[0], title=False) for row in rows[foot:])


def _single(band: list[Placed[S]]) -> Iterator[Line[S] | Region[S]]:
    """Rows of one cell each: a list when they are short and in one column, else lines."""
    alike = len({(cell.column, cell.across) for cell in band}) == 1 and band[0].across == 1
    short = all(len(cell.value) <= _LONGEST_ITEM for cell in band)
    if alike and short and len(band) > _FEWEST_ITEMS:
        yield Region(band)
    else:
        yield from (Line(cell, title=number == 0) for number, cell in enumerate(band))


def _is_note(cell: Placed[Any]) -> bool:
    return cell.across > 1 or len(cell.value) > _LONGEST_ITEM or _NOTE.match(cell.value) is not None


def _side_by_side(cells: list[Placed[S]]) -> list[list[Placed[S]]]:
    """Cells apart where a column is blank."""
    extents = sorted({(cell.column, cell.column + cell.across) for cell in cells})
    starts: list[int] = []
    end = -1
    for left, right in extents:
        if left > end:
            starts.append(left)
        end = max(end, right)
    if len(starts) == 1:
        return [cells]
    parts: list[list[Placed[S]]] = [[] for _ in starts]
    for cell in cells:
        parts[bisect_right(starts, cell.column) - 1].append(cell)
    return parts


def _goes_on(table: Region[S], below: Region[S]) -> bool:
    """Whether rows under a blank one are of the same table: in its columns, and with no head of their own."""
    if below.cells[0].row - table.cells[-1].row > _GAP + 1:
        return False
    columns = {cell.column for cell in table.cells}
    if not {cell.column for cell in below.cells} <= columns:
        return False
    first = below.cells[0].row
    return any(cell.row == first and _DIGIT.search(cell.value) for cell in below.cells[: len(columns)])
