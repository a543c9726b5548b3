"""Numbers said in prose, with what they count and how exactly they are meant.

The text is expected folded: half-width digits and punctuation, Simplified characters.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from decimal import Decimal
from enum import Enum
from typing import TYPE_CHECKING

from disclosure_lint.language.expression import late
from disclosure_lint.language.numerals import cardinal

if TYPE_CHECKING:
    from collections.abc import Iterator

#: Longer units first, so that 人次 is not read as 人.
_UNITS = (
    "人次 条次 件次 个次 篇次 万元 亿元 千元 个百分点 % 条 件 份 篇 次 起 宗 例 个 项 户 名 人"
    " 期 场 批 种 家 封 册 幅 张 元 辆 所 处 亩 则 部 笔 倍 人(次) 件(次) 条(次) 件/次"
).split()
_UNIT = "|".join(sorted(map(re.escape, _UNITS), key=len, reverse=True))
#: What makes of a unit another word: 5个工作日, 3个月, 二十条例, 2部门.
_NO_UNIT = (
    r"(?!(?<=个)(?:工作日|自然日|月|小时|季度|星期|百分点)"
    r"|(?<=条)例|(?<=部)[门委]|(?<=项)目|(?<=处)室|(?<=家)[庭属])"
)
_ABOUT = r"大约|(?<![预签特条合契节制])约"
_UP_TO = r"将近|接近|(?<![最附临])近|不足|不到"
_AT_LEAST = r"超过|逾|至少"
_DIGITS = (
    r"(?<![\d.〔\[第-])(?<!\d[号\n])\d{1,3}(?:,\d{3})+(?:\.\d+)?(?![\d,])"
    r"|(?<![\d.〔\[第-])(?<!\d[号,\n])\d+(?:\.\d+)?"
)
_NUMERAL = (
    r"(?<![第一二三四五六七八九十百千零几数])[一二两三四五六七八九十百千零〇]{2,9}"
    r"|(?<=[了共计有达为,:、和及至到])[三四五六七八九十]|(?<![一第])两"
    # A single 一 or 二 counts only where the count ends the clause: 收到申请一件。
    r"|(?<=[请求案诉议复收到有了为共计息报见议])[一二](?=[件条份起例宗次篇][,;。、()])"
)
_QUANTITY = late(
    rf"(?:(?P<about>{_ABOUT})|(?P<up_to>{_UP_TO})|(?P<at_least>{_AT_LEAST}))?\s*"
    rf"(?:(?P<percent>百分之)(?P<hundredths>[一二两三四五六七八九十百零〇点]{{1,9}})"
    rf"|(?:(?P<digits>{_DIGITS})|(?P<numeral>{_NUMERAL}))"
    rf"\s*(?P<more>余|多|几)?\s*(?P<scale>[万亿千百](?!元))?(?P<more2>余|多)?"
    rf"\s*(?P<unit>{_UNIT}){_NO_UNIT})(?P<after>左右|上下|以上|以内)?",
)
#: A number without a unit that its wording still makes a count: 不予公开信息数12。
_BARE = late(r"(?<=[数量])(?:为|:)?(?P<digits>\d{1,9})(?=[,;。、)]|$)", re.MULTILINE)
#: The first number of a range, before its second: 10至15件.
_RANGE = late(r"\d\s*[至到~—–]$")
_ARTICLE = late(r"第[\d一二三四五六七八九十百零〇]+[条款项章]?[、和及,至到]*$")
_SCALES = {"百": 100, "千": 1000, "万": 10_000, "亿": 100_000_000}
#: Units that are a scale of another, and other ways to write a unit.
_MULTIPLES = {"万元": ("元", 10_000), "亿元": ("元", 100_000_000), "千元": ("元", 1000)}
_SAME = {"人(次)": "人次", "件(次)": "件次", "条(次)": "条次", "件/次": "件次"}
_ONE = Decimal(1)
#: How far 约 may be off, as a part of the number.
_ROUGHLY = Decimal("0.2")


class Sense(Enum):
    """How exactly a number is meant."""

    EXACT = "exact"
    ABOUT = "about"  # 约, 左右
    AT_LEAST = "at-least"  # 余, 多, 超过, 以上
    UP_TO = "up-to"  # 近, 不足, 以内


@dataclass(frozen=True, slots=True)
class Quantity:
    """A number and its unit.

    Attributes:
        value: in ``unit``; 1.2万条 is 12000 条, 3万元 is 30000 元.
        unit: what is counted; ``%`` for shares, empty where only 数 says that something is.
        start: index of its first character, a word such as 约 included.
        number: index of its first digit.
        end: index after the unit.
        sense: exact, or how it is approximate.
        decimals: digits printed after the decimal point.
        step: what the last printed digit stands for, in ``unit``: 1.2万条 has 1000.
    """

    value: Decimal = field(repr=False)
    unit: str
    start: int
    number: int
    end: int
    sense: Sense = Sense.EXACT
    decimals: int = 0
    step: Decimal = _ONE

    @property
    def exact(self) -> bool:
        """False for 约, 余, 近, 左右 and the like, and for counts given in 万."""
        return self.sense is Sense.EXACT and (self.step <= 1 or self.unit == "元")

    @property
    def is_share(self) -> bool:
        """Whether it is a percentage."""
        return self.unit == "%"

    def allows(self, true: Decimal) -> bool:
        """Whether it can be said of a true number: 70余 of 75, 1.2万 of 12 345, 12 of 12 only."""
        if self.sense is Sense.AT_LEAST:
            return true >= self.value
        if self.sense is Sense.UP_TO:
            return true <= self.value
        if self.sense is Sense.ABOUT:
            return abs(true - self.value) <= max(self.value * _ROUGHLY, self.step)
        return is_printed(true, self.value, self.step)


def find_quantities(value: str, start: int = 0, end: int | None = None) -> Iterator[Quantity]:
    """Yield the quantities of a text in order."""
    end = len(value) if end is None else end
    found = [*_QUANTITY.finditer(value, start, end)]
    bare = [*_BARE.finditer(value, start, end)]
    for match in sorted([*found, *bare], key=re.Match.start) if bare else found:
        quantity = _quantity(match)
        if quantity is None or _is_article(value, quantity):
            continue
        if _RANGE.search(value, max(0, quantity.number - 4), quantity.number):
            quantity = replace(quantity, sense=Sense.ABOUT)
        yield quantity


def _quantity(found: re.Match[str]) -> Quantity | None:
    said = found.groupdict()
    number = _number(said)
    if number is None:
        return None
    scale = _SCALES.get(said.get("scale") or "", 1)
    named = "%" if said.get("percent") else said.get("unit") or ""
    unit, multiple = _MULTIPLES.get(named, (_SAME.get(named, named), 1))
    exponent = number.as_tuple().exponent
    decimals = -exponent if isinstance(exponent, int) else 0
    first = next(name for name in ("digits", "numeral", "percent") if said.get(name))
    vague = next((name for name in ("about", "up_to", "at_least") if said.get(name)), first)
    return Quantity(
        value=number * scale * multiple,
        unit=unit,
        start=found.start(vague),
        number=found.start(first),
        end=found.end(),
        sense=_sense(said),
        decimals=decimals,
        step=_ONE.scaleb(-decimals) * scale * multiple,
    )


def _sense(said: dict[str, str | None]) -> Sense:
    after = said.get("after")
    if said.get("about") or after in {"左右", "上下"} or said.get("more") == "几":
        return Sense.ABOUT
    if said.get("up_to") or after == "以内":
        return Sense.UP_TO
    if said.get("at_least") or said.get("more") or said.get("more2") or after == "以上":
        return Sense.AT_LEAST
    return Sense.EXACT


def _number(said: dict[str, str | None]) -> Decimal | None:
    if said["digits"]:
        return Decimal(said["digits"].replace(",", ""))
    whole, _, places = (said.get("hundredths") or said.get("numeral") or "").partition("点")
    number = cardinal(whole)
    if number is None or not places:
        return None if number is None else Decimal(number)
    fraction = [cardinal(sign) for sign in places]
    return None if None in fraction else Decimal(f"{number}.{''.join(map(str, fraction))}")


def _is_article(value: str, quantity: Quantity) -> bool:
    """Whether it goes on a list of articles: 第二十条、二十一条."""
    return quantity.unit in {"条", "项"} and bool(
        _ARTICLE.search(value, max(0, quantity.start - 14), quantity.start)
    )


def agrees(part: Decimal, whole: Decimal, share: Decimal, decimals: int) -> bool:
    """Whether ``share`` percent, printed with so many decimals, can stand for part of whole.

    Both rounding and truncation to the printed digits are accepted, nothing else.
    """
    return is_printed(part * 100 / whole, share, _ONE.scaleb(-decimals)) if whole else not part


def is_rounded(part: Decimal, whole: Decimal, share: Decimal, decimals: int) -> bool:
    """Whether ``share`` is the rounded value, and not only the truncated one."""
    return abs(part * 100 / whole - share) <= _ONE.scaleb(-decimals) / 2 if whole else not part


def is_printed(true: Decimal, said: Decimal, step: Decimal) -> bool:
    """Whether a true number comes out as ``said`` when rounded or cut off at a step."""
    off = true - said
    return abs(off) <= step / 2 or (abs(off) < step and abs(said) < abs(true))
