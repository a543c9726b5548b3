"""The text of a DOC file, in pieces that lie anywhere in the stream ([MS-DOC] 2.4.1, 2.9.38)."""

from __future__ import annotations

import struct
from bisect import bisect_right
from itertools import islice
from typing import TYPE_CHECKING, NamedTuple

from disclosure_lint.readers.doc.binary import byte, long, longs, short

if TYPE_CHECKING:
    from collections.abc import Iterator

_PROPERTIES, _PIECES = 1, 2
_COMPRESSED = 0x40000000
_OFFSET = 0x3FFFFFFF


class Piece(NamedTuple):
    """A range of characters that lie one behind the other.

    Attributes:
        start: index of the first character.
        end: index after the last.
        offset: in bytes, of the first in the stream.
        width: bytes a character.
        changes: properties that hold for all of it.
    """

    start: int
    end: int
    offset: int
    width: int
    changes: bytes


class Pieces:
    """The pieces of a file.

    Attributes:
        text: all characters, of the subdocuments one behind the other.
        damaged: whether characters are missing.
    """

    def __init__(self, table: bytes, stream: bytes) -> None:
        self.damaged = False
        self.pieces: list[Piece] = []
        parts: list[str] = []
        at = 0
        for piece in _read(table):
            if piece.end <= piece.start:
                continue
            value = _decode(stream, piece)
            self.damaged |= len(value) < piece.end - piece.start
            self.pieces.append(piece._replace(start=at, end=at + len(value)))
            parts.append(value)
            at += len(value)
        self.text = "".join(parts)
        self._starts = [piece.start for piece in self.pieces]

    def at(self, index: int) -> Piece | None:
        """Return the piece a character lies in."""
        number = bisect_right(self._starts, index) - 1
        return self.pieces[number] if number >= 0 else None

    def over(self, start: int, end: int) -> Iterator[Piece]:
        """Yield the pieces that have characters of a range."""
        for piece in islice(self.pieces, max(0, bisect_right(self._starts, start) - 1), None):
            if piece.start >= end:
                return
            yield piece


def _read(table: bytes) -> Iterator[Piece]:
    changes: list[bytes] = []
    at = 0
    while byte(table, at) == _PROPERTIES:
        length = short(table, at + 1)
        changes.append(table[at + 3 : at + 3 + length])
        at += 3 + length
    if byte(table, at) != _PIECES:
        return
    count = max(0, (min(long(table, at + 1), len(table) - at - 5) - 4) // 12)
    bounds = longs(table, at + 5, count + 1)
    for number in range(len(bounds) - 1):
        place = at + 5 + 4 * len(bounds) + 8 * number
        stored, modifier = long(table, place + 2), short(table, place + 6)
        compressed = bool(stored & _COMPRESSED)
        offset = stored & _OFFSET
        which = modifier >> 1
        changed = changes[which] if modifier & 1 and which < len(changes) else b""
        yield Piece(
            bounds[number],
            bounds[number + 1],
            offset // 2 if compressed else offset,
            1 if compressed else 2,
            changed,
        )


def _decode(stream: bytes, piece: Piece) -> str:
    data = stream[piece.offset : piece.offset + (piece.end - piece.start) * piece.width]
    if piece.width == 1:
        # Two bytes of this code page stand for no character.
        return data.decode("cp1252", "replace")
    data = data[: len(data) // 2 * 2]
    value = data.decode("utf-16-le", "surrogatepass")
    # Places count the halves of a pair; they are put together when they are read.
    return (
        value
        if 2 * len(value) == len(data)
        else "".join(map(chr, struct.unpack(f"<{len(data) // 2}H", data)))
    )
