"""Files are written back: with values masked. One module or package a format."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

from disclosure_lint.readers.docx import MEDIA as DOCX
from disclosure_lint.readers.xlsx import MEDIA as XLSX
from disclosure_lint.source import Reason, Source, Unread

if TYPE_CHECKING:
    from collections.abc import Callable

    from disclosure_lint.rewriting.masking import Masking
    from disclosure_lint.rewriting.values import Values

_ARCHIVE = b"PK\x03\x04"
#: Why an archive cannot be looked into; a second check says so.
_CLOSED = frozenset({Reason.DAMAGED, Reason.ENCRYPTED})
#: Formats in which values can be masked, and the module whose ``mask`` does it.
_MASKS = {
    "text/plain": "text",
    "text/markdown": "text",
    "text/html": "text",
    DOCX: "docx.masks",
    XLSX: "xlsx.masks",
    "text/csv": "text",
}


def mask_unread(source: Source, values: Values, inside: Callable[[Source], bytes | Unread]) -> bytes | Unread:
    """Return a copy of a file that has no reader, with the values masked that can be found in it."""
    if source.data.startswith(_ARCHIVE):
        from disclosure_lint.rewriting.parts import mask_parts

        copy = mask_parts(source, values, inside)
        if not isinstance(copy, Unread) or copy.reason not in _CLOSED:
            return copy
    return values.mask_bytes(source.data)


def mask(source: Source, masking: Masking) -> bytes | Unread:
    """Return a copy of a file in which values are masked, or why none can be written."""
    module = _MASKS.get(masking.document.media)
    if module is None:
        return Unread(source.name, Reason.NO_WRITER, masking.document.media)
    write: Callable[[Source, Masking], bytes | Unread] = import_module(f"{__name__}.{module}").mask
    return write(source, masking)
