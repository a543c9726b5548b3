"""Whether a WARC file ends where a record ends, and where the next record begins behind damage.

Readers of WARC stop in silence where a file was cut.
"""

from __future__ import annotations

import re
import zlib
from typing import TYPE_CHECKING, BinaryIO

from disclosure_lint.language.expression import late

if TYPE_CHECKING:
    from collections.abc import Iterator

_GZIP, _PLAIN = b"\x1f\x8b\x08", b"WARC/"
_CHUNK, _LONGEST_HEAD = 1 << 16, 1 << 16
_AUTO_GZIP = 31
#: Bytes in which a compressed record shows how it begins.
_LONGEST_MARK = 1024
_LENGTH = late(rb"^content-length:[ \t]*(\d{1,18})", re.IGNORECASE | re.MULTILINE)
_HEAD_END = late(rb"\r?\n\r?\n")


def ends_well(file: BinaryIO, start: int) -> bool:
    """Whether the record that begins at an offset is whole and nothing stands behind it."""
    file.seek(start)
    head = file.read(_LONGEST_HEAD)
    if head.startswith(_GZIP):
        file.seek(start)
        return _is_one_member(file)
    end = _HEAD_END.search(head)
    length = _LENGTH.search(head, 0, end.start()) if end else None
    if not end or not length:
        return not head.strip()
    file.seek(start + end.end() + int(length[1]) - 1)
    # The last byte of the record, and line ends.
    tail = file.read(_CHUNK)
    return bool(tail) and not tail[1:].strip() and len(tail) > 1


def _is_one_member(file: BinaryIO) -> bool:
    member = zlib.decompressobj(_AUTO_GZIP)
    try:
        for chunk in _chunks(file):
            if member.eof and chunk.strip(b"\0"):
                return False
            packed = chunk
            while packed and not member.eof:
                member.decompress(packed, _CHUNK)
                packed = member.unconsumed_tail
            if member.unused_data.strip(b"\0"):
                return False
    except zlib.error:
        return False
    return member.eof


def next_record(file: BinaryIO, at: int) -> int:
    """Where the next record begins at an offset or behind it, -1 when none does."""
    file.seek(at)
    before = b""
    for chunk in _chunks(file):
        window = before + chunk
        for index in _marks(window):
            if _begins(window[index : index + _LONGEST_MARK]):
                return at - len(before) + index
        before = window[-_LONGEST_MARK:]
        at += len(chunk)
    return -1


def _marks(window: bytes) -> Iterator[int]:
    yield from (found.start() for found in re.finditer(rb"\x1f\x8b\x08|(?<=\n)WARC/[01]\.", window))


def _begins(data: bytes) -> bool:
    if data.startswith(_PLAIN):
        return True
    try:
        return zlib.decompressobj(_AUTO_GZIP).decompress(data, len(_PLAIN)) == _PLAIN
    except zlib.error:
        return False


def _chunks(file: BinaryIO) -> Iterator[bytes]:
    while chunk := file.read(_CHUNK):
        yield chunk
