"""Resident identity number (GB 11643-1999): 6 digits region, 8 birth date, 3 order, 1 check.

The check character is that of ISO 7064 MOD 11-2. Abolished regions stay valid, so
only the first two digits, the province (GB/T 2260), are tested.
"""

from __future__ import annotations

import datetime

_WEIGHTS = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)
_CHECKS = "10X98765432"
_LENGTH = 18
_OLD_LENGTH = 15
#: 71, 81, 82, 83: Taiwan, Hong Kong, Macao and residents from there.
PROVINCES = frozenset(
    "11 12 13 14 15 21 22 23 31 32 33 34 35 36 37 41 42 43 44 45 46"
    " 50 51 52 53 54 61 62 63 64 65 71 81 82 83".split(),
)
_OLDEST = 1880


def check_character(body: str) -> str:
    """Return the check character of the first 17 digits."""
    return _CHECKS[sum(int(digit) * weight for digit, weight in zip(body, _WEIGHTS, strict=True)) % 11]


def birth_date(number: str) -> datetime.date | None:
    """Return the birth date in an 18 or 15 character number, None if there is no such day."""
    digits = number[6:14] if len(number) == _LENGTH else f"19{number[6:12]}"
    try:
        date = datetime.date(int(digits[:4]), int(digits[4:6]), int(digits[6:]))
    except ValueError:
        return None
    return date if date.year >= _OLDEST else None


def is_shaped(number: str) -> bool:
    """Whether region and birth date are possible; the check character is not tested."""
    return (
        len(number) in {_LENGTH, _OLD_LENGTH} and number[:2] in PROVINCES and birth_date(number) is not None
    )


def is_valid(number: str) -> bool:
    """Whether an 18 character number has a possible region and date and the right check character."""
    return len(number) == _LENGTH and is_shaped(number) and check_character(number[:17]) == number[17].upper()
