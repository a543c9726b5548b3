"""Tables by their ruling lines: a grid whose cells are merged where no line parts them.

pdfplumber finds the same cells on whole tables; this one also knows what a cell
spans, closes tables that a page break cut open, and costs time in proportion to the grid.
"""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from disclosure_lint.location import Box
from disclosure_lint.readers.pages.page import Ruling

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

#: Points. Lines so near to each other are one; ends so near to a line touch it.
_NEAR, _TOUCH = 2.0, 3.0
#: Share of the side of a cell that a line may leave open.
_SLACK = 0.3
#: Lines on a page, and positions of a grid, beyond which no table is looked for.
_MOST_LINES, _MOST_POSITIONS = 3_000, 60_000


class Slot(NamedTuple):
    """A cell of a ruled table: its place in the grid and on the page."""

    row: int
    column: int
    row_span: int
    column_span: int
    box: Box


@dataclass(frozen=True)
class Lattice:
    """A ruled table.

    Attributes:
        xs: positions of the vertical lines, from the left.
        ys: positions of the horizontal lines, from the top.
        slots: its cells, row by row.
        open_top: the page break cut its first row.
        open_bottom: the page break cut its last row.
    """

    xs: tuple[float, ...]
    ys: tuple[float, ...]
    slots: tuple[Slot, ...]
    open_top: bool
    open_bottom: bool

    @property
    def box(self) -> Box:
        """The rectangle it fills."""
        return Box(self.xs[0], self.ys[0], self.xs[-1], self.ys[-1])


def find_lattices(columns: Sequence[Ruling], rows: Sequence[Ruling]) -> list[Lattice]:
    """Return the ruled tables of a page from the top; frames around a single area are none.

    Args:
        columns: vertical lines, ``across`` being x.
        rows: horizontal lines, ``across`` being y.
    """
    if len(columns) < 2 or len(rows) < 2:  # noqa: PLR2004 - a cell has two sides
        return []
    columns, rows = _join(columns), _join(rows)
    if len(columns) + len(rows) > _MOST_LINES:
        return []
    found = [lattice for group in _touching(columns, rows) if (lattice := _lattice(*group))]
    return sorted(found, key=lambda lattice: (lattice.ys[0], lattice.xs[0]))


def _join(rulings: Sequence[Ruling]) -> list[Ruling]:
    """Lines on one axis that overlap or touch become one."""
    joined: list[Ruling] = []
    group: list[Ruling] = []
    for ruling in sorted(rulings):
        if group and ruling.across - group[0].across > _NEAR:
            joined += _along(group)
            group = []
        group.append(ruling)
    return [*joined, *_along(group)]


def _along(group: list[Ruling]) -> Iterator[Ruling]:
    across = sum(ruling.across for ruling in group) / len(group)
    start = end = None
    for ruling in sorted(group, key=lambda one: one.start):
        if end is not None and ruling.start <= end + _TOUCH:
            end = max(end, ruling.end)
            continue
        if start is not None and end is not None:
            yield Ruling(across, start, end)
        start, end = ruling.start, ruling.end
    if start is not None and end is not None:
        yield Ruling(across, start, end)


def _touching(
    columns: Sequence[Ruling], rows: Sequence[Ruling]
) -> Iterator[tuple[list[Ruling], list[Ruling]]]:
    """Yield groups of lines that hang together."""
    group = list(range(len(columns) + len(rows)))

    def root(member: int) -> int:
        while group[member] != member:
            group[member] = group[group[member]]
            member = group[member]
        return member

    for i, column in enumerate(columns):
        for j, row in enumerate(rows):
            if (
                row.start - _TOUCH <= column.across <= row.end + _TOUCH
                and column.start - _TOUCH <= row.across <= column.end + _TOUCH
            ):
                group[root(i)] = root(len(columns) + j)
    groups: dict[int, tuple[list[Ruling], list[Ruling]]] = {}
    for i, column in enumerate(columns):
        groups.setdefault(root(i), ([], []))[0].append(column)
    for j, row in enumerate(rows):
        groups.setdefault(root(len(columns) + j), ([], []))[1].append(row)
    yield from groups.values()


