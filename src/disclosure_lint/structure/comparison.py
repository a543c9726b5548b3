"""This year's number beside an earlier one, and the change said of them: “30 件，比上年的 40 件下降 25%”."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import Enum
from typing import TYPE_CHECKING, NamedTuple

from disclosure_lint.language.expression import late
from disclosure_lint.language.quantities import Quantity, agrees, is_printed

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from decimal import Decimal

    from disclosure_lint.structure.prose import Sentence

_RISES = r"增长率?|上升|增加|提高|提升|增幅|涨幅|净增加?|递增|同比增|环比增"
_FALLS = r"下降|减少|回落|降低|降幅|减幅|下滑|递减|同比降|同比减"
#: What stands right before the amount of a change; 增加到 leads to a new level instead.
_CHANGE = late(
    rf"(?:(?P<rise>{_RISES})|(?P<fall>{_FALLS})|(?:比|较)[^,;。()]{{0,20}}(?:(?P<more>多)|(?P<fewer>少)))"
    r"(?:幅度|比例)?(?:了|为|达到|达|:|\s)*$"
)
_BECOMES = late(
    r"(?:(?:增|升|涨|降|减|增加|增长|上升|提高|提升|攀升|下降|减少|降低|回落)(?:至|到|为)|变化?[为到]|达到|达|至)(?:了|\s)*$"
)
_FROM = late(r"(?:由|从)(?:原来的?|原先的?|最初的?)?\s*$")
#: So many times, or as much as, the earlier number.
_TIMES = late(r"(?:是|为|相当于)[^,;。]{0,24}的\s*$")
_OF_IT = late(r"\)?\s*的\s*")
_EARLIER = late(
    r"(?P<when>上年同期|去年同期|上一?年度?|去年度?|前年|往年|(?P<year>(?:19|20)\d{2})\s*年度?)(?P<then>[^,;。]{0,16})$"
)
#: After the earlier year: what makes the number one of this year all the same.
_NOT_EARLIER = late(
    r"结转|转入|转来|遗留|相比|持平|今年|本年|(?:增|升|涨|降|减|增加|上升|提高|下降|减少)(?:至|到)"
)
#: Nothing but the number itself is said of the earlier year.
_BARE = late(r"[\s(]*(?:同期|全年)?(?:的|为|是|有|仅为?|只有|:|\s|\()*")
_THIS = late(r"(?:今年|本年度?|(?P<year>(?:19|20)\d{2})\s*年度?)[^,;。()]{0,16}$")
_COMPARES = late(r"(?<!占)比(?!例|重)|较(?![大多高])|净增")
#: Characters between the members of a comparison.
_REACH = 45
#: Quantities before a change among which this year's number may be.
_CANDIDATES = 4


class Unit(Enum):
    """What a change is given in."""

    RATE = "rate"  # 增长 20%
    AMOUNT = "amount"  # 增加 5 件
    POINTS = "points"  # 提高 5 个百分点
    TIMES = "times"  # 增长 1.5 倍
    RATIO = "ratio"  # 是上年的 1.5 倍


class Role(Enum):
    """What a quantity is in its sentence."""

    PLAIN = "plain"
    EARLIER = "earlier"  # of another year, said for comparison
    CHANGE = "change"


@dataclass(frozen=True, slots=True)
class Change:
    """A change: how much, and which way.

    Attributes:
        quantity: the amount.
        unit: what it is given in.
        falls: whether it goes down.
    """

    quantity: Quantity
    unit: Unit
    falls: bool

    def fits(self, now: Decimal, then: Decimal) -> bool:
        """Whether two exact numbers change so."""
        amount = then - now if self.falls else now - then
        said = self.quantity
        if self.unit in {Unit.AMOUNT, Unit.POINTS}:
            return amount == said.value
        if not then:
            return True
        if self.unit is Unit.RATE:
            return agrees(amount, then, said.value, said.decimals)
        # 增长 1.5 倍 is also written for “grew to 1.5 times”.
        grown = self.unit is Unit.TIMES and is_printed(now / then, said.value + 1, said.step)
        return grown or is_printed(now / then, said.value, said.step)

    def can_fit(self, now: Quantity, then: Quantity) -> bool:
        """Whether two numbers can change so, one or both of them rounded, as 568 万 is."""
        said, steps = self.quantity, (now.step, then.step)
        if self.unit is Unit.AMOUNT:
            amount = then.value - now.value if self.falls else now.value - then.value
            return abs(amount - said.value) < sum(steps) + said.step
        if then.value <= then.step:
            return True
        low = (now.value - now.step) / (then.value + then.step)
        high = (now.value + now.step) / (then.value - then.step)
        if self.unit is Unit.RATE:
            ratio = 1 - said.value / 100 if self.falls else 1 + said.value / 100
            return low - said.step / 100 < ratio < high + said.step / 100
        return low - 1 - said.step < said.value < high + said.step


class Comparison(NamedTuple):
    """A change, and the numbers it is about.

    Attributes:
        now: this year's number.
        then: the earlier one, None when it is not said.
        change: what is said of them.
        others: numbers before ``now`` that the change may be about instead.
    """

    now: Quantity
    then: Quantity | None
    change: Change
    others: tuple[Quantity, ...]


class _Member(NamedTuple):
    """A quantity with its role, and how it is led to.

    Attributes:
        quantity: the quantity.
        role: what it is in the sentence.
        change: the change it gives, if it gives one.
        becomes: whether it is said to be reached, or to be of this year.
        bare: whether nothing but an earlier year leads to it.
    """

    quantity: Quantity
    role: Role
    change: Change | None = None
    becomes: bool = False
    bare: bool = False


def roles(value: str, sentence: Sentence, year: int | None) -> tuple[Role, ...]:
    """Return the role of each quantity of a sentence in a report on ``year``."""
    return tuple(member.role for member in _members(value, sentence, year))


def comparisons(value: str, sentence: Sentence, year: int | None) -> Iterator[Comparison]:
    """Yield the changes a sentence says, each with the numbers it is about."""
    members = _members(value, sentence, year)
    first = 0
    for index, member in enumerate(members):
        if member.change is None:
            first = index + 1
            continue
        found = _pair(value, members, first, index, member.change)
        if found is not None:
            yield found


def _members(value: str, sentence: Sentence, year: int | None) -> list[_Member]:
    members: list[_Member] = []
    at = sentence.start
    for quantity in sentence.quantities:
        lead = value[max(at, quantity.start - _REACH) : quantity.start].replace("\n", "")
        at = quantity.end
        compared = bool(members) and members[-1].role is not Role.PLAIN
        members.append(_member(lead, quantity, year, compared=compared))
    return members


def _member(lead: str, quantity: Quantity, year: int | None, *, compared: bool) -> _Member:
    change = _change(lead, quantity, compared=compared)
    if change is not None:
        return _Member(quantity, Role.CHANGE, change)
    earlier = _EARLIER.search(lead)
    if _FROM.search(lead) or (earlier and _is_earlier(lead, earlier, year)):
        return _Member(quantity, Role.EARLIER, bare=bool(earlier and _BARE.fullmatch(earlier["then"])))
    this = _THIS.search(lead)
    of_this = bool(this and this["year"] in {None, str(year)})
    return _Member(quantity, Role.PLAIN, becomes=of_this or bool(_BECOMES.search(lead)))


def _change(lead: str, quantity: Quantity, *, compared: bool) -> Change | None:
    if quantity.unit == "倍" and (_TIMES.search(lead) or (compared and _OF_IT.fullmatch(lead))):
        return Change(quantity, Unit.RATIO, falls=False)
    found = _CHANGE.search(lead)
    if found is None:
        return None
    unit = {"%": Unit.RATE, "个百分点": Unit.POINTS, "倍": Unit.TIMES}.get(quantity.unit, Unit.AMOUNT)
    if unit is Unit.AMOUNT and not (compared or _COMPARES.search(lead)):
        return None  # 增加岗位 5 个: nothing is compared
    return Change(quantity, unit, falls=bool(found["fall"] or found["fewer"]))


def _is_earlier(lead: str, found: re.Match[str], year: int | None) -> bool:
    if _NOT_EARLIER.search(found["then"]):
        return False
    if not found["year"] or year is not None:
        return not found["year"] or int(found["year"]) < (year or 0)
    return bool(re.search(r"(?:比|较|由|从|同比)\s*$", lead[: found.start("when")]))


def _pair(
    value: str, members: Sequence[_Member], first: int, index: int, change: Change
) -> Comparison | None:
    """Find the two numbers: before the chain of changes that begins at ``first``, or right after it."""
    near = members[max(0, first - _CANDIDATES) : first]
    if not near or not _close(value, near[-1].quantity, members[first].quantity):
        return None
    last, before = near[-1], near[-2] if len(near) > 1 else None
    after = members[index + 1] if index + 1 < len(members) else None
    if after and not _same(value, last, after, from_=members[index].quantity):
        after = None
    if last.role is Role.EARLIER:
        if after is not None and after.becomes:
            return Comparison(after.quantity, last.quantity, change, ())
        if before is None or before.role is not Role.PLAIN or not _same(value, before, last):
            return None
        return Comparison(before.quantity, last.quantity, change, _others(near[:-2], before.quantity))
    then = None
    if before and before.role is Role.EARLIER and last.becomes and _same(value, before, last):
        then = before.quantity
    elif after and after.role is Role.EARLIER and after.bare:
        then = after.quantity
    return Comparison(last.quantity, then, change, _others(near[:-1], last.quantity))


def _others(members: Sequence[_Member], now: Quantity) -> tuple[Quantity, ...]:
    return tuple(
        member.quantity
        for member in members
        if member.role is Role.PLAIN and member.quantity.unit == now.unit and member.quantity.exact
    )


def _same(value: str, one: _Member, other: _Member, from_: Quantity | None = None) -> bool:
    return one.quantity.unit == other.quantity.unit and _close(value, from_ or one.quantity, other.quantity)


def _close(value: str, one: Quantity, other: Quantity) -> bool:
    return other.start - one.end <= _REACH and "。" not in value[one.end : other.start]
