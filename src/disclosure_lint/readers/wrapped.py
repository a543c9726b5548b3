"""Lines of text that a program broke at a fixed width are put together again.

Text taken from a PDF or a mail has a line break wherever the line was full. Chinese needs no
space there; a number that would run into another one stays on its own line.
"""

from __future__ import annotations

from typing import TYPE_CHECKING
from unicodedata import east_asian_width

from disclosure_lint.language.expression import late
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
_CUT = late(r"[，。；、：（《,].*[^。;；:：!！?？|\t\s]\s*$")
_ENDS = late(r"[。;；:：!！?？|\t]\s*$")
# Three figures in a row are cells, and may be wider than the text around.
_ROW = late(r"\d\s+\d+\s+\d")
_PAGE = late(r"\s*[-—–]\s*\d{1,4}\s*[-—–]\s*")
# A space that a word processor puts before or behind a figure went to the next line with it.
_FIGURE = late(r" [\d年月日时件条个次人篇项份万亿元]")


def unwrap(lines: Iterable[Text]) -> Iterator[Text]:
    """Yield the lines, those of one paragraph joined when the text was wrapped.

    The number of a page that a paragraph goes over comes after the paragraph.
    """
    lines = list(lines)
    measure, width = _wrapped_at([line.value for line in lines[:_MEASURED]])
    if not width:
        yield from lines
        return
    waiting: list[Text] = []
    pages: list[Text] = []
    for line in lines:
        if waiting and _PAGE.fullmatch(line.value):
            pages.append(line)
            continue
        full = bool(waiting) and measure(waiting[-1].value.rstrip()) >= width - _SLACK
        if waiting and not (full and _goes_on(waiting[-1].value.rstrip(), line.value)):
            yield Text.join(waiting)
            yield from pages
            waiting, pages = [], []
        waiting.append(line)
    if waiting:
        yield Text.join(waiting)
    yield from pages


def _wrapped_at(lines: Sequence[str]) -> tuple[Callable[[str], int], int]:
    """How lines were measured when they were broken and the width they were broken at, 0 if they were not.

    Of two measures the one by which more lines are full; figures make lines of equal length unequally wide.
    """
    found = [
        (_full_lines(lines, measure, narrowest), -number, measure)
        for number, (measure, narrowest) in enumerate(((_columns, _NARROWEST), (len, _NARROWEST // 2)))
    ]
    (_, width), _, measure = max(found, key=lambda one: (one[0][0], one[1]))
    return measure, width


def _full_lines(lines: Sequence[str], measure: Callable[[str], int], narrowest: int) -> tuple[int, int]:
    """How many lines are full, and the width they were broken at; 0, 0 when the text was not wrapped."""
    widths = [(width, line) for line in lines if (width := measure(line.rstrip())) >= narrowest]
    prose = (width for width, line in widths if not _ROW.search(line))
    most = max(prose, default=0)
    if most > _WIDEST:
        return 0, 0
    long = [(width, line) for width, line in widths if _LONG * most <= width <= most]
    full = [line for width, line in long if width >= most - _SLACK and _CUT.search(line)]
    return (len(full), most) if len(full) >= max(_FEWEST, _SHARE * len(long)) else (0, 0)


def _goes_on(before: str, after: str) -> bool:
    if not before or not after.strip() or _ENDS.search(before):
        return False
    if (after[:1].isspace() and not _FIGURE.match(after)) or mark_at(after):
        return False  # a new paragraph is indented or numbered
    return not (before[-1].isascii() and before[-1].isalnum() and after[0].isascii() and after[0].isalnum())


def _columns(value: str) -> int:
    return sum(2 if east_asian_width(sign) in "WF" else 1 for sign in value)
