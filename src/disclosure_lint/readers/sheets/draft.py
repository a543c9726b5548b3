"""A sheet as the file has it: cells with what they show, and what is stored beside them."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, NamedTuple

from disclosure_lint.document import Concealed
from disclosure_lint.readers.limits import Limits
from disclosure_lint.readers.word.story import Cause

if TYPE_CHECKING:
    from disclosure_lint.readers.sheets.address import Area

#: A sheet of 100,000 rows and ten columns is still read.
SHEET_LIMITS = Limits(characters=60_000_000, seconds=90.0)
HIDDEN_SHEET = Cause(Concealed.INVISIBLE, "hidden sheet")
#: A sheet only a program can show again (``veryHidden``; ECMA-376-1, 18.18.68).
VERY_HIDDEN_SHEET = Cause(Concealed.INVISIBLE, "very hidden sheet")
HIDDEN_ROW = Cause(Concealed.INVISIBLE, "hidden row")
HIDDEN_COLUMN = Cause(Concealed.INVISIBLE, "hidden column")
#: A number format that shows nothing of the value, such as ``;;;``.
BLANK_FORMAT = Cause(Concealed.INVISIBLE, "number format")
FORMULA = Cause(Concealed.FIELD, "formula")
VALIDATION = Cause(Concealed.FIELD, "validation")
FILTER = Cause(Concealed.FIELD, "filter")
NAME = Cause(Concealed.BOOKMARK, "defined name")
PIVOT_CACHE = Cause(Concealed.CACHE, "pivot cache")
LINK_CACHE = Cause(Concealed.CACHE, "external link")
UNUSED_STRING = Cause(Concealed.CACHE, "unused string")


class Entry(NamedTuple):
    """A cell that holds something.

    Attributes:
        row: from 0.
        column: from 0.
        value: as it is shown, or as it is stored when it is not shown.
        cause: why it is not seen, None for what is.
    """

    row: int
    column: int
    value: str
    cause: Cause | None = None


class Note(NamedTuple):
    """What is stored with a sheet or one of its cells and is no value of a cell.

    Attributes:
        value: what it says.
        cause: why it is not seen; None when it is.
        cell: the cell it belongs to, "" for the whole sheet.
        part: where it stands, as locations name it.
    """

    value: str
    cause: Cause | None
    cell: str = ""
    part: str = ""


@dataclass(slots=True)
class SheetDraft:
    """A sheet.

    Attributes:
        name: as its tab shows it.
        cause: why all of it is not seen, if it is not.
        entries: its cells, row by row.
        merged: cells merged into one.
        rows: rows that are not seen.
        columns: first and last column of those that are not seen.
        notes: what else is stored with it.
        margins: ``header`` or ``footer``, and what is printed there.
        truncated: (row, column) of numbers that had more digits than a number keeps.
    """

    name: str
    cause: Cause | None = None
    entries: list[Entry] = field(default_factory=list)
    merged: list[Area] = field(default_factory=list)
    rows: set[int] = field(default_factory=set)
    columns: list[tuple[int, int]] = field(default_factory=list)
    notes: list[Note] = field(default_factory=list)
    margins: list[tuple[str, str]] = field(default_factory=list)
    truncated: set[tuple[int, int]] = field(default_factory=set)
