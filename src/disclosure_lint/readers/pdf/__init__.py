"""PDF: the text as it is seen, in the order it is read, and everything that is not seen."""

from __future__ import annotations

import time
from functools import partial
from typing import TYPE_CHECKING, NamedTuple

from disclosure_lint.document import Concealed, Document, Flaw, Omission
from disclosure_lint.location import Location, Piece
from disclosure_lint.readers.inside import Inner, read_inside
from disclosure_lint.readers.pdf.columns import Placed, in_reading_order
from disclosure_lint.readers.pdf.comparison import find_comparison
from disclosure_lint.readers.pdf.furniture import take_out
from disclosure_lint.readers.pdf.layout import Sheet, lay_out
from disclosure_lint.readers.pdf.opening import open_pdf
from disclosure_lint.readers.pdf.paragraphs import Setting
from disclosure_lint.readers.pdf.particulars import write_particulars
from disclosure_lint.readers.pdf.pdfium import BrokenPdfError, LockedPdfError, Pdf
from disclosure_lint.readers.pdf.transcribe import Writer, flow
from disclosure_lint.source import Reason, Source, Unread
from disclosure_lint.structure.blocks import classify

if TYPE_CHECKING:
    from collections.abc import Sequence

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
        parts = _write_pages(sheets, source.name, writer)
        title = write_particulars(pdf, source.data, writer)
        attached = (Inner(name, partial(pdf.attachment, n)) for n, name in enumerate(pdf.attachments()))
        inside = read_inside(attached, source.name, depth)
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
            beyond = Omission(Reason.LIMIT, _pages(range(index + 1, count + 1)))
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
    omissions = [Omission(reason, _pages(pages)) for reason, pages in found if pages]
    return sheets, omissions + ([beyond] if beyond else [])


def _pages(numbers: Sequence[int]) -> str:
    """Page numbers as people write them: ``p. 1–3, 7``."""
    runs: list[list[int]] = []
    for number in numbers:
        if runs and number == runs[-1][-1] + 1:
            runs[-1][1:] = [number]
        else:
            runs.append([number])
    return "p. " + ", ".join("–".join(map(str, run)) for run in runs)


def _write_pages(sheets: Sequence[Sheet], name: str, writer: Writer) -> list[Document | Unread]:
    """Write what is on the pages; return the documents a comparison sets side by side."""
    feet = take_out(sheets)
    placed = [one for sheet in sheets for one in in_reading_order([*sheet.lines, *sheet.grids])]
    setting = Setting(placed, max((sheet.box.right for sheet in sheets), default=0))
    unseen = [one for sheet in sheets for one in sheet.unseen]
    behind = [line for one in unseen if one.kind is Concealed.COVERED for line in one.passage.lines]
    comparison = find_comparison(placed, behind)
    _write(comparison.rest if comparison else placed, setting, writer)
    for line in feet:
        writer.add_foot(line)
    for sheet in sheets:
        for one in sheet.unseen:
            writer.hide_passage(one.passage, one.kind, one.name)
        for note in sheet.notes:
            piece = Piece(note.value, Location(sheet.number), [note.box] * len(note.value))
            writer.hide([piece], Concealed.ANNOTATION, note.kind)
    if comparison is None:
        return []
    upright = {sheet.number: sheet.upright for sheet in sheets if sheet.upright}
    return [
        _side(f"{name}#{year}", side, setting, Writer(upright))
        for year, side in zip(comparison.years, comparison.sides, strict=True)
    ]


def _write(placed: Sequence[Placed], setting: Setting, writer: Writer) -> None:
    for item in flow(placed, setting):
        writer.add(item)


def _side(name: str, placed: Sequence[Placed], setting: Setting, writer: Writer) -> Document:
    _write(placed, setting, writer)
    content, locator = writer.build()
    return Document(name, MEDIA, content, "", classify(writer.blocks), locator=locator)
