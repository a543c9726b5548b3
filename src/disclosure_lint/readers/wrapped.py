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
    from collections.abc import Callable, Iterable, Iterator, Sequence

#: Columns a full line has at least and at most; a Chinese character takes two.
_NARROWEST, _WIDEST = 40, 140
#: Columns by which full lines differ: what does not fit goes to the next line, with its punctuation.
_SLACK = 6
#: Full lines that show the text was wrapped, and their share among the long lines.
_FEWEST, _SHARE = 6, 0.3
#: A line of this share of the width is long.
_LONG = 0.6
#: Lines measured; what holds for these holds for all.
_MEASURED = 2000
# Prose has punctuation in almost every line, lists and rows of tables have none.
_CUT = re.compile(r"[，。；、：（《,].*[^。;；:：!！?？|\t\s]\s*$")
_ENDS = re.compile(r"[。;；:：!！?？|\t]\s*$")


def unwrap(lines: Iterable[Text]) -> Iterator[Text]:
    """Yield the lines, those of one paragraph joined when the text was wrapped."""
    lines = list(lines)
    measure, width = _wrapped_at([line.value for line in lines[:_MEASURED]])
    if not width:
        yield from lines
        return
    waiting: list[Text] = []
    for line in lines:
        full = bool(waiting) and measure(waiting[-1].value.rstrip()) >= width - _SLACK
        if waiting and not (full and _goes_on(waiting[-1].value.rstrip(), line.value)):
            yield Text.join(waiting)
            waiting = []
        waiting.append(line)
    if waiting:
        yield Text.join(waiting)


def _wrapped_at(lines: Sequence[str]) -> tuple[Callable[[str], int], int]:
    """How lines were measured when they were broken and the width they were broken at, 0 if they were not."""
    for measure, narrowest in ((_columns, _NARROWEST), (len, _NARROWEST // 2)):
        widths = [(width, line) for line in lines if (width := measure(line.rstrip())) >= narrowest]
        most = max((width for width, _ in widths), default=0)
        if most > _WIDEST:
            continue
        long = [(width, line) for width, line in widths if width >= _LONG * most]
        full = [line for width, line in long if width >= most - _SLACK and _CUT.search(line)]
        if len(full) >= max(_FEWEST, _SHARE * len(long)):
            return measure, most
    return len, 0


def _goes_on(before: str, after: str) -> bool:
    if not before or not after.strip() or _ENDS.search(before):
        return False
    if after[:1].isspace() or mark_at(after):
        return False  # a new paragraph is indented or numbered
    return not (before[-1].isascii() and before[-1].isalnum() and after[0].isascii() and after[0].isalnum())


def _columns(value: str) -> int:
    return sum(2 if east_asian_width(sign) in "WF" else 1 for sign in value)
