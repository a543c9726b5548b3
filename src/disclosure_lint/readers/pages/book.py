"""The pages of a document, written down in reading order."""

from __future__ import annotations

import time
from functools import partial
from typing import TYPE_CHECKING, NamedTuple

from disclosure_lint.document import Concealed, Document, Omission
from disclosure_lint.location import Location, Piece
from disclosure_lint.readers.pages.columns import Placed, in_reading_order
from disclosure_lint.readers.pages.comparison import find_comparison
from disclosure_lint.readers.pages.furniture import take_out
from disclosure_lint.readers.pages.layout import Sheet, lay_out
from disclosure_lint.readers.pages.page import BrokenPageError, Drawing, Raster
from disclosure_lint.readers.pages.paragraphs import Setting
from disclosure_lint.readers.pages.transcribe import Writer, flow
from disclosure_lint.source import Reason
from disclosure_lint.structure.blocks import classify

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from disclosure_lint.source import Unread


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


def read_pages(
    count: int,
    draw: Callable[[int], Drawing],
    limits: Limits,
    picture: Callable[[int], Raster] | None = None,
    recognise: Callable[[Sheet], Sheet] | None = None,
) -> tuple[list[Sheet], list[Omission]]:
    """Return the pages as they are read, and what was not read.

    Args:
        count: how many there are.
        draw: returns what is drawn on a page, counted from 0; raises :class:`BrokenPageError`.
        limits: how much is read.
        picture: makes the picture of a page, where that can be had.
        recognise: reads the text of a scanned page, where that is asked for.
    """
    until = time.monotonic() + limits.seconds
    sheets: list[Sheet] = []
    broken: list[int] = []
    characters = 0
    for index in range(count):
        if index >= limits.pages or characters > limits.characters or time.monotonic() > until:
            beyond = [Omission(Reason.LIMIT, said(range(index + 1, count + 1)))]
            break
        try:
            drawing = draw(index)
            characters += len(drawing.glyphs)
            sheet = lay_out(drawing, partial(picture, index) if picture else None)
            sheets.append(recognise(sheet) if recognise and sheet.scanned else sheet)
        except (BrokenPageError, ArithmeticError, ValueError):
            # Numbers that are none: the other pages may have better ones.
            broken.append(index + 1)
    else:
        beyond = []
    found = [
        (Reason.DAMAGED, broken),
        (Reason.NO_TEXT, [sheet.number for sheet in sheets if sheet.scanned]),
        (Reason.NO_CODES, [sheet.number for sheet in sheets if sheet.uncoded]),
    ]
    return sheets, [Omission(reason, said(pages)) for reason, pages in found if pages] + beyond


def said(numbers: Sequence[int]) -> str:
    """Return page numbers as people write them: ``p. 1–3, 7``."""
    runs: list[list[int]] = []
    for number in numbers:
        if runs and number == runs[-1][-1] + 1:
            runs[-1][1:] = [number]
        else:
            runs.append([number])
    return "p. " + ", ".join("–".join(map(str, run)) for run in runs)


def write_pages(sheets: Sequence[Sheet], name: str, media: str, writer: Writer) -> list[Document | Unread]:
    """Write what is on the pages; return the documents a comparison sets side by side.

    Args:
        sheets: the pages in order.
        name: of the document.
        media: its media type.
        writer: takes what is written.
    """
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
        _side((f"{name}#{year}", media), side, setting, Writer(upright))
        for year, side in zip(comparison.years, comparison.sides, strict=True)
    ]


def _write(placed: Sequence[Placed], setting: Setting, writer: Writer) -> None:
    for item in flow(placed, setting):
        writer.add(item)


def _side(known: tuple[str, str], placed: Sequence[Placed], setting: Setting, writer: Writer) -> Document:
    _write(placed, setting, writer)
    content, locator = writer.build()
    blocks, recognised = classify(writer.blocks), writer.recognised
    return Document(*known, content, "", blocks, locator=locator, recognised=recognised)
