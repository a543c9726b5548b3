"""Lists of a document: ``numbering.xml`` (ECMA-376-1, 17.9)."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from disclosure_lint.readers.docx.markup import WORD, get, is_on
from disclosure_lint.readers.ooxml.markup import local, number
from disclosure_lint.readers.word.lists import LEVELS, Level, Numbering
from disclosure_lint.readers.xml_events import Handler

if TYPE_CHECKING:
    from collections.abc import Mapping


@dataclass(slots=True)
class _List:
    """One list: the definition it is made from, and what it changes of it."""

    definition: str = ""
    replaced: dict[int, Level] = field(default_factory=dict)
    starts: dict[int, int] = field(default_factory=dict)


class Lists(Handler):
    """Reads ``numbering.xml`` and counts paragraphs."""

    def __init__(self) -> None:
        self._definitions: dict[str, Numbering] = {}
        self._lists: dict[str, _List] = {}
        self._by_style: dict[str, str] = {}  # a definition that other ones link to
        self._links: dict[str, str] = {}
        self._definition = ""
        self._list: _List | None = None
        self._level: Level | None = None
        self._depth = 0

    def start(self, tag: str, attributes: Mapping[str, str]) -> None:
        name = local(tag) if tag.startswith(WORD) else ""
        value = get(attributes, "val")
        match name:
            case "abstractNum":
                self._definition = get(attributes, "abstractNumId")
                self._definitions[self._definition] = Numbering()
                self._list = None
            case "num":
                self._list = self._lists.setdefault(get(attributes, "numId"), _List())
            case "abstractNumId" if self._list is not None:
                self._list.definition = value
            case "styleLink":
                self._by_style[value] = self._definition
            case "numStyleLink":
                self._links[self._definition] = value
            case "lvlOverride":
                self._depth = _depth(attributes)
            case "startOverride" if self._list is not None:
                self._list.starts[self._depth] = number(value, 1)
            case "lvl":
                self._open_level(attributes)
            case _ if self._level is not None:
                _describe(self._level, name, value, attributes)

    def end(self, tag: str) -> None:
        if tag.endswith("}lvl"):
            self._level = None

    def _open_level(self, attributes: Mapping[str, str]) -> None:
        self._level = Level()
        if self._list is not None:
            self._list.replaced[_depth(attributes)] = self._level
        elif self._definition in self._definitions:
            self._definitions[self._definition].levels[_depth(attributes)] = self._level

    def count(self, list_id: str, depth: int) -> str | None:
        """Count a paragraph of a list; return its mark, None when the list does not exist."""
        found = self._lists.get(list_id)
        if found is None:
            return None
        linked = self._by_style.get(self._links.get(found.definition, ""), found.definition)
        definition = self._definitions.get(linked)
        if definition is None or not 0 <= depth < LEVELS:
            return None
        return definition.count(depth, found.replaced, found.starts.pop(depth, None))


def _depth(attributes: Mapping[str, str]) -> int:
    return number(get(attributes, "ilvl"))


def _describe(level: Level, name: str, value: str, attributes: Mapping[str, str]) -> None:
    match name:
        case "start":
            level.start = number(value, 1)
        case "numFmt":
            level.style = value
        case "lvlText":
            level.pattern = value
        case "suff":
            level.tight = value == "nothing"
        case "lvlRestart":
            level.restart = number(value)
        case "isLgl":
            level.digits = is_on(attributes)
