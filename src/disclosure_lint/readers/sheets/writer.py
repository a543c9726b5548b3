"""Sheets become the blocks and hidden texts of a document, with the cell each stands in."""

from __future__ import annotations

import re
from itertools import groupby, islice
from typing import TYPE_CHECKING

from disclosure_lint.document import Concealed, Flaw, Footer, Heading, Hidden, Paragraph
from disclosure_lint.language.expression import late
from disclosure_lint.location import CellAt, Location, Piece
from disclosure_lint.readers.sheets.arrange import Line, Placed, Region, arrange
from disclosure_lint.readers.sheets.draft import HIDDEN_COLUMN, HIDDEN_ROW
from disclosure_lint.readers.sheets.labels import column_labels
from disclosure_lint.readers.sheets.merged import Merged
from disclosure_lint.readers.sheets.visible import Axis
from disclosure_lint.readers.word.story import COMMENT, MERGED
from disclosure_lint.table import Cell, Table

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from disclosure_lint.document import Block
    from disclosure_lint.readers.sheets.draft import Entry, Note, SheetDraft
    from disclosure_lint.readers.word.draft import Draft
    from disclosure_lint.readers.word.story import Cause
    from disclosure_lint.readers.word.writer import Writer
    from disclosure_lint.text import Text

#: Names programs give sheets.
_UNNAMED = late(r"(?:sheet|chart|工作表|图表|表)\s?[0-9]{0,4}", re.IGNORECASE)
_LONGEST_TITLE = 60
#: Cells written at once.
_AT_ONCE = 4096
_SENTENCE = late(r"[。;；:：]")


