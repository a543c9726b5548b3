"""Columns of a table by what is written at their head, in lists of persons above all."""

from __future__ import annotations

from operator import attrgetter
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from disclosure_lint.table import Cell, Table


class Column(NamedTuple):
    """A head and what stands below it.

    Attributes:
        head: the cell that names the column.
        cells: the cells below it, up to the next head in the same place.
    """

    head: Cell
    cells: tuple[Cell, ...]

    @property
    def filled(self) -> tuple[Cell, ...]:
        """The cells that hold anything."""
        return tuple(cell for cell in self.cells if cell.label)


def columns(table: Table, is_head: Callable[[str], object]) -> Iterator[Column]:
    """Yield the columns whose head is one, from the left; heads may be repeated further down.

    A number heads nothing.

    Args:
        table: the table.
        is_head: whether a label, without white space, names such a column.
    """
    labelled = (cell for cell in table.cells if cell.label and not cell.label.isdecimal())
    heads = sorted((cell for cell in labelled if is_head(cell.label)), key=attrgetter("column", "row"))
    for number, head in enumerate(heads):
        following = heads[number + 1] if number + 1 < len(heads) else None
        end = following.row if following and following.column == head.column else table.height
        below = dict.fromkeys(
            cell
            for row in range(head.row + head.row_span, end)
            if (cell := table.at(row, head.column)) is not None and cell.row == row
        )
        yield Column(head, tuple(below))
