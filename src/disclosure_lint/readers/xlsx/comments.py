"""Comments of cells, old and threaded, and who wrote them (ECMA-376-1, 18.7; [MS-XLSX] 2.6.205)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from disclosure_lint.readers.ooxml.markup import local
from disclosure_lint.readers.sheets.draft import Note
from disclosure_lint.readers.word.story import COMMENT
from disclosure_lint.readers.xml_events import Handler

if TYPE_CHECKING:
    from collections.abc import Mapping

    from disclosure_lint.readers.limits import Meter

#: An author of this form stands for a thread, which the old comment only repeats.
_THREAD = "tc={"


class Comments(Handler):
    """Reads the comments of one sheet.

    Attributes:
        notes: the comments.
        authors: who wrote some.
    """

    def __init__(self, meter: Meter) -> None:
        self.notes: list[Note] = []
        self.authors: list[str] = []
        self._meter = meter
        self._cell = ""
        self._within = ""
        self._text: list[str] = []

    def start(self, tag: str, attributes: Mapping[str, str]) -> None:
        name = local(tag)
        if name in {"comment", "threadedComment"}:
            self._within, self._cell = name, attributes.get("ref", "")
            self._text = []
        elif name == "author":
            self._within, self._text = name, []

    def data(self, data: str) -> None:
        if self._within:
            self._text.append(data)

    def end(self, tag: str) -> None:
        name = local(tag)
        if name != self._within:
            return
        self._within = ""
        value = "".join(self._text).strip()
        if name == "author":
            if value and not value.startswith(_THREAD):
                self.authors.append(value)
        elif value:
            self._meter.take(len(value))
            self.notes.append(Note(value, COMMENT, self._cell, "comment"))


class Persons(Handler):
    """Reads the persons who take part in threads.

    Attributes:
        names: what they are called, and by which accounts they are known.
    """

    def __init__(self) -> None:
        self.names: list[str] = []

    def start(self, tag: str, attributes: Mapping[str, str]) -> None:
        if local(tag) == "person":
            for name in ("displayName", "userId"):
                if attributes.get(name, "").strip():
                    self.names.append(attributes[name].strip())
