"""PDF files are opened, and mended first when they are damaged."""

from __future__ import annotations

import io
from typing import NamedTuple

from disclosure_lint.readers.pdf.pdfium import BrokenPdfError, LockedPdfError, Pdf


class Opened(NamedTuple):
    """An open file, and whether it had to be mended."""

    pdf: Pdf
    mended: bool


def open_pdf(data: bytes) -> Opened:
    """Open a file.

    Raises:
        LockedPdfError: when it needs a password; one that only restricts printing or copying is none.
        BrokenPdfError: when it cannot be mended either, or has no pages.
    """
    try:
        return Opened(Pdf(data), mended=False)
    except BrokenPdfError:
        return Opened(Pdf(_mended(data)), mended=True)


def _mended(data: bytes) -> bytes:
    """Rebuild the table of objects, as when a download broke off."""
    import pikepdf

    mended = io.BytesIO()
    try:
        with pikepdf.open(io.BytesIO(data)) as pdf:
            pdf.save(mended)
    except pikepdf.PasswordError:
        raise LockedPdfError from None
    except (pikepdf.PdfError, RuntimeError, ValueError, TypeError, KeyError, OSError):
        raise BrokenPdfError from None
    return mended.getvalue()
