"""Drawings on a sheet: text boxes, descriptions, links; old shapes too (ECMA-376-1, 20.5; ECMA-376-4, 19)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from disclosure_lint.document import Concealed
from disclosure_lint.readers.ooxml.markup import local, related
from disclosure_lint.readers.sheets.draft import Note
from disclosure_lint.readers.word.story import LINK, UNUSED, Cause
from disclosure_lint.readers.xml_events import Handler

if TYPE_CHECKING:
    from collections.abc import Mapping

    from disclosure_lint.readers.limits import Meter

#: Elements with attributes that hold words.
_SPEAKING = {
    "cNvPr": ("descr", "title", "name"),
    "hlinkClick": ("tooltip",),
    "shape": ("alt", "title"),
    "rect": ("alt", "title"),
    "imagedata": ("title", "{urn:schemas-microsoft-com:office:office}title"),
    "textpath": ("string",),
}
#: Anchors of shapes; each holds one, or a group.
_ANCHORS = frozenset({"twoCellAnchor", "oneCellAnchor", "absoluteAnchor", "shape", "rect"})
_TEXTS = frozenset({"t", "textbox"})


class Drawing(Handler):
    """Reads a part that holds shapes.

    Args:
        addresses: id → target of the references of the part.
        meter: counts what is read.

    Attributes:
        notes: what the shapes say, a paragraph each.
    """

    def __init__(self, addresses: Mapping[str, str], meter: Meter) -> None:
        self.notes: list[Note] = []
        self._addresses, self._meter = addresses, meter
        self._hidden = False
        self._passed = 0
        self._taking = 0
        self._line: list[str] = []

    def start(self, tag: str, attributes: Mapping[str, str]) -> None:
        name = local(tag)
        # The alternative for older programs says the same again.
        self._passed += name == "Fallback"
        self._taking += name in _TEXTS
        if name in _ANCHORS:
            self._hidden = "visibility:hidden" in attributes.get("style", "").replace(" ", "")
        elif name == "cNvPr" and attributes.get("hidden") in {"1", "true"}:
            self._hidden = True
        for attribute in _SPEAKING.get(name, ()):
            self._add(attributes.get(attribute, ""), Cause(Concealed.ATTRIBUTE, local(attribute)))
        if name == "hlinkClick":
            self._add(self._addresses.get(related(attributes, "id"), ""), LINK)

    def data(self, data: str) -> None:
        if self._taking and not self._passed:
            self._line.append(data)

    def end(self, tag: str) -> None:
        name = local(tag)
        self._passed -= name == "Fallback" and self._passed > 0
        self._taking -= name in _TEXTS and self._taking > 0
        if self._line and (name in {"p", "textbox"} or name in _ANCHORS):
            line, self._line = " ".join("".join(self._line).split()), []
            self._add(line, UNUSED if self._hidden else None)

    def _add(self, value: str, cause: Cause | None) -> None:
        if value.strip():
            self._meter.take(len(value))
            self.notes.append(Note(value.strip(), cause, "", "text-box"))
