"""One scan at a time on a store.

The lock is on the file of the key, which every scan has; the system lets go of it when the process
ends, however it ends.
"""

from __future__ import annotations

import os
import sys
from contextlib import contextmanager, suppress
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

#: The byte that is locked where bytes are: behind all that is read.
_BYTE = 1 << 30


class BusyError(Exception):
    """Another scan is running on the store."""


@contextmanager
def only_scan(key: Path) -> Iterator[None]:
    """Keep other scans from a store.

    Where the file cannot be opened or the file system knows no locks, nothing is kept.

    Args:
        key: where the key of the store is, or will be; an empty file is made when there is none.

    Raises:
        BusyError: when there is another scan.
    """
    try:
        handle = os.open(key, os.O_RDWR | os.O_CREAT | getattr(os, "O_BINARY", 0), 0o600)
    except OSError:
        yield
        return
    try:
        _lock(handle)
        try:
            yield
        finally:
            _remove_empty(key)
    finally:
        os.close(handle)


def _remove_empty(key: Path) -> None:
    """Leave nothing beside what turned out to be no store."""
    with suppress(OSError):
        if not key.stat().st_size:
            key.unlink()


def _lock(handle: int) -> None:
    """Lock an open file; a lock of ``flock`` outlives that the file is opened and closed elsewhere."""
    try:
        if sys.platform == "win32":
            import msvcrt

            os.lseek(handle, _BYTE, os.SEEK_SET)
            msvcrt.locking(handle, msvcrt.LK_NBLCK, 1)
        else:
            import fcntl

            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except (BlockingIOError, PermissionError):
        raise BusyError from None
    except OSError:
        return
