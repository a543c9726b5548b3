"""Numbers in a DOC file: little-endian, at places that may lie outside."""

from __future__ import annotations

import struct

_SHORT, _LONG = struct.Struct("<H"), struct.Struct("<I")


def byte(data: bytes, at: int) -> int:
    """Return the byte at a place, 0 outside."""
    return data[at] if 0 <= at < len(data) else 0


def short(data: bytes, at: int) -> int:
    """Return the unsigned 16-bit number at a place, 0 outside."""
    return int(_SHORT.unpack_from(data, at)[0]) if 0 <= at <= len(data) - 2 else 0


def long(data: bytes, at: int) -> int:
    """Return the unsigned 32-bit number at a place, 0 outside."""
    return int(_LONG.unpack_from(data, at)[0]) if 0 <= at <= len(data) - 4 else 0


def signed(value: int, bits: int = 16) -> int:
    """Return an unsigned number read as a signed one."""
    return value - (1 << bits) if value >> (bits - 1) & 1 else value


def longs(data: bytes, start: int, count: int) -> tuple[int, ...]:
    """Return so many 32-bit numbers from a place on, fewer where the data ends."""
    count = max(0, min(count, (len(data) - start) // 4))
    return struct.unpack_from(f"<{count}I", data, start) if 0 <= start <= len(data) else ()
