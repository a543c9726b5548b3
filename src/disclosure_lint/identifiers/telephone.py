"""Telephone numbers of mainland China: mobile numbers by their ranges, landlines by their area codes.

Mobile ranges in service as libphonenumber 9 (Apache-2.0) and the ministry's assignments agree on
them: 14x other than 145 and 147, 154, 16x other than 162, 165–167, 179 and 194 are data cards or
not assigned. Area codes are those of the national numbering plan, compared with libphonenumber's,
and those of areas merged since (0414, 0565, 0634); numbers within an area begin with 2–9 and have
eight digits behind 10 and 2x, seven or eight elsewhere.
"""

from __future__ import annotations

from disclosure_lint.identifiers.model import Identifier
from disclosure_lint.language.expression import late

_MOBILE = late(r"1(?:[38]\d|4[57]|5[0-35-9]|6[25-7]|7[0-8]|9[0-35-9])\d{8}")
_MOBILE_LIKE = late(r"1[3-9]\d{9}")
# The last two digits of the three-digit codes, under the first.
_AREAS = {
    "3": "10 11 12 13 14 15 16 17 18 19 35 49 50 51 52 53 54 55 56 57 58 59 70 71 72 73 74 75 76 77 79"
    " 91 92 93 94 95 96 98",
    "4": "11 12 14 15 16 17 18 19 21 27 29 31 32 33 34 35 36 37 38 39 51 52 53 54 55 56 57 58 59 64 67"
    " 68 69 70 71 72 73 74 75 76 77 78 79 82 83",
    "5": "10 11 12 13 14 15 16 17 18 19 23 27 30 31 32 33 34 35 36 37 38 39 43 46 50 51 52 53 54 55 56 57"
    " 58 59 61 62 63 64 65 66 70 71 72 73 74 75 76 77 78 79 80 91 92 93 94 95 96 97 98 99",
    "6": "31 32 33 34 35 60 62 63 68 91 92",
    "7": "01 10 11 12 13 14 15 16 17 18 19 22 24 28 30 31 34 35 36 37 38 39 43 44 45 46 50 51 52 53 54 55"
    " 56 57 58 59 60 62 63 66 68 69 70 71 72 73 74 75 76 77 78 79 90 91 92 93 94 95 96 97 98 99",
    "8": "12 13 16 17 18 25 26 27 30 31 32 33 34 35 36 37 38 39 51 54 55 56 57 58 59 70 71 72 73 74"
    " 75 76 77 78 79 83 86 87 88 91 92 93 94 95 96 97 98",
    "9": "01 02 03 06 08 09 11 12 13 14 15 16 17 19 30 31 32 33 34 35 36 37 38 39 41 43 51 52 53 54 55"
    " 70 71 72 73 74 75 76 77 79 90 91 92 93 94 95 96 97 98 99",
}
AREA_CODES = frozenset(
    ["10", *(f"2{n}" for n in "01234589"), "27"]
    + [first + rest for first, codes in _AREAS.items() for rest in codes.split()],
)
#: Services with numbers of their own, and numbers a caller does not pay for.
_HOTLINE = late(r"[48]00\d{7}")
#: 10 and 2x, behind which eight digits stand.
_LONG_CITIES = ("1", "2")
_LONGEST_LOCAL = 8


def is_mobile(number: str) -> bool:
    """Whether eleven digits lie in an assigned mobile range."""
    return bool(_MOBILE.fullmatch(number))


def is_mobile_like(number: str) -> bool:
    """Whether eleven digits begin as mobile numbers do, assigned or not."""
    return bool(_MOBILE_LIKE.fullmatch(number))


def is_hotline(number: str) -> bool:
    """Whether a number is one of 400 or 800."""
    return bool(_HOTLINE.fullmatch(number))


def is_local(number: str) -> bool:
    """Whether seven or eight digits may be a number within an area."""
    return len(number) in {_LONGEST_LOCAL - 1, _LONGEST_LOCAL} and number[0] in "23456789"


def area_length(number: str) -> int:
    """Return the length of the area code, its 0 included, in front of a local number; 0 if none.

    The code need not be assigned: see :func:`is_area`.
    """
    if not number.startswith("0"):
        return 0
    long = number[1:2] in _LONG_CITIES
    rest = number[3 if long else 4 :]
    if not is_local(rest) or (long and len(rest) != _LONGEST_LOCAL):
        return 0
    return len(number) - len(rest)


def is_area(code: str) -> bool:
    """Whether an area code, without its 0, is assigned."""
    return code in AREA_CODES


MOBILE = Identifier(
    id="mobile",
    zh="手机号码",
    en="mobile number",
    authority="《电信网编号计划》；libphonenumber 9",
    examples=(
        "户主电话：{{mobile}}",
        "手机{{mobile:a}}",
        "Tel:{{mobile}}",
        "可拨打 +86 {{mobile}}",
        "微信同号{{mobile}}，",
    ),
    counterexamples=(
        "项目编号：{{mobile}}",
        "金额{{mobile}}元",
        "批次{{mobile}}A",
        "流水{{mobile}}00012",
        "产值{{mobile}}.50元",
        "https://example.cn/{{mobile}}.html",
    ),
)
LANDLINE = Identifier(
    id="landline",
    zh="固定电话号码",
    en="landline number",
    authority="《电信网编号计划》；libphonenumber 9",
    examples=("家庭电话：{{landline}}", "（{{landline}}）", "宅电{{landline-local}}"),
    counterexamples=(
        "传真电报〔2024〕12号",
        "文号：{{landline}}",
        "热线：400-820-0000",
        "邮编：230000",
        "2024-12-31",
        "投资2345678元",
    ),
)