def _lattice(columns: list[Ruling], rows: list[Ruling]) -> Lattice | None:
    if len(columns) + len(rows) < 4 or not columns or not rows:  # noqa: PLR2004 - a cell has four sides
        return None
    # Tables without a line at a side are closed there; above and below it was the page break.
    columns = [*columns, *_missing(rows, columns)]
    ends = _missing(columns, rows)
    xs = sorted({column.across for column in columns})
    ys = sorted({row.across for row in (*rows, *ends)})
    if len(xs) < 2 or len(ys) < 2 or len(xs) * len(ys) > _MOST_POSITIONS:  # noqa: PLR2004
        return None
    slots = tuple(_slots(_areas(_walls(xs, ys, columns), _walls(ys, xs, rows)), xs, ys))
    if len(slots) < 2:  # noqa: PLR2004
        return None
    cut = {end.across for end in ends}
    return Lattice(tuple(xs), tuple(ys), slots, ys[0] in cut, ys[-1] in cut)


def _missing(along: Sequence[Ruling], across: Sequence[Ruling]) -> list[Ruling]:
    """The first and the last line across, where two or more lines along run on beyond those there are."""
    found = []
    start, end = min(one.start for one in along), max(one.end for one in along)
    for at, inner, ends in (
        (start, min(one.across for one in across), [one for one in along if one.start < start + 1]),
        (end, max(one.across for one in across), [one for one in along if one.end > end - 1]),
    ):
        if abs(at - inner) > _NEAR and len(ends) > 1:
            reach = [one.across for one in ends]
            found.append(Ruling(at, min(reach), max(reach)))
    return found


def _areas(upright: list[list[bool]], level: list[list[bool]]) -> list[list[int]]:
    """Number the areas of the grid that no line parts."""
    numbers = [[-1] * (len(upright) - 1) for _ in range(len(level) - 1)]
    area = 0
    for row, line in enumerate(numbers):
        for column, number in enumerate(line):
            if number < 0:
                _flood((row, column), area, numbers, upright, level)
                area += 1
    return numbers


def _flood(
    start: tuple[int, int],
    area: int,
    numbers: list[list[int]],
    upright: list[list[bool]],
    level: list[list[bool]],
) -> None:
    members = [start]
    numbers[start[0]][start[1]] = area
    for y, x in members:
        for wall, y1, x1 in (
            (upright[x][y], y, x - 1),
            (upright[x + 1][y], y, x + 1),
            (level[y][x], y - 1, x),
            (level[y + 1][x], y + 1, x),
        ):
            inside = 0 <= y1 < len(numbers) and 0 <= x1 < len(numbers[0])
            if inside and not wall and numbers[y1][x1] < 0:
                numbers[y1][x1] = area
                members.append((y1, x1))


def _walls(across: Sequence[float], along: Sequence[float], rulings: Iterable[Ruling]) -> list[list[bool]]:
    """``walls[i][j]``: a line at ``across[i]`` stands between ``along[j]`` and ``along[j + 1]``."""
    walls = [[False] * (len(along) - 1) for _ in across]
    at = {position: number for number, position in enumerate(across)}
    for ruling in rulings:
        wall = walls[at[ruling.across]]
        first = max(0, bisect_right(along, ruling.start) - 1)
        for j in range(first, len(along) - 1):
            slack = _SLACK * (along[j + 1] - along[j])
            if along[j] + slack > ruling.end:
                break
            if ruling.start <= along[j] + slack and ruling.end >= along[j + 1] - slack:
                wall[j] = True
    return walls


def _slots(numbers: list[list[int]], xs: Sequence[float], ys: Sequence[float]) -> Iterator[Slot]:
    """Areas that are rectangles become cells; of others each row is one."""
    areas: dict[int, list[tuple[int, int]]] = {}
    for y, line in enumerate(numbers):
        for x, area in enumerate(line):
            areas.setdefault(area, []).append((y, x))
    slots = []
    for members in areas.values():
        left, right = min(x for _, x in members), max(x for _, x in members) + 1
        top, bottom = members[0][0], members[-1][0] + 1
        if len(members) == (right - left) * (bottom - top):
            slots.append((top, left, bottom, right))
        else:
            slots += [(y, x, y + 1, x + 1) for y, x in members]
    for top, left, bottom, right in sorted(slots):
        box = Box(xs[left], ys[top], xs[right], ys[bottom])
        yield Slot(top, left, bottom - top, right - left, box)
