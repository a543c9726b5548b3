"""Files that hold other files: archives, what was fetched from sites, saved pages and mails.

They are opened one file at a time, so that what they hold need not fit into memory. One module a
format; each yields what is inside under the name it has there, which is never used as a path.
"""

from __future__ import annotations

import io
from typing import TYPE_CHECKING, BinaryIO

from disclosure_lint.archives.formats import format_of
from disclosure_lint.readers.sniff import CONTAINERS, foreign_format
from disclosure_lint.source import Source, Unread

if TYPE_CHECKING:
    from collections.abc import Iterator

    from disclosure_lint.document import Document


def expand(source: Source | Document | Unread) -> Iterator[Source | Document | Unread]:
    """Yield a source itself, or what is inside when it holds other files, and what is inside these."""
    kind = foreign_format(source.data) if isinstance(source, Source) else ""
    if kind not in CONTAINERS or not isinstance(source, Source):
        yield source
        return
    from disclosure_lint.archives.walk import Walk

    yield from Walk(len(source.data)).through(source.name, io.BytesIO(source.data), kind, source.depth)


def expand_file(file: BinaryIO, name: str) -> Iterator[Source | Document | Unread] | None:
    """Yield what is inside an open file without reading all of it; None when it holds no other files.

    Args:
        file: the file, which must stay open.
        name: what reports call it.
    """
    kind = format_of(file)
    if kind not in CONTAINERS:
        return None
    from disclosure_lint.archives.walk import Walk

    return Walk(file.seek(0, io.SEEK_END)).through(name, file, kind, 0)
