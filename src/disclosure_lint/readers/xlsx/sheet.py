"""One sheet as events (ECMA-376-1, 18.3)."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from disclosure_lint.location import cell_name
from disclosure_lint.readers.ooxml.markup import local, number
from disclosure_lint.readers.sheets.address import MAX_COLUMNS, MAX_ROWS, parse_cell
from disclosure_lint.readers.sheets.draft import FORMULA, Entry, Note
from disclosure_lint.readers.sheets.looks import RichString
from disclosure_lint.readers.sheets.values import Shown, lost_digits, show_stored, show_text
from disclosure_lint.readers.word.story import PALE, RUBY, STRUCK
from disclosure_lint.readers.xlsx.around import TEXTS, TRUE, Around
from disclosure_lint.readers.xlsx.strings import StringBuilder
from disclosure_lint.readers.xlsx.workbook import SAYING
from disclosure_lint.readers.xml_events import Handler

if TYPE_CHECKING:
    from collections.abc import Mapping

    from disclosure_lint.readers.limits import Meter
    from disclosure_lint.readers.sheets.draft import SheetDraft
    from disclosure_lint.readers.sheets.looks import CellStyle
    from disclosure_lint.readers.xlsx.strings import SharedStrings
    from disclosure_lint.readers.xlsx.styles import Styles

#: Rows of no more points than this show nothing.
_FLAT = 2.0
#: Characters of the shortest number that can have lost digits.
_LONG = 16


class Setting(NamedTuple):
    """What the sheets of a workbook share.

    Attributes:
        strings: the texts of their cells.
        styles: their formats.
        since_1904: days are counted from 1904.
        meter: counts what is read.
    """

    strings: SharedStrings
    styles: Styles
    since_1904: bool
    meter: Meter


class SheetReader(Handler):
    """Reads a part that holds a sheet.

    Args:
        sheet: takes what is read.
        setting: of the workbook.
        addresses: id → target of the references of the part.
    """

    def __init__(self, sheet: SheetDraft, setting: Setting, addresses: Mapping[str, str]) -> None:
        self.around = Around(sheet, addresses, setting.meter)
        self._sheet, self._setting = sheet, setting
        self._names: dict[str, str] = {}
        self._row, self._column = -1, -1
        self._cell: Mapping[str, str] | None = None
        self._value = self._formula = ""
        self._text: list[str] | None = None
        self._string: StringBuilder | None = None

    def start(self, tag: str, attributes: Mapping[str, str]) -> None:
        name = self._names.get(tag)
        if name is None:
            name = self._names[tag] = local(tag)
        if name == "c":
            self._start_cell(attributes)
        elif self._string is not None:
            self._string.start(name, attributes)
        elif name == "v" or name in TEXTS:
            self._text = []
        elif name == "row":
            self._start_row(attributes)
        elif name == "is":
            self._string = StringBuilder()
        else:
            self.around.start(name, attributes)

    def data(self, data: str) -> None:
        if self._text is not None:
            self._text.append(data)
        elif self._string is not None:
            self._string.data(data)

    def end(self, tag: str) -> None:
        name = self._names.get(tag, "")
        if name == "c":
            self._end_cell()
        elif self._text is not None:
            text, self._text = "".join(self._text), None
            if self._cell is None:
                self.around.text(name, text)
            elif name == "v":
                self._value = text
            else:
                self._formula = text
        elif self._string is not None:
            self._string.end(name)
        else:
            self.around.end(name)

    def finish(self) -> None:
        """End the sheet; what a rule or the style of a table may colour is not said to be hidden."""
        if self.around.looks:
            self._sheet.entries = [
                entry._replace(cause=None) if self._is_coloured(entry) else entry
                for entry in self._sheet.entries
            ]

    def _is_coloured(self, entry: Entry) -> bool:
        return entry.cause in {PALE, STRUCK} and any(
            area.holds(entry.row, entry.column) for area in self.around.looks
        )

    def _start_row(self, attributes: Mapping[str, str]) -> None:
        self._row = number(attributes["r"], self._row + 2) - 1 if "r" in attributes else self._row + 1
        self._column = -1
        height, hidden = attributes.get("ht"), attributes.get("hidden")
        try:
            flat = height is not None and float(height) <= _FLAT
        except ValueError:
            flat = False
        unlisted = self.around.rows_hidden and height is None and hidden is None
        if (hidden in TRUE or flat or unlisted) and 0 <= self._row < MAX_ROWS:
            self._sheet.rows.add(self._row)

    def _start_cell(self, attributes: Mapping[str, str]) -> None:
        self._cell, self._string = attributes, None
        self._value = self._formula = ""
        place = parse_cell(attributes.get("r", ""))
        if place:
            self._row, self._column = place
        else:
            self._column += 1

    def _end_cell(self) -> None:
        cell, self._cell = self._cell, None
        string, self._string = self._string, None
        if cell is None or not (self._value or string or self._formula):
            return
        if not (0 <= self._row < MAX_ROWS and 0 <= self._column < MAX_COLUMNS):
            return
        index = cell.get("s", "")
        style = self._setting.styles.of(int(index) if index.isdecimal() else 0)
        shown = self._shown(cell.get("t", "n"), style, string)
        self._setting.meter.take(len(shown.value))
        if shown.value.strip():
            self._sheet.entries.append(Entry(self._row, self._column, shown.value, shown.cause))
        if shown.unseen or self._formula:
            self._beside_value(shown)

    def _beside_value(self, shown: Shown) -> None:
        name = cell_name(self._row, self._column)
        for value, cause in shown.unseen:
            self._sheet.notes.append(Note(value, cause, name))
        if SAYING.search(self._formula):
            self._setting.meter.take(len(self._formula))
            self._sheet.notes.append(Note(self._formula, FORMULA, name))

    def _shown(self, kind: str, style: CellStyle, string: StringBuilder | None) -> Shown:
        value = self._value
        if kind == "s":
            return self._show_string(self._setting.strings.take(number(value, -1)), style)
        if string is not None:
            return self._show_string(string.build(), style)
        if kind == "b":
            return Shown("TRUE" if value in TRUE else "FALSE", style.cause)
        if kind != "n":
            return show_text(value, style)
        if len(value) >= _LONG and not self._formula and lost_digits(value):
            self._sheet.truncated.add((self._row, self._column))
        return show_stored(value, style, since_1904=self._setting.since_1904)

    def _show_string(self, string: str | RichString, style: CellStyle) -> Shown:
        if isinstance(string, RichString) and string.ruby:
            self._sheet.notes.append(Note(string.ruby, RUBY, cell_name(self._row, self._column)))
        return show_text(string, style)
