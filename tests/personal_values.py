"""Invented values put into documents, and a search for what gives one of them away."""

from __future__ import annotations

import base64
import hashlib
import html
import random
import re
import zlib
from typing import TYPE_CHECKING

from disclosure_lint import specimens
from disclosure_lint.language.folding import fold
from disclosure_lint.language.simplify import simplify
from disclosure_lint.text import Text

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

_ALGORITHMS = ("md5", "sha1", "sha224", "sha256", "sha384", "sha512", "blake2b", "blake2s")
#: So much of a digest, in hexadecimal or base64, is as good as all of it.
_PREFIX = 16
#: So many characters of a number in a row are more than any mask shows.
_PART = 8
_SEPARATORS = re.compile(r"[\s\-│]+|\*\*(?!\*)")
_TAGS = re.compile(r"<[^<>]*>")
_READINGS = re.compile(r"\([a-zɡü]*[āáǎàēéěèīíǐìōóǒòūúǔùǖǘǚǜńňǹḿ][a-zɡü]*\)")


class Values:
    """Makes values and remembers them; the same seed makes the same ones."""

    def __init__(self, seed: str) -> None:
        self._chance = random.Random(seed)  # noqa: S311 - invented values
        self.numbers: list[str] = []
        self.names: list[str] = []
        self.others: list[str] = []

    def resident_id(self) -> str:
        self.numbers.append(specimens.resident_id(self._chance))
        return self.numbers[-1]

    def wrong_id(self) -> str:
        """A number with a wrong check character, which may be a slip of the pen."""
        self.numbers.append(specimens.resident_id_bad_check(self._chance))
        return self.numbers[-1]

    def mobile(self) -> str:
        self.numbers.append(specimens.mobile(self._chance))
        return self.numbers[-1]

    def card(self) -> str:
        self.numbers.append(specimens.card(self._chance))
        return self.numbers[-1]

    def other(self, kind: str) -> str:
        """A value of any other kind, by the name of its maker."""
        self.others.append(specimens.MAKERS[kind](self._chance))
        return self.others[-1]

    def name(self) -> str:
        self.names.append(specimens.name(self._chance))
        return self.names[-1]


def wide(value: str) -> str:
    """In full-width characters."""
    return "".join(chr(ord(sign) + 0xFEE0) for sign in value)


def grouped(value: str, separator: str = " ") -> str:
    """As people write it: 3 and 4 and 4 digits, or 6 and 8 and 4."""
    first, second = (3, 7) if len(value) == 11 else (6, 14)
    return separator.join((value[:first], value[first:second], value[second:]))


def tagged(value: str) -> str:
    """Broken by elements that change only the look."""
    return f"{value[:4]}<b>{value[4:7]}</b><span class=x>{value[7:]}</span>"


def entities(value: str) -> str:
    """Every character as a reference."""
    return "".join(f"&#{ord(sign)};" for sign in value)


def leaks(output: str, values: Values) -> list[str]:
    """Tell what in an output gives a value away: by kind and number, never by the value."""
    readable = [*_as_read(output)]
    windows: dict[int, set[str]] = {}
    found = set()
    for index, value in enumerate([*values.numbers, *values.names, *values.others]):
        found |= {f"value {index} as plain text" for text in readable if value in text}
        for what, trace in traces(value):
            if len(trace) not in windows:
                windows[len(trace)] = _windows(output, len(trace))
            if trace in windows[len(trace)]:
                found.add(f"value {index} as {what}")
    return sorted(found)


def _windows(output: str, size: int) -> set[str]:
    """Every piece of a size, so that a thousand traces cost one look each."""
    return {text[at : at + size] for text in {output, output.lower()} for at in range(len(text) - size + 1)}


def _as_read(output: str) -> Iterator[str]:
    """The output as it stands, and as a patient reader could put it together."""
    yield output
    plain = html.unescape(_TAGS.sub("", _READINGS.sub("", output)))
    yield (joined := _SEPARATORS.sub("", fold(Text.plain(plain)).value))
    yield simplify(joined, fewest=0)


def traces(value: str) -> Iterator[tuple[str, str]]:
    """Yield what a value may be hidden in: its parts, digests, sums and encodings."""
    if value[0].isdigit():
        yield from (("a part", value[at : at + _PART]) for at in range(len(value) - _PART + 1))
    data = value.encode()
    yield "base64", base64.b64encode(data).decode().rstrip("=")[: len(data)]
    for name in _ALGORITHMS:
        digest = hashlib.new(name, data).digest()
        yield name, digest.hex()[:_PREFIX]
        yield f"{name} in base64", base64.b64encode(digest).decode()[:_PREFIX]
    for name, total in _sums(data):
        yield name, f"{total:08x}"
        yield f"{name} in decimal", str(total)


def _sums(data: bytes) -> Iterable[tuple[str, int]]:
    checks: dict[str, Callable[[bytes], int]] = {"crc32": zlib.crc32, "adler32": zlib.adler32}
    return [(name, check(data)) for name, check in checks.items()]
