"""Tables without upright lines: rows whose parts stand below each other."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from disclosure_lint.location import Box
from disclosure_lint.readers.pages.cells import Grid, GridCell
from disclosure_lint.readers.pages.lines import Line, row_of
from disclosure_lint.readers.pages.passage import Passage

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

#: Rows that make a table, at least, and how far apart they are at most, in sizes of type.
_FEWEST_ROWS, _LOOSEST = 3, 4.0


def tables_and_lines(rows: Sequence[Sequence[Line]]) -> Iterator[Line | Grid]:
    """Yield rows, given as their parts from left to right, as tables where they align, else as lines."""
    run: list[Sequence[Line]] = []
    for row in rows:
        if run and (len(row) < 2 or not _follows(run[-1], row)):  # noqa: PLR2004 - parts stand apart
            yield from _table_or_lines(run)
            run = []
        if len(row) > 1:
            run.append(row)
        else:
            yield row[0]
    yield from _table_or_lines(run)


def _follows(above: Sequence[Line], below: Sequence[Line]) -> bool:
    return below[0].base - above[0].base < _LOOSEST * max(above[0].size, below[0].size)


def _table_or_lines(run: Sequence[Sequence[Line]]) -> Iterator[Line | Grid]:
    columns = _columns(run) if len(run) >= _FEWEST_ROWS else []
    cells = [
        GridCell(number, at, 1, 1, Passage((part,)))
        for number, row in enumerate(run)
        for part in row
        for at, (left, right) in enumerate(columns)
        if left <= part.box.left and part.box.right <= right
    ]
    if len(columns) < 2 or len({(cell.row, cell.column) for cell in cells}) < len(cells):  # noqa: PLR2004
        yield from map(row_of, run)
        return
    xs = (columns[0][0], *((left + right) / 2 for (_, left), (right, _) in pairwise(columns)), columns[-1][1])
    box = Box(xs[0], run[0][0].box.top, xs[-1], run[-1][0].box.bottom)
    filled = {(cell.row, cell.column) for cell in cells}
    places = ((row, column) for row in range(len(run)) for column in range(len(columns)))
    cells += [GridCell(row, column, 1, 1, Passage()) for row, column in places if (row, column) not in filled]
    ordered = tuple(sorted(cells, key=lambda cell: (cell.row, cell.column)))
    yield Grid(run[0][0].page, box, xs, len(run), ordered, open_top=False, open_bottom=False)


def _columns(run: Sequence[Sequence[Line]]) -> list[tuple[float, float]]:
    """The ranges across that parts fill; parts above each other share one."""
    columns: list[tuple[float, float]] = []
    for left, right in sorted((part.box.left, part.box.right) for row in run for part in row):
        if columns and left <= columns[-1][1]:
            columns[-1] = (columns[-1][0], max(columns[-1][1], right))
        else:
            columns.append((left, right))
    return columns
