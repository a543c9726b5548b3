"""One shard: a file of pages is checked, what is found is written beside the others, whole or not at all."""

from __future__ import annotations

import os
from contextlib import suppress
from hashlib import blake2b
from secrets import token_hex
from typing import TYPE_CHECKING

from disclosure_lint.site.captures import captured
from disclosure_lint.site.settings import Settings
from disclosure_lint.site.shards.arrow import schema, to_batch, to_pages
from disclosure_lint.site.workers import Lost, Workers, unread_page

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from disclosure_lint.site.pages import Page

#: Pages in a row group.
_PAGES = 500
_SAYS = b"disclosure-lint"


def scan_shard(path: Path, out: Path, key: bytes, settings: Settings | None = None) -> Path:
    """Check the pages in a file and write what is found; nothing is done when that was done before.

    The same file, rules and key come to the same result, and a result appears whole or not at all: it may
    be called again at any time, and by several machines at once.

    Args:
        path: WARC, WACZ, or Parquet with the columns of :func:`scan_batch`.
        out: Parquet file to write, with the columns of :func:`schema`; its folder must be there.
        key: of digests, at most 64 bytes.
        settings: the choice of rules.

    Returns:
        ``out``.

    Raises:
        OSError: when the file cannot be read, or the result not be written.
        ExtraError: when pyarrow is not installed.
    """
    chosen = settings or Settings()
    mark = shard_mark(path, key, chosen)
    if is_done(out, mark):
        return out
    columns = schema().with_metadata({_SAYS: mark.encode()})
    from pyarrow.parquet import ParquetWriter

    part = out.with_name(f".{out.name}.{token_hex(4)}.part")
    try:
        with ParquetWriter(part, columns, compression="zstd") as writer:
            for pages in _batched(_checked(path, key, chosen)):
                writer.write_batch(to_batch(pages).replace_schema_metadata(columns.metadata))
        os.replace(part, out)  # noqa: PTH105 - whole or not at all, on any system
    finally:
        with suppress(OSError):
            part.unlink()
    return out


def shard_mark(path: Path, key: bytes, settings: Settings) -> str:
    """Return what a result must be marked with to be that of a file: its state, the rules, the key."""
    info = path.stat()
    said = f"{path.name}\0{info.st_size}\0{info.st_mtime_ns}\0{settings.version()}"
    return blake2b(said.encode(errors="surrogatepass"), key=key, digest_size=16).hexdigest()


def is_done(out: Path, mark: str) -> bool:
    """Whether a result is there and marked so."""
    import pyarrow as pa
    from pyarrow import parquet

    try:
        found = parquet.read_schema(out).metadata or {}
    except (OSError, pa.ArrowException):
        return False
    return bool(found.get(_SAYS) == mark.encode())


def result_pages(out: Path) -> Iterator[Page]:
    """Yield the pages of a result."""
    from pyarrow import parquet

    with parquet.ParquetFile(out) as file:
        for batch in file.iter_batches(batch_size=_PAGES):
            yield from to_pages(batch)


def _checked(path: Path, key: bytes, settings: Settings) -> Iterator[Page]:
    """In a process of its own, so that a page that brings it down costs that page only."""
    with path.open("rb"):
        pass  # said now, not as a page that could not be read
    for done in Workers(1, settings, settings.version(), key).check(captured(path)):
        yield unread_page(done, settings) if isinstance(done, Lost) else done


def _batched(pages: Iterator[Page]) -> Iterator[list[Page]]:
    batch: list[Page] = []
    for page in pages:
        batch.append(page)
        if len(batch) == _PAGES:
            yield batch
            batch = []
    if batch:
        yield batch
