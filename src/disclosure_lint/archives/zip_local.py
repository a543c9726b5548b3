"""Files of a ZIP archive found by their own heads (APPNOTE 4.3.7), for archives without a directory."""

from __future__ import annotations

import io
import struct
import zlib
from functools import partial
from typing import TYPE_CHECKING, BinaryIO, NamedTuple, cast

from disclosure_lint.archives.allowance import MOST_MEMBERS, ArchiveLimitError
from disclosure_lint.archives.member import BrokenArchiveError, Member
from disclosure_lint.archives.names import decode_name
from disclosure_lint.source import Reason, Unread

if TYPE_CHECKING:
    from collections.abc import Iterator

    from _typeshed import WriteableBuffer

_MARK, _DIRECTORY = b"PK\x03\x04", b"PK\x01\x02"
_HEAD = struct.Struct("<4s2xHH4x4xII HH")
_CHUNK = 1 << 16
_ENCRYPTED, _SIZES_BEHIND, _UTF8 = 0x1, 0x8, 0x800
_STORED, _DEFLATED = 0, 8
_UNKNOWN = 0xFFFFFFFF


class _Head(NamedTuple):
    """The head of a file: where it and its bytes stand, and how many there are, None when it does not say."""

    at: int
    start: int
    name: str
    flags: int
    method: int
    size: int | None

    @property
    def end(self) -> int:
        """Where to look for the next head."""
        return self.start + (self.size or 0)


def salvage(file: BinaryIO) -> Iterator[Member | Unread]:
    """Yield the files whose heads are found, one behind the other.

    Raises:
        ArchiveLimitError: when there are more than are read.
    """
    at, heads = 0, 0
    while (found := _find(file, at)) is not None:
        heads += 1
        if heads > MOST_MEMBERS:
            raise ArchiveLimitError(f"> {MOST_MEMBERS} files")
        head = _head(file, found)
        at = head.end if head else found + len(_MARK)
        if head and not head.name.endswith(("/", "\\")):
            yield _member(file, head)


def local_member(file: BinaryIO, at: int) -> Member | None:
    """Return the file whose head stands at an offset, None when none does or it is encrypted."""
    head = _head(file, at)
    member = _member(file, head) if head else None
    return member if isinstance(member, Member) else None


def _member(file: BinaryIO, head: _Head) -> Member | Unread:
    if head.flags & _ENCRYPTED:
        return Unread(head.name, Reason.ENCRYPTED)
    return Member(head.name, partial(_open, file, head), head.size)


def _open(file: BinaryIO, head: _Head) -> BinaryIO:
    size = head.size
    if size is None and head.method == _STORED:
        size = (_find(file, head.start, (_MARK, _DIRECTORY)) or file.seek(0, io.SEEK_END)) - head.start
    if head.method not in {_STORED, _DEFLATED}:
        raise BrokenArchiveError(f"method {head.method}")
    raw = _Packed(file, head.start, size)
    return cast("BinaryIO", raw if head.method == _STORED else _Inflated(raw))


def _head(file: BinaryIO, at: int) -> _Head | None:
    file.seek(at)
    data = file.read(_HEAD.size)
    if len(data) < _HEAD.size or not data.startswith(_MARK):
        return None
    _, flags, method, packed, _, length, extra = _HEAD.unpack(data)
    raw = file.read(length)
    name = raw.decode("utf-8", "replace") if flags & _UTF8 else decode_name(raw)
    behind = flags & _SIZES_BEHIND and not packed
    size = None if behind or packed == _UNKNOWN else packed
    return _Head(at, at + _HEAD.size + length + extra, name, flags, method, size)


def _find(file: BinaryIO, at: int, marks: tuple[bytes, ...] = (_MARK,)) -> int | None:
    """Where the next mark stands."""
    file.seek(at)
    before = b""
    while chunk := file.read(_CHUNK):
        window = before + chunk
        found = min((index for mark in marks if (index := window.find(mark)) >= 0), default=-1)
        if found >= 0:
            return at - len(before) + found
        before = window[-3:]
        at += len(chunk)
    return None


class _Packed(io.RawIOBase):
    """The bytes of a file as they are stored.

    Args:
        file: the archive.
        start: where they begin.
        size: how many there are, None when it is not known.
    """

    def __init__(self, file: BinaryIO, start: int, size: int | None) -> None:
        self._file, self._at, self._left = file, start, size

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: WriteableBuffer) -> int:
        view = memoryview(buffer)
        self._file.seek(self._at)
        data = self._file.read(len(view) if self._left is None else min(len(view), self._left))
        if not data and self._left:
            raise EOFError("cut")
        view[: len(data)] = data
        self._at += len(data)
        if self._left is not None:
            self._left -= len(data)
        return len(data)


class _Inflated(io.RawIOBase):
    """Deflated bytes as they are unpacked."""

    def __init__(self, packed: io.RawIOBase) -> None:
        self._packed, self._rest, self._zlib = packed, b"", zlib.decompressobj(-15)

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: WriteableBuffer) -> int:
        view = memoryview(buffer)
        while not self._zlib.eof:
            packed = self._rest or self._packed.read(_CHUNK) or b""
            data = self._zlib.decompress(packed, len(view))
            self._rest = self._zlib.unconsumed_tail
            if data:
                view[: len(data)] = data
                return len(data)
            if not packed:
                raise EOFError("cut")
        return 0
