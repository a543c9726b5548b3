"""Files inside a file: attachments and embedded objects, read as documents of their own."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from disclosure_lint.readers.sniff import CONTAINERS, foreign_format
from disclosure_lint.source import Reason, Source, Unread

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from disclosure_lint.document import Document

#: Files inside so many files are read; what is inside these is named and not opened.
DEEPEST = 3
#: Bytes of all files inside one file that are read.
_MOST_BYTES = 50_000_000
#: Characters of a name that are shown; of a longer one, which is damage or malice, its ends.
_MOST_NAME, _FIRST, _LAST = 300, 200, 60


class Inner(NamedTuple):
    """A file inside another one: its name, and how to get at its bytes."""

    name: str
    load: Callable[[], bytes]


def cut_name(name: str) -> str:
    """Return the name of a file inside another one, without the middle when it is absurdly long."""
    return name if len(name) <= _MOST_NAME else f"{name[:_FIRST]}…{name[-_LAST:]}"


def read_inside(
    files: Iterable[Inner], name: str, depth: int, *, ocr: bool = False
) -> list[Document | Source | Unread]:
    """Read files inside a file, each under its name behind the name of the file and ``!``.

    Archives and mails among them are left for those who open them.

    Args:
        files: what lies in it.
        name: of the file.
        depth: inside how many other files it lies itself.
        ocr: whether text in pictures is to be recognised.
    """
    from disclosure_lint.readers import read

    found: list[Document | Source | Unread] = []
    left = _MOST_BYTES
    for inner in files:
        data = inner.load() if depth < DEEPEST and left > 0 else b""
        left -= len(data)
        known = f"{name}!{cut_name(inner.name)}"
        if depth >= DEEPEST or left < 0:
            found.append(Unread(known, Reason.LIMIT))
        else:
            source = Source(known, data, ocr=ocr, depth=depth + 1)
            found.append(source if foreign_format(data) in CONTAINERS else read(source))
    return found
