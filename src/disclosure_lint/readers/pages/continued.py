"""Tables that a page break cut in two."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from disclosure_lint.language.folding import fold
from disclosure_lint.readers.pages.lines import seam
from disclosure_lint.structure.numbering import mark_at
from disclosure_lint.text import Text

if TYPE_CHECKING:
    from collections.abc import Sequence

    from disclosure_lint.readers.pages.cells import Grid, GridCell

#: Points by which the lines of one table differ between two pages.
_NEAR = 4.0


class Growing:
    """A table to which the pages that follow may add rows.

    They do when their sides agree with its own and all lines of the one are lines of the other. A
    header that is printed again is left out, cells that the break cut in two are whole again.
    """

    def __init__(self, first: Grid) -> None:
        self._xs = first.xs
        self._first: Sequence[GridCell] = first.cells
        self._cells = list(first.cells)
        self._last = first
        self._height = first.height
        self._open: Sequence[int] = range(len(self._cells))  # where cells of the last row are found

    def take(self, lower: Grid) -> bool:
        """Add a table of the next page; say whether it is the same table."""
        xs = _common_lines(self._xs, lower.xs) if lower.page == self._last.page + 1 else None
        if xs is None:
            return False
        if xs != self._xs:
            self._cells = _on_lines(self._cells, self._xs, xs)
            self._first = _on_lines(self._first, self._xs, xs)
            self._xs = xs
        below = _on_lines(lower.cells, lower.xs, xs)
        repeated = _repeated_rows(self._first, below)
        below = [replace(cell, row=cell.row - repeated) for cell in below if cell.row >= repeated]
        cut = not repeated and (self._last.open_bottom or lower.open_top)
        self._join(below, cut=cut)
        self._last = lower
        return True

    def _join(self, below: Sequence[GridCell], *, cut: bool) -> None:
        """Add rows; cells at the break that are one become one."""
        ends = {
            (self._cells[n].column, self._cells[n].column_span): n
            for n in self._open
            if self._cells[n].end == self._height
        }
        first = [cell for cell in below if cell.row == 0]
        at = {id(c): ends[c.column, c.column_span] for c in first if (c.column, c.column_span) in ends}
        pairs = [(self._cells[at[id(cell)]], cell) for cell in first if id(cell) in at]
        if not cut:
            whole_row = _is_split_row(pairs, first)
            pairs = [pair for pair in pairs if whole_row or _is_split_label(*pair)]
        one_row = bool(pairs) and len(pairs) == len(first) and all(cell.row_span == 1 for _, cell in pairs)
        shift = self._height - 1 if one_row else self._height
        joined = {id(cell) for _, cell in pairs}
        for upper, lower in pairs:
            passage = upper.passage.followed_by(_seam(upper, lower), lower.passage)
            whole = replace(upper, row_span=shift + lower.end - upper.row, passage=passage)
            self._cells[at[id(lower)]] = whole
        added = [replace(cell, row=cell.row + shift) for cell in below if id(cell) not in joined]
        self._open = [*at.values(), *range(len(self._cells), len(self._cells) + len(added))]
        self._cells += added
        self._height = max((shift + cell.end for cell in below), default=self._height)

    def whole(self) -> Grid:
        """Return the table with all its rows."""
        cells = tuple(sorted(self._cells, key=lambda cell: (cell.row, cell.column)))
        return replace(self._last, xs=self._xs, height=self._height, cells=cells)


def _common_lines(upper: Sequence[float], lower: Sequence[float]) -> tuple[float, ...] | None:
    """The lines of the finer table, if those of the other are among them and the sides agree."""
    fine, coarse = (upper, lower) if len(upper) >= len(lower) else (lower, upper)
    if abs(upper[0] - lower[0]) > _NEAR or abs(upper[-1] - lower[-1]) > _NEAR:
        return None
    if all(min(abs(x - other) for other in fine) <= _NEAR for x in coarse):
        return tuple(fine)
    return None


def _on_lines(cells: Sequence[GridCell], old: Sequence[float], new: Sequence[float]) -> list[GridCell]:
    """The cells with columns counted between other lines."""
    at = [min(range(len(new)), key=lambda n: abs(new[n] - x)) for x in old]
    return [
        replace(
            cell,
            column=at[cell.column],
            column_span=max(1, at[cell.column + cell.column_span] - at[cell.column]),
        )
        for cell in cells
    ]


def _repeated_rows(above: Sequence[GridCell], below: Sequence[GridCell]) -> int:
    """How many rows at the top of the second table repeat those of the first and hold only words."""
    first, second = (
        {(c.row, c.column, c.end, c.column_span, c.passage.value) for c in cells} for cells in (above, below)
    )
    rows, height = 0, max((cell.end for cell in below), default=0)
    for row in range(height):
        began = {cell for cell in second if cell[0] == row}
        if not began <= first or any(cell[4].isdigit() for cell in began):
            break
        rows = max(rows, *(cell[2] for cell in began)) if began else rows
    return rows if rows < height else 0


def _is_split_label(upper: GridCell, lower: GridCell) -> bool:
    """Whether a cell goes on in one below that spans rows: it is empty or begins no new item."""
    if lower.row_span == 1 and (upper.row_span == 1 or lower.passage.lines):
        return False
    value = fold(Text.plain(lower.passage.value[:20])).value
    return not value or mark_at(value) is None


def _is_split_row(pairs: Sequence[tuple[GridCell, GridCell]], first: Sequence[GridCell]) -> bool:
    """Whether the first row below is the rest of the last one above: it has no label, and text wrapped."""
    filled = [(upper, lower) for upper, lower in pairs if lower.passage.lines]
    if len(pairs) < len(first) or not filled or pairs[0][1].passage.lines:
        return False
    return 2 * len(filled) <= len(pairs) and all(_wraps(upper, lower) for upper, lower in filled)


def _wraps(upper: GridCell, lower: GridCell) -> bool:
    if not upper.passage.lines:
        return False
    before, after = upper.passage.lines[-1], lower.passage.lines[0]
    widest = max(line.box.right for line in upper.passage.lines)
    return seam(before, after, widest - before.box.right) is not None


def _seam(upper: GridCell, lower: GridCell) -> str:
    if not upper.passage.lines or not lower.passage.lines:
        return ""
    before, after = upper.passage.lines[-1], lower.passage.lines[0]
    widest = max(line.box.right for line in (*upper.passage.lines, *lower.passage.lines))
    between = seam(before, after, widest - before.box.right)
    return "\n" if between is None else between
