"""Cells of a word processor's table at their places in a grid."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from disclosure_lint.readers.word.story import Grid, Merged, Par
from disclosure_lint.table import MAX_COLUMN_SPAN, MAX_GRID

if TYPE_CHECKING:
    from disclosure_lint.readers.word.story import CellDraft

#: A table of no more cells than this that holds whole paragraphs by the dozen, or tables, is page layout.
_LAYOUT_CELLS = 6
_LAYOUT_PARAGRAPHS = 8


@dataclass(slots=True)
class Placed:
    """A cell at its first position, from 0, with the rows and columns it covers.

    Attributes:
        absorbed: the cells merged into it; their text is not shown.
    """

    row: int
    column: int
    down: int
    across: int
    cell: CellDraft
    header: bool
    absorbed: list[CellDraft]


def lay_out(grid: Grid) -> list[Placed]:
    """Return the cells in order of their rows, without the rows that are not shown.

    A cell that continues the one above belongs to it when both begin in the same column
    (ECMA-376-1, 17.4.84); the grid is bounded like any other table.
    """
    placed: list[Placed] = []
    above: dict[int, Placed] = {}
    left = MAX_GRID
    for number, row in enumerate(row for row in grid.rows if row.cause is None):
        reaching: dict[int, Placed] = {}
        last: Placed | None = None
        column = min(max(0, row.before), MAX_COLUMN_SPAN)
        left -= column
        for cell in row.cells:
            across = min(max(1, cell.across), MAX_COLUMN_SPAN, max(1, left))
            left -= across
            whole = last if cell.continues is Merged.LEFT else None
            if cell.continues is Merged.ABOVE:
                whole = above.get(column)
            if whole is None:
                whole = Placed(number, column, 1, across, cell, row.header, [])
                placed.append(whole)
            else:
                whole.absorbed.append(cell)
                whole.down = number - whole.row + 1
                if cell.continues is Merged.LEFT and whole.row == number:
                    whole.across = max(whole.across, column + across - whole.column)
            reaching.setdefault(whole.column, whole)
            last = whole
            column += across
        above = reaching
    return placed


def is_layout(grid: Grid) -> bool:
    """Whether a table only arranges a page: few cells that hold what no cell of data does."""
    cells = [cell for row in grid.rows for cell in row.cells]
    if len(cells) > _LAYOUT_CELLS:
        return False
    return any(
        any(isinstance(item, Grid) for item in cell.items)
        or sum(isinstance(item, Par) and bool(item.shown) for item in cell.items) >= _LAYOUT_PARAGRAPHS
        for cell in cells
    )
