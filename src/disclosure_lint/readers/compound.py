"""Compound files ([MS-CFB]): storages and streams, as DOC, XLS, WPS and OLE objects have them.

The only module that knows the library.
"""

from __future__ import annotations

import io
from contextlib import suppress
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    import olefile

MAGIC = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
#: A stream claims no more than this times the size of the file; half of it may be missing.
_TWICE = 2
#: What the library may raise on a damaged file.
_DAMAGE = (OSError, ValueError, IndexError, KeyError, TypeError, AttributeError, RecursionError, MemoryError)


class BrokenCompoundError(ValueError):
    """The file is no compound file that can be read."""


class Compound:
    """An open compound file.

    Attributes:
        data: the whole file.

    Raises:
        BrokenCompoundError: if the directory cannot be read.
    """

    def __init__(self, data: bytes) -> None:
        import olefile

        self.data = data
        try:
            self._file: olefile.OleFileIO = olefile.OleFileIO(
                io.BytesIO(data), raise_defects=olefile.DEFECT_FATAL
            )
            self._paths = [tuple(path) for path in self._file.listdir()]
        except _DAMAGE as error:
            raise BrokenCompoundError(type(error).__name__) from error
        if not self._paths:
            raise BrokenCompoundError("no streams")
        self._streams = {tuple(map(str.lower, path)): path for path in self._paths}

    def has(self, *path: str) -> bool:
        """Whether there is such a stream."""
        return tuple(map(str.lower, path)) in self._streams

    def read(self, *path: str) -> bytes:
        """Return the bytes of a stream, those that are there; nothing when it does not exist."""
        stored = self._streams.get(tuple(map(str.lower, path)))
        if stored is None:
            return b""
        with suppress(*_DAMAGE):
            # A chain of sectors that runs in a circle would be followed for as long as is claimed.
            if self._file.get_size(list(stored)) > _TWICE * len(self.data):
                return b""
            with self._file.openstream(list(stored)) as stream:
                return bytes(stream.read())
        return b""

    def streams(self, *path: str) -> list[str]:
        """Return the names of the streams in a storage, in order."""
        lowered = tuple(map(str.lower, path))
        return [
            one[-1]
            for one in self._paths
            if len(one) == len(path) + 1 and tuple(map(str.lower, one[:-1])) == lowered
        ]

    def changed(self, change: Callable[[bytes], bytes]) -> bytes:
        """Return the file with its streams changed, each into as many bytes as it has.

        Raises:
            BrokenCompoundError: if a stream cannot be read or written.
        """
        import olefile

        # Sectors nothing refers to hold what was there before.
        written = io.BytesIO(change(self.data))
        try:
            file = olefile.OleFileIO(written)
            for path in self._paths:
                with file.openstream(list(path)) as stream:
                    old = stream.read()
                new = change(old)
                if new != old:
                    file.write_stream(list(path), new)
        except _DAMAGE as error:
            raise BrokenCompoundError(type(error).__name__) from error
        return written.getvalue()

    def storages(self, *path: str) -> Iterator[str]:
        """Yield the names of the storages in a storage, in order."""
        depth = len(path)
        lowered = tuple(map(str.lower, path))
        below = (
            one
            for one in self._paths
            if len(one) > depth + 1 and tuple(map(str.lower, one[:depth])) == lowered
        )
        yield from dict.fromkeys(one[depth] for one in below)
