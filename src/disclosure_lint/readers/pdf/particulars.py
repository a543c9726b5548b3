"""What a file says of itself and carries along: properties, bookmarks, attachments."""

from __future__ import annotations

from html import unescape
from typing import TYPE_CHECKING

from disclosure_lint.document import Concealed
from disclosure_lint.language.expression import late
from disclosure_lint.location import Location, Piece

if TYPE_CHECKING:
    from collections.abc import Iterator

    from disclosure_lint.readers.pages.transcribe import Writer
    from disclosure_lint.readers.pdf.pdfium import Pdf
    from disclosure_lint.text import Text

#: XMP is stored as it is, so that tools that do not know PDF find it (ISO 16684-1, 7.3).
_OPEN, _CLOSE = b"<x:xmpmeta", b"</x:xmpmeta>"
#: Bytes of one packet, and packets, that are looked at.
_LONGEST, _PACKETS = 500_000, 20
_ELEMENT = late(r"<([A-Za-z][\w:.-]{0,60})[^<>]{0,2000}>([^<>]{1,2000})</")
_ATTRIBUTE = late(r"""\b((?:dc|pdf|xmp|xmpMM|photoshop|tiff):[\w.-]{1,40})=["']([^"'<>]{1,2000})["']""")
#: Properties that only number the file or name its format.
_MACHINE = late(r"(?:ID|Id|format|conformance|part|Version|Trapped|Zone|Agent|when|action|changed)$")
_MOST = 500


def write_particulars(pdf: Pdf, data: bytes, writer: Writer) -> Text | None:
    """Write properties, bookmarks and names of attachments; return the title among them."""
    title = None
    known = set()
    for name, value in (*pdf.metadata().items(), *_xmp(data)):
        if value.strip() and value not in known:
            known.add(value)
            piece = Piece(value, Location(part="metadata"))
            text = writer.hide([piece], Concealed.METADATA, name.lower())
            title = title or (text if name == "Title" else None)
    for label, page in pdf.bookmarks(_MOST):
        writer.hide([Piece(label, Location(page, part="bookmark"))], Concealed.BOOKMARK, "")
    for name in pdf.attachments():
        writer.hide([Piece(name, Location(part="attachment"))], Concealed.ATTACHMENT, "")
    return title


def _xmp(data: bytes) -> Iterator[tuple[str, str]]:
    at = 0
    for _ in range(_PACKETS):
        start = data.find(_OPEN, at)
        end = data.find(_CLOSE, start, start + _LONGEST) if start >= 0 else -1
        if end < 0:
            return
        at = end
        text = data[start:end].decode("utf-8", "replace")
        found = (*_ELEMENT.findall(text), *_ATTRIBUTE.findall(text))
        for name, value in found[:_MOST]:
            if not _MACHINE.search(name):
                yield name.removeprefix("rdf:"), unescape(value).strip()
