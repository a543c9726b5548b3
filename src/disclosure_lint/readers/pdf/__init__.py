"""PDF: the text as it is seen, in the order it is read, and everything that is not seen."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from disclosure_lint.document import Document, Flaw, Omission
from disclosure_lint.readers.inside import Inner, read_inside
from disclosure_lint.readers.pages.book import Limits, read_pages, write_pages
from disclosure_lint.readers.pages.photos import write_photos
from disclosure_lint.readers.pages.transcribe import Writer
from disclosure_lint.readers.pdf.opening import open_pdf
from disclosure_lint.readers.pdf.particulars import write_particulars
from disclosure_lint.readers.pdf.pdfium import BrokenPdfError, LockedPdfError
from disclosure_lint.source import Reason, Source, Unread
from disclosure_lint.structure.blocks import classify

if TYPE_CHECKING:
    from disclosure_lint.readers.pages.layout import Sheet
    from disclosure_lint.readers.pdf.pdfium import Pdf

MEDIA = "application/pdf"
#: Dots an inch at which scanned pages are read.
_DOTS = 150
_LIMITS_WITH_OCR = Limits(seconds=1_500.0)


def read_pdf(source: Source, limits: Limits | None = None, depth: int = 0) -> Document | Unread:
    """Read a PDF file.

    Args:
        source: the file.
        limits: how much of it is read.
        depth: inside how many other files it lies, as an attachment.
    """
    try:
        opened = open_pdf(source.data)
    except LockedPdfError:
        return Unread(source.name, Reason.ENCRYPTED)
    except BrokenPdfError:
        return Unread(source.name, Reason.DAMAGED, "PDF")
    with opened.pdf as pdf:
        sheets, omissions = _pages(pdf, limits, ocr=source.ocr)
        writer = Writer({sheet.number: sheet.upright for sheet in sheets if sheet.upright})
        parts = write_pages(sheets, source.name, MEDIA, writer)
        title = write_particulars(pdf, source.data, writer)
        write_photos(((sheet.number, photo) for sheet in sheets for photo in sheet.photos), writer)
        attached = (Inner(name, partial(pdf.attachment, n)) for n, name in enumerate(pdf.attachments()))
        inside = read_inside(attached, source.name, depth, ocr=source.ocr)
    if opened.mended and not (writer.blocks or writer.hidden or parts or inside or omissions):
        # The pages are there, what stood on them is lost.
        return Unread(source.name, Reason.DAMAGED, "PDF")
    content, locator = writer.build()
    return Document(
        source.name,
        MEDIA,
        content,
        "",
        classify(writer.blocks),
        tuple(writer.hidden),
        title,
        (Flaw("mended", None, "PDF"),) if opened.mended else (),
        locator,
        tuple(omissions),
        (*parts, *inside),
        recognised=writer.recognised,
    )


def _pages(pdf: Pdf, limits: Limits | None, *, ocr: bool) -> tuple[list[Sheet], list[Omission]]:
    if not ocr:
        return read_pages(len(pdf), pdf.drawing, limits or Limits(), pdf.raster)
    from disclosure_lint.readers.recognition.sheet import recognise

    def read(sheet: Sheet) -> Sheet:
        picture = pdf.picture(sheet.number - 1, _DOTS)
        found = recognise(picture, sheet.number, sheet.box)
        return replace(found, notes=sheet.notes, photos=sheet.photos)

    return read_pages(len(pdf), pdf.drawing, limits or _LIMITS_WITH_OCR, pdf.raster, read)
