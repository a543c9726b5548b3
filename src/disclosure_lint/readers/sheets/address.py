"""Addresses of cells: ``B3``, ``$A$1:C4``; rows and columns count from 0."""

from __future__ import annotations

from functools import lru_cache
from typing import NamedTuple

from disclosure_lint.language.expression import late

#: What a sheet can hold (ECMA-376-1, 18.3.1.13 and 18.3.1.73).
MAX_ROWS, MAX_COLUMNS = 1_048_576, 16_384
_CELL = late(r"\$?([A-Za-z]{1,3})\$?([0-9]{1,7})")
_LETTERS = 26


class Area(NamedTuple):
    """Cells in a rectangle, all four sides included."""

    top: int
    left: int
    bottom: int
    right: int

    def holds(self, row: int, column: int) -> bool:
        """Whether a cell lies in it."""
        return self.top <= row <= self.bottom and self.left <= column <= self.right


@lru_cache(maxsize=MAX_COLUMNS)
def column_number(letters: str) -> int:
    """Return the number of a column."""
    number = 0
    for letter in letters.upper():
        number = number * _LETTERS + ord(letter) - ord("A") + 1
    return number - 1


def parse_cell(name: str) -> tuple[int, int] | None:
    """Return row and column of a cell, None for what names none."""
    found = _CELL.fullmatch(name)
    if found is None:
        return None
    row, column = int(found[2]) - 1, column_number(found[1])
    return (row, column) if 0 <= row < MAX_ROWS and column < MAX_COLUMNS else None


def parse_area(reference: str) -> Area | None:
    """Return a rectangle, or one cell as one; None for what names none."""
    first, _, last = reference.partition(":")
    start, end = parse_cell(first), parse_cell(last or first)
    if start is None or end is None:
        return None
    rows, columns = sorted((start[0], end[0])), sorted((start[1], end[1]))
    return Area(rows[0], columns[0], rows[1], columns[1])