class SheetWriter:
    """Writes sheets with the writer of a document."""

    def __init__(self, writer: Writer) -> None:
        self._writer = writer
        self._truncated: list[Text] = []
        self._comments: list[Text] = []

    def conclude(self, draft: Draft) -> None:
        """Tell a document what was met in its sheets."""
        draft.comments += self._comments
        if self._truncated:
            count = str(len(self._truncated))
            draft.flaws.append(Flaw("lost-digits", self._truncated[0].span(), count))

    def add(self, sheet: SheetDraft) -> None:
        """Write a sheet: what it shows first, then what it does not."""
        merged = Merged(sheet.merged)
        rows, columns = Axis((row, row) for row in sheet.rows), Axis(sheet.columns)
        placed: list[Placed[Entry]] = []
        unseen: list[Entry] = []
        head, labels = column_labels(sheet.entries)
        for entry in sheet.entries:
            cause = sheet.cause or entry.cause or _cause(entry, rows, columns)
            if cause is None and merged.absorbs(entry.row, entry.column):
                cause = MERGED
            if cause is None:
                placed.append(_placed(entry, merged, rows, columns))
            else:
                unseen.append(entry._replace(cause=cause))
        sheet.entries = []  # each goes when it is written
        self._name(sheet, placed[0].value if placed else "")
        parts = arrange(placed)
        placed.clear()
        for part in parts:
            block = self._line(part, sheet) if isinstance(part, Line) else self._table(part, sheet)
            self._writer.blocks.append(block)
        self._unseen(unseen, sheet, head, labels)
        self._beside(sheet)

    def _name(self, sheet: SheetDraft, first: str) -> None:
        """Write the name of the sheet, unless nobody gave it one, or its first line says it again."""
        name, where = sheet.name.strip(), Location(sheet=sheet.name)
        if sheet.cause:
            self._writer.hide(name, sheet.cause, where)
        elif name and not _UNNAMED.fullmatch(name) and name not in first:
            self._writer.blocks.append(Heading(self._writer.write([Piece(name, where)]), 1))

    def _line(self, line: Line[Entry], sheet: SheetDraft) -> Block:
        entry = line.cell.of
        text = self._writer.write([Piece(entry.value, _location(sheet, entry))])
        self._look_for_cuts(sheet, entry, text)
        titled = line.title and len(entry.value) <= _LONGEST_TITLE and not _SENTENCE.search(entry.value)
        return Heading(text, 1) if titled and line.cell.across > 1 else Paragraph(text)

    def _table(self, region: Region[Entry], sheet: SheetDraft) -> Table:
        cells: list[Cell] = []
        laid_out = region.laid_out()
        while some := list(islice(laid_out, _AT_ONCE)):
            # One text for many cells: they share a map to the content.
            text = self._writer.write(
                [Piece(f"{cell.of.value}\t", _location(sheet, cell.of)) for cell in some]
            )
            at = 0
            for cell in some:
                value = cell.of.value
                own = text[at : at + len(value)].with_value(value)  # which many cells may share
                at += len(value) + 1
                cells.append(Cell(cell.row, cell.column, own, cell.down, cell.across))
                self._look_for_cuts(sheet, cell.of, own)
        return Table(tuple(cells))

    def _look_for_cuts(self, sheet: SheetDraft, entry: Entry, text: Text) -> None:
        if (entry.row, entry.column) in sheet.truncated:
            self._truncated.append(text)

    def _unseen(self, entries: Sequence[Entry], sheet: SheetDraft, head: int, labels: dict[int, str]) -> None:
        """Write cells that are not seen, those of one row together, each behind the label of its column."""
        for (row, cause), cells in groupby(entries, key=lambda entry: (entry.row, entry.cause)):
            pieces = list(_row(cells, labels if row > head else {}, sheet))
            assert cause
            text = self._writer.write(pieces)
            if text.value.strip():
                self._writer.hidden.append(Hidden(text.strip(), cause.kind, cause.name))

    def _beside(self, sheet: SheetDraft) -> None:
        """Write what is printed at the margins, and what is stored beside the cells."""
        for part, value in sheet.margins:
            where = Location(sheet=sheet.name, part=part)
            if sheet.cause:
                self._writer.hide(value, sheet.cause, where)
            elif value.strip():
                self._writer.blocks.append(Footer(self._writer.write([Piece(value.strip(), where)])))
        for note in sheet.notes:
            self._note(note, sheet)

    def _note(self, note: Note, sheet: SheetDraft) -> None:
        cause = note.cause or sheet.cause
        # What belongs to a cell and is none of its characters stands in a part of its own.
        beside = note.cause is not None and note.cause.kind in {Concealed.FIELD, Concealed.ATTRIBUTE}
        part = note.part or (note.cause.name if note.cause and beside else "")
        where = Location(sheet=sheet.name, cell=note.cell, part=part)
        if cause:
            text = self._writer.hide(" ".join(note.value.split()), cause, where)
            if text and cause is COMMENT:
                self._comments.append(text)
            return
        for line in filter(str.strip, note.value.split("\n")):
            self._writer.blocks.append(Paragraph(self._writer.write([Piece(line.strip(), where)])))


def _cause(entry: Entry, rows: Axis, columns: Axis) -> Cause | None:
    if rows.is_hidden(entry.row):
        return HIDDEN_ROW
    return HIDDEN_COLUMN if columns.is_hidden(entry.column) else None


def _placed(entry: Entry, merged: Merged, rows: Axis, columns: Axis) -> Placed[Entry]:
    row, column = rows.shown(entry.row), columns.shown(entry.column)
    area = merged.at(entry.row, entry.column)
    if area is None:
        return Placed(row, column, 1, 1, entry)
    down, across = rows.shown(area.bottom + 1) - row, columns.shown(area.right + 1) - column
    return Placed(row, column, max(1, down), max(1, across), entry)


def _row(cells: Iterator[Entry], labels: dict[int, str], sheet: SheetDraft) -> Iterator[Piece]:
    for number, entry in enumerate(cells):
        where = _location(sheet, entry)
        label = labels.get(entry.column, "")
        yield Piece(f"{'，' if number else ''}{label}{'：' if label else ''}{entry.value}", where)


def _location(sheet: SheetDraft, entry: Entry) -> CellAt:
    return CellAt(sheet.name, entry.row, entry.column)
