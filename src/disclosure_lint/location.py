"""Where text stands in formats that have pages or parts instead of lines.

The reader of such a format writes the text down itself: the content of the document
is what it wrote, spans count its characters, and a :class:`Locator` leads from them
to the page and the rectangle, to the cell of a sheet, or to the part of the file.
"""

from __future__ import annotations

import sys
from array import array
from bisect import bisect_right
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from disclosure_lint.text import Span, Text

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence


class Box(NamedTuple):
    """A rectangle in points (1/72 inch), from the top left corner of the page as it is shown."""

    left: float
    top: float
    right: float
    bottom: float

    def join(self, other: Box) -> Box:
        """Return the smallest rectangle that holds both."""
        return Box(
            min(self.left, other.left),
            min(self.top, other.top),
            max(self.right, other.right),
            max(self.bottom, other.bottom),
        )

    def cut(self, other: Box) -> Box:
        """Return what lies in both; of rectangles apart, one without an inside."""
        return Box(
            max(self.left, other.left),
            max(self.top, other.top),
            min(self.right, other.right),
            min(self.bottom, other.bottom),
        )

    def holds(self, other: Box) -> bool:
        """Whether another lies inside."""
        return (
            self.left <= other.left
            and self.top <= other.top
            and other.right <= self.right
            and other.bottom <= self.bottom
        )

    def widen(self, by: float) -> Box:
        """Return it larger by so much at each side."""
        return Box(self.left - by, self.top - by, self.right + by, self.bottom + by)

    @property
    def area(self) -> float:
        """In square points, 0 without an inside."""
        return 0.0 if self.empty else (self.right - self.left) * (self.bottom - self.top)

    @property
    def empty(self) -> bool:
        """Whether it has no inside."""
        return self.right <= self.left or self.bottom <= self.top


@dataclass(frozen=True, slots=True)
class Location:
    """A place in a file that has no lines.

    Attributes:
        page: number of the page, from 1, None for what stands on none.
        box: the rectangle on the page, if it is known.
        part: what part of the file it is when it is not the text itself, such as ``metadata``.
        paragraph: number of the paragraph in that part, from 1, counting those with text outside tables.
        table: number of the table in that part, from 1.
        row: of the cell, from 1.
        column: of the cell, from 1, as the grid counts.
        sheet: name of the sheet of a workbook.
        cell: of that sheet, as ``B3``.
    """

    page: int | None = None
    box: Box | None = None
    part: str = ""
    paragraph: int | None = None
    table: int | None = None
    row: int | None = None
    column: int | None = None
    sheet: str = ""
    cell: str = ""


_LETTERS = 26


class CellAt(NamedTuple):
    """A cell of a sheet: the location of most of what workbooks hold.

    Attributes:
        sheet: name of the sheet.
        row: from 0.
        column: from 0.
    """

    sheet: str
    row: int
    column: int


def cell_name(row: int, column: int) -> str:
    """Return how a cell is called."""
    return f"{column_name(column)}{row + 1}"


@lru_cache(maxsize=16_384)
def column_name(column: int) -> str:
    """Return the letters of a column."""
    letters = ""
    column += 1
    while column:
        column, letter = divmod(column - 1, _LETTERS)
        letters = chr(ord("A") + letter) + letters
    return letters


class Places:
    """Locations in order. A cell takes twelve bytes: a workbook has millions of them."""

    __slots__ = ("_columns", "_names", "_others", "_rows", "_sheets")

    def __init__(self) -> None:
        # Of another location the row is its number among these, and the sheet is -1.
        self._sheets, self._rows, self._columns = array("i"), array("i"), array("i")
        self._names: dict[str, int] = {}
        self._others: list[Location] = []

    def __len__(self) -> int:
        return len(self._rows)

    def __getitem__(self, index: int) -> Location:
        sheet, row = self._sheets[index], self._rows[index]
        if sheet < 0:
            return self._others[row]
        names = list(self._names)
        return Location(sheet=names[sheet], cell=cell_name(row, self._columns[index]))

    def add(self, where: Location | CellAt) -> bool:
        """Add a location, unless it is the last one; return whether it was added."""
        if isinstance(where, CellAt):
            key = (self._names.setdefault(where.sheet, len(self._names)), where.row, where.column)
        elif self._sheets and self._sheets[-1] < 0 and self._others[-1] == where:
            return False
        else:
            key = (-1, len(self._others), 0)
            self._others.append(where)
        if self._rows and key == (self._sheets[-1], self._rows[-1], self._columns[-1]):
            return False
        for numbers, number in zip((self._sheets, self._rows, self._columns), key, strict=True):
            numbers.append(number)
        return True


#: Numbers kept for the rectangle of one character.
_SIDES = 4
#: Locations given for one range; a table has a cell too many for a list.
_MOST = 20
NOWHERE = Box(0, 0, 0, 0)


#: Times the width of a character a line of vertical text may have.
_COLUMN = 1.5


