"""The pages of a document, written down in reading order."""

from __future__ import annotations

from typing import TYPE_CHECKING

from disclosure_lint.document import Concealed, Document
from disclosure_lint.location import Location, Piece
from disclosure_lint.readers.pages.columns import Placed, in_reading_order
from disclosure_lint.readers.pages.comparison import find_comparison
from disclosure_lint.readers.pages.furniture import take_out
from disclosure_lint.readers.pages.paragraphs import Setting
from disclosure_lint.readers.pages.transcribe import Writer, flow
from disclosure_lint.structure.blocks import classify

if TYPE_CHECKING:
    from collections.abc import Sequence

    from disclosure_lint.readers.pages.layout import Sheet
    from disclosure_lint.source import Unread


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
    return Document(*known, content, "", classify(writer.blocks), locator=locator)
