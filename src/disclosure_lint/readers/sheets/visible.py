"""Rows and columns as they are counted on the screen, those that are hidden left out."""

from __future__ import annotations

from bisect import bisect_left
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable


class Axis:
    """Positions along one direction of a sheet.

    Args:
        hidden: first and last position of each run that is hidden; they may touch or overlap.
    """

    def __init__(self, hidden: Iterable[tuple[int, int]]) -> None:
        self._starts: list[int] = []
        self._ends: list[int] = []
        self._before: list[int] = []
        total = 0
        for start, last in sorted(hidden):
            start = max(start, self._ends[-1] if self._ends else 0)  # noqa: PLW2901 - what is new of it
            if last < start:
                continue
            if self._ends and self._ends[-1] == start:
                self._ends[-1] = last + 1
            else:
                self._starts.append(start)
                self._ends.append(last + 1)
                self._before.append(total)
            total += last + 1 - start

    def is_hidden(self, position: int) -> bool:
        """Whether a position is hidden."""
        at = bisect_left(self._ends, position + 1)
        return at < len(self._starts) and self._starts[at] <= position

    def shown(self, position: int) -> int:
        """Return how many positions before one are shown: its number on the screen."""
        at = bisect_left(self._starts, position)
        if not at:
            return position
        gone = self._before[at - 1] + min(position, self._ends[at - 1]) - self._starts[at - 1]
        return position - gone
