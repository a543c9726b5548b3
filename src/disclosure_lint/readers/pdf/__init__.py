"""PDF: the text as it is seen, in the order it is read, and everything that is not seen."""

from __future__ import annotations

import time
from functools import partial
from typing import NamedTuple

from disclosure_lint.document import Document, Flaw, Omission
from disclosure_lint.readers.inside import Inner, read_inside
from disclosure_lint.readers.pages.book import said, write_pages
from disclosure_lint.readers.pages.layout import Sheet, lay_out
from disclosure_lint.readers.pages.photos import write_photos
from disclosure_lint.readers.pages.transcribe import Writer
from disclosure_lint.readers.pdf.opening import open_pdf
from disclosure_lint.readers.pdf.particulars import write_particulars
from disclosure_lint.readers.pdf.pdfium import BrokenPdfError, LockedPdfError, Pdf
from disclosure_lint.source import Reason, Source, Unread
from disclosure_lint.structure.blocks import classify

MEDIA = "application/pdf"


class Limits(NamedTuple):
    """How much of one file is read; what lies beyond is reported.

    Attributes:
        pages: so many.
        characters: so many.
        seconds: no page is begun after this time.
    """

    pages: int = 3_000
    characters: int = 3_000_000
    seconds: float = 60.0


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
        sheets, omissions = _sheets(pdf, limits or Limits())
        writer = Writer({sheet.number: sheet.upright for sheet in sheets if sheet.upright})
        parts = write_pages(sheets, source.name, MEDIA, writer)
        title = write_particulars(pdf, source.data, writer)
        write_photos(((sheet.number, photo) for sheet in sheets for photo in sheet.photos), writer)
        attached = (Inner(name, partial(pdf.attachment, n)) for n, name in enumerate(pdf.attachments()))
        parts += read_inside(attached, source.name, depth)
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
        tuple(parts),
    )


def _sheets(pdf: Pdf, limits: Limits) -> tuple[list[Sheet], list[Omission]]:
    """The pages as they are read, and what was not."""
    until = time.monotonic() + limits.seconds
    sheets: list[Sheet] = []
    broken: list[int] = []
    characters = 0
    count = len(pdf)
    for index in range(count):
        if index >= limits.pages or characters > limits.characters or time.monotonic() > until:
            beyond = Omission(Reason.LIMIT, said(range(index + 1, count + 1)))
            break
        try:
            drawing = pdf.drawing(index)
            characters += len(drawing.glyphs)
            sheets.append(lay_out(drawing, partial(pdf.raster, index)))
        except (BrokenPdfError, ArithmeticError, ValueError):
            # Numbers that are none: the other pages may have better ones.
            broken.append(index + 1)
    else:
        beyond = None
    found = [
        (Reason.DAMAGED, broken),
        (Reason.NO_TEXT, [sheet.number for sheet in sheets if sheet.scanned]),
        (Reason.NO_CODES, [sheet.number for sheet in sheets if sheet.uncoded]),
    ]
    omissions = [Omission(reason, said(pages)) for reason, pages in found if pages]
    return sheets, omissions + ([beyond] if beyond else [])
