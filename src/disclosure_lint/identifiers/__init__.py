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
_RUN = re.compile(r"(?<![0-9A-Za-z])\+?\d(?:[ -]?\d){9,24}(?:[ -]?[Xx])?(?![0-9A-Za-z])")
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
        for start, end in _groups(run):
            match = _classify(value[start:end], start, end)
            if match:
                yield match


def _groups(run: re.Match[str]) -> Iterator[tuple[int, int]]:
    """The whole run, or its groups where spaces separate numbers of their own."""
    whole = _SEPARATORS.sub("", run[0])
    if " " not in run[0] or _looks(whole):
        yield run.span()
        return
    for group in re.finditer(r"[^ ]+", run[0]):
        yield run.start() + group.start(), run.start() + group.end()


def _looks(digits: str) -> bool:
    return _classify(digits, 0, 0) is not None


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
