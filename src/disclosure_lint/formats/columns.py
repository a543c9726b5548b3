"""Text laid out in terminal columns, where a Chinese character takes two."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from wcwidth import wcwidth

if TYPE_CHECKING:
    from collections.abc import Iterator

    from disclosure_lint.judge.excerpt import Excerpt

# Words of ASCII stay whole, Chinese may break anywhere, but no line begins with
# what closes or ends a clause.
_UNIT = re.compile(r"[!-~]+|.[，。；：、！？）》”’」』…％]*", re.DOTALL)


def width(text: str) -> int:
    """Return how many columns a text takes."""
    return sum(max(0, wcwidth(sign)) for sign in text)


def wrap(text: str, columns: int, first: str = "", rest: str = "") -> Iterator[str]:
    """Yield lines of at most ``columns``, the first and the others with their indents."""
    line, used = first, width(first)
    for unit in _UNIT.findall(text):
        size = width(unit)
        if used + size > columns and line.strip() != first.strip():
            yield line.rstrip()
            line, used = rest, width(rest)
            if unit.isspace():
                continue
        line += unit
        used += size
    if line.strip():
        yield line.rstrip()


class Marked(NamedTuple):
    """A line of text and the columns to mark under it."""

    line: str
    indent: int
    length: int


def fit(excerpt: Excerpt, columns: int) -> Marked:
    """Cut an excerpt to a width so that what is meant stays in sight."""
    text, start, end = excerpt.text, excerpt.start, excerpt.end
    left = start
    while left > 0 and width(text[left - 1 : start]) <= columns // 3:
        left -= 1
    head = "…" if left and not text[left:].startswith("…") else ""
    right = left
    while right < len(text) and width(head + text[left : right + 1]) <= columns - 1:
        right += 1
    tail = "…" if right < len(text) and not text[:right].endswith("…") else ""
    indent = width(head + text[left:start])
    return Marked(head + text[left:right] + tail, indent, max(1, width(text[start : min(end, right)])))
