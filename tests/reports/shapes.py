"""Grids turned into rows of text, and cut in two: what layouts without spans need."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from reports.marks import mark
from reports.tree import Cell, Grid, Row

if TYPE_CHECKING:
    from collections.abc import Iterator


def places(grid: Grid) -> Iterator[tuple[int, int, Cell]]:
    """Yield each cell with the row and column it begins at."""
    taken: set[tuple[int, int]] = set()
    for number, row in enumerate(grid.rows):
        column = 0
        for cell in row.cells:
            while (number, column) in taken:
                column += 1
            taken.update((number + y, column + x) for y in range(cell.rows) for x in range(cell.columns))
            yield number, column, cell
            column += cell.columns


def shown(cell: Cell) -> str:
    """Return the text of a cell, marked if it has a key."""
    return mark(cell.key, cell.text) if cell.key else cell.text


def matrix(grid: Grid, *, repeat: bool) -> list[list[str]]:
    """Return the texts row by row; a spanning label is said again in each place, or once."""
    width = max(column + cell.columns for _, column, cell in places(grid))
    rows = [[""] * width for _ in grid.rows]
    for row, column, cell in places(grid):
        for y in range(cell.rows):
            for x in range(cell.columns):
                if not (x or y):
                    rows[row][column] = shown(cell)
                elif repeat and cell.label:
                    rows[row + y][column + x] = cell.text
    return rows


def cut(grid: Grid, at: int, *, repeat: bool) -> tuple[Grid, Grid]:
    """Cut a table before a row; labels that span the cut are said again below, or left blank."""
    above = [Row(row.key, [replace(cell) for cell in row.cells]) for row in grid.rows[:at]]
    below = [Row(row.key, list(row.cells)) for row in grid.rows[at:]]
    carried = []
    copies = iter(cell for row in above for cell in row.cells)
    for row, _, cell in places(grid):
        if row >= at:
            break
        copy = next(copies)
        left = row + cell.rows - at
        if left > 0:
            copy.rows = at - row
            carried.append(Cell(cell.text if repeat else "", "", left, cell.columns, label=True))
    below[0].cells[:0] = carried
    return replace(grid, rows=above), Grid(grid.name, below, 0, grid.labels)


def single(grid: Grid) -> list[list[str]]:
    """Return the cells of each row as the source has them, spanning ones once."""
    return [[shown(cell) for cell in row.cells] for row in grid.rows]
