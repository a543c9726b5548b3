"""Invented identities for tests and examples, made when needed and never stored.

The region codes lie in provinces that exist and in counties that do not, so that no
number made here can be anybody's.
"""

from __future__ import annotations

import random
import re
from typing import TYPE_CHECKING

from disclosure_lint.identifiers.resident_id import check_character

if TYPE_CHECKING:
    from collections.abc import Callable

_PLACEHOLDER = re.compile(r"\{\{\s*([a-z0-9-]+?)(?::(\w+))?\s*\}\}")
_SURNAMES = "赵钱孙李周吴郑王冯陈"
_GIVEN = "岚屿珩筱翊澜昀霖"


def resident_id(chance: random.Random) -> str:
    """Return a resident identity number that passes every check and belongs to nobody."""
    region = f"{chance.choice([11, 31, 44, 51])}99{chance.randrange(90, 100)}"
    birth = f"{chance.randrange(1950, 2005)}{chance.randrange(1, 13):02}{chance.randrange(1, 29):02}"
    body = f"{region}{birth}{chance.randrange(1000):03}"
    return body + check_character(body)


def resident_id_bad_check(chance: random.Random) -> str:
    """Return the same with a wrong check character."""
    number = resident_id(chance)
    return number[:-1] + ("0" if number[-1] != "0" else "1")


def mobile(chance: random.Random) -> str:
    """Return eleven digits of an assigned range."""
    return f"{chance.choice([136, 158, 187, 199])}{chance.randrange(10**8):08}"


def name(chance: random.Random) -> str:
    """Return a name of three characters."""
    return chance.choice(_SURNAMES) + "".join(chance.sample(_GIVEN, 2))


MAKERS: dict[str, Callable[[random.Random], str]] = {
    "resident-id": resident_id,
    "resident-id-bad-check": resident_id_bad_check,
    "mobile": mobile,
    "name": name,
}


class Specimens:
    """Fills placeholders: ``{{mobile}}``, or ``{{mobile:a}}`` for the same value each time.

    Attributes:
        values: every value made so far.
    """

    def __init__(self, seed: str = "") -> None:
        self._seed = seed
        self._named: dict[tuple[str, str], str] = {}
        self.values: list[str] = []

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
        return self._named[key]
