"""Strings with looks of their own: those the cells share, and those that stand in them (ECMA-376-1, 18.4)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from disclosure_lint.readers.ooxml.markup import local
from disclosure_lint.readers.sheets.looks import PLAIN, Font, RichString, judge_font, plain
from disclosure_lint.readers.word.look import WHITE
from disclosure_lint.readers.xlsx.styles import FontReader
from disclosure_lint.readers.xml_events import Handler

if TYPE_CHECKING:
    from collections.abc import Mapping

    from disclosure_lint.readers.limits import Meter


class StringBuilder:
    """Puts one string together from its events."""

    def __init__(self) -> None:
        self._runs: list[tuple[str, Font]] = []
        self._ruby: list[str] = []
        self._font: FontReader | None = None
        self._text: list[str] | None = None
        self._phonetic = False

    def start(self, name: str, attributes: Mapping[str, str]) -> None:
        """Take the start of an element in it."""
        if name == "t":
            self._text = []
        elif name == "rPr":
            self._font = FontReader()
        elif name == "rPh":
            self._phonetic = True
        elif self._font:
            self._font.take(name, attributes)

    def data(self, data: str) -> None:
        """Take text."""
        if self._text is not None:
            self._text.append(data)

    def end(self, name: str) -> None:
        """Take the end of an element in it."""
        if name == "t" and self._text is not None:
            text, self._text = "".join(self._text), None
            if self._phonetic:
                self._ruby.append(text)
            else:
                self._runs.append((text, self._font.font if self._font else PLAIN))
        elif name == "r":
            self._font = None
        elif name == "rPh":
            self._phonetic = False

    def build(self) -> str | RichString:
        """Return the string; one whose looks hide nothing is plain."""
        ruby = "".join(self._ruby)
        if ruby or any(
            font is not PLAIN and (font.colour or judge_font(font, WHITE)) for _, font in self._runs
        ):
            return RichString(tuple(self._runs), ruby)
        return "".join(text for text, _ in self._runs)


class SharedStrings(Handler):
    """Reads ``sharedStrings.xml``.

    Attributes:
        used: for each string, whether a cell refers to it.
    """

    def __init__(self, meter: Meter) -> None:
        self._meter = meter
        self._strings: list[str | RichString] = []
        self._builder: StringBuilder | None = None
        self._seen: dict[str, str] = {}
        self.used = bytearray()

    def start(self, tag: str, attributes: Mapping[str, str]) -> None:
        name = local(tag)
        if name == "si":
            self._builder = StringBuilder()
        elif self._builder:
            self._builder.start(name, attributes)

    def data(self, data: str) -> None:
        if self._builder:
            self._builder.data(data)

    def end(self, tag: str) -> None:
        name = local(tag)
        if self._builder is None:
            return
        if name != "si":
            self._builder.end(name)
            return
        string, self._builder = self._builder.build(), None
        self._meter.take(len(string) if isinstance(string, str) else 0)
        self._strings.append(string)
        self.used.append(0)

    def take(self, index: int) -> str | RichString:
        """Return a string a cell refers to."""
        if not 0 <= index < len(self._strings):
            return ""
        self.used[index] = 1
        return self._strings[index]

    def unused(self) -> list[str]:
        """Return the strings no cell refers to."""
        return [plain(string) for string, used in zip(self._strings, self.used, strict=True) if not used]
