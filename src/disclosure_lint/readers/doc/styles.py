"""Styles of a DOC file ([MS-DOC] 2.9.271, 2.9.260): the modifiers each gives, with those it is based on."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from disclosure_lint.readers.doc.binary import short
from disclosure_lint.readers.doc.modifiers import Modifiers, read

if TYPE_CHECKING:
    from collections.abc import Iterator

_PARAGRAPH, _CHARACTER = 1, 2
#: Styles that may be based on one another; a circle ends here too.
_LONGEST_CHAIN = 20
#: Built-in styles with fixed numbers: headings 1 to 9; tables of contents are known by their kind.
_HEADINGS = range(1, 10)
_CONTENTS = range(19, 28)
_TITLE = 62
NONE = 0xFFF


class Style(NamedTuple):
    """A style as it is defined.

    Attributes:
        kind: number of a built-in style.
        base: number of the style it is based on.
        paragraph: modifiers of paragraphs.
        characters: modifiers of characters.
    """

    kind: int
    base: int
    paragraph: Modifiers
    characters: Modifiers


class Styles:
    """The styles of a file by their numbers."""

    def __init__(self, table: bytes) -> None:
        self._styles = dict(_styles(table))
        self._resolved: dict[int, Style] = {}

    def of(self, number: int) -> Style:
        """Return a style with what it takes from those it is based on."""
        if number not in self._resolved:
            self._resolved[number] = self._resolve(number)
        return self._resolved[number]

    def level(self, number: int) -> int:
        """Return the level of the headings a style is for, from 1, or 0."""
        kind = self.of(number).kind
        if number in _HEADINGS:
            return number
        return kind if kind in _HEADINGS else int(kind == _TITLE)

    def is_contents(self, number: int) -> bool:
        """Whether a style is for entries of a table of contents."""
        return self.of(number).kind in _CONTENTS

    def _resolve(self, number: int) -> Style:
        found = Style(0, NONE, {}, {})
        first = self._styles.get(number, found)
        for _ in range(_LONGEST_CHAIN):
            style = self._styles.get(number)
            if style is None:
                break
            paragraph, characters = style.paragraph | found.paragraph, style.characters | found.characters
            found = Style(first.kind, first.base, paragraph, characters)
            number = style.base
        return found


def _styles(table: bytes) -> Iterator[tuple[int, Style]]:
    size = short(table, 0)
    count, base = short(table, 2), short(table, 4)
    at = 2 + size
    for number in range(count):
        length = short(table, at)
        if at + 2 > len(table):
            return
        if length:
            yield number, _style(table[at + 2 : at + 2 + length], base)
        at += 2 + length


def _style(data: bytes, base: int) -> Style:
    kind = short(data, 0) & 0xFFF
    type_, based_on = short(data, 2) & 0xF, short(data, 2) >> 4
    count = short(data, 4) & 0xF
    at = base + 2 + 2 * short(data, base) + 2  # behind the name
    lists: list[bytes] = []
    for _ in range(min(count, 3)):
        at += at % 2
        length = short(data, at)
        lists.append(data[at + 2 : at + 2 + length])
        at += 2 + length
    paragraph = characters = b""
    if type_ == _PARAGRAPH and lists:
        paragraph = lists[0][2:]
        characters = lists[1] if len(lists) > 1 else b""
    elif type_ == _CHARACTER and lists:
        characters = lists[0]
    return Style(kind, based_on, read(paragraph), read(characters))
