"""Tables whose paragraphs only say how deep they lie, and whose rows are described at their end."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, NamedTuple

from disclosure_lint.readers.word.edges import Columns, Edges
from disclosure_lint.readers.word.story import CellDraft, Grid, Merged, Par, RowDraft

if TYPE_CHECKING:
    from collections.abc import Sequence

    from disclosure_lint.readers.word.story import Cause

#: Tables inside one another that are kept apart.
_DEEPEST = 12


class CellShape(NamedTuple):
    """A cell as its row describes it: its edges in twips, and whether it is part of another cell."""

    edges: Edges
    merged: Merged = Merged.NOT


@dataclass(slots=True)
class _Open:
    """A table being read: its rows, their cells' shapes, and what the open cell and row hold."""

    grid: Grid = field(default_factory=Grid)
    shapes: list[Sequence[CellShape]] = field(default_factory=list)
    cells: list[CellDraft] = field(default_factory=list)
    items: list[Par | Grid] = field(default_factory=list)


class Tables:
    """Puts paragraphs into cells, rows and tables, by the depth each says it lies at.

    Attributes:
        items: what is complete.
    """

    def __init__(self) -> None:
        self.items: list[Par | Grid] = []
        self._open: list[_Open] = []

    def add(self, par: Par, depth: int) -> None:
        """Take a paragraph; 0 is outside tables."""
        self._reach(depth)
        self._here.append(par)

    def end_cell(self, depth: int) -> None:
        """End the cell at a depth, with what it holds."""
        self._reach(max(1, depth))
        table = self._open[-1]
        table.cells.append(CellDraft(table.items))
        table.items = []

    def end_row(
        self, depth: int, shapes: Sequence[CellShape], *, header: bool = False, cause: Cause | None = None
    ) -> None:
        """End the row at a depth; its description may have fewer cells than it, or more."""
        self._reach(max(1, depth))
        table = self._open[-1]
        if table.items:
            self.end_cell(depth)
        if not table.cells:
            return
        for cell, shape in zip(table.cells, shapes, strict=False):
            cell.continues = shape.merged
        table.grid.rows.append(RowDraft(table.cells, header=header, cause=cause))
        table.shapes.append(shapes)
        table.cells = []

    def finish(self) -> list[Par | Grid]:
        """Close what is open; return everything."""
        self._reach(0)
        return self.items

    @property
    def _here(self) -> list[Par | Grid]:
        return self._open[-1].items if self._open else self.items

    def _reach(self, depth: int) -> None:
        depth = min(depth, _DEEPEST)
        while len(self._open) > depth:
            table = self._open.pop()
            if table.items:
                table.cells.append(CellDraft(table.items))
            if table.cells:
                table.grid.rows.append(RowDraft(table.cells))
                table.shapes.append(())
            _set_columns(table)
            if table.grid.rows:
                self._here.append(table.grid)
        while len(self._open) < depth:
            self._open.append(_Open())


def _set_columns(table: _Open) -> None:
    """Tell the columns cells cover from their edges."""
    columns = Columns([[shape.edges for shape in row] for row in table.shapes])
    for row, shapes in zip(table.grid.rows, table.shapes, strict=True):
        if shapes:
            row.before = columns.number(shapes[0].edges.left)
        for cell, shape in zip(row.cells, shapes, strict=False):
            cell.across = columns.across(shape.edges)
