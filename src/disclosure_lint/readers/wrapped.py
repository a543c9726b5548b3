"""Lines of text that a program broke at a fixed width are put together again.

Text taken from a PDF or a mail has a line break wherever the line was full. Chinese needs no
space there; a number that would run into another one stays on its own line.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING
from unicodedata import east_asian_width

from disclosure_lint.structure.numbering import mark_at
from disclosure_lint.text import Text

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

#: Columns a full line has at least and at most; a Chinese character takes two.
_NARROWEST, _WIDEST = 40, 140
#: Columns by which full lines differ: what does not fit goes to the next line, with its punctuation.
_SLACK = 6
#: Full lines that show the text was wrapped, and their share among the long lines.
_FEWEST, _SHARE = 6, 0.6
#: A line of this share of the width is long.
_LONG = 0.6
#: Lines measured; what holds for these holds for all.
_MEASURED = 2000
_ENDS = re.compile(r"[。;；:：!！?？|\t]\s*$")


def unwrap(lines: Iterable[Text]) -> Iterator[Text]:
    """Yield the lines, those of one paragraph joined when the text was wrapped."""
    lines = list(lines)
    width = _wrapped_at(lines[:_MEASURED])
    if not width:
        yield from lines
        return
    waiting: list[Text] = []
    for line in lines:
        if waiting and not _goes_on(waiting[-1], line, width):
            yield Text.join(waiting)
            waiting = []
        waiting.append(line)
    if waiting:
        yield Text.join(waiting)


def _wrapped_at(lines: Sequence[Text]) -> int:
    """The width lines were broken at, 0 when they were not."""
    widths = [(_columns(line.value), line.value) for line in lines if len(line) * 2 >= _NARROWEST]
    candidates = sorted(width for width, _ in widths if width <= _WIDEST)
    if len(candidates) < _FEWEST or len(candidates) < len(widths):
        return 0  # a wrapped text has no longer lines
    most = candidates[-1]
    long = [(width, value) for width, value in widths if width >= _LONG * most]
    full = [width for width, value in long if width >= most - _SLACK and not _ENDS.search(value)]
    wrapped = most >= _NARROWEST and len(full) >= max(_FEWEST, _SHARE * len(long))
    return most if wrapped else 0


def _goes_on(line: Text, following: Text, width: int) -> bool:
    before, after = line.value.rstrip(), following.value
    if not before or not after.strip() or _columns(before) < width - _SLACK or _ENDS.search(before):
        return False
    if after[:1].isspace() or mark_at(after):
        return False  # a new paragraph is indented or numbered
    return not (before[-1].isascii() and before[-1].isalnum() and after[0].isascii() and after[0].isalnum())


def _columns(value: str) -> int:
    return sum(2 if east_asian_width(sign) in "WF" else 1 for sign in value)
