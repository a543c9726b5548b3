"""The sheets of an OpenDocument file as events (part 3, 9)."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from disclosure_lint.location import cell_name
from disclosure_lint.readers.ods.markup import LINK, OFFICE, TABLE, count, short_name
from disclosure_lint.readers.sheets.address import MAX_COLUMNS, MAX_ROWS, Area
from disclosure_lint.readers.sheets.draft import (
    BLANK_FORMAT,
    FILTER,
    FORMULA,
    HIDDEN_SHEET,
    Entry,
    Note,
    SheetDraft,
)
from disclosure_lint.readers.sheets.numbers import general
from disclosure_lint.readers.sheets.values import lost_digits
from disclosure_lint.readers.word.story import COMMENT, DELETED
from disclosure_lint.readers.word.story import LINK as LINK_CAUSE
from disclosure_lint.readers.xlsx.workbook import SAYING
from disclosure_lint.readers.xml_events import Handler

if TYPE_CHECKING:
    from collections.abc import Mapping

    from disclosure_lint.readers.limits import Meter
    from disclosure_lint.readers.ods.styles import Styles
    from disclosure_lint.readers.word.story import Cause

#: A row or a cell that is repeated more often is written so many times.
_MOST_REPEATED = 1000
_CELLS = frozenset({"table:table-cell", "table:covered-table-cell"})
_UNSEEN = frozenset({"collapse", "filter"})
_SIGNS = {"text:tab": "\t", "text:line-break": "\n"}
#: Texts that stand in a cell and are no part of its own: comments, shapes, what was changed.
_APART = frozenset(
    "office:annotation draw:frame draw:custom-shape draw:rect draw:ellipse draw:caption draw:g"
    " table:change-track-table-cell".split()
)


@dataclass(slots=True)
class _Cell:
    """An open cell."""

    attributes: Mapping[str, str]
    lines: list[str] = field(default_factory=list)


class Content(Handler):
    """Reads ``content.xml``.

    Attributes:
        sheets: in order.
        names: defined names.
        choices: conditions and messages of cells that limit what is entered.
        authors: of comments and changes.
        revisions: tracked changes.
    """

    def __init__(self, styles: Styles, meter: Meter) -> None:
        self.sheets: list[SheetDraft] = []
        self.names: list[str] = []
        self.choices: list[str] = []
        self.authors: list[str] = []
        self.revisions = 0
        self._styles, self._meter = styles, meter
        self._automatic = False
        self._sheet = SheetDraft("")
        self._row, self._column, self._times = 0, 0, 1
        self._column_styles: list[tuple[int, str]] = []
        self._columns = 0
        self._row_start = 0
        self._cell: _Cell | None = None
        self._apart: list[str] = []
        self._line: list[str] | None = None
        self._creator: list[str] | None = None

    def start(self, tag: str, attributes: Mapping[str, str]) -> None:
        name = short_name(tag)
        if name == "office:automatic-styles":
            self._automatic = True
        if self._automatic:
            self._styles.start(tag, attributes)
        elif name in _CELLS:
            self._cell = _Cell(attributes)
        elif name in _APART:
            self._apart.append(name)
        elif name == "text:p":
            self._line = []
        elif name in _SIGNS and self._line is not None:
            self._line.append(_SIGNS[name])
        elif name == "text:s" and self._line is not None:
            self._line.append(" ")
        elif name == "creator":
            self._creator = []
        else:
            self._start_other(name, attributes)

    def data(self, data: str) -> None:
        if self._line is not None:
            self._line.append(data)
        elif self._creator is not None:
            self._creator.append(data)

    def end(self, tag: str) -> None:
        name = short_name(tag)
        if name == "office:automatic-styles":
            self._automatic = False
        if self._automatic:
            self._styles.end(tag)
        elif name == "text:p":
            self._end_line()
        elif name in _CELLS:
            self._end_cell()
        elif name == "table:table-row":
            self._end_row()
        elif name in _APART and self._apart:
            self._apart.pop()
        elif name == "creator" and self._creator is not None:
            self.authors.append("".join(self._creator).strip())
            self._creator = None

    def _start_other(self, name: str, attributes: Mapping[str, str]) -> None:
        match name:
            case "table:table":
                self._start_sheet(attributes)
            case "table:table-column":
                self._add_columns(attributes)
            case "table:table-row":
                self._times = count(attributes, "number-rows-repeated")
                self._column, self._row_start = 0, len(self._sheet.entries)
                if attributes.get(f"{TABLE}visibility") in _UNSEEN:
                    self._sheet.rows.update(range(self._row, min(self._row + self._times, MAX_ROWS)))
            case "text:a":
                self._note(attributes.get(LINK, ""), LINK_CAUSE)
            case "table:content-validation":
                condition = attributes.get(f"{TABLE}condition", "")
                self.choices += [condition] if SAYING.search(condition) or '"' in condition else []
            case "table:named-range" | "table:named-expression":
                said = attributes.get(f"{TABLE}expression", "")
                called = attributes.get(f"{TABLE}name", "")
                self.names.append(f"{called}：{said}" if SAYING.search(said) else called)
            case "table:filter-condition":
                self._note(attributes.get(f"{TABLE}value", ""), FILTER)
            case "table:cell-content-change" | "table:insertion" | "table:deletion" | "table:movement":
                self.revisions += 1

    def _start_sheet(self, attributes: Mapping[str, str]) -> None:
        shown = self._styles.shows(attributes.get(f"{TABLE}style-name", ""))
        self._sheet = SheetDraft(attributes.get(f"{TABLE}name", ""), None if shown else HIDDEN_SHEET)
        self.sheets.append(self._sheet)
        self._row = self._columns = 0
        self._column_styles = []

    def _add_columns(self, attributes: Mapping[str, str]) -> None:
        first = self._columns
        self._columns = min(first + count(attributes, "number-columns-repeated"), MAX_COLUMNS)
        if attributes.get(f"{TABLE}visibility") in _UNSEEN and self._columns > first:
            self._sheet.columns.append((first, self._columns - 1))
        self._column_styles.append((self._columns, attributes.get(f"{TABLE}default-cell-style-name", "")))

    def _end_line(self) -> None:
        line, self._line = "".join(self._line or ()), None
        if not self._apart:
            if self._cell is not None:
                self._cell.lines.append(line)
            elif line.strip():
                self.choices.append(line)
            return
        kind = self._apart[-1]
        if kind == "office:annotation":
            self._note(line, COMMENT, "comment")
        elif kind == "table:change-track-table-cell":
            self._note(line, DELETED)
        else:
            self._note(line, None, "text-box")

    def _note(self, value: str, cause: Cause | None, part: str = "") -> None:
        if value.strip() and self.sheets:
            self._meter.take(len(value))
            cell = cell_name(self._row, self._column) if self._cell is not None else ""
            self._sheet.notes.append(Note(value, cause, "" if part == "text-box" else cell, part))

    def _end_cell(self) -> None:
        cell, self._cell = self._cell, None
        if cell is None:
            return
        times = count(cell.attributes, "number-columns-repeated")
        value = "\n".join(cell.lines).strip()
        stored = cell.attributes.get(f"{OFFICE}value", "")
        cause = None
        if not value and stored.strip("0."):
            value, cause = stored, BLANK_FORMAT
        if lost_digits(stored):
            value = general(float(stored))  # as it is entered, whatever exponent is shown
        if value and self._row < MAX_ROWS:
            cause = cause or self._styles.cause(self._style(cell.attributes))
            self._merge(cell.attributes)
            for column in range(self._column, min(self._column + min(times, _MOST_REPEATED), MAX_COLUMNS)):
                self._meter.take(len(value))
                self._sheet.entries.append(Entry(self._row, column, value, cause))
            if lost_digits(stored) and f"{TABLE}formula" not in cell.attributes:
                self._sheet.truncated.add((self._row, self._column))
            formula = cell.attributes.get(f"{TABLE}formula", "")
            if SAYING.search(formula):
                self._cell = cell
                self._note(formula, FORMULA)
                self._cell = None
        self._column += times

    def _merge(self, attributes: Mapping[str, str]) -> None:
        down, across = count(attributes, "number-rows-spanned"), count(attributes, "number-columns-spanned")
        if down * across > 1:
            self._sheet.merged.append(
                Area(self._row, self._column, self._row + down - 1, self._column + across - 1)
            )

    def _style(self, attributes: Mapping[str, str]) -> str:
        own = attributes.get(f"{TABLE}style-name")
        return own or next((style for end, style in self._column_styles if self._column < end), "")

    def _end_row(self) -> None:
        entries = self._sheet.entries[self._row_start :]
        for again in range(1, min(self._times, _MOST_REPEATED) if entries else 1):
            for entry in entries:
                self._meter.take(len(entry.value))
                self._sheet.entries.append(entry._replace(row=entry.row + again))
        self._row += self._times
