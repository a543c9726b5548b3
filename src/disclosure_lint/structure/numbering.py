"""Numbering marks of Chinese official documents and the level each stands for.

The order 一、（一） 1. （1） is that of GB/T 9704-2012, 7.3.3; 一是 counts points
inside a paragraph.
"""

from __future__ import annotations

from typing import NamedTuple

from disclosure_lint.language.expression import late
from disclosure_lint.language.numerals import ordinal

_NUMERAL = "[一二三四五六七八九十]{1,3}"
_STYLES = (
    ("chapter", 1, rf"第({_NUMERAL})[章部]分?[\s、:]*"),
    ("section", 1, rf"({_NUMERAL})\s*[、.,]\s*"),
    ("bracketed", 2, rf"\(?\s*({_NUMERAL})\s*\)\s*、?"),
    ("digit", 3, r"(\d{1,2})\s*[、.](?!\d)\s*"),
    ("digit-bracketed", 4, r"\(?\s*(\d{1,2})\s*\)\s*"),
    ("point", 5, rf"({_NUMERAL})是"),
)
_MARK = late("|".join(f"(?P<s{index}>{pattern})" for index, (_, _, pattern) in enumerate(_STYLES)))


class Mark(NamedTuple):
    """A numbering mark: its style, level from 1, number, and length in characters."""

    style: str
    level: int
    number: int
    length: int


def mark_at(value: str, at: int = 0) -> Mark | None:
    """Return the numbering mark that starts at an index, if one does."""
    found = _MARK.match(value, at)
    if not found:
        return None
    index = int((found.lastgroup or "s0")[1:])
    style, level, _ = _STYLES[index]
    numbers = (ordinal(group) for group in found.groups() if group)
    number = next((number for number in numbers if number is not None), None)
    return None if number is None else Mark(style, level, number, found.end() - at)
