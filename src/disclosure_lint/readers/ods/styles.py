"""Styles of cells, rows, columns and sheets, and what is printed at the margins (part 3, 16 and 17)."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from disclosure_lint.readers.ods.markup import FORMAT, STYLE, TABLE, short_name
from disclosure_lint.readers.sheets.looks import DEFAULT_SIZE, Font, judge_font
from disclosure_lint.readers.word.look import WHITE
from disclosure_lint.readers.xml_events import Handler

if TYPE_CHECKING:
    from collections.abc import Mapping

    from disclosure_lint.readers.word.story import Cause

#: Styles based on one another; a circle ends here too.
_LONGEST_CHAIN = 10
_HALF_POINTS = 2
_MARGINS = {
    "style:header": "header", "style:header-left": "header", "style:header-first": "header",
    "style:footer": "footer", "style:footer-left": "footer", "style:footer-first": "footer",
}  # fmt: skip


@dataclass(slots=True)
class Style:
    """A style as it is defined; "" where it says nothing."""

    parent: str = ""
    colour: str = ""
    ground: str = ""
    size: str = ""
    shown: bool = True


class Styles(Handler):
    """Reads styles, of ``styles.xml`` and of ``content.xml``.

    Attributes:
        margins: ``header`` or ``footer``, and a line printed there.
    """

    def __init__(self) -> None:
        self.margins: list[tuple[str, str]] = []
        self._styles: dict[str, Style] = {}
        self._style: Style | None = None
        self._margin = ""
        self._line: list[str] = []

    def start(self, tag: str, attributes: Mapping[str, str]) -> None:
        name = short_name(tag)
        if name == "style:style":
            self._style = Style(attributes.get(f"{STYLE}parent-style-name", ""))
            self._styles[attributes.get(f"{STYLE}name", "")] = self._style
        elif name in _MARGINS:
            self._margin = _MARGINS[name] if attributes.get(f"{STYLE}display") != "false" else ""
        elif self._style is not None:
            self._take(name, attributes, self._style)

    def data(self, data: str) -> None:
        if self._margin:
            self._line.append(data)

    def end(self, tag: str) -> None:
        name = short_name(tag)
        if name == "style:style":
            self._style = None
        elif name in _MARGINS:
            self._margin = ""
        elif name == "text:p" and self._line:
            line, self._line = "".join(self._line).strip(), []
            if line:
                self.margins.append((self._margin, line))

    @staticmethod
    def _take(name: str, attributes: Mapping[str, str], style: Style) -> None:
        if name == "style:text-properties":
            style.colour = attributes.get(f"{FORMAT}color", "")
            style.size = attributes.get(f"{FORMAT}font-size", "")
        elif name == "style:table-cell-properties":
            style.ground = attributes.get(f"{FORMAT}background-color", "")
        elif name == "style:table-properties":
            style.shown = attributes.get(f"{TABLE}display") != "false"

    def shows(self, name: str) -> bool:
        """Whether a sheet of a style is shown."""
        return name not in self._styles or self._styles[name].shown

    def cause(self, name: str) -> Cause | None:
        """Return why the text of a cell of a style is not seen."""
        colour = ground = size = ""
        for _ in range(_LONGEST_CHAIN):
            style = self._styles.get(name)
            if style is None:
                break
            colour, ground, size = colour or style.colour, ground or style.ground, size or style.size
            name = style.parent
        points = size.removesuffix("pt")
        half = int(float(points) * _HALF_POINTS) if points.replace(".", "", 1).isdecimal() else DEFAULT_SIZE
        background = WHITE if ground in {"", "transparent"} else ground.lstrip("#").upper()
        return judge_font(Font(colour.lstrip("#").upper(), half), background)
