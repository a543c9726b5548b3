"""How much of an archive is unpacked, whatever it claims. What lies beyond is named."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING, BinaryIO

if TYPE_CHECKING:
    from collections.abc import Callable

    from _typeshed import WriteableBuffer

MEGABYTE = 1 << 20
#: A file in an archive may have so many bytes, as a file in a folder may.
MOST_BYTES = 256 * MEGABYTE
#: Times its stored size a file may unpack to, once it is larger than the second figure.
_RATIO, _RATIO_FROM = 300, 4 * MEGABYTE
#: All of an archive may unpack to the larger of so many bytes and so many times its size.
_LEAST_TOTAL, _TOTAL_RATIO = 1024 * MEGABYTE, 100
#: Files in an archive, those in archives inside included.
MOST_MEMBERS = 100_000


class MemberLimitError(Exception):
    """One file unpacks to more than is read; the message says how much that is."""


class ArchiveLimitError(Exception):
    """The whole archive holds more than is read; the message says how much that is."""


class Allowance:
    """What unpacking one archive and all archives inside may come to.

    Args:
        stored: bytes of the archive as it is stored.
    """

    def __init__(self, stored: int) -> None:
        self._total = self._bytes = max(_LEAST_TOTAL, _TOTAL_RATIO * stored)
        self._members = MOST_MEMBERS

    def take_bytes(self, count: int) -> None:
        """Count unpacked bytes.

        Raises:
            ArchiveLimitError: when no more are to be unpacked.
        """
        self._bytes -= count
        if self._bytes < 0:
            raise ArchiveLimitError(f"> {self._total // MEGABYTE} MB")

    def take_member(self) -> None:
        """Count a file.

        Raises:
            ArchiveLimitError: when no more are to be unpacked.
        """
        self._members -= 1
        if self._members < 0:
            raise ArchiveLimitError(f"> {MOST_MEMBERS} files")


class Metered(io.RawIOBase):
    """A stream that counts what is unpacked; what is read again is not counted again.

    Args:
        stream: what is unpacked.
        allowance: of the whole archive.
        stored: bytes it takes in the archive, if that is known.
        most: bytes it may have.
    """

    def __init__(self, stream: BinaryIO, allowance: Allowance, stored: int | None, most: int) -> None:
        self._stream, self._allowance, self._most = stream, allowance, most
        self._by_ratio = max(_RATIO_FROM, _RATIO * stored) if stored is not None else most
        self._at = self._read = 0
        # What was unpacked before the damage is not to be lost in a buffer.
        self._next: Callable[[int], bytes] = getattr(stream, "read1", stream.read)

    def readable(self) -> bool:
        """Whether it can be read: always."""
        return True

    def seekable(self) -> bool:
        """Whether it can be read again."""
        return self._stream.seekable()

    def seek(self, offset: int, whence: int = io.SEEK_SET) -> int:
        """Go to an offset."""
        self._at = self._stream.seek(offset, whence)
        return self._at

    def tell(self) -> int:
        """Return the offset of the next byte."""
        return self._at

    def readinto(self, buffer: WriteableBuffer) -> int:
        """Read into a buffer.

        Raises:
            MemberLimitError: if the file has more bytes than are read.
            ArchiveLimitError: if the archive has.
        """
        view = memoryview(buffer)
        data = self._next(len(view))
        view[: len(data)] = data
        self._at += len(data)
        if self._at > self._read:
            self._allowance.take_bytes(self._at - self._read)
            self._read = self._at
        if self._read > self._by_ratio:
            raise MemberLimitError(f"> {_RATIO}:1")
        if self._read > self._most:
            raise MemberLimitError(f"> {self._most // MEGABYTE} MB")
        return len(data)
