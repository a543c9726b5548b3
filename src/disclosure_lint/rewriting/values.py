"""Values that are masked wherever they occur in a file, in what rules see and in what they do not."""

from __future__ import annotations

from collections import defaultdict
from itertools import pairwise
from typing import TYPE_CHECKING

from disclosure_lint.language.folding import fold
from disclosure_lint.language.simplify import simplify
from disclosure_lint.structure.escapes import unescape

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from disclosure_lint.text import Span, Text

#: Signs people set the groups of a number apart with.
_APART = frozenset(" \t\n-–—_.·~")
#: A shorter value is too often a part of something else: letters and digits, and characters.
_LONG, _LONG_WORDS = 5, 3
_SHORTEST = 2
#: Letters and digits of a number that may be a part of a longer one by chance.
_SURE = 9
_STAR, _WIDE_STAR = "*", "＊"
_ENCODINGS = ("utf-8", "utf-16-le", "gb18030")
#: With more patterns, looking at each byte is faster than looking for each pattern.
_FEW = 300
_HEAD = 4


class Values:
    """What is to be masked.

    Args:
        masks: value → the same with stars, sign for sign.
        traditional: whether values stand in the file in Traditional characters.
    """

    def __init__(self, masks: Mapping[str, str], *, traditional: bool = False) -> None:
        plain = (_plain(value, mask) for value, mask in masks.items())
        self._masks = {value: mask for value, mask in plain if len(value) >= _SHORTEST and _STAR in mask}
        self._traditional = traditional
        self._all = _by_head(self._masks)
        self._long = _by_head(filter(_is_long, self._masks))
        self._patterns: dict[bytes, bytes] | None = None

    def __bool__(self) -> bool:
        return bool(self._masks)

    def find(self, text: Text, *, short: bool = False) -> Iterator[Span]:
        """Yield the source range of each character of a text that is to become a star.

        Args:
            text: one line, one attribute, or whatever else is read as one.
            short: look for short values too; without that only for a text that is one as a whole.
        """
        folded = unescape(fold(text))
        value = simplify(folded.value, fewest=0) if self._traditional else folded.value
        at = [index for index, sign in enumerate(value) if sign not in _APART]
        signs = "".join(_upper(value[index]) for index in at)
        whole = self._masks.get(signs)
        if whole is not None:
            yield from _stars(folded, at, 0, whole)
            return
        for start, mask in self._in(signs, self._all if short else self._long):
            first, last = at[start], at[start + len(mask) - 1]
            if _stands_alone(value, first, last, len(mask)):
                yield from _stars(folded, at, start, mask)

    def _in(self, signs: str, lengths: Mapping[str, list[int]]) -> Iterator[tuple[int, str]]:
        """Yield where values begin, with their masks."""
        for start, pair in enumerate(pairwise(signs)):
            for length in lengths.get("".join(pair), ()):
                found = signs[start : start + length]
                if found in self._masks:
                    yield start, self._masks[found]
                    break

    def mask_bytes(self, data: bytes) -> bytes:
        """Return data of no known structure with the values masked, in as many bytes."""
        if self._patterns is None:
            self._patterns = dict(self._encoded())
        if len(self._patterns) <= _FEW:
            for pattern, mask in self._patterns.items():
                data = data.replace(pattern, mask)
            return data
        heads = defaultdict(list)
        for pattern in self._patterns:
            heads[pattern[:_HEAD]].append(pattern)
        changed = bytearray(data)
        for start in range(len(data) - _HEAD):
            for pattern in heads.get(data[start : start + _HEAD], ()):
                if data.startswith(pattern, start):
                    changed[start : start + len(pattern)] = self._patterns[pattern]
        return bytes(changed)

    def _encoded(self) -> Iterator[tuple[bytes, bytes]]:
        for value, mask in self._masks.items():
            if not _is_long(value):
                continue
            for encoding in _ENCODINGS:
                yield (
                    value.encode(encoding),
                    b"".join(
                        _byte_stars(sign, encoding) if shown == _STAR else sign.encode(encoding)
                        for sign, shown in zip(value, mask, strict=True)
                    ),
                )


def _plain(value: str, mask: str) -> tuple[str, str]:
    """A value as it is looked for, without what sets groups apart, and its mask."""
    kept = [(sign, shown) for sign, shown in zip(value, mask, strict=True) if sign not in _APART]
    return "".join(_upper(sign) for sign, _ in kept), "".join(shown for _, shown in kept)


def _upper(sign: str) -> str:
    """A sign in upper case, unless that is two signs."""
    upper = sign.upper()
    return upper if len(upper) == 1 else sign


def _is_long(value: str) -> bool:
    return len(value) >= (_LONG if value.isascii() else _LONG_WORDS)


def _by_head(values: Iterable[str]) -> dict[str, list[int]]:
    """First two signs → how long the values are that begin with them, longer ones first."""
    lengths: dict[str, set[int]] = defaultdict(set)
    for value in values:
        lengths[value[:2]].add(len(value))
    return {head: sorted(sizes, reverse=True) for head, sizes in lengths.items()}


def _stands_alone(value: str, first: int, last: int, length: int) -> bool:
    """Whether what is found may be the value, and not a piece of a longer number."""
    if length >= _SURE or not value[first : last + 1].isascii():
        return True
    around = (value[first - 1 : first], value[last + 1 : last + 2])
    return not any(sign.isascii() and sign.isalnum() for sign in around)


def _stars(text: Text, at: list[int], start: int, mask: str) -> Iterator[Span]:
    for index, shown in enumerate(mask, start):
        if shown == _STAR and text.value[at[index]] != _STAR:
            yield text.span(at[index], at[index] + 1)


def _byte_stars(sign: str, encoding: str) -> bytes:
    """Stars that fill the bytes of a character."""
    size = len(sign.encode(encoding))
    narrow, wide = _STAR.encode(encoding), _WIDE_STAR.encode(encoding)
    return wide if len(wide) == size > len(narrow) else narrow * (size // len(narrow))
