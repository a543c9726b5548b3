"""Dates and times as a sheet shows them; it counts days from the end of 1899, or of 1903."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from disclosure_lint.readers.sheets.formats import Token

#: Letters that stand for parts of a date or a time.
DATE_SIGNS = frozenset("ymdhsea")
_FIRST, _FIRST_1904 = datetime(1899, 12, 30), datetime(1904, 1, 1)  # noqa: DTZ001 - sheets know no zones
#: Before it a sheet counts a 29 February 1900 that never was (ECMA-376-1, 18.17.4.1).
_LEAP_THAT_WAS_NONE = 60
_LAST_DAY = 2_958_465
_WEEKDAYS = "一二三四五六日"
_MONTHS = ("January February March April May June July August September October November December").split()
_DAYS = "Monday Tuesday Wednesday Thursday Friday Saturday Sunday".split()
_DAY_SECONDS = 86_400


def show_date(value: float, tokens: Sequence[Token], *, since_1904: bool) -> str:
    """Return a number of days as a format shows it, "" for what is no date.

    Args:
        value: days.
        tokens: of the format.
        since_1904: days are counted from 1904.
    """
    if not 0 <= value <= _LAST_DAY:
        return ""
    fraction = _fraction(tokens)
    seconds = round(value * _DAY_SECONDS, fraction)
    days = seconds / _DAY_SECONDS
    first = _FIRST_1904 if since_1904 else _FIRST
    early = not since_1904 and days < _LEAP_THAT_WAS_NONE
    at = first + timedelta(days=int(early), seconds=seconds)
    half = any(token.kind == "date" and token.text[0] in "aA上" and "/" in token.text for token in tokens)
    shown: list[str] = []
    for number, token in enumerate(tokens):
        if token.kind == "date":
            minutes = token.text[0] == "m" and _is_minutes(tokens, number)
            shown.append(_part(at, token.text, half=half, minutes=minutes))
        elif token.kind == "elapsed":
            unit = {"h": 3600, "m": 60, "s": 1}[token.text[0]]
            shown.append(str(int(seconds // unit)).rjust(len(token.text), "0"))
        elif token.kind in {"text", "comma"}:
            shown.append(token.text)
        elif token.kind == "point":
            shown.append(".")
        elif token.kind == "digits":
            shown.append(f"{at.microsecond:06}"[: len(token.text)])
    return "".join(shown)


def _fraction(tokens: Sequence[Token]) -> int:
    """Decimals of the seconds that are shown."""
    return min(6, sum(len(token.text) for token in tokens if token.kind == "digits"))


def _is_minutes(tokens: Sequence[Token], number: int) -> bool:
    """Whether an m stands for minutes: behind hours, or before seconds."""
    units = [(n, token.text[0]) for n, token in enumerate(tokens) if token.kind in {"date", "elapsed"}]
    at = next(place for place, (n, _) in enumerate(units) if n == number)
    before = units[at - 1][1] if at else ""
    after = units[at + 1][1] if at + 1 < len(units) else ""
    return len(tokens[number].text) <= 2 and (before == "h" or after == "s")  # noqa: PLR2004 - mmm is a month


def _part(at: datetime, code: str, *, half: bool, minutes: bool) -> str:
    letter, width = code[0], len(code)
    if "/" in code:
        names = ("上午", "下午") if letter == "上" else tuple(code.upper().split("/"))
        return names[at.hour >= 12]  # noqa: PLR2004 - noon
    two = min(width, 2)
    hour = (at.hour % 12 or 12) if half else at.hour
    match letter:
        case "y" | "e":
            return f"{at.year % 100:02}" if letter == "y" and width <= 2 else str(at.year)  # noqa: PLR2004 - yy
        case "m" if not minutes:
            name = _MONTHS[at.month - 1]
            return {3: name[:3], 4: name, 5: name[0]}.get(width, str(at.month).rjust(two, "0"))
        case "d":
            name = _DAYS[at.weekday()]
            return {3: name[:3], 4: name}.get(width, str(at.day).rjust(two, "0"))
        case "a":
            return ("星期" if width > 3 else "") + _WEEKDAYS[at.weekday()]  # noqa: PLR2004 - aaa is short
        case _:
            number = {"h": hour, "m": at.minute, "s": at.second}[letter]
            return str(number).rjust(two, "0")
