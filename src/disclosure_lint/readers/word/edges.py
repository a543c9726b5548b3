"""Columns of tables whose cells have edges in twips and no columns: DOC and RTF."""

from __future__ import annotations

from bisect import bisect_right
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

#: Twips (1/20 pt) by which edges of one column differ where somebody dragged them.
_SLACK = 30


class Edges(NamedTuple):
    """The edges of one cell in twips."""

    left: int
    right: int


class Columns:
    """The columns of a table, found in the edges of all its cells."""

    def __init__(self, rows: Iterable[Sequence[Edges]]) -> None:
        known = sorted({edge for row in rows for cell in row for edge in cell})
        self._starts: list[int] = []
        for edge in known:
            if not self._starts or edge - self._starts[-1] > _SLACK:
                self._starts.append(edge)

    def number(self, edge: int) -> int:
        """Return the column that begins at an edge, or nearest before it."""
        return max(0, bisect_right(self._starts, edge) - 1)

    def across(self, cell: Edges) -> int:
        """Return how many columns a cell covers, at least one."""
        return max(1, self.number(cell.right) - self.number(cell.left))
