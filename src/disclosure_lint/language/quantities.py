"""Numbers said in prose, with what they count and how exactly they are meant.

The text is expected folded: half-width digits and punctuation, Simplified characters.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from decimal import Decimal
from typing import TYPE_CHECKING

from disclosure_lint.language.numerals import cardinal

if TYPE_CHECKING:
    from collections.abc import Iterator

#: Longer units first, so that 人次 is not read as 人.
_UNITS = (
    "人次 条次 件次 个次 篇次 万元 亿元 千元 个百分点 % 条 件 份 篇 次 起 宗 例 个 项 户 名 人"
    " 期 场 批 种 家 封 册 幅 张 元 辆 所 处 亩"
).split()
_UNIT = "|".join(sorted(map(re.escape, _UNITS), key=len, reverse=True))
_BEFORE = "大约|约|将近|接近|近|超过|逾|不足|不到|至少|上"
_QUANTITY = re.compile(
    rf"(?P<about>{_BEFORE})?\s*"
    r"(?:(?P<digits>(?<![\d.〔\[第号-])\d{1,3}(?:,\d{3})+(?:\.\d+)?|(?<![\d.,〔\[第号-])\d+(?:\.\d+)?)"
    r"|(?P<numeral>(?<![第一二三四五六七八九十百千])[一二两三四五六七八九十百千零〇]{2,9}"
    r"|(?<=[了共计有达为,:])[三四五六七八九十]|(?<![一第])两))"
    rf"\s*(?P<more>余|多|几)?\s*(?P<scale>[万亿千百](?!元))?(?P<more2>余|多)?\s*(?P<unit>{_UNIT})(?P<after>左右|上下|以上|以内)?",
)
_SCALES = {"百": 100, "千": 1000, "万": 10_000, "亿": 100_000_000}
#: Units that are a scale of another.
_MULTIPLES = {"万元": ("元", 10_000), "亿元": ("元", 100_000_000), "千元": ("元", 1000)}


@dataclass(frozen=True, slots=True)
class Quantity:
    """A number and its unit.

    Attributes:
        value: in ``unit``; 1.2万条 is 12000 条, 3万元 is 30000 元.
        unit: what is counted; ``%`` for shares.
        start: index of its first character, a word such as 约 included.
        number: index of its first digit.
        end: index after the unit.
        exact: False for 约, 余, 近, 左右 and the like, and for numbers given in 万.
        decimals: digits printed after the decimal point.
    """

    value: Decimal = field(repr=False)
    unit: str
    start: int
    number: int
    end: int
    exact: bool
    decimals: int

    @property
    def is_share(self) -> bool:
        """Whether it is a percentage."""
        return self.unit == "%"


def find_quantities(value: str, start: int = 0, end: int | None = None) -> Iterator[Quantity]:
    """Yield the quantities of a text in order."""
    for found in _QUANTITY.finditer(value, start, len(value) if end is None else end):
        number = _number(found)
        if number is None:
            continue
        scale = _SCALES.get(found["scale"] or "", 1)
        unit, multiple = _MULTIPLES.get(found["unit"], (found["unit"], 1))
        vague = any(found[name] for name in ("about", "more", "more2", "after")) or scale > 1
        printed = found["digits"] or ""
        yield Quantity(
            value=number * scale * multiple,
            unit=unit,
            start=found.start(),
            number=found.start("digits") if found["digits"] else found.start("numeral"),
            end=found.end(),
            exact=not vague,
            decimals=len(printed.partition(".")[2]),
        )


def _number(found: re.Match[str]) -> Decimal | None:
    if found["digits"]:
        return Decimal(found["digits"].replace(",", ""))
    number = cardinal(found["numeral"])
    return None if number is None else Decimal(number)


def agrees(part: Decimal, whole: Decimal, share: Decimal, decimals: int) -> bool:
    """Whether ``share`` percent, printed with so many decimals, can stand for part of whole.

    Both rounding and truncation to the printed digits are accepted.
    """
    if not whole:
        return not part
    return abs(part * 100 / whole - share) < _unit_in_last_place(decimals)


def is_rounded(part: Decimal, whole: Decimal, share: Decimal, decimals: int) -> bool:
    """Whether ``share`` is the rounded value, and not only the truncated one."""
    return abs(part * 100 / whole - share) <= _unit_in_last_place(decimals) / 2 if whole else not part


def _unit_in_last_place(decimals: int) -> Decimal:
    return Decimal(1).scaleb(-decimals)
