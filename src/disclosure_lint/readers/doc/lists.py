"""Lists of a DOC file ([MS-DOC] 2.9.131 to 2.9.150): how paragraphs are numbered."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from disclosure_lint.readers.doc.binary import byte, long, short
from disclosure_lint.readers.word.lists import LEVELS, Level, Numbering
from disclosure_lint.readers.word.numerals import CODES

if TYPE_CHECKING:
    from disclosure_lint.readers.doc.file import WordFile

_DEFINITION, _OVERRIDE, _LEVEL = 28, 16, 28
_SIMPLE = 1
#: Lists that are read; a file has some dozens.
_MOST = 2000
#: What follows the number of a level: a tab, a space or nothing.
_NOTHING = 2
#: Flags of a level: all numbers in digits, no restart of its own kind.
_DIGITS, _RESTARTS = 0x04, 0x08
_STARTS_ANEW, _FORMATTED = 0x10, 0x20


@dataclass(slots=True)
class _Override:
    """A list made from a definition: what it changes of it."""

    definition: int
    replaced: dict[int, Level] = field(default_factory=dict)
    starts: dict[int, int] = field(default_factory=dict)


class Lists:
    """The lists of a file, with their counters."""

    def __init__(self, file: WordFile) -> None:
        self._definitions = _definitions(file)
        self._overrides = list(_overrides(file.get("list overrides")))

    def count(self, number: int, depth: int) -> str | None:
        """Count a paragraph of a list, numbered from 1; return its mark, None when there is no such list."""
        if not 0 < number <= len(self._overrides):
            return None
        override = self._overrides[number - 1]
        definition = self._definitions.get(override.definition)
        if definition is None or depth >= LEVELS:
            return None
        return definition.count(depth, override.replaced, override.starts.pop(depth, None))


def _definitions(file: WordFile) -> dict[int, Numbering]:
    start, length = file.place("lists")
    table = file.table
    count = min(short(table, start), _MOST) if length else 0
    found: dict[int, Numbering] = {}
    at = start + length  # the levels follow, of all lists one behind the other
    for number in range(count):
        place = start + 2 + _DEFINITION * number
        levels: dict[int, Level] = {}
        for depth in range(1 if byte(table, place + 26) & _SIMPLE else LEVELS):
            levels[depth], at = _level(table, at)
        found[long(table, place)] = Numbering(levels)
    return found


def _level(table: bytes, at: int) -> tuple[Level, int]:
    """A level, and where the next one begins."""
    flags = byte(table, at + 5)
    text_at = at + _LEVEL + byte(table, at + 24) + byte(table, at + 25)
    length = short(table, text_at)
    text = table[text_at + 2 : text_at + 2 + 2 * length].decode("utf-16-le", "replace")
    # The numbers of levels stand in the text as characters 0 to 8.
    pattern = "".join(f"%{ord(sign) + 1}" if ord(sign) < LEVELS else sign for sign in text)
    level = Level(
        start=long(table, at),
        style=CODES.get(byte(table, at + 4), "decimal"),
        pattern=pattern,
        tight=byte(table, at + 15) == _NOTHING,
        restart=byte(table, at + 26) if flags & _RESTARTS else None,
        digits=bool(flags & _DIGITS),
    )
    return level, text_at + 2 + 2 * length


def _overrides(table: bytes) -> list[_Override]:
    count = min(long(table, 0), _MOST)
    found = []
    at = 4 + _OVERRIDE * count
    for number in range(count):
        place = 4 + _OVERRIDE * number
        override = _Override(long(table, place))
        at += 4
        for _ in range(min(byte(table, place + 12), LEVELS)):
            flags = long(table, at + 4)
            depth = flags & 0xF
            if flags & _STARTS_ANEW:
                override.starts[depth] = long(table, at)
            at += 8
            if flags & _FORMATTED:
                override.replaced[depth], at = _level(table, at)
        found.append(override)
    return found
