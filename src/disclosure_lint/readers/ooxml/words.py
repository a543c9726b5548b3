"""Parts of any kind, read for their words: charts, diagrams, people, and whatever else holds some."""

from __future__ import annotations

from typing import TYPE_CHECKING

from disclosure_lint.readers.ooxml.markup import local
from disclosure_lint.readers.word.story import Par, Run
from disclosure_lint.readers.xml_events import Handler

if TYPE_CHECKING:
    from collections.abc import Mapping


class Words(Handler):
    """Reads any part: the text of its paragraphs or elements.

    Attributes:
        found: what it says, in order.
    """

    #: Elements that hold a line each: a paragraph of DrawingML, a series of a chart.
    _LINES = frozenset({"p", "ser"})
    #: References to cells of a workbook, and numbers of formats.
    _PASSED = frozenset({"f", "formatCode"})

    #: Attributes that tell of people, and where data comes from.
    _SPEAKING = frozenset({"author", "userId", "userName", "connection", "command", "sourceFile", "odcFile"})

    def __init__(self) -> None:
        self.found: list[str] = []
        self._line: list[str] = []
        self._lines = 0
        self._passed = 0

    def start(self, tag: str, attributes: Mapping[str, str]) -> None:
        name = local(tag)
        self._lines += name in self._LINES
        self._passed += name in self._PASSED
        self.found += (
            value.strip()
            for attribute, value in attributes.items()
            if local(attribute) in self._SPEAKING and value.strip()
        )

    def data(self, data: str) -> None:
        if not self._passed and data.strip():
            self._line.append(data.strip())

    def end(self, tag: str) -> None:
        name = local(tag)
        self._lines = max(0, self._lines - (name in self._LINES))
        self._passed = max(0, self._passed - (name in self._PASSED))
        if not self._lines and self._line:
            self.found.append(("\t" if name == "ser" else "").join(self._line))
            self._line = []

    def paragraphs(self) -> list[Par]:
        """Return what was found as paragraphs."""
        return [Par([Run(line)]) for line in self.found]
