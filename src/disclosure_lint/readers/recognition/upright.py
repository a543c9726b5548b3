"""How a picture of a page lies: on its side it is read to half, and leaning its rows run into each other."""

from __future__ import annotations

from statistics import median
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from PIL.Image import Image

    from disclosure_lint.readers.recognition.engine import Corners, Recogniser

#: Pixels of the longer side at which this is found out; lines that are asked, the longest ones.
_SIDE, _ASKED = 1024, 7
#: A line is so many times as long as high, at least; shorter ones say nothing.
_LONG = 2.0
#: Lines by which is told how a page leans, and the least and most it does, as tangents.
_FEWEST, _LEAST, _MOST = 3, 0.002, 0.15


class Pose(NamedTuple):
    """How a page lies.

    Attributes:
        turns: quarters clockwise by which it has to be turned to stand upright.
        lean: how its lines then lean, as a tangent; down to the right is positive.
    """

    turns: int
    lean: float


class _Line(NamedTuple):
    """A line of text: the rectangle around it, and how it leans away from its axis."""

    left: int
    top: int
    right: int
    bottom: int
    lean: float

    @property
    def length(self) -> int:
        return max(self.right - self.left, self.bottom - self.top)

    def turned(self, width: int) -> _Line:
        """The same on a page turned clockwise, which is then so wide."""
        return _Line(width - self.bottom, self.left, width - self.top, self.right, self.lean)


def pose(picture: Image, recogniser: Recogniser) -> Pose:
    """Find out how a picture lies, from where its lines are and how the longest of them stand."""
    small = picture.copy()
    small.thumbnail((_SIDE, _SIDE))
    corners = recogniser.find(small)
    level = [line for one in corners if (line := _line(one, sideways=False))]
    sideways = [line for one in corners if (line := _line(one, sideways=True))]
    turns = 0
    if sum(line.length for line in sideways) > sum(line.length for line in level):
        small, turns = small.rotate(-90, expand=True), 1
        level = [line.turned(small.width) for line in sideways]
    asked = sorted(level, key=lambda line: line.length, reverse=True)[:_ASKED]
    overturned = sum(recogniser.is_upside_down(small.crop(line[:4])) for line in asked)
    lean = median(line.lean for line in asked) if len(asked) >= _FEWEST else 0.0
    upside_down = overturned * 2 > len(asked)
    return Pose(turns + 2 * upside_down, lean if _LEAST < abs(lean) < _MOST else 0.0)


def _line(corners: Corners, *, sideways: bool) -> _Line | None:
    """The line between four corners, None when it runs the other way or is too short to tell."""
    left, top = map(float, corners.min(axis=0))
    right, bottom = map(float, corners.max(axis=0))
    along, across = (bottom - top, right - left) if sideways else (right - left, bottom - top)
    if along < _LONG * across:
        return None
    first, last = map(float, corners[0]), map(float, corners[3 if sideways else 1])
    (x0, y0), (x1, y1) = first, last
    rise = (x0 - x1) / (y1 - y0) if sideways and y1 > y0 else (y1 - y0) / (x1 - x0) if x1 > x0 else 0.0
    return _Line(int(left), int(top), int(right) + 1, int(bottom) + 1, rise)
