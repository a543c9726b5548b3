"""Names in seals and certificates, which are stored in DER (ITU-T X.690; GB/T 38540-2020)."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

#: Types of strings, and how they are encoded.
_STRINGS = {0x0C: "utf-8", 0x13: "ascii", 0x16: "ascii", 0x1E: "utf-16-be", 0x14: "latin-1"}
_CONSTRUCTED, _OCTETS, _LONG, _MANY = 0x20, 0x04, 0x80, 0x1F
_MOST, _LONGEST, _SHORTEST, _DEEPEST = 20_000, 200, 2, 20


def strings(data: bytes) -> list[str]:
    """Return the strings of a structure in order, each once; nothing of what is none."""
    found = (text.strip() for text in _strings(data))
    return [text for text in dict.fromkeys(found) if len(text) >= _SHORTEST and text.isprintable()]


def _strings(data: bytes) -> Iterator[str]:
    spans = [(0, len(data), 0)]
    for _ in range(_MOST):
        if not spans:
            return
        at, end, depth = spans.pop()
        head = _head(data, at, end)
        if head is None:
            continue
        tag, start, stop = head
        spans.append((stop, end, depth))
        if tag in _STRINGS and stop - start <= _LONGEST:
            yield data[start:stop].decode(_STRINGS[tag], "ignore")
        elif depth < _DEEPEST and (
            tag & _CONSTRUCTED or (tag == _OCTETS and data[start : start + 1] == b"0")
        ):
            # Certificates lie in strings of octets.
            spans.append((start, stop, depth + 1))


def _head(data: bytes, at: int, end: int) -> tuple[int, int, int] | None:
    """The tag of an element, and where its content begins and ends."""
    if at + 2 > end or data[at] & _MANY == _MANY:
        return None
    size, start = data[at + 1], at + 2
    if size & _LONG:
        count = size & ~_LONG
        size = int.from_bytes(data[start : start + count], "big")
        start += count
    return (data[at], start, start + size) if start + size <= end else None
