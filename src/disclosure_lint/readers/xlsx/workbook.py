"""The workbook: its sheets in order, names, and what it tells of people (ECMA-376-1, 18.2)."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from disclosure_lint.language.expression import late
from disclosure_lint.readers.ooxml.markup import local, related
from disclosure_lint.readers.sheets.draft import HIDDEN_SHEET, VERY_HIDDEN_SHEET
from disclosure_lint.readers.xml_events import Handler

if TYPE_CHECKING:
    from collections.abc import Mapping

    from disclosure_lint.readers.word.story import Cause

#: A workbook with more sheets is none.
MOST_SHEETS = 2000
#: What of a formula may be somebody's value: text in quotes, or a long number.
SAYING = late(r'"[^"]{0,2000}(?:[\u4e00-\u9fff]{2}|[0-9A-Za-z@.]{6})|[0-9]{7}')
#: Names of Excel's own.
_BUILT_IN = "_xlnm."
#: Attributes that tell of people and their machines.
_PROPERTIES = {
    "fileSharing": ("userName",),
    "absPath": ("url",),
    "customWorkbookView": ("name",),
}
_TRUE = frozenset({"1", "true", "on"})
_STATES = {"hidden": HIDDEN_SHEET, "veryHidden": VERY_HIDDEN_SHEET}


class SheetEntry(NamedTuple):
    """A sheet as the workbook lists it: its name, the reference to its part, why it is not seen."""

    name: str
    reference: str
    cause: Cause | None


class Workbook(Handler):
    """Reads ``workbook.xml``.

    Attributes:
        sheets: in order.
        names: defined names, with what they stand for where that says something.
        properties: (name, value) of what it tells of people.
        since_1904: days are counted from 1904.
    """

    def __init__(self) -> None:
        self.sheets: list[SheetEntry] = []
        self.names: list[str] = []
        self.properties: list[tuple[str, str]] = []
        self.since_1904 = False
        self._name = ""
        self._text: list[str] | None = None

    def start(self, tag: str, attributes: Mapping[str, str]) -> None:
        name = local(tag)
        if name == "sheet" and len(self.sheets) < MOST_SHEETS:
            cause = _STATES.get(attributes.get("state", ""))
            self.sheets.append(SheetEntry(attributes.get("name", ""), related(attributes, "id"), cause))
        elif name == "workbookPr":
            self.since_1904 = attributes.get("date1904", "").lower() in _TRUE
        elif name == "definedName":
            self._name = "，".join(filter(None, (attributes.get("name"), attributes.get("comment"))))
            self._text = []
        for attribute in _PROPERTIES.get(name, ()):
            if attributes.get(attribute):
                self.properties.append((name, attributes[attribute]))

    def data(self, data: str) -> None:
        if self._text is not None:
            self._text.append(data)

    def end(self, tag: str) -> None:
        if local(tag) != "definedName" or self._text is None:
            return
        value, self._text = "".join(self._text), None
        if not self._name.startswith(_BUILT_IN):
            self.names.append(f"{self._name}：{value}" if SAYING.search(value) else self._name)
