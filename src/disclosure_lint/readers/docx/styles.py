"""Styles: what a paragraph or a run looks like and is without saying so itself (ECMA-376-1, 17.7)."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, NamedTuple

from disclosure_lint.language.expression import late
from disclosure_lint.readers.docx.formatting import CHARACTER, PARAGRAPH, Properties, note, outline_level
from disclosure_lint.readers.docx.markup import WORD, get
from disclosure_lint.readers.ooxml.markup import local
from disclosure_lint.readers.xml_events import Handler

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

#: Names of the built-in styles of headings; styles are known by name, their ids are arbitrary.
_HEADING = late(r"(?:heading|标题)\s*([1-9])$", re.IGNORECASE)
_TITLE = late(r"title$|标题$", re.IGNORECASE)
_CONTENTS = late(r"(?:toc|目录)\s*[1-9]$", re.IGNORECASE)
#: Styles that may be based on one another; a circle ends here too.
_LONGEST_CHAIN = 20


@dataclass
class Style:
    """A style as it is defined.

    Attributes:
        name: its name, by which built-in styles are known.
        based_on: id of the style it differs from.
        characters: properties of characters.
        paragraph: properties of paragraphs.
        shaded: whether it shades cells of tables.
    """

    name: str = ""
    based_on: str = ""
    characters: Properties = field(default_factory=dict)
    paragraph: Properties = field(default_factory=dict)
    shaded: bool = False


class Resolved(NamedTuple):
    """What a style comes to, with those it is based on.

    Attributes:
        characters: properties of characters.
        paragraph: properties of paragraphs.
        level: of the headings it is for, from 1, or 0.
        contents: it is for entries of a table of contents.
        shaded: it shades cells of tables.
    """

    characters: Properties
    paragraph: Properties
    level: int
    contents: bool
    shaded: bool


class Styles(Handler):
    """Reads ``styles.xml``.

    Attributes:
        default: id of the style of paragraphs that name none.
        characters: properties of characters that hold where nothing else is said.
    """

    def __init__(self) -> None:
        self.default = ""
        self.characters: Properties = {}
        self._styles: dict[str, Style] = {}
        self._resolved: dict[str, Resolved] = {}
        self._style: Style | None = None
        self._in: list[str] = []

    def start(self, tag: str, attributes: Mapping[str, str]) -> None:
        name = local(tag) if tag.startswith(WORD) else ""
        if name == "style":
            self._open(attributes)
        elif self._style is None:
            if self._in[-3:] == ["docDefaults", "rPrDefault", "rPr"] and name in CHARACTER:
                note(self.characters, name, attributes)
        elif name == "name":
            self._style.name = get(attributes, "val").strip()
        elif name == "basedOn":
            self._style.based_on = get(attributes, "val")
        elif name == "shd" and self._in[-1] in {"tcPr", "tblPr"}:
            self._style.shaded = True
        elif self._in[-1] == "rPr" and name in CHARACTER and "tblStylePr" not in self._in:
            note(self._style.characters, name, attributes)
        elif self._in[-1] in {"pPr", "numPr"} and name in PARAGRAPH and "tblStylePr" not in self._in:
            note(self._style.paragraph, name, attributes)
        self._in.append(name)

    def end(self, tag: str) -> None:
        if self._in:
            self._in.pop()
        if tag.endswith("}style"):
            self._style = None

    def _open(self, attributes: Mapping[str, str]) -> None:
        self._style = Style()
        self._styles.setdefault(get(attributes, "styleId"), self._style)
        if get(attributes, "type") == "paragraph" and get(attributes, "default") in {"1", "true", "on"}:
            self.default = get(attributes, "styleId")

    def _chain(self, style: str) -> Iterator[Style]:
        """The style and those it is based on."""
        for _ in range(_LONGEST_CHAIN):
            found = self._styles.get(style)
            if found is None:
                return
            yield found
            style = found.based_on

    def of(self, style: str) -> Resolved:
        """Return what a style comes to."""
        if style not in self._resolved:
            self._resolved[style] = _resolve(list(self._chain(style)))
        return self._resolved[style]


def _resolve(chain: list[Style]) -> Resolved:
    characters: Properties = {}
    paragraph: Properties = {}
    for one in chain:
        characters, paragraph = one.characters | characters, one.paragraph | paragraph
    level = outline_level(paragraph)
    if level is None:
        level = next((named for one in chain if (named := _named_level(one.name))), 0)
    contents = any(_CONTENTS.match(one.name) for one in chain)
    return Resolved(characters, paragraph, level, contents, any(one.shaded for one in chain))


def _named_level(name: str) -> int:
    heading = _HEADING.match(name)
    return int(heading[1]) if heading else int(bool(_TITLE.match(name)))
