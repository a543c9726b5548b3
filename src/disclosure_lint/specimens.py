"""Invented values for tests and examples, made when needed and never stored.

Region codes lie in provinces that exist and in counties that do not, so that no
number made here can be anybody's; hosts are those set aside for examples (RFC 2606, RFC 5737).
"""

from __future__ import annotations

import random
import re
from difflib import get_close_matches
from itertools import pairwise
from typing import TYPE_CHECKING

from disclosure_lint.identifiers import bank_card, credit_code
from disclosure_lint.identifiers.resident_id import check_character
from disclosure_lint.language.expression import late

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

_PLACEHOLDER = late(r"\{\{\s*([a-z0-9-]+?)(?::(\w+))?(?:/([a-z]+))?\s*\}\}")
#: Groups people write numbers in, by their length.
_GROUPS = {11: (3, 7), 12: (4, 8), 13: (5, 9), 18: (6, 14), 19: (4, 8, 12, 16)}
#: So many characters of a value are a part of it rather than chance.
_PIECE = 3
_SURNAMES = "赵钱孙李周吴郑王冯陈"
_GIVEN = "岚屿珩筱翊澜昀霖"
_LETTERS = "abcdefghjkmnpqrstuvwxyz"
_PLATE_LETTERS = "ABCDEFGHJKLMNPQRSTUVWXYZ"
_TOWNS, _ROADS = ("松涧镇", "白栖街道", "九里镇"), ("桂花路", "长宁街", "云溪大道", "青石巷")
_ESTATES = ("翠苑小区", "和风花园", "松涧新村")


def _digits(chance: random.Random, count: int) -> str:
    return "".join(str(chance.randrange(10)) for _ in range(count))


def _day(chance: random.Random) -> tuple[int, int, int]:
    return chance.randrange(1950, 2005), chance.randrange(1, 13), chance.randrange(1, 29)


def _person(chance: random.Random, region: str) -> str:
    year, month, day = _day(chance)
    body = f"{region}{year}{month:02}{day:02}{chance.randrange(1000):03}"
    return body + check_character(body)


def resident_id(chance: random.Random) -> str:
    """Return a resident identity number that passes every check and belongs to nobody."""
    return _person(chance, f"{chance.choice([11, 31, 44, 51])}99{chance.randrange(90, 100)}")


def resident_id_bad_check(chance: random.Random) -> str:
    """Return the same with a wrong check character."""
    number = resident_id(chance)
    return number[:-1] + ("0" if number[-1] != "0" else "1")


def resident_id_15(chance: random.Random) -> str:
    """Return the old form of fifteen digits."""
    number = resident_id(chance)
    return number[:6] + number[8:17]


def residence_permit(chance: random.Random) -> str:
    """Return the number of a residence permit for residents of Hong Kong, Macao or Taiwan."""
    return _person(chance, f"{chance.choice([81, 82, 83])}0000")


def permanent_residence(chance: random.Random) -> str:
    """Return the number of a foreign permanent resident's card of 2023, of a country that does not exist."""
    return _person(chance, f"9{chance.choice([11, 31])}999")


def serial(chance: random.Random) -> str:
    """Return eighteen digits with a region and a recent day, as serial numbers, that pass the check."""
    while True:
        day = f"{chance.randrange(2013, 2024)}{chance.randrange(1, 13):02}{chance.randrange(1, 29):02}"
        body = f"3499{chance.randrange(90, 100)}{day}{_digits(chance, 3)}"
        if check_character(body) != "X":
            return body + check_character(body)


def code_of_organisation(chance: random.Random) -> str:
    """Return a unified social credit code of digits that passes its check."""
    while True:
        body = f"12349901{_digits(chance, 9)}"
        for check in "0123456789":
            if credit_code.is_valid(body + check):
                return body + check


def mobile(chance: random.Random) -> str:
    """Return eleven digits of an assigned range."""
    return f"{chance.choice([136, 158, 187, 199])}{chance.randrange(10**8):08}"


def local_number(chance: random.Random) -> str:
    """Return eight digits as within an area."""
    return f"{chance.randrange(5, 9)}{_digits(chance, 7)}"


def landline(chance: random.Random) -> str:
    """Return a number with its area code."""
    return f"{chance.choice(['0571', '0551', '021', '0755'])}-{local_number(chance)}"


def card(chance: random.Random) -> str:
    """Return a card number of nineteen digits that passes its check."""
    body = f"6200{_digits(chance, 14)}"
    return body + bank_card.check_digit(body)


def grouped_card(chance: random.Random) -> str:
    """Return the same in groups of four."""
    return " ".join(re.findall(r"\d{1,4}", card(chance)))


def plate(chance: random.Random) -> str:
    """Return a number plate of five signs."""
    letter = chance.choice(_PLATE_LETTERS)
    last = chance.choice(f"{_PLATE_LETTERS}0123456789")
    return f"{chance.choice('皖浙苏鲁')}{letter}{_digits(chance, 4)}{last}"


def address(chance: random.Random) -> str:
    """Return an address in a city that does not exist, down to the room."""
    road = f"{chance.choice(_TOWNS)}{chance.choice(_ROADS)}{chance.randrange(1, 300)}号"
    flat = f"{chance.randrange(1, 30)}幢{chance.randrange(1, 5)}单元{chance.randrange(1, 30)}01室"
    return f"青岚市云岭县{road}{chance.choice(_ESTATES)}{flat}"


def name(chance: random.Random) -> str:
    """Return a name of three characters."""
    return chance.choice(_SURNAMES) + "".join(chance.sample(_GIVEN, 2))


def _birth(form: str) -> Callable[[random.Random], str]:
    return lambda chance: form.format(*_day(chance))


