"""Outlines that are filled or drawn along: areas that cover, and lines that rule tables."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from disclosure_lint.readers.pages.frame import around, is_rectangle
from disclosure_lint.readers.pages.page import Drawing, Ruling, Shape

if TYPE_CHECKING:
    from collections.abc import Sequence

    from disclosure_lint.location import Box

#: Paint of this alpha and more, of 255, hides what is under it.
OPAQUE = 250
#: Points. A filled area thinner than this is a line; a line thicker than that covers what it crosses.
_THIN, _THICK = 2.5, 5.0
#: Points. A ruling is at least so long and leaves its axis at most by so much.
_SHORTEST, _SKEW = 3.0, 0.7


class Outline(NamedTuple):
    """A path on a page.

    Attributes:
        order: number among all that is drawn on the page.
        lines: the points of its parts, on the page as shown.
        clip: nothing of it is drawn outside this rectangle.
    """

    order: int
    lines: Sequence[list[tuple[float, float]]]
    clip: Box

    def filled(self, grey: int, drawing: Drawing) -> list[Shape]:
        """Return the areas it fills; thin ones are rulings and go to the drawing."""
        boxes = [around(points).cut(self.clip) for points in self.lines]
        whole = len(self.lines) == 1 and is_rectangle(self.lines[0])
        return [
            Shape(self.order, box, grey, whole)
            for box in boxes
            if not box.empty and not _rule_of(box, drawing)
        ]

    def stroked(self, grey: int, width: float, drawing: Drawing) -> list[Shape]:
        """Add the rulings it draws to the drawing; return the areas of lines so thick that they cover."""
        for points in self.lines:
            _rules_along(points, self.clip, drawing)
        if width < _THICK:
            return []
        boxes = [around(points).widen(width / 2).cut(self.clip) for points in self.lines]
        return [Shape(self.order, box, grey, whole=False) for box in boxes]


def _rule_of(box: Box, drawing: Drawing) -> bool:
    """Take a thin area for a ruling; say whether it is one."""
    width, height = box.right - box.left, box.bottom - box.top
    if width <= _THIN < _SHORTEST <= height:
        drawing.columns.append(Ruling((box.left + box.right) / 2, box.top, box.bottom))
    elif height <= _THIN < _SHORTEST <= width:
        drawing.rows.append(Ruling((box.top + box.bottom) / 2, box.left, box.right))
    return min(width, height) <= _THIN


def _rules_along(points: list[tuple[float, float]], clip: Box, drawing: Drawing) -> None:
    for ends in pairwise(points):
        left, top, right, bottom = around(ends)
        if right - left <= _SKEW and clip.left <= left and right <= clip.right:
            start, end = max(top, clip.top), min(bottom, clip.bottom)
            if end - start >= _SHORTEST:
                drawing.columns.append(Ruling((left + right) / 2, start, end))
        elif bottom - top <= _SKEW and clip.top <= top and bottom <= clip.bottom:
            start, end = max(left, clip.left), min(right, clip.right)
            if end - start >= _SHORTEST:
                drawing.rows.append(Ruling((top + bottom) / 2, start, end))
