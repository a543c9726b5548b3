"""Dates as Chinese documents write them."""

from __future__ import annotations

import datetime
from typing import TYPE_CHECKING, NamedTuple

from disclosure_lint.language.expression import late
from disclosure_lint.language.numerals import digit_string, ordinal

if TYPE_CHECKING:
    from collections.abc import Iterator

_YEAR = r"(?:19|20)\d{2}|[一二][〇○零九][〇○零一二三四五六七八九]{2}"
_MONTH = r"\d{1,2}|[一二三四五六七八九十]{1,2}"
_DAY = r"\d{1,2}|[一二三四五六七八九十]{1,3}"
_DATE = late(
    rf"(?<!\d)(?P<y>{_YEAR})\s*(?:年\s*(?P<m>{_MONTH})\s*月\s*(?P<d>{_DAY})\s*[日号]"
    r"|(?P<s>[-/.])(?P<m2>\d{1,2})(?P=s)(?P<d2>\d{1,2})(?!\d))",
)


class Dated(NamedTuple):
    """A date and the characters it was read from."""

    date: datetime.date
    start: int
    end: int


def find_dates(value: str, start: int = 0, end: int | None = None) -> Iterator[Dated]:
    """Yield the dates that exist in a calendar; 2017年2月30日 is none."""
    for found in _DATE.finditer(value, start, len(value) if end is None else end):
        year = int(digit_string(found["y"]))
        month, day = ordinal(found["m"] or found["m2"]), ordinal(found["d"] or found["d2"])
        try:
            date = datetime.date(year, month or 0, day or 0)
        except ValueError:
            continue
        yield Dated(date, *found.span())
