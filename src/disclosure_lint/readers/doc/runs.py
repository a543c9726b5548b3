"""Which properties hold where: formatted pages of characters and paragraphs ([MS-DOC] 2.4.6, 2.9.33)."""

from __future__ import annotations

from bisect import bisect_right
from typing import TYPE_CHECKING, NamedTuple

from disclosure_lint.readers.doc.binary import byte, long, longs, short

if TYPE_CHECKING:
    from collections.abc import Iterator

    from disclosure_lint.readers.doc.pieces import Piece

_PAGE = 512
_PAGE_NUMBER = 0x3FFFFF
#: Bytes for each paragraph of a page beside its bounds.
_PARAGRAPH = 13


class Stored(NamedTuple):
    """Properties of a range of bytes in the stream.

    Attributes:
        start: of the first byte.
        end: after the last.
        style: number of the style of a paragraph.
        changes: the list of modifiers.
    """

    start: int
    end: int
    style: int
    changes: bytes


class Runs:
    """The ranges of one kind, in the order of the stream."""

    def __init__(self, table: bytes, stream: bytes, *, paragraphs: bool) -> None:
        found = (one for page in _pages(table, stream) for one in _page(page, paragraphs=paragraphs))
        self._stored = sorted(one for one in found if one.start < one.end)
        self._starts = [one.start for one in self._stored]

    def __iter__(self) -> Iterator[Stored]:
        return iter(self._stored)

    def at(self, offset: int) -> Stored | None:
        """Return what holds for the byte at an offset."""
        number = bisect_right(self._starts, offset) - 1
        one = self._stored[number] if number >= 0 else None
        return one if one and offset < one.end else None

    def over(self, piece: Piece, start: int, end: int) -> Iterator[tuple[int, int, Stored | None]]:
        """Yield ranges of characters of a piece, with what holds for each."""
        at = start
        while at < end:
            offset = piece.offset + (at - piece.start) * piece.width
            number = bisect_right(self._starts, offset) - 1
            one = self._stored[number] if number >= 0 else None
            if one and offset < one.end:
                stop = at + -(-(one.end - offset) // piece.width)
            else:
                one = None
                following = self._starts[number + 1] if number + 1 < len(self._starts) else offset
                stop = at + (following - offset) // piece.width if following > offset else end
            stop = min(max(stop, at + 1), end)
            yield at, stop, one
            at = stop


def _pages(table: bytes, stream: bytes) -> Iterator[bytes]:
    count = max(0, (len(table) - 4) // 8)
    for number in dict.fromkeys(longs(table, 4 * (count + 1), count)):
        at = (number & _PAGE_NUMBER) * _PAGE
        if at + _PAGE <= len(stream):
            yield stream[at : at + _PAGE]


def _page(page: bytes, *, paragraphs: bool) -> Iterator[Stored]:
    count = page[-1]
    bounds = longs(page, 0, count + 1)
    for number in range(len(bounds) - 1):
        place = 4 * len(bounds) + number * (_PARAGRAPH if paragraphs else 1)
        at = 2 * byte(page, place)
        style, changes = 0, b""
        if at and paragraphs:
            style, changes = _paragraph(page, at)
        elif at:
            changes = page[at + 1 : at + 1 + page[at]]
        yield Stored(bounds[number], bounds[number + 1], style, changes)


def _paragraph(page: bytes, at: int) -> tuple[int, bytes]:
    size, start = 2 * byte(page, at) - 1, at + 1
    if size < 0:
        size, start = 2 * byte(page, at + 1), at + 2
    return short(page, start), page[start + 2 : start + size]


def huge(data: bytes, operand: bytes) -> bytes:
    """Return modifiers that stand in the data stream, by their offset."""
    at = long(operand, 0)
    return data[at + 2 : at + 2 + short(data, at)]
