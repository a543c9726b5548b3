"""Cells merged into one: the first is shown, the others are not."""

from __future__ import annotations

from bisect import bisect_left
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from disclosure_lint.readers.sheets.address import Area

#: Merged areas of a sheet that are looked at.
MOST = 100_000
#: Areas higher than this are looked through one by one.
_HIGH = 64


class Merged:
    """The merged areas of a sheet."""

    def __init__(self, areas: Iterable[Area]) -> None:
        self._first: dict[tuple[int, int], Area] = {}
        self._rows: dict[int, list[Area]] = {}
        self._high: list[Area] = []
        for area in areas:
            if area.top == area.bottom and area.left == area.right:
                continue
            self._first.setdefault((area.top, area.left), area)
            if area.bottom - area.top > _HIGH:
                self._high.append(area)
                continue
            for row in range(area.top, area.bottom + 1):
                self._rows.setdefault(row, []).append(area)
        for of_row in self._rows.values():
            of_row.sort(key=lambda area: area.left)

    def at(self, row: int, column: int) -> Area | None:
        """Return the area a cell is the first of."""
        return self._first.get((row, column))

    def absorbs(self, row: int, column: int) -> bool:
        """Whether a cell is merged into another one."""
        if (row, column) in self._first:
            return False
        of_row = self._rows.get(row, [])
        at = bisect_left(of_row, column + 1, key=lambda area: area.left)
        near = of_row[max(0, at - 1) : at]
        return any(area.holds(row, column) for area in (*near, *self._high))
