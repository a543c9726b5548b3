"""Cell formats: how numbers are shown, and what a font or a colour hides (ECMA-376-1, 18.8)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from disclosure_lint.readers.ooxml.markup import local, number
from disclosure_lint.readers.sheets.builtin_formats import BUILTIN, GENERAL
from disclosure_lint.readers.sheets.formats import hides_text
from disclosure_lint.readers.sheets.looks import DEFAULT_SIZE, PLAIN, CellStyle, judge_font
from disclosure_lint.readers.word.look import UNKNOWN, WHITE
from disclosure_lint.readers.xml_events import Handler

if TYPE_CHECKING:
    from collections.abc import Mapping


#: Colours by their numbers in the palette and in the theme, as far as they are black or white
#: (18.8.27; 18.8.3): those that hide something.
_INDEXED = {0: "000000", 1: WHITE, 8: "000000", 9: WHITE}
_THEME = {0: WHITE, 1: "000000"}
_RGB = 6
_HALF_POINTS = 2
_MOST = 70_000


def colour(attributes: Mapping[str, str]) -> str:
    """Return ``RRGGBB`` of a colour, "" for the automatic one, unknown for tints and rare ones."""
    if "rgb" in attributes:
        return attributes["rgb"][-_RGB:].upper()
    if "tint" in attributes and attributes["tint"].strip("0.-"):
        return UNKNOWN
    for name, known in (("theme", _THEME), ("indexed", _INDEXED)):
        if name in attributes:
            return known.get(number(attributes[name], -1), UNKNOWN)
    return ""


class FontReader:
    """Collects the properties of one font, in a style or in a run of text."""

    def __init__(self) -> None:
        self.font = PLAIN

    def take(self, name: str, attributes: Mapping[str, str]) -> None:
        """Take a property."""
        if name == "color":
            self.font = self.font._replace(colour=colour(attributes))
        elif name == "sz":
            size = number(str(attributes.get("val", "")), DEFAULT_SIZE // _HALF_POINTS)
            self.font = self.font._replace(size=size * _HALF_POINTS)


class Styles(Handler):
    """Reads ``styles.xml``."""

    def __init__(self) -> None:
        self._codes: dict[int, str] = {}
        self._fonts: list[FontReader] = []
        self._fills: list[str] = []
        self._formats: list[tuple[int, int, int]] = []
        self._resolved: dict[int, CellStyle] = {}
        self._in: list[str] = []

    def start(self, tag: str, attributes: Mapping[str, str]) -> None:
        name = local(tag)
        within = self._in[-1] if self._in else ""
        self._in.append(name)
        if name == "numFmt" and within == "numFmts":
            self._codes[number(attributes.get("numFmtId", ""))] = attributes.get("formatCode", "")
        elif name == "font" and within == "fonts":
            self._fonts.append(FontReader())
        elif within == "font" and "fonts" in self._in[-3:]:
            self._fonts[-1].take(name, attributes)
        elif name == "fill" and within == "fills":
            self._fills.append(WHITE)
        elif within == "fill" and "fills" in self._in[-3:]:
            solid = attributes.get("patternType") == "solid"
            empty = name == "patternFill" and attributes.get("patternType", "none") == "none"
            self._fills[-1] = WHITE if empty else "000000" if solid else UNKNOWN
        elif name == "fgColor" and "fills" in self._in and self._fills[-1] != UNKNOWN:
            self._fills[-1] = colour(attributes) or UNKNOWN
        elif name == "xf" and within == "cellXfs" and len(self._formats) < _MOST:
            ids = (attributes.get(of, "") for of in ("numFmtId", "fontId", "fillId"))
            format_id, font, fill = (number(one) for one in ids)
            self._formats.append((format_id, font, fill))

    def end(self, tag: str) -> None:
        if self._in:
            self._in.pop()

    def of(self, index: int) -> CellStyle:
        """Return what the cell format of a number comes to."""
        if index not in self._resolved:
            self._resolved[index] = self._resolve(index)
        return self._resolved[index]

    def _resolve(self, index: int) -> CellStyle:
        if not 0 <= index < len(self._formats):
            return CellStyle()
        format_id, font_id, fill_id = self._formats[index]
        code = self._codes.get(format_id) or BUILTIN.get(format_id, GENERAL)
        font = self._fonts[font_id].font if 0 <= font_id < len(self._fonts) else PLAIN
        ground = self._fills[fill_id] if 0 <= fill_id < len(self._fills) else WHITE
        return CellStyle(code, font, ground, judge_font(font, ground), hides_text(code))
