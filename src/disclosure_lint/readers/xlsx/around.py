"""What a sheet says before and behind its cells: columns, merged cells, links, filters, choices, margins."""

from __future__ import annotations

from typing import TYPE_CHECKING

from disclosure_lint.location import cell_name
from disclosure_lint.readers.ooxml.markup import number, related
from disclosure_lint.readers.sheets.address import MAX_COLUMNS, parse_area
from disclosure_lint.readers.sheets.draft import FILTER, VALIDATION, Note
from disclosure_lint.readers.sheets.margins import margin_text
from disclosure_lint.readers.sheets.merged import MOST as MOST_MERGED
from disclosure_lint.readers.word.story import LINK
from disclosure_lint.readers.xlsx.speaking import FORMULAS, MARGINS, said
from disclosure_lint.readers.xlsx.workbook import SAYING

if TYPE_CHECKING:
    from collections.abc import Mapping

    from disclosure_lint.readers.limits import Meter
    from disclosure_lint.readers.sheets.address import Area
    from disclosure_lint.readers.sheets.draft import SheetDraft
    from disclosure_lint.readers.word.story import Cause

#: Columns narrower than this many characters show nothing.
_NARROW = 0.2
#: Areas with looks of their own that are looked at.
_MOST_LOOKS = 1000
TRUE = frozenset({"1", "true", "on"})
#: Elements here whose text is taken; that of the last two stands in extensions.
TEXTS = frozenset({*FORMULAS, *MARGINS, "sqref", "f"})


class Around:
    """Takes the elements of a sheet that are no cells.

    Args:
        sheet: what is read.
        addresses: id → target of the references of the part.
        meter: counts what is read.

    Attributes:
        looks: areas whose looks depend on more than the formats of their cells.
        rows_hidden: rows that are not described are hidden.
    """

    def __init__(self, sheet: SheetDraft, addresses: Mapping[str, str], meter: Meter) -> None:
        self._sheet, self._addresses, self._meter = sheet, addresses, meter
        self.looks: list[Area] = []
        self.rows_hidden = False
        self._about = ""
        self._filters: list[str] = []

    def start(self, name: str, attributes: Mapping[str, str]) -> None:
        """Take the start of an element."""
        match name:
            case "col":
                self._hide_columns(attributes)
            case "sheetFormatPr":
                self.rows_hidden = attributes.get("zeroHeight") in TRUE
            case "mergeCell":
                area = parse_area(attributes.get("ref", ""))
                if area and len(self._sheet.merged) < MOST_MERGED:
                    self._sheet.merged.append(area)
            case "conditionalFormatting":
                self._look(attributes.get("sqref", ""))
            case "hyperlink" | "autoFilter":
                self._about = _first(attributes.get("ref", ""))
                self._note(self._addresses.get(related(attributes, "id"), ""), LINK)
            case "dataValidation":
                self._about = _first(attributes.get("sqref", ""))
        for value, cause in said(name, attributes):
            if cause is FILTER:
                self._filters.append(value)
            else:
                self._note(value, cause)

    def end(self, name: str) -> None:
        """Take the end of an element."""
        if name in {"autoFilter", "filterColumn"} and self._filters:
            self._note("，".join(self._filters), FILTER)
            self._filters = []

    def text(self, name: str, text: str) -> None:
        """Take the text of an element."""
        if name in MARGINS:
            self._sheet.margins.append((MARGINS[name], margin_text(text)))
        elif name == "sqref":
            self._about = _first(text)
        # A list of choices is in quotes; a reference to cells says nothing.
        elif text.startswith('"') or SAYING.search(text):
            self._note(text.strip('"'), VALIDATION)

    def _note(self, value: str, cause: Cause) -> None:
        if value:
            self._meter.take(len(value))
            self._sheet.notes.append(Note(value, cause, self._about))

    def _hide_columns(self, attributes: Mapping[str, str]) -> None:
        first, last = number(attributes.get("min", "")) - 1, number(attributes.get("max", "")) - 1
        try:
            narrow = float(attributes.get("width", "9")) < _NARROW
        except ValueError:
            narrow = False
        if (narrow or attributes.get("hidden") in TRUE) and 0 <= first <= last:
            self._sheet.columns.append((first, min(last, MAX_COLUMNS - 1)))

    def _look(self, areas: str) -> None:
        for reference in areas.split()[:_MOST_LOOKS]:
            area = parse_area(reference)
            if area and len(self.looks) < _MOST_LOOKS:
                self.looks.append(area)


def _first(areas: str) -> str:
    """The first cell of some areas, as ``B3``."""
    area = parse_area(areas.partition(" ")[0])
    return "" if area is None else cell_name(area.top, area.left)
