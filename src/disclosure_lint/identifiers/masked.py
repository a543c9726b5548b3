"""Masked numbers, and how many values still fit one: a check digit gives a hidden digit back."""

from __future__ import annotations

import datetime
import re
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from disclosure_lint.identifiers.bank_card import passes_luhn
from disclosure_lint.identifiers.labels import REACH, label_of
from disclosure_lint.identifiers.resident_id import CHECKS, PROVINCES, WEIGHTS
from disclosure_lint.language.expression import Expression

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

_STARS = Expression(r"[*×●○■□•]{1,19}|(?<=[0-9])[xX]{2,19}(?![A-Za-z])")
_SIGN = Expression(r"[*×●○■□•xX]")
_BACK = Expression(r"(?<![0-9A-Za-z*×●○■□•])(?:[0-9*×●○■□•][ -]?){0,19}$")
_ON = Expression(r"(?:[ -]?[0-9*×●○■□•]|[xX]{2,18}){0,19}[xX]?(?![0-9A-Za-z])")
_MOBILE, _PERSON, _CARDS = 11, 18, range(16, 20)
_PLACES = {"identity": "resident-id", "phone": "mobile", "bank": "bank-card"}
_LENGTHS = {"resident-id": _PERSON, "mobile": _MOBILE}
#: Regions there are, by which of their three pairs of digits are hidden, by one digit or by both.
_REGIONS = ((1, 4, 31), (1, 5, 11), (1, 5, 9))
_FIRST_YEAR, _LAST_YEAR = 1930, 2025
#: Remainders of the check, and where the birth date and the order begin.
_CHECKS, _BIRTH, _ORDER = 11, 6, 14


class Masked(NamedTuple):
    """A masked number.

    Attributes:
        kind: what it is when nothing is hidden.
        pattern: its signs, ``?`` for hidden ones.
        text: as it stands.
        start: index of its first character in the scanned text.
        end: index after its last.
    """

    kind: str
    pattern: str
    text: str
    start: int
    end: int

    def __repr__(self) -> str:
        # A weak mask is as good as the value.
        return f"<masked {self.kind} at {self.start}>"

    @property
    def hidden(self) -> int:
        """How many signs are hidden."""
        return self.pattern.count("?")


def scan_masked(value: str, header_of: Callable[[int], str]) -> Iterator[Masked]:
    """Yield the masked identity, telephone and card numbers of a text in order."""
    done = 0
    for stars in _STARS.re.finditer(value):
        if stars.start() < done:
            continue
        before = _BACK.re.search(value[max(done, stars.start() - 40) : stars.start()])
        behind = _ON.re.match(value, stars.end())
        start = stars.start() - (len(before[0]) if before else 0)
        end = behind.end() if behind else stars.end()
        done = max(done, end)
        found = _read(value, start, end, header_of)
        if found:
            yield found


def _read(value: str, start: int, end: int, header_of: Callable[[int], str]) -> Masked | None:
    text = value[start:end].rstrip(" -")
    tail = "X" if text[-1:] in {"x", "X"} and text[-2:-1] not in {"x", "X"} else ""
    signs = _SIGN.re.sub("?", re.sub(r"[ -]", "", text[: len(text) - len(tail)])) + tail
    if not any(sign.isdecimal() for sign in signs):
        return None
    first = max(value.rfind("\n", 0, start) + 1, start - REACH)
    before = value[first:start]
    label = label_of(before[before.rfind("\t") + 1 :], header_of(start))
    kind = _PLACES.get(label.group, "")
    if kind in _LENGTHS and len(signs) != _LENGTHS[kind]:
        signs = _stretched(signs, _LENGTHS[kind])
    kind = _kind(signs, kind)
    return Masked(kind, signs, text, start, start + len(text)) if kind else None


def _stretched(signs: str, length: int) -> str:
    """A number whose stars are fewer or more than the digits they hide, made as long as it is."""
    runs = re.findall(r"\?+", signs)
    return (
        signs.replace(runs[0], "?" * max(1, length - len(signs) + len(runs[0]))) if len(runs) == 1 else signs
    )


