"""Page coordinates: from those of the file to points from the top left corner as shown."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from disclosure_lint.location import Box

if TYPE_CHECKING:
    from collections.abc import Sequence

#: Points. What is as near as this is the same place.
_NEAR = 0.5


class Matrix(NamedTuple):
    """An affine map, as PDF writes it (ISO 32000-1, 8.3.3)."""

    a: float = 1
    b: float = 0
    c: float = 0
    d: float = 1
    e: float = 0
    f: float = 0

    def point(self, x: float, y: float) -> tuple[float, float]:
        """Map a point."""
        return self.a * x + self.c * y + self.e, self.b * x + self.d * y + self.f

    def box(self, left: float, bottom: float, right: float, top: float) -> Box:
        """Return the rectangle around a mapped rectangle."""
        if not self.b and not self.c:
            x0, x1 = self.a * left + self.e, self.a * right + self.e
            y0, y1 = self.d * bottom + self.f, self.d * top + self.f
            return Box(min(x0, x1), min(y0, y1), max(x0, x1), max(y0, y1))
        xs, ys = zip(
            *(self.point(x, y) for x, y in ((left, bottom), (left, top), (right, bottom), (right, top))),
            strict=True,
        )
        return Box(min(xs), min(ys), max(xs), max(ys))

    def inverse(self) -> Matrix:
        """Return the map back.

        Raises:
            ZeroDivisionError: if there is none.
        """
        size = self.a * self.d - self.b * self.c
        a, b, c, d = self.d / size, -self.b / size, -self.c / size, self.a / size
        return Matrix(a, b, c, d, -(self.e * a + self.f * c), -(self.e * b + self.f * d))

    def then(self, after: Matrix) -> Matrix:
        """Return the map that applies this one first and ``after`` next."""
        e, f = after.point(self.e, self.f)
        return Matrix(
            self.a * after.a + self.b * after.c,
            self.a * after.b + self.b * after.d,
            self.c * after.a + self.d * after.c,
            self.c * after.b + self.d * after.d,
            e,
            f,
        )


def around(points: Sequence[tuple[float, float]]) -> Box:
    """Return the smallest rectangle that holds all points, of which there is at least one."""
    xs, ys = zip(*points, strict=True)
    return Box(min(xs), min(ys), max(xs), max(ys))


def is_rectangle(points: Sequence[tuple[float, float]]) -> bool:
    """Whether an outline is a rectangle along the axes: every point is one of its corners."""
    box = around(points)
    corners = {(x, y) for x in (box.left, box.right) for y in (box.top, box.bottom)}
    near = [min(corners, key=lambda corner: abs(corner[0] - x) + abs(corner[1] - y)) for x, y in points]
    exact = all(abs(a - x) + abs(b - y) < _NEAR for (a, b), (x, y) in zip(near, points, strict=True))
    return exact and set(near) == corners


def page_matrix(left: float, bottom: float, right: float, top: float, quarters: int) -> Matrix:
    """Return the map from the coordinates of a page to points from its top left corner as shown.

    The rectangle is what is shown of the page; quarters of a turn are clockwise.
    """
    return Matrix(1, 0, 0, -1, -left, top).then(turning(right - left, top - bottom, quarters))


def turning(width: float, height: float, quarters: int) -> Matrix:
    """Return the map that turns a page clockwise, so that its corner is the origin again."""
    return (
        Matrix(),
        Matrix(0, 1, -1, 0, height, 0),
        Matrix(-1, 0, 0, -1, width, height),
        Matrix(0, -1, 1, 0, 0, width),
    )[quarters % 4]
