"""Files attached to a PDF file, as documents inside it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from disclosure_lint.source import Reason, Source, Unread

if TYPE_CHECKING:
    from disclosure_lint.document import Document
    from disclosure_lint.readers.pdf.pdfium import Pdf

#: Files inside files inside files are not opened any more.
_DEEPEST = 2
#: Bytes of all attachments of one file that are read.
_MOST_BYTES = 50_000_000


def read_attachments(pdf: Pdf, name: str, depth: int) -> list[Document | Unread]:
    """Read the attachments of a file, each under its name behind the name of the file and ``!``."""
    from disclosure_lint.readers import read_here

    found: list[Document | Unread] = []
    left = _MOST_BYTES
    for index, inner in enumerate(pdf.attachments()):
        data = pdf.attachment(index) if depth < _DEEPEST and left > 0 else b""
        left -= len(data)
        known = f"{name}!{inner}"
        if depth >= _DEEPEST or left < 0:
            found.append(Unread(known, Reason.LIMIT))
        else:
            found.append(read_here(Source(known, data), depth + 1))
    return found
