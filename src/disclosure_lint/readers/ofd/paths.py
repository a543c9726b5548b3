"""Outlines in the short form OFD writes them in: ``M 0 0 L 10 0 C`` (GB/T 33190-2016, 9.1)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from disclosure_lint.readers.ofd.values import number

if TYPE_CHECKING:
    from collections.abc import Iterator

    from disclosure_lint.readers.pages.frame import Matrix

#: How many numbers follow each operator; the last two are where the line has come to.
_OPERANDS = {"S": 2, "M": 2, "L": 2, "Q": 4, "B": 6, "A": 7, "C": 0}
#: Outlines of more operators are drawings, neither boxes nor tables.
_MOST = 2_000


def outline(data: str, matrix: Matrix) -> list[list[tuple[float, float]]]:
    """Return the points of each part of an outline, mapped; of curves only the ends."""
    return [points for points in _parts(data, matrix) if len(points) > 1]


def _parts(data: str, matrix: Matrix) -> Iterator[list[tuple[float, float]]]:
    parts = data.split()
    if len(parts) > _MOST * 4:
        return
    points: list[tuple[float, float]] = []
    at = 0
    while at < len(parts):
        operator = parts[at].upper()
        count = _OPERANDS.get(operator)
        at += 1
        if count is None:
            continue
        operands = [number(part) for part in parts[at : at + count]]
        at += count
        if operator in {"S", "M"} and points:
            yield points
            points = []
        if operator == "C":
            points.extend(points[:1])
        elif len(operands) == count:
            points.append(matrix.point(*operands[-2:]))
    if points:
        yield points
