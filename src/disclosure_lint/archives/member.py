"""A file in an archive, and why archives and what is in them are not read."""

from __future__ import annotations

import lzma
import struct
import tarfile
import zipfile
import zlib
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, BinaryIO

if TYPE_CHECKING:
    from collections.abc import Callable

#: What unpacking a damaged archive may raise.
DAMAGE = (
    zipfile.BadZipFile, tarfile.TarError, zlib.error, lzma.LZMAError, struct.error, EOFError, OSError,
    NotImplementedError, ValueError, RuntimeError, IndexError, KeyError, OverflowError, MemoryError,
)  # fmt: skip


class BrokenArchiveError(ValueError):
    """An archive, or the rest of it, cannot be read; the message says from where on."""


class LockedArchiveError(ValueError):
    """An archive has a password."""


class MissingToolError(Exception):
    """Something that opens archives of this format is not installed; the message says what."""


@dataclass(frozen=True, slots=True)
class Member:
    """A file in an archive that is not yet unpacked.

    Attributes:
        name: as the archive gives it, nothing but a name: no path is ever made of it.
        open: starts to unpack it; to be called before the next member is asked for.
        stored: bytes it takes in the archive, if that is known.
        crc: check sum of its bytes (CRC-32), if that is known.
        open_seekable: as ``open``, for what is read to and fro; None where that is not possible.
    """

    name: str = field(repr=False)  # reprs reach logs
    open: Callable[[], BinaryIO]
    stored: int | None = None
    crc: int | None = None
    open_seekable: Callable[[], BinaryIO] | None = None
