"""Ruled tables of a page, with what stands in their cells."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import TYPE_CHECKING

from disclosure_lint.readers.pages.lines import find_lines, row_of, seam
from disclosure_lint.readers.pages.passage import Passage

if TYPE_CHECKING:
    from collections.abc import Sequence

    from disclosure_lint.location import Box
    from disclosure_lint.readers.pages.lattice import Lattice
    from disclosure_lint.readers.pages.lines import Line
    from disclosure_lint.readers.pages.page import Glyph

#: Points. An empty row or column thinner than this is a double line.
_SLIVER = 5.0


@dataclass(frozen=True)
class GridCell:
    """A cell: its place in the grid and its text."""

    row: int
    column: int
    row_span: int
    column_span: int
    passage: Passage

    @property
    def end(self) -> int:
        """The first row below it."""
        return self.row + self.row_span


@dataclass(frozen=True)
class Grid:
    """A ruled table.

    Attributes:
        page: where it ends.
        box: the rectangle it fills there.
        xs: positions of its vertical lines.
        height: rows.
        cells: row by row.
        open_top: its first row began on the page before.
        open_bottom: its last row goes on on the next page.
    """

    page: int
    box: Box
    xs: tuple[float, ...]
    height: int
    cells: tuple[GridCell, ...]
    open_top: bool
    open_bottom: bool

    @property
    def is_table(self) -> bool:
        """Whether it has rows and columns; others are frames around running text."""
        return self.height > 1 and len(self.xs) > 2  # noqa: PLR2004 - two columns have three lines


def fill(page: int, lattice: Lattice, glyphs: Sequence[Glyph]) -> tuple[Grid, list[Glyph]]:
    """Put characters into the cells they stand in; return the table and the characters left over."""
    slot_at = {
        (row, column): number
        for number, slot in enumerate(lattice.slots)
        for row in range(slot.row, slot.row + slot.row_span)
        for column in range(slot.column, slot.column + slot.column_span)
    }
    inside: list[list[Glyph]] = [[] for _ in lattice.slots]
    outside: list[Glyph] = []
    for glyph in glyphs:
        # A character that runs over the line belongs to the text it ends.
        x = glyph.box.left + (glyph.box.right - glyph.box.left) / 4
        y = (glyph.box.top + glyph.box.bottom) / 2
        position = bisect_right(lattice.ys, y) - 1, bisect_right(lattice.xs, x) - 1
        number = slot_at.get(position)
        (outside if number is None else inside[number]).append(glyph)
    cells = [
        GridCell(slot.row, slot.column, slot.row_span, slot.column_span, _passage(page, slot.box, held))
        for slot, held in zip(lattice.slots, inside, strict=True)
    ]
    rows = _kept(lattice.ys, [(cell.row, cell.row_span, cell.passage) for cell in cells])
    columns = _kept(lattice.xs, [(cell.column, cell.column_span, cell.passage) for cell in cells])
    grid = Grid(
        page,
        lattice.box,
        (*(lattice.xs[n] for n in columns), lattice.xs[-1]),
        len(rows),
        tuple(_without_slivers(cells, rows, columns)),
        lattice.open_top,
        lattice.open_bottom,
    )
    return grid, outside


def _passage(page: int, box: Box, glyphs: list[Glyph]) -> Passage:
    lines = joined_rows(find_lines(page, glyphs))
    if not lines:
        return Passage()
    widest = max(lines, key=lambda line: line.box.right - line.box.left)
    padding = max(0.0, min(widest.box.left - box.left, box.right - widest.box.right))
    seams = []
    for before, after in pairwise(lines):
        between = seam(before, after, box.right - padding - before.box.right)
        seams.append("\n" if between is None else between)
    return Passage(tuple(lines), tuple(seams))


def joined_rows(lines: Sequence[Line]) -> list[Line]:
    """Return lines of which no two stand on one baseline: what room parted is one line again."""
    rows: list[list[Line]] = []
    for line in lines:
        if rows and rows[-1][-1].base == line.base:
            rows[-1].append(line)
        else:
            rows.append([line])
    return [row_of(row) for row in rows]


def _kept(edges: Sequence[float], spans: Sequence[tuple[int, int, Passage]]) -> list[int]:
    """Numbers of the rows, or columns, that are no double lines."""
    holding = {start for start, span, passage in spans if span == 1 and passage.lines}
    return [
        number
        for number, (low, high) in enumerate(pairwise(edges))
        if high - low >= _SLIVER or number in holding
    ]


def _without_slivers(
    cells: Sequence[GridCell], rows: Sequence[int], columns: Sequence[int]
) -> list[GridCell]:
    new_row = {old: new for new, old in enumerate(rows)}
    new_column = {old: new for new, old in enumerate(columns)}
    kept = []
    for cell in cells:
        covered = [new_row[n] for n in range(cell.row, cell.end) if n in new_row]
        across = [
            new_column[n] for n in range(cell.column, cell.column + cell.column_span) if n in new_column
        ]
        if covered and across:
            kept.append(
                replace(
                    cell,
                    row=covered[0],
                    column=across[0],
                    row_span=len(covered),
                    column_span=len(across),
                )
            )
    return kept
