"""Numbers as a sheet shows them.

What a format says that is not understood leaves the number as it is stored.
"""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from disclosure_lint.readers.sheets.builtin_formats import GENERAL
from disclosure_lint.readers.sheets.dates import show_date
from disclosure_lint.readers.sheets.digits import SIGNIFICANT, show_digits
from disclosure_lint.readers.sheets.formats import parse_format

if TYPE_CHECKING:
    from disclosure_lint.readers.sheets.formats import Section

#: Characters of a number without a format, and digits of a whole one that is written out.
_GENERAL_WIDTH, _LONGEST_WHOLE = 11, 22


def show_number(value: float, code: str, *, since_1904: bool = False) -> str:
    """Return a number as a format shows it; "" where it shows nothing."""
    if code == GENERAL:
        return general(value)
    sections = parse_format(code)
    section, signed = _choose(sections, value)
    if section.has("date", "elapsed"):
        return show_date(value, section.tokens, since_1904=since_1904) or general(value)
    if section.has("general", "at"):
        sign = "-" if signed and not section.has("at") else ""
        shown = general(value if section.has("at") else abs(value))
        return sign + "".join(
            shown if token.kind in {"general", "at"} else token.text for token in section.tokens
        )
    digits = show_digits(abs(value), section)
    if digits is None:
        return general(value)
    return f"-{digits}" if signed and any(digit in digits for digit in "123456789") else digits


def _choose(sections: tuple[Section, ...], value: float) -> tuple[Section, bool]:
    """The section for a number, and whether its sign is to be written."""
    for section in sections:
        if section.condition and _holds(*section.condition, value):
            return section, value < 0 and section.condition[0] not in {"<", "<="}
    plain = [section for section in sections[:3] if not section.condition] or list(sections[-1:])
    if any(section.condition for section in sections):
        return plain[-1], value < 0
    if len(plain) == 1 or value > 0:
        return plain[0], value < 0
    if value < 0:
        return plain[1], False
    return plain[2 if len(plain) > 2 else 0], False  # noqa: PLR2004 - the third is for zero


def _holds(operator: str, limit: float, value: float) -> bool:
    return {
        "<": value < limit,
        "<=": value <= limit,
        ">": value > limit,
        ">=": value >= limit,
        "=": value == limit,
        "<>": value != limit,
    }[operator]


def general(value: float) -> str:
    """Return a number as it is written without a format: a whole one with all its digits."""
    if value != value or value in {float("inf"), float("-inf")}:  # noqa: PLR0124 - not a number
        return ""
    exact = Decimal(format(value, f".{SIGNIFICANT}g"))
    shown = format(exact, "f")
    if exact == exact.to_integral_value() and len(shown) <= _LONGEST_WHOLE:
        return format(exact.quantize(Decimal(1)), "f") if "." in shown else shown
    if len(shown.lstrip("-")) <= _GENERAL_WIDTH:
        return shown
    return format(value, f".{_GENERAL_WIDTH - 1}g").upper()
