"""Values as OFD writes them: numbers, boxes, matrices, colours, runs of distances (GB/T 33190-2016, 7.3)."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from disclosure_lint.location import Box
from disclosure_lint.readers.pages.frame import Matrix

if TYPE_CHECKING:
    from collections.abc import Iterator

    from disclosure_lint.readers.ofd.nodes import Node

#: A millimetre in points.
POINTS = 72 / 25.4
_MOST_NUMBERS, _OPAQUE = 100_000, 255
_RGB, _CMYK = 3, 4


def numbers(value: str) -> list[float]:
    """Return the numbers in a string; what is none counts as 0."""
    return [number(part) for part in value.split(maxsplit=_MOST_NUMBERS)[:_MOST_NUMBERS]]


def number(value: str, otherwise: float = 0.0) -> float:
    """Return a number of reasonable size, or something else for what is none."""
    try:
        found = float(value[:40])
    except ValueError:
        return otherwise
    return found if math.isfinite(found) and abs(found) < 1e9 else otherwise  # noqa: PLR2004 - kilometres


def box(value: str) -> Box | None:
    """Return a rectangle given by its corner and its sides, None when there are not four numbers."""
    found = numbers(value)
    if len(found) != 4:  # noqa: PLR2004
        return None
    left, top, width, height = found
    return Box(left, top, left + width, top + height)


def matrix(value: str) -> Matrix:
    """Return an affine map of six numbers, the identity for anything else."""
    found = numbers(value)
    return Matrix(*found) if len(found) == 6 else Matrix()  # noqa: PLR2004


def is_on(node: Node, name: str, *, otherwise: bool) -> bool:
    """Return an attribute that is true or false."""
    value = node.get(name).strip().lower()
    return value in {"true", "1"} if value else otherwise


def grey(node: Node, otherwise: int) -> int:
    """Return the brightness of a colour, 0 to 255; shades and patterns have none, which is -1."""
    if not node.name:
        return otherwise
    if node.children:
        return -1
    parts = [_channel(part) for part in node.get("Value").split()[:_CMYK]]
    if len(parts) == _CMYK:
        key = 255 - parts[3]
        parts = [(255 - part) * key / 255 for part in parts[:3]]
    if len(parts) == _RGB:
        red, green, blue = parts
        return int(red * 30 + green * 59 + blue * 11) // 100
    return int(parts[0]) if parts else otherwise


def _channel(part: str) -> float:
    if part.startswith("#"):
        try:
            return min(255, int(part[1:3], 16))
        except ValueError:
            return 0
    return min(255.0, max(0.0, number(part)))


def alpha(*nodes: Node) -> float:
    """Return how opaque what is painted is, 0 to 255, by its object and its colour."""
    opaque = float(_OPAQUE)
    for node in nodes:
        opaque *= min(255.0, max(0.0, number(node.get("Alpha"), _OPAQUE))) / _OPAQUE
    return opaque


def distances(value: str) -> Iterator[float]:
    """Yield the distances of a run: numbers, and after ``g`` a number of times and a number."""
    parts = value.replace(",", " ").split()[:_MOST_NUMBERS]
    left = _MOST_NUMBERS
    at = 0
    while at < len(parts) and left > 0:
        if parts[at].lower() == "g" and at + 2 < len(parts):
            times = min(left, max(0, int(number(parts[at + 1]))))
            yield from [number(parts[at + 2])] * times
            left -= times
            at += 3
        else:
            yield number(parts[at])
            left -= 1
            at += 1
