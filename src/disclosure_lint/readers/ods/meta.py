"""What an OpenDocument file says of itself, and the words of charts in it (part 3, 4.3 and 11)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from disclosure_lint.readers.ods.markup import short_name
from disclosure_lint.readers.xml_events import Handler

if TYPE_CHECKING:
    from collections.abc import Mapping

    from disclosure_lint.readers.limits import Meter

#: Properties by the names that reports use; others of these are words of people.
_NAMES = {
    "creator": "last-saved-by",
    "initial-creator": "author",
    "printed-by": "author",
    "title": "title",
    "subject": "subject",
    "description": "description",
    "keyword": "keywords",
}
_OWN = "user-defined"


class Meta(Handler):
    """Reads ``meta.xml``.

    Attributes:
        found: (name, value) of each property.
    """

    def __init__(self) -> None:
        self.found: list[tuple[str, str]] = []
        self._name = ""
        self._text: list[str] = []

    def start(self, tag: str, attributes: Mapping[str, str]) -> None:
        name = tag.rpartition("}")[2]
        own = next((value for key, value in attributes.items() if key.endswith("}name")), name)
        self._name = own.lower() if name == _OWN else _NAMES.get(name, "")
        self._text = []

    def data(self, data: str) -> None:
        self._text.append(data)

    def end(self, tag: str) -> None:
        value = "".join(self._text).strip()
        if self._name and value:
            self.found.append((self._name, value))
        self._name, self._text = "", []


class Figure(Handler):
    """Reads a chart: what its texts and the table behind it say.

    Attributes:
        lines: one a paragraph.
    """

    def __init__(self, meter: Meter) -> None:
        self.lines: list[str] = []
        self._meter = meter
        self._line: list[str] = []
        self._depth = 0

    def start(self, tag: str, attributes: Mapping[str, str]) -> None:
        self._depth += short_name(tag) == "text:p"

    def data(self, data: str) -> None:
        if self._depth:
            self._line.append(data)

    def end(self, tag: str) -> None:
        if short_name(tag) != "text:p":
            return
        self._depth = max(0, self._depth - 1)
        line, self._line = "".join(self._line).strip(), []
        if line:
            self._meter.take(len(line))
            self.lines.append(line)
