"""The order in which what stands on a page is read: columns one after the other.

A page has columns where text runs side by side on several lines and fills the width at
both sides of a gutter. What crosses the gutter, such as a title, parts the page into
bands, and in each band the left column is read before the right one.
"""

from __future__ import annotations

from statistics import median
from typing import TYPE_CHECKING, NamedTuple

from disclosure_lint.readers.pages.aligned import tables_and_lines
from disclosure_lint.readers.pages.lines import Line

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from disclosure_lint.location import Box
    from disclosure_lint.readers.pages.cells import Grid

#: Lines that stand side by side where a page has columns, at least, and columns inside columns.
_FEWEST_LINES, _DEEPEST = 4.0, 3
#: Share of a column that the usual line of it fills, and of a page that a column fills.
_FILLED, _NARROWEST = 0.55, 0.15
#: Points. A table is worth as many lines as it is high.
_LINE_HEIGHT = 14.0
#: Pieces of text on a page beyond which no columns are looked for.
_MOST = 3_000


class Placed(NamedTuple):
    """A line or a table in reading order.

    Attributes:
        item: it.
        column: the column it stands in: () is the whole width, (0,) the left half, (0, 1) its right half.
    """

    item: Line | Grid
    column: tuple[int, ...]


def in_reading_order(items: Sequence[Line | Grid]) -> list[Placed]:
    """Return lines and tables of a page in the order they are read."""
    return list(_order(sorted(items, key=lambda item: (item.box.top, item.box.left)), ()))


def _order(items: list[Line | Grid], column: tuple[int, ...]) -> Iterator[Placed]:
    gutter = _gutter(items) if len(column) < _DEEPEST and len(items) <= _MOST else None
    if gutter is None:
        yield from (Placed(item, column) for item in _rows(items))
        return
    left: list[Line | Grid] = []
    right: list[Line | Grid] = []
    for item in items:
        if item.box.right <= gutter + 1:
            left.append(item)
        elif item.box.left >= gutter - 1:
            right.append(item)
        else:
            yield from _order(left, (*column, 0))
            yield from _order(right, (*column, 1))
            yield Placed(item, column)
            left, right = [], []
    yield from _order(left, (*column, 0))
    yield from _order(right, (*column, 1))


def _gutter(items: Sequence[Line | Grid]) -> float | None:
    """Where the gutter between two columns is, if there are columns."""
    gaps = list(_gaps(items))
    if sum(weight for *_, weight in gaps) < _FEWEST_LINES:
        return None
    best, at = 0.0, 0.0
    for start, end, _ in gaps:
        x = (start + end) / 2
        weight = sum(w for low, high, w in gaps if low <= x <= high)
        if weight > best:
            best, at = weight, x
    if best < _FEWEST_LINES:
        return None
    left = [item.box for item in items if item.box.right <= at + 1]
    right = [item.box for item in items if item.box.left >= at - 1]
    crossing = len(items) - len(left) - len(right)
    if crossing > best or not left or not right:
        return None
    whole = max(box.right for box in right) - min(box.left for box in left)
    return at if all(_is_column(boxes, whole) for boxes in (left, right)) else None


def _gaps(items: Sequence[Line | Grid]) -> Iterator[tuple[float, float, float]]:
    """Yield the room between neighbours on one height: start, end, and how many lines it goes through."""
    for number, item in enumerate(items):
        box = item.box
        nearest: Box | None = None
        for other in (*_above(items, number), *_below(items, number)):
            beside = min(box.bottom, other.bottom) - max(box.top, other.top)
            if beside > 0.5 * min(box.bottom - box.top, other.bottom - other.top) and (
                box.right < other.left and (nearest is None or other.left < nearest.left)
            ):
                nearest = other
        if nearest is not None:
            overlap = min(box.bottom, nearest.bottom) - max(box.top, nearest.top)
            yield box.right, nearest.left, max(1.0, overlap / _LINE_HEIGHT)


def _above(items: Sequence[Line | Grid], number: int) -> Iterator[Box]:
    for other in range(number - 1, max(-1, number - 40), -1):
        yield items[other].box


def _below(items: Sequence[Line | Grid], number: int) -> Iterator[Box]:
    for other in range(number + 1, len(items)):
        if items[other].box.top > items[number].box.bottom:
            return
        yield items[other].box


def _is_column(boxes: Sequence[Box], whole: float) -> bool:
    width = max(box.right for box in boxes) - min(box.left for box in boxes)
    usual = median(box.right - box.left for box in boxes)
    return width >= _NARROWEST * whole and usual >= _FILLED * width


def _rows(items: Sequence[Line | Grid]) -> Iterator[Line | Grid]:
    """Join the lines that stand on one baseline, or see a table in them."""
    rows: list[list[Line]] = []
    for item in items:
        if not isinstance(item, Line):
            yield from tables_and_lines(rows)
            rows = []
            yield item
        elif rows and abs(item.base - rows[-1][0].base) < rows[-1][0].size / 3:
            rows[-1].append(item)
            rows[-1].sort(key=lambda line: line.box.left)
        else:
            rows.append([item])
    yield from tables_and_lines(rows)
