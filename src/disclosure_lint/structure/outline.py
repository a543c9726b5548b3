"""Headings of a document, those on a line of their own and those run into the text.

Saved pages often come as one line: “……0591-23165370。一、总体情况2021年，我区……”. A
numbering mark at the start of a sentence then opens a section just the same, but
where its heading ends is a guess, which :attr:`Head.run_in` tells.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from dataclasses import dataclass, field
from functools import cached_property
from itertools import pairwise
from typing import TYPE_CHECKING

from disclosure_lint.document import Block, Heading, ListItem, Paragraph
from disclosure_lint.language.expression import late
from disclosure_lint.structure.numbering import mark_at

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from disclosure_lint.structure.flow import Flow, Part

#: Where a run-in mark may stand: after the end of a sentence or clause, a digit or a space, and a
#: chapter also right after the heading of an empty one (“……行政诉讼情况五、存在的……”).
_OPENING = late(
    r"(?<=[。;:)\]〕】》”\d\s])(?=[一二三四五六七八九十]{1,3}(?:[、.]|是)|\([一二三四五六七八九十]{1,3}\))"
    r"|(?<=情况|事项|措施|概述)(?=[一二三四五六七八九]、[\u4e00-\u9fff]{4})"
)
_LABEL = late(r"[^。,;:!?\s\d]{2,40}")
_LINE_LEVELS = 6


@dataclass(frozen=True, slots=True)
class Head:
    """A heading: its place in the flow and in the order of the document.

    Attributes:
        start: flow index of its first character, the mark included.
        end: flow index after the label.
        text_start: flow index of the label, after the mark.
        level: from 1, the outermost.
        number: the ordinal of its mark, 0 without one.
        label: the wording without mark and white space.
        run_in: stands inside a paragraph.
    """

    start: int
    end: int
    text_start: int
    level: int
    number: int
    label: str = field(repr=False)  # reprs reach logs
    run_in: bool


class Outline:
    """All headings of a flow, in order.

    Numbered labels of a table that is kept as text are no headings: ``tables`` are the
    flow ranges of such tables.
    """

    def __init__(self, flow: Flow[Block], tables: Sequence[tuple[int, int]] = ()) -> None:
        self.heads = tuple(
            head
            for part in flow.parts
            for head in _heads(flow, part)
            if not any(start <= head.start < end for start, end in tables)
        )
        self._flow = flow

    @cached_property
    def _starts(self) -> list[int]:
        return [head.start for head in self.heads]

    def path(self, index: int) -> tuple[Head, ...]:
        """Return the headings a flow index stands under, outermost first."""
        path: list[Head] = []
        for head in reversed(self.heads[: bisect_right(self._starts, index)]):
            if not path or head.level < path[-1].level:
                path.append(head)
                if head.level == 1:
                    break
        return tuple(reversed(path))

    def body(self, head: Head) -> tuple[int, int]:
        """Return the flow range from a heading to the next of its level or above."""
        following = range(bisect_right(self._starts, head.start), len(self.heads))
        ends = (self.heads[at].start for at in following if self.heads[at].level <= head.level)
        return head.end, next(ends, len(self._flow.value))

    def between(self, start: int, end: int) -> tuple[Head, ...]:
        """Return the headings that begin in a flow range."""
        return self.heads[bisect_left(self._starts, start) : bisect_left(self._starts, end)]


def _heads(flow: Flow[Block], part: Part[Block]) -> Iterator[Head]:
    value = flow.value
    if isinstance(part.block, Heading):
        mark = mark_at(value, part.start)
        # A mark takes the white space behind it, and the end of its line is some.
        text_start = min(part.start + (mark.length if mark else 0), part.end)
        level = mark.level if mark else min(part.block.level, _LINE_LEVELS)
        label = _bare(value[text_start : part.end])
        yield Head(part.start, part.end, text_start, level, mark.number if mark else 0, label, run_in=False)
    elif isinstance(part.block, Paragraph | ListItem):
        openings = _OPENING.finditer(value, part.start + 1, part.end)
        starts = [part.start, *(found.start() for found in openings), part.end]
        for start, following in pairwise(starts):
            head = _run_in(value, start, following)
            if head:
                yield head


def _run_in(value: str, start: int, end: int) -> Head | None:
    mark = mark_at(value, start)
    if mark is None:
        return None
    text_start = min(start + mark.length, end)
    label = _LABEL.match(value, text_start, end)
    if label is None:
        return None
    return Head(start, label.end(), text_start, mark.level, mark.number, _bare(label[0]), run_in=True)


def _bare(label: str) -> str:
    return re.sub(r"\s+", "", label).rstrip(":。")
