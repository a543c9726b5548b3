"""All kinds of tables, by name."""

from __future__ import annotations

from tables import counts, lists, money, traps
from tables.registry import SHAPES

__all__ = ["SHAPES", "counts", "lists", "money", "traps"]
