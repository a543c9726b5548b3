"""Strings a DOC file keeps beside its text: authors, paths, names of bookmarks ([MS-DOC] 2.2.4)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from disclosure_lint.readers.doc.binary import byte, short

if TYPE_CHECKING:
    from collections.abc import Iterator

_WIDE = 0xFFFF
#: Strings of one table that are read.
_MOST = 10_000


def strings(table: bytes) -> Iterator[str]:
    """Yield the strings of a table, each without what is stored with it."""
    wide = short(table, 0) == _WIDE
    at = 2 if wide else 0
    count, extra = min(short(table, at), _MOST), short(table, at + 2)
    at += 4
    for _ in range(count):
        length = short(table, at) if wide else byte(table, at)
        at += 2 if wide else 1
        size = 2 * length if wide else length
        if at + size > len(table):
            return
        yield table[at : at + size].decode("utf-16-le" if wide else "gb18030", "replace")
        at += size + extra


def authors(table: bytes) -> Iterator[str]:
    """Yield strings that stand one behind the other, as authors of comments do ([MS-DOC] 2.5.6)."""
    at = 0
    for _ in range(_MOST):
        size = 2 * short(table, at)
        if at + 2 + size > len(table):
            return
        yield table[at + 2 : at + 2 + size].decode("utf-16-le", "replace")
        at += 2 + size