MAKERS: dict[str, Callable[[random.Random], str]] = {
    "resident-id": resident_id,
    "resident-id-bad-check": resident_id_bad_check,
    "resident-id-15": resident_id_15,
    "residence-permit": residence_permit,
    "permanent-residence": permanent_residence,
    "permanent-residence-2017": lambda chance: f"XYZ{_digits(chance, 12)}",
    "disability-card": lambda chance: (
        f"{resident_id(chance)}{chance.randrange(1, 8)}{chance.randrange(1, 5)}"
    ),
    "student-number": lambda chance: f"G{resident_id(chance)}",
    "school-number": lambda chance: f"2021{_digits(chance, 6)}",
    "serial": serial,
    "credit-code": code_of_organisation,
    "police-number": lambda chance: f"349901020000{_digits(chance, 2)}",
    "mobile": mobile,
    "landline": landline,
    "landline-local": local_number,
    "bank-card": card,
    "bank-card-grouped": grouped_card,
    "passport": lambda chance: f"E{_digits(chance, 8)}",
    "travel-permit": lambda chance: f"C{_digits(chance, 8)}",
    "home-permit": lambda chance: f"H{_digits(chance, 8)}",
    "taiwan-permit": lambda chance: f"0{_digits(chance, 7)}",
    "soldier-card": lambda chance: f"士字第{_digits(chance, 8)}号",
    "military-card": lambda chance: f"军字第{_digits(chance, 7)}号",
    "record": lambda chance: f"ZY{_digits(chance, 8)}",
    "social-security": lambda chance: f"{chance.choice('ABCD')}{_digits(chance, 8)}",
    "qq": lambda chance: f"{chance.randrange(1, 10)}{_digits(chance, 8)}",
    "wechat": lambda chance: f"{''.join(chance.sample(_LETTERS, 6))}_{_digits(chance, 3)}",
    "email": lambda chance: f"{''.join(chance.sample(_LETTERS, 7))}{_digits(chance, 2)}@example.com",
    "plate": plate,
    "plate-dotted": lambda chance: (made := plate(chance))[:2] + "·" + made[2:],
    "plate-green": lambda chance: f"皖{chance.choice(_PLATE_LETTERS)}D{_digits(chance, 5)}",
    "birth-date": _birth("{}年{}月{}日"),
    "birth-date-dashed": _birth("{}-{:02}-{:02}"),
    "home-address": address,
    "home-address-village": lambda chance: (
        f"云岭县松涧镇青石村{chance.choice('一二三四')}组{chance.randrange(1, 90)}号"
    ),
    "ip-address": lambda chance: f"203.0.113.{chance.randrange(1, 255)}",
    "name": name,
}


def _grouped(value: str, separator: str) -> str:
    ends = (0, *_GROUPS.get(len(value), (len(value) // 2,)), len(value))
    return separator.join(value[start:end] for start, end in pairwise(ends))


def _masked(value: str) -> str:
    """As offices mask: the birth date, or the middle of a telephone number."""
    head = 6 if len(value) == len("110101199001010015") else 3
    return value[:head] + "*" * (len(value) - head - 4) + value[-4:]


#: Ways to write a value, named behind a stroke: ``{{mobile:a/dots}}``.
FORMS: dict[str, Callable[[str], str]] = {
    "spaces": lambda value: _grouped(value, " "),
    "hyphens": lambda value: _grouped(value, "-"),
    "dots": lambda value: _grouped(value, "."),
    "broken": lambda value: f"{value[:5]}\n{value[5:]}",
    "wide": lambda value: "".join(chr(ord(sign) + 0xFEE0) if "!" <= sign <= "~" else sign for sign in value),
    "masked": _masked,
}


def unknown_placeholders(text: str) -> Iterator[tuple[int, str, str]]:
    """Yield the column, from 0, of each placeholder that cannot be filled, its name, and what was meant."""
    for match in _PLACEHOLDER.finditer(text):
        for group, known in ((1, MAKERS), (3, FORMS)):
            if match[group] and match[group] not in known:
                near = get_close_matches(match[group], known, n=1)
                yield match.start(group), match[group], near[0] if near else ""


class Specimens:
    """Fills placeholders: ``{{mobile}}``, or ``{{mobile:a}}`` for the same value each time.

    Attributes:
        values: every value made so far.
    """

    def __init__(self, seed: str = "") -> None:
        self._seed = seed
        self._named: dict[tuple[str, str], str] = {}
        self.values: list[str] = []
        #: A placeholder that gives the same value each time → the value as it was written.
        self._written: dict[str, str] = {}

    def fill(self, text: str) -> str:
        """Return the text with every placeholder replaced.

        Raises:
            KeyError: for a placeholder that is not known.
        """
        return _PLACEHOLDER.sub(self._value, text)

    def _value(self, match: re.Match[str]) -> str:
        key = (match[1], match[2] or f"#{len(self.values)}")
        if key not in self._named:
            # The same seed gives the same values; what they are used for is a test.
            self._named[key] = MAKERS[match[1]](random.Random(f"{self._seed}/{key}"))  # noqa: S311
            self.values.append(self._named[key])
        made = self._named[key]
        written = FORMS[match[3]](made) if match[3] else made
        if match[2]:
            self._written[match[0]] = written
        return written

    def restore(self, text: str) -> str | None:
        """Return a text with its placeholders put back, None when a value has none that can be repeated."""
        for placeholder, value in sorted(self._written.items(), key=lambda item: -len(item[1])):
            text = text.replace(value, placeholder)
        rest = _PLACEHOLDER.sub("", text)
        pieces = {value[at : at + _PIECE] for value in self.values for at in range(len(value) - _PIECE + 1)}
        return None if any(piece in rest for piece in pieces) else text
