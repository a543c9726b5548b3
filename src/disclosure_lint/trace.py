"""Where in a package of XML parts the characters of a content stand, for what writes into the file.

A reader that is asked to keeps it while it writes the content down. The elements of a part are
counted as they begin, from 0, so that whoever reads the part again finds the same ones.
"""

from __future__ import annotations

from array import array
from bisect import bisect_right
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator

    from disclosure_lint.text import Span

#: Node numbers count the elements of a part from the number of the part times this.
_PART = 1 << 32


class Spot(NamedTuple):
    """Characters of a content, and where the file has them.

    Attributes:
        start: of the first in the content.
        end: behind the last.
        part: name of the part.
        element: number of the element in the part.
        at: index of the first in the text of the element; None when all that is known is the
            element they belong to.
    """

    start: int
    end: int
    part: str
    element: int
    at: int | None


class Trace:
    """Leads from ranges of a content to elements of parts and the characters in them."""

    def __init__(self) -> None:
        self._parts: list[str] = []
        self._starts, self._ends = array("q"), array("q")
        self._nodes, self._ats = array("q"), array("q")

    def enter(self, part: str) -> int:
        """Begin a part; return the number of its first element."""
        self._parts.append(part)
        return (len(self._parts) - 1) * _PART

    def add(self, start: int, end: int, node: int, at: int | None = None) -> None:
        """Note where characters that are written behind all others come from.

        Args:
            start: of the first in the content.
            end: behind the last.
            node: number of the element; a negative one stands nowhere.
            at: index of the first in the text of the element, None for what is not its text.
        """
        if node < 0 or end <= start:
            return
        self._starts.append(start)
        self._ends.append(end)
        self._nodes.append(node)
        self._ats.append(-1 if at is None else at)

    def find(self, span: Span) -> Iterator[Spot]:
        """Yield where the characters of a range stand, in order of the content."""
        first = max(0, bisect_right(self._starts, span.start) - 1)
        for index in range(first, len(self._starts)):
            start, end = max(self._starts[index], span.start), min(self._ends[index], span.end)
            if self._starts[index] >= span.end:
                return
            if start >= end:
                continue
            part, element = divmod(self._nodes[index], _PART)
            at = self._ats[index]
            moved = None if at < 0 else at + start - self._starts[index]
            yield Spot(start, end, self._parts[part], element, moved)
