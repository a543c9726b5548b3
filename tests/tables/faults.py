"""One figure of a table written wrong, and whether the table still agrees."""

from __future__ import annotations

from decimal import Decimal
from random import Random
from typing import TYPE_CHECKING, NamedTuple

from tables.registry import SHAPES
from tables.sheets import number

if TYPE_CHECKING:
    from tables.sheets import Place, Sheet


class Fault(NamedTuple):
    """A table with one wrong figure.

    Attributes:
        sheet: the table.
        place: where the figure stands.
        certain: whether a total is wrong that leaves no doubt about what it adds up.
    """

    sheet: Sheet
    place: Place
    certain: bool


def faulty(name: str, random: Random, seed: str) -> Fault | None:
    """Return a table of a kind with one figure changed; None when nobody could tell."""
    sheet = SHAPES[name](Random(seed))
    if not sheet.claims:
        return None
    claim = random.choice(sheet.claims)
    place = random.choice([claim.total, *claim.parts])
    text = sheet.text(place)
    if not any(sign.isdigit() for sign in text):
        return None
    sheet.write(place, changed(text, random))
    broken = [claim for claim in sheet.claims if sheet.off(claim) > claim.slack]
    return Fault(sheet, place, any(claim.certain for claim in broken)) if broken else None


def changed(text: str, random: Random) -> str:
    """Return a figure off by a unit or three, with two digits exchanged, or ten times as large."""
    value, marks = number(text), text.strip("*")
    unit = Decimal(1).scaleb(-len(marks.partition(".")[2].rstrip("%")))
    how = random.choice(("unit", "exchange", "ten"))
    if how == "ten" and value:
        new = value * 10
    elif how == "exchange" and _exchanged(str(value)) != str(value):
        new = Decimal(_exchanged(str(value)))
    else:
        new = value + random.choice((-1, 1)) * random.choice((1, 3)) * unit
    return f"{new:,}" if "," in text else f"{new:f}"


def _exchanged(digits: str) -> str:
    for at in range(len(digits) - 1):
        a, b = digits[at], digits[at + 1]
        if a.isdigit() and b.isdigit() and a != b and not (at == 0 and b == "0"):
            return f"{digits[:at]}{b}{a}{digits[at + 2 :]}"
    return digits
