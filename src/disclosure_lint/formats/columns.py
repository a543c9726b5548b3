"""Text laid out in terminal columns, where a Chinese character takes two."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from itertools import accumulate
from typing import TYPE_CHECKING, NamedTuple

from wcwidth import wcwidth

from disclosure_lint.language.expression import late

if TYPE_CHECKING:
    from collections.abc import Iterator

    from disclosure_lint.judge.excerpt import Excerpt

# Words of ASCII stay whole, Chinese may break anywhere, but no line begins with
# what closes or ends a clause.
_CLOSING = "，。；：、！？）》”’」』…％"
_UNIT = late(rf"(?:[!-~]+|.)[{_CLOSING}]{{0,8}}", re.DOTALL)


#: Characters that would move the cursor, turn the direction of text or end a line, and what is no
#: character in XML: what is shown instead.
_CONTROLS = dict.fromkeys(
    [
        *range(0x20),
        *range(0x7F, 0xA0),
        0x061C,
        *range(0x200E, 0x2010),
        *range(0x2028, 0x202F),
        *range(0x2066, 0x206A),
        *range(0xD800, 0xE000),
        *range(0xFFFE, 0x10000),
    ],
    0xFFFD,
)


def visible(text: str) -> str:
    """Return text of a document or a file name without power over the terminal."""
    return text.translate(_CONTROLS)


def width(text: str) -> int:
    """Return how many columns a text takes."""
    return sum(max(0, wcwidth(sign)) for sign in text)


def wrap(text: str, columns: int, first: str = "", rest: str = "") -> Iterator[str]:
    """Yield lines of at most ``columns``, the first and the others with their indents."""
    line, used, inked = first, width(first), bool(first.strip())
    room = columns - max(width(first), width(rest))
    for unit in _pieces(text, max(2, room)):
        size = width(unit)
        if used + size > columns and inked and line != first:
            yield line.rstrip()
            line, used, inked = rest, width(rest), bool(rest.strip())
            if unit.isspace():
                continue
        line += unit
        used += size
        inked = inked or not unit.isspace()
    if inked and line.strip():
        yield line.rstrip()


def _pieces(text: str, room: int) -> Iterator[str]:
    """Units that stay on one line; one wider than a line is cut."""
    for unit in _UNIT.findall(text):
        piece = ""
        for sign in unit if width(unit) > room else ():
            if width(piece + sign) > room:
                yield piece
                piece = ""
            piece += sign
        yield piece or unit


class Marked(NamedTuple):
    """A line of text and the columns to mark under it."""

    line: str
    indent: int
    length: int


def fit(excerpt: Excerpt, columns: int) -> Marked:
    """Cut an excerpt to a width so that what is meant stays in sight."""
    text, start, end = excerpt.text, excerpt.start, excerpt.end
    # at[i]: the column before character i, were the line not cut.
    at = [0, *accumulate(max(0, wcwidth(sign)) for sign in text)]
    left = bisect_left(at, at[start] - columns // 3, hi=start) if at[-1] > columns else 0
    head = "…" if left and text[left] != "…" else ""
    room = columns - len(head) - (at[-1] - at[left] + len(head) > columns)
    right = bisect_right(at, at[left] + room) - 1
    tail = "…" if right < len(text) and text[right - 1] != "…" else ""
    indent = len(head) + at[start] - at[left]
    return Marked(head + text[left:right] + tail, indent, max(1, at[min(end, right)] - at[start]))