def _goes_on(line: Box, other: Box) -> bool:
    """Whether a character stands on a line, beside its others or, in vertical text, below them."""
    if line.top <= (other.top + other.bottom) / 2 <= line.bottom:
        return line.bottom - line.top <= _COLUMN * (other.bottom - other.top) or line.right <= other.left
    narrow = line.right - line.left <= _COLUMN * (other.right - other.left)
    return narrow and line.left <= (other.left + other.right) / 2 <= line.right


class Locator:
    """Leads from ranges of a content to locations, one entry a run of characters.

    Args:
        starts: index of the first character of each run, in order.
        places: where each run stands, without a rectangle.
        boxes: four numbers a character of the content, all zero where nothing is drawn; none
            beyond the last character that has a rectangle.
    """

    __slots__ = ("_boxes", "_places", "_starts")

    def __init__(self, starts: array[int], places: Places, boxes: array[float]) -> None:
        self._starts, self._places, self._boxes = starts, places, boxes

    def locate(self, span: Span) -> tuple[Location, ...]:
        """Return where a range stands: one location a page, part or cell it touches, the first ones."""
        if not self._starts:
            return ()
        found: dict[Location, Box | None] = {}
        first = max(0, bisect_right(self._starts, span.start) - 1)
        for run in range(first, len(self._starts)):
            if (run > first and self._starts[run] >= span.end) or len(found) == _MOST:
                break
            end = self._starts[run + 1] if run + 1 < len(self._starts) else max(span.end, span.start + 1)
            where = self._places[run]
            box = self._around(max(span.start, self._starts[run]), min(max(span.end, span.start + 1), end))
            known = found.get(where)
            found[where] = known.join(box) if known and box else box or known
        return tuple(replace(where, box=box) if box else where for where, box in found.items())

    def run(self, offset: int) -> Span:
        """Return the run of characters at one location that an offset lies in; the last has no end."""
        at = max(0, bisect_right(self._starts, offset) - 1)
        end = self._starts[at + 1] if at + 1 < len(self._starts) else sys.maxsize
        return Span(self._starts[at], end)

    def lines(self, span: Span) -> Iterator[tuple[Location, Box]]:
        """Yield the rectangles of a range, one a line of a page, part or cell it touches."""
        first = max(0, bisect_right(self._starts, span.start) - 1) if self._starts else 0
        for run in range(first, len(self._starts)):
            start = max(self._starts[run], span.start)
            end = min(self._starts[run + 1] if run + 1 < len(self._starts) else span.end, span.end)
            line: Box | None = None
            for at in range(start, end):
                box = self._around(at, at + 1)
                if box and line and not _goes_on(line, box):
                    yield self._places[run], line
                    line = box
                else:
                    line = line.join(box) if line and box else box or line
            if line:
                yield self._places[run], line
            if end == span.end:
                return

    def _around(self, start: int, end: int) -> Box | None:
        whole: Box | None = None
        for at in range(start * _SIDES, min(end * _SIDES, len(self._boxes)), _SIDES):
            box = Box(*self._boxes[at : at + _SIDES])
            if box != NOWHERE:
                whole = whole.join(box) if whole else box
        return whole


class Recognised(NamedTuple):
    """A range of a content that was read from a picture.

    Attributes:
        span: the range.
        confidence: how sure the recogniser is of it, 0 to 1.
    """

    span: Span
    confidence: float


class Piece(NamedTuple):
    """Characters that stand at one location, each in its rectangle if these are known.

    Attributes:
        confidence: how sure recognition is of them, 0 to 1; None for text that the file holds.
    """

    value: str
    location: Location | CellAt
    boxes: Sequence[Box] = ()
    confidence: float | None = None


class Transcript:
    """The content of a document as its reader writes it down, with where each piece stands.

    Attributes:
        recognised: ranges of it that were read from pictures, in order.
    """

    def __init__(self) -> None:
        self.recognised: list[Recognised] = []
        self._values: list[str] = []
        self._starts = array("q")
        self._places = Places()
        self._boxes = array("f")
        self._length = 0

    def write(self, pieces: Iterable[Piece]) -> Text:
        """Write pieces one behind the other and return them as one text."""
        start = self._length
        values = []
        for value, location, boxes, confidence in pieces:
            if self._places.add(location):
                self._starts.append(self._length)
            values.append(value)
            if confidence is not None and value:
                span = Span(self._length, self._length + len(value))
                self.recognised.append(Recognised(span, confidence))
            self._extend(len(value), boxes)
        whole = "".join(values)
        self._values.append(whole)
        return Text.plain(whole, start)

    def set_apart(self, sign: str) -> None:
        """Write a sign that sets texts apart and stands nowhere itself."""
        self._values.append(sign)
        self._extend(len(sign), ())

    def _extend(self, length: int, boxes: Sequence[Box]) -> None:
        if boxes:
            self._boxes.extend([0.0] * (self._length * _SIDES - len(self._boxes)))
        self._length += length
        for box in boxes:
            self._boxes.extend(box)

    def build(self) -> tuple[str, Locator]:
        """Return the content and the map from it to locations."""
        return "".join(self._values), Locator(self._starts, self._places, self._boxes)
