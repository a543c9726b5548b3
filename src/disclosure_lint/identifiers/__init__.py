"""Numbers that identify a person, found in one scan of digit runs and then told apart.

The text is expected folded: half-width digits, no invisible characters.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from disclosure_lint.identifiers import credit_code, mobile, resident_id

if TYPE_CHECKING:
    from collections.abc import Iterator

# Digits, grouped by single spaces or hyphens as people write them. Letters and
# digits at either side mean a longer code; \b is useless next to Chinese characters.
_RUN = re.compile(r"(?<![0-9A-Za-z])\+?\d(?:[ -]?\d){9,60}(?:[ -]?[Xx])?(?![0-9A-Za-z])")
_WORD = re.compile(r"[^ ]+")
_GROUP = re.compile(r"[^ -]+")
_MOST_HYPHENS = 3
#: Groups one number is written in at most.
_MOST_GROUPS = 6
#: How a mobile number is grouped, with and without the country code.
_MOBILE_GROUPS = frozenset(
    (*code, *groups)
    for code in ((), (2,), (3,), (4,))
    for groups in ((11,), (3, 4, 4), (3, 8), (7, 4), (3, 3, 5), (4, 4, 3))
) | {(13,), (14,), (15,)}
_SEPARATORS = re.compile(r"[ -]")
_COUNTRY = re.compile(r"^(?:\+|00)?86(?=1\d{10}$)")


class Match(NamedTuple):
    """A number of some kind.

    Attributes:
        kind: ``resident-id`` or ``mobile``.
        value: digits (and X) without separators.
        start: index of its first character in the scanned text.
        end: index after its last.
        valid: passes the checks of its kind; otherwise it only looks like one.
    """

    kind: str
    value: str
    start: int
    end: int
    valid: bool

    def __repr__(self) -> str:
        # Never the value: reprs reach logs.
        return f"<{self.kind} at {self.start}>"


def scan(value: str) -> Iterator[Match]:
    """Yield the identifying numbers of a text in order."""
    for run in _RUN.finditer(value):
        # 2404-349901-04-01-… is one code, whatever its last part looks like.
        words = [word for word in _WORD.finditer(run[0]) if word[0].count("-") <= _MOST_HYPHENS]
        groups = [
            (run.start() + word.start() + found.start(), run.start() + word.start() + found.end())
            for word in words
            for found in _GROUP.finditer(word[0])
        ]
        at = 0
        while at < len(groups):
            found, size = _best(value, groups[at : at + _MOST_GROUPS])
            if found:
                yield found
            at += size


def _best(value: str, groups: list[tuple[int, int]]) -> tuple[Match | None, int]:
    """The number that begins with the first group, and of how many groups it is made.

    People group digits as they like and write other numbers beside them; a number that
    passes its checks is preferred, then the longest.
    """
    matches = []
    for size in range(len(groups), 0, -1):
        start, end = groups[0][0], groups[size - 1][1]
        sizes = tuple(last - first for first, last in groups[:size])
        match = _classify(value[start:end], start, end)
        # Figures of a table may happen to add up to the digits of a telephone.
        if match and match.kind == "mobile" and sizes not in _MOBILE_GROUPS:
            continue
        if match and match.valid:
            return match, size
        if match:
            matches.append((match, size))
    return matches[0] if matches else (None, 1)


def _classify(text: str, start: int, end: int) -> Match | None:
    digits = _SEPARATORS.sub("", text)
    number = _COUNTRY.sub("", digits)
    if mobile.is_valid(number):
        return Match("mobile", number, start, end, valid=True)
    number = digits.upper()
    valid = resident_id.is_valid(number)
    # One number in thirty passes both checks; a region and a birth date decide.
    if valid or (resident_id.is_shaped(number) and not credit_code.is_valid(number)):
        return Match("resident-id", number, start, end, valid=valid)
    return None