def _kind(signs: str, named: str) -> str:
    length = len(signs)
    if length == _PERSON and named in {"", "resident-id"} and _may_be_region(signs):
        return "resident-id"
    if length == _MOBILE and named in {"", "mobile"} and signs[0] in "1?":
        return "mobile"
    return "bank-card" if length in _CARDS and named == "bank-card" else ""


def _may_be_region(signs: str) -> bool:
    return any(
        all(sign in ("?", digit) for sign, digit in zip(signs, province, strict=False))
        for province in PROVINCES
    )


def fits(pattern: str, value: str) -> bool:
    """Whether a value is one of those a masked number may be."""
    return len(pattern) == len(value) and all(
        sign in ("?", there) for sign, there in zip(pattern, value, strict=True)
    )


def joined(one: str, other: str) -> str | None:
    """Return what two masked forms of one number show together, None if they are of two numbers."""
    if len(one) != len(other):
        return None
    signs = [b if a == "?" else a for a, b in zip(one, other, strict=True)]
    return "".join(signs) if fits(one, "".join(signs)) and fits(other, "".join(signs)) else None


def with_birth(pattern: str, birth: str) -> str | None:
    """Return a masked identity number with a birth date (``19850312``, ``198503``) filled in, if it fits."""
    filled = f"{'?' * 6}{birth:?<8}{'?' * 4}"
    return joined(pattern, filled)


def candidates(kind: str, pattern: str) -> int:
    """Return how many values fit a masked number, those that fail its check left out."""
    if kind == "mobile":
        return _power(pattern.count("?"))
    if kind == "bank-card":
        return _cards(pattern)
    return _persons(pattern)


def _cards(pattern: str) -> int:
    hidden = pattern.count("?")
    if not hidden:
        return int(passes_luhn(pattern))
    return _power(hidden - 1)


def _power(digits: int) -> int:
    """How many numbers have so many digits."""
    return int(f"1{'0' * digits}")


def _persons(pattern: str) -> int:
    regions = 1
    for pair, counts in zip((pattern[:2], pattern[2:4], pattern[4:6]), _REGIONS, strict=True):
        regions *= counts[pair.count("?")]
    days, orders = _remainders(pattern[6:14], _BIRTH), _remainders(pattern[14:17], _ORDER)
    total = regions * sum(days) * sum(orders)
    if pattern[17] == "?":
        return total
    if regions > 1:
        return -(-total // _CHECKS)
    rest = CHECKS.index(pattern[17]) - sum(int(pattern[at]) * WEIGHTS[at] for at in range(_BIRTH))
    return sum(count * orders[(rest - remainder) % _CHECKS] for remainder, count in enumerate(days) if count)


@lru_cache(maxsize=4096)
def _remainders(pattern: str, place: int) -> tuple[int, ...]:
    """How many fillings of a part leave each remainder in the sum the check is made of."""
    counts = [0] * _CHECKS
    for digits in _days(pattern) if place == _BIRTH else _numbers(pattern):
        total = sum(int(digit) * WEIGHTS[place + at] for at, digit in enumerate(digits))
        counts[total % _CHECKS] += 1
    return tuple(counts)


def _numbers(pattern: str) -> Iterator[str]:
    """The numbers that fit some signs."""
    count = _power(len(pattern))
    return (number for number in (f"{n:0{len(pattern)}}" for n in range(count)) if fits(pattern, number))


def _days(pattern: str) -> Iterator[str]:
    """The birth dates that fit eight signs."""
    years = [f"{year}" for year in range(_FIRST_YEAR, _LAST_YEAR + 1) if fits(pattern[:4], f"{year}")]
    months = [f"{month:02}" for month in range(1, 13) if fits(pattern[4:6], f"{month:02}")]
    days = [f"{day:02}" for day in range(1, 32) if fits(pattern[6:], f"{day:02}")]
    for year in years:
        for month in months:
            yield from (year + month + day for day in days if _is_day(year, month, day))


def _is_day(year: str, month: str, day: str) -> bool:
    try:
        datetime.date(int(year), int(month), int(day))
    except ValueError:
        return False
    return True
