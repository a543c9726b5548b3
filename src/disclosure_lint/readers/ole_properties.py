"""Properties of a document in a compound file ([MS-OLEPS]; the numbers of names from [MS-OSHARED] 2.3.3)."""

from __future__ import annotations

import struct
from typing import TYPE_CHECKING

from disclosure_lint.readers.word.common import is_common

if TYPE_CHECKING:
    from collections.abc import Iterator

    from disclosure_lint.readers.compound import Compound

_SUMMARY, _DOCUMENT = "\x05SummaryInformation", "\x05DocumentSummaryInformation"
_NAMES = {
    _SUMMARY: {
        2: "title",
        3: "subject",
        4: "author",
        5: "keywords",
        6: "comments",
        7: "template",
        8: "last-saved-by",
    },
    _DOCUMENT: {2: "category", 14: "manager", 15: "company"},
}
_CODE_PAGE, _DICTIONARY = 1, 0
_SHORT, _STRING, _WIDE_STRING = 0x02, 0x1E, 0x1F
_UNICODE = 1200
#: Code pages as Python calls them; others are read as GB18030, which most of these files mean.
_ENCODINGS = {_UNICODE: "utf-16-le", 65001: "utf-8", 950: "big5", 1252: "cp1252", 10008: "gb18030"}
#: Sets in a stream, properties in a set and bytes of a value that are read.
_MOST_SETS, _MOST_PROPERTIES, _LONGEST = 2, 500, 20_000
_LONG = struct.Struct("<I")


def read_properties(compound: Compound) -> Iterator[tuple[str, str]]:
    """Yield name and value of each property that says something."""
    for stream, names in _NAMES.items():
        data = compound.read(stream)
        for number, at in enumerate(_sets(data)):
            known = names if number == 0 else {}
            for name, value in _properties(data[at:], known):
                value = value.replace("\0", "").strip()  # noqa: PLW2901 - as it is read
                if value and not is_common(value):
                    yield name, value


def _sets(data: bytes) -> Iterator[int]:
    """Where the property sets of a stream begin."""
    count = min(_long(data, 24), _MOST_SETS)
    for number in range(count):
        at = _long(data, 28 + 20 * number + 16)
        if 0 < at < len(data):
            yield at


def _properties(data: bytes, names: dict[int, str]) -> Iterator[tuple[str, str]]:
    """The words of a set, by the names given or by those of its dictionary."""
    places = {
        _long(data, 8 + 8 * number): _long(data, 12 + 8 * number)
        for number in range(min(_long(data, 4), _MOST_PROPERTIES, len(data) // 8))
    }
    page = places.get(_CODE_PAGE, 0)
    encoding = _ENCODINGS.get(_long(data, page + 4) & 0xFFFF if page else 0, "gb18030")
    if _DICTIONARY in places and not names:
        names = _dictionary(data, places[_DICTIONARY], encoding)
    for number, at in places.items():
        if number in names:
            yield names[number], _value(data, at, encoding)


def _value(data: bytes, at: int, encoding: str) -> str:
    kind, length = _long(data, at) & 0xFFFF, _long(data, at + 4)
    if kind == _STRING:
        return data[at + 8 : at + 8 + min(length, _LONGEST)].decode(encoding, "replace")
    if kind == _WIDE_STRING:
        return data[at + 8 : at + 8 + 2 * min(length, _LONGEST)].decode("utf-16-le", "replace")
    return ""


def _dictionary(data: bytes, at: int, encoding: str) -> dict[int, str]:
    """The names of properties somebody defined ([MS-OLEPS] 2.17)."""
    names: dict[int, str] = {}
    count, at = min(_long(data, at), _MOST_PROPERTIES), at + 4
    wide = encoding == "utf-16-le"
    for _ in range(count):
        number, length = _long(data, at), min(_long(data, at + 4), _LONGEST)
        size = 2 * length if wide else length
        names[number] = data[at + 8 : at + 8 + size].decode(encoding, "replace").strip("\0").lower()
        at += 8 + (-(-size // 4) * 4 if wide else size)
    return names


def _long(data: bytes, at: int) -> int:
    """The 32-bit number at a place, 0 outside."""
    return int(_LONG.unpack_from(data, at)[0]) if 0 <= at <= len(data) - 4 else 0
