"""Files that hold many pages of sites: WARC, WACZ, and Parquet with a row a page.

They are read a page at a time, so that their size does not matter. Of pages that are there several
times the first one counts.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime
from hashlib import blake2b
from typing import TYPE_CHECKING, Any

from disclosure_lint.archives import expand_file
from disclosure_lint.site.extras import require
from disclosure_lint.site.pages import Task
from disclosure_lint.site.scan import ScanError
from disclosure_lint.source import Reason, Source, Unread

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

WARC_SUFFIXES = (".warc", ".warc.gz", ".wacz")
PARQUET = ".parquet"
SUFFIXES = (*WARC_SUFFIXES, PARQUET)
#: Rows read at once.
_ROWS = 64
#: Bytes that tell addresses apart; a table of them is small.
_BYTES = 8


def is_capture(path: Path) -> bool:
    """Whether a file holds pages, by its name."""
    return path.name.lower().endswith(SUFFIXES)


def captured(path: Path) -> Iterator[Task]:
    """Yield the pages in a file, each under its URL.

    Raises:
        ExtraError: for Parquet without the extra.
        ScanError: for Parquet without the columns.
    """
    seen: set[bytes] = set()
    tasks = _of_parquet(path) if path.name.lower().endswith(PARQUET) else _of_warc(path)
    for task in tasks:
        key = blake2b(task.address.encode(errors="surrogatepass"), digest_size=_BYTES).digest()
        if key not in seen:
            seen.add(key)
            yield task


def row_task(row: dict[str, Any]) -> Task:
    """Return a row with ``address``, ``data`` and perhaps ``date`` and ``media`` as a page."""
    address, data, date = str(row["address"]), row["data"], row.get("date")
    if data is None:
        return Task(address, Unread(address, Reason.EMPTY))
    if isinstance(date, str):
        date = _date(date)
    if isinstance(date, datetime) and date.tzinfo is None:
        date = date.replace(tzinfo=UTC)
    known = date if isinstance(date, datetime) else None
    bytes_ = data.encode() if isinstance(data, str) else bytes(data)
    return Task(address, Source(address, bytes_, media=row.get("media") or "", address=address, date=known))


def _date(said: str) -> datetime | None:
    try:
        return datetime.fromisoformat(said)
    except ValueError:
        return None


def _of_parquet(path: Path) -> Iterator[Task]:
    require("dask", ["pyarrow"])
    import pyarrow as pa
    from pyarrow import parquet

    try:
        with parquet.ParquetFile(path) as file:
            names = set(file.schema_arrow.names)
            if not {"address", "data"} <= names:
                raise ScanError(f"没有 address、data 两列 (no columns address and data): {path}")
            wanted = sorted(names & {"address", "data", "date", "media"})
            for batch in file.iter_batches(batch_size=_ROWS, columns=wanted):
                yield from map(row_task, batch.to_pylist())
    except (pa.ArrowException, OSError) as error:
        yield Task(str(path), Unread(str(path), Reason.DAMAGED, type(error).__name__))


def _of_warc(path: Path) -> Iterator[Task]:
    try:
        with path.open("rb") as file:
            inside = expand_file(file, str(path))
            if inside is None:
                yield Task(str(path), path)
                return
            for item in inside:
                if isinstance(item, Source | Unread):  # the rest is what the file itself is said to be
                    yield _renamed(item)
    except OSError as error:
        yield Task(str(path), Unread(str(path), Reason.IO_ERROR, error.strerror or ""))


def _renamed(item: Source | Unread) -> Task:
    """A page under its URL alone, without the name of the file it lies in."""
    at = item.name.find("!http")
    name = item.name[at + 1 :] if at >= 0 else item.name
    return Task(name, replace(item, name=name))
