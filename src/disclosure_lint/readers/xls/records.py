"""Records of a workbook's stream, and the strings in them ([MS-XLS] 2.1.4 and 2.5.293)."""

from __future__ import annotations

import struct
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator

_HEAD = struct.Struct("<HH")
_SHORT = struct.Struct("<H")
#: Records of one stream that are looked at.
_MOST = 20_000_000


class Record(NamedTuple):
    """A record: its type, and its bytes."""

    type: int
    data: bytes


def records(stream: bytes) -> Iterator[Record]:
    """Yield the records of a stream, up to where it breaks off."""
    at = 0
    for _ in range(_MOST):
        if at + _HEAD.size > len(stream):
            return
        kind, length = _HEAD.unpack_from(stream, at)
        yield Record(kind, stream[at + _HEAD.size : at + _HEAD.size + length])
        at += _HEAD.size + length


def short(data: bytes, at: int) -> int:
    """Return the 16-bit number at a place, 0 outside."""
    return int(_SHORT.unpack_from(data, at)[0]) if 0 <= at <= len(data) - _SHORT.size else 0


def characters(data: bytes, at: int, count: int) -> tuple[str, int]:
    """Return characters behind the byte that tells how wide they are, and where they end."""
    wide = bool(data[at : at + 1]) and data[at] & 1
    end = at + 1 + (2 * count if wide else count)
    return data[at + 1 : end].decode("utf-16-le" if wide else "latin-1", "replace"), end


def string(data: bytes, at: int) -> tuple[str, int]:
    """Return a string with its length in two bytes before it, and where it ends."""
    return characters(data, at + 2, short(data, at))
