"""Dates of birth: a whole day, with words that say so; the month that announcements of posts give is none."""

from __future__ import annotations

import datetime
from typing import TYPE_CHECKING

from disclosure_lint.identifiers.model import Ground, Identifier, Match
from disclosure_lint.language.expression import Expression

if TYPE_CHECKING:
    import re
    from collections.abc import Iterator

_DAY = (
    r"(?P<y>19[0-9]{2}|20[0-4][0-9]) ?(?:年 ?(?P<m>[01]?[0-9]) ?月 ?(?P<d>[0-3]?[0-9]) ?日?"
    r"|(?P<s>[-./]) ?(?P<m2>[01]?[0-9]) ?(?P=s) ?(?P<d2>[0-3]?[0-9])"
    r"|(?P<m3>[01][0-9])(?P<d3>[0-3][0-9]))(?![0-9])"
)
_NUMERALS = r"[一二][〇○零一二三四五六七八九]{3}年[一二三四五六七八九十]{1,2}月[一二三四五六七八九十]{1,3}日"
_WRITTEN = Expression(rf"(?:{_DAY})|{_NUMERALS}")
_WORDS = Expression(
    r"DOB|[Dd]ate of birth|[Bb]irth ?(?:date|day)"
    r"|出 ?生(?:年 ?月 ?日?|日期|时间|于)?|生 ?日|生于|(?<=[日0-9])生(?![产效成活育物态长命])"
)
_GAP = Expression(r"[ :为是在于(\"'=]{0,6}")
#: The field behind the sex, or the identity number, of a person listed: 张三,男,1990-01-01.
_LISTED = Expression(
    r"[男女0-9Xx][ ,、\t|｜]{1,3}(?:[\u4e00-\u9fff]{1,4}族[ ,、\t|｜]{1,3})?(?=(?:19|20)[0-9]{2})"
)
_PERSON = Expression(r"(?:(?<![\u4e00-\u9fff])[男女]|(?<![0-9])[0-9]{17}[0-9Xx])\Z")
_ID_LENGTH = 18
_FIELD_END = Expression(r" {0,2}(?:[,、;\t\n|｜]|$| (?![至到起]))")
_BEHIND = Expression(r" ?\(?$")
# “1988年1月1日以后出生” is a condition, and nobody's birth.
_BOUND = Expression(r" ?\(?(?:以[后前]|之[后前]|前|后|至|到|起|及|含|[-—~]+)")


def scan_births(value: str) -> Iterator[Match]:
    """Yield the dates of birth of a text."""
    for words in _WORDS.re.finditer(value):
        gap = _GAP.re.match(value, words.end())
        day = _WRITTEN.re.match(value, gap.end() if gap else words.end())
        if day and _is_day(day) and not _BOUND.re.match(value, day.end()):
            yield Match("birth-date", day[0], *day.span(), Ground.NAMED, words[0])
            continue
        yield from _before(value, words)
    for field in _LISTED.re.finditer(value):
        if not _PERSON.re.search(value, max(0, field.start() - _ID_LENGTH), field.start() + 1):
            continue
        day = _WRITTEN.re.match(value, field.end())
        if day and _is_day(day) and _FIELD_END.re.match(value, day.end()):
            yield Match("birth-date", day[0], *day.span(), Ground.CHECKED, "")


def _before(value: str, words: re.Match[str]) -> Iterator[Match]:
    """The day that stands right in front of 出生."""
    end = words.start()
    for day in _WRITTEN.re.finditer(value, max(0, end - 20), end):
        if _is_day(day) and _BEHIND.re.fullmatch(value, day.end(), end):
            yield Match("birth-date", day[0], *day.span(), Ground.NAMED, words[0])


def in_column(text: str, start: int, label: str) -> Match | None:
    """Return the date of birth a cell holds whose column says so."""
    day = _WRITTEN.re.fullmatch(text.removesuffix(" 00:00:00"))
    if day is None or not _is_day(day):
        return None
    return Match("birth-date", text, start, start + len(text), Ground.NAMED, label)


def _is_day(found: re.Match[str]) -> bool:
    if found["y"] is None:
        return True
    month, day = (found[name] or found[f"{name}2"] or found[f"{name}3"] for name in "md")
    try:
        datetime.date(int(found["y"]), int(month), int(day))
    except ValueError:
        return False
    return True


BIRTH_DATE = Identifier(
    id="birth-date",
    zh="出生日期",
    en="date of birth",
    authority="GB/T 35273-2020 附录A（个人基本资料）；GB/T 7408",
    examples=("出生日期：{{birth-date}}", "{{birth-date}}出生", "生于{{birth-date-dashed}}"),
    counterexamples=(
        "1985年3月生",
        "1988年1月1日以后出生",
        "2024年1月1日生效",
        "成立日期：1985-03-12",
        "出生日期在1988年1月1日至2005年12月31日之间",
    ),
)
