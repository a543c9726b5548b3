"""Opening the database of a store, to write into it or to read it where nothing can be written."""

from __future__ import annotations

import sqlite3
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

#: The last changes of a store lie beside it, and cannot be put into it where nothing can be written.
_LOGGED = (
    "扫描库只能读，旁边的 -wal 还没有并入；连同它复制到可写的目录再看"
    " (the store cannot be written to and its -wal is not merged; copy both to a folder that can): {}"
)
#: What SQLite says where it may not write.
_UNWRITABLE = {sqlite3.SQLITE_CANTOPEN, sqlite3.SQLITE_READONLY}


class StoreError(Exception):
    """A file that is no store, or one of another version."""


def connect(path: Path, *, create: bool) -> sqlite3.Connection:
    """Open a database; where nothing can be written it is read as it lies there.

    Readers of a write-ahead log write too, into the index of the log.
    """
    db = sqlite3.connect(path, isolation_level=None)
    if create:
        db.execute("PRAGMA journal_mode = WAL")
        db.execute("PRAGMA synchronous = NORMAL")
        return db
    try:
        db.execute("SELECT 1 FROM sqlite_master LIMIT 1")
    except sqlite3.OperationalError as error:
        if not is_full(error) and _code(error) & 0xFF not in {
            sqlite3.SQLITE_CANTOPEN,
            sqlite3.SQLITE_READONLY,
        }:
            raise
    else:
        return db
    db.close()
    log = path.resolve().with_name(f"{path.resolve().name}-wal")
    if log.exists() and log.stat().st_size:
        raise StoreError(_LOGGED.format(path))
    return sqlite3.connect(f"{path.resolve().as_uri()}?immutable=1", isolation_level=None, uri=True)


def key_of(path: Path) -> Path:
    """Return where the key of a store lies, by the path of the store."""
    return path.with_name(f"{path.name}.key")


def is_full(error: sqlite3.Error) -> bool:
    """Whether there was no more room on the disk, for the store or for the index of its log."""
    return _code(error) in {sqlite3.SQLITE_FULL, sqlite3.SQLITE_IOERR_SHMSIZE}


def _code(error: sqlite3.Error) -> int:
    """The extended code of SQLite; errors of the Python module itself have none."""
    code: int = getattr(error, "sqlite_errorcode", 0)
    return code
