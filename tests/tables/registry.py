"""Kinds of tables found on government sites; every one agrees in all its totals."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence
    from random import Random

    from tables.sheets import Sheet

SHAPES: dict[str, Callable[[Random], Sheet]] = {}
TOWNS = ["松涧镇", "柳坞镇", "望渔乡", "石泉镇", "云渡镇", "竹屿乡", "青石镇", "白栖乡"]
OFFICES = ["林业局", "水务局", "教育局", "统计局", "民政局", "财政局", "交通局", "文旅局"]
_PLACES = ("东岭", "西岭", "柳坞", "石泉", "云渡", "竹屿", "望渔", "松涧")
_VILLAGES = [f"{place}{half}村" for place in _PLACES for half in ("", "上", "下")]


def shape(put: Callable[[Random], Sheet]) -> Callable[[Random], Sheet]:
    """Register a kind of table under its name."""
    SHAPES[put.__name__.replace("_", " ")] = put
    return put


def cents(random: Random, most: int = 9_000_000) -> Decimal:
    """Return an amount in yuan and cents."""
    return Decimal(random.randint(100, most)) / 100


def villages(random: Random) -> list[str]:
    """Return the names of some villages."""
    return random.sample(_VILLAGES, random.randint(3, 16))


def added(rows: Iterable[Sequence[int]]) -> list[int]:
    """Return the sums of the columns."""
    return [sum(column) for column in zip(*rows, strict=True)]
