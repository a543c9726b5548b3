"""Small compound files ([MS-CFB]) for tests: version 3, sectors of 512 bytes, no mini stream.

Streams are padded to 4,096 bytes, below which they would have to lie in the mini stream.
"""

from __future__ import annotations

import struct
from dataclasses import dataclass, field
from itertools import pairwise
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

SECTOR = 512
#: Streams smaller than this lie in the mini stream.
_CUTOFF = 4096
_END, _FREE, _FAT = 0xFFFFFFFE, 0xFFFFFFFF, 0xFFFFFFFD
_NONE = 0xFFFFFFFF
_STORAGE, _STREAM, _ROOT = 1, 2, 5


@dataclass
class _Entry:
    """An entry of the directory."""

    name: str
    kind: int
    data: bytes = b""
    children: dict[str, _Entry] = field(default_factory=dict)
    number: int = 0
    sibling: int = _NONE
    start: int = _END


def compound_file(streams: Mapping[tuple[str, ...], bytes]) -> bytes:
    """Return a compound file of streams by their paths."""
    root = _Entry("Root Entry", _ROOT)
    for path, data in streams.items():
        at = root
        for name in path[:-1]:
            at = at.children.setdefault(name, _Entry(name, _STORAGE))
        at.children[path[-1]] = _Entry(path[-1], _STREAM, data.ljust(_CUTOFF, b"\0"))
    entries = _numbered(root)
    body = b""
    fat: list[int] = []
    for entry in entries:
        if entry.kind == _STREAM:
            entry.start = len(fat)
            body += _padded(entry.data)
            fat += _chain(len(fat), entry.data)
    directory = b"".join(map(_stored, entries))
    first_directory = len(fat)
    body += _padded(directory)
    fat += _chain(len(fat), directory)
    count = 1
    while (len(fat) + count) * 4 > count * SECTOR:
        count += 1
    first_fat = len(fat)
    fat += [_FAT] * count
    body += struct.pack(f"<{len(fat)}I", *fat).ljust(count * SECTOR, b"\xff")
    return _header(first_directory, first_fat, count) + body


def _numbered(root: _Entry) -> list[_Entry]:
    """All entries in the order of the directory; the children of one hang on one another like a list."""
    entries = [root]
    for entry in entries:
        children = sorted(entry.children.values(), key=lambda one: (len(one.name), one.name.upper()))
        for child in children:
            child.number = len(entries)
            entries.append(child)
        for child, following in pairwise(children):
            child.sibling = following.number
    return entries


def _padded(data: bytes) -> bytes:
    return data + b"\0" * (-len(data) % SECTOR)


def _chain(first: int, data: bytes) -> list[int]:
    count = -(-len(data) // SECTOR)
    return [*range(first + 1, first + count), _END] if count else []


def _stored(entry: _Entry) -> bytes:
    name = entry.name.encode("utf-16-le")
    child = min((one.number for one in entry.children.values()), default=_NONE)
    return struct.pack(
        "<64sHBBIII16sI8s8sIII",
        name,
        len(name) + 2,
        entry.kind,
        1,
        _NONE,
        entry.sibling,
        child,
        b"",
        0,
        b"",
        b"",
        entry.start if entry.kind == _STREAM else _END,
        len(entry.data),
        0,
    )


def _header(first_directory: int, first_fat: int, count: int) -> bytes:
    fats = [first_fat + n for n in range(count)]
    assert count <= 109
    return struct.pack(
        "<8s16sHHHHH6s9I109I",
        b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1",
        b"",
        0x3E,
        3,
        0xFFFE,
        9,
        6,
        b"",
        0,
        count,
        first_directory,
        0,
        _CUTOFF,
        _END,
        0,
        _END,
        0,
        *(fats + [_FREE] * (109 - count)),
    )
