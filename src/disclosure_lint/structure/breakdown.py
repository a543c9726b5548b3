"""A whole and the parts it is said to have: “共 425 条，其中甲 148 条，占 34.8%；乙……”."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from disclosure_lint.language.quantities import Quantity
    from disclosure_lint.structure.prose import Sentence

#: What stands between a whole and its first part, from the whole's unit on.
_OPENS = re.compile(
    r"^(?:[^。;\d]{0,50}[,(]\s*其中[,:]?)|^[^,;:()。\d]{0,10}(?:中[,:]?|[,;:(]\s*其中[,:]?|[,(]?(?:主要类别有|主要包括|包括|包含|含|分为|分别为|分别是)[,:]?|:|\()",
)
#: What begins a statement of its own inside a list.
_BREAKS = re.compile(r"另有|另外|此外|全年|累计|同比|较|比上年|共计|合计|总计|总数|共(?!同)|历年")
#: Between a part and the share it is said to have.
_SHARE = re.compile(r"^[,(]?\s*(?:约)?占(?:比|全部|总数|总量|总体|信息总量|其)?[^,;。\d]{0,12}$")
_CLOSING = re.compile(r"其他|其它|其余")
_BETWEEN = re.compile(r"[,;、。]|和|及")
#: Percentage points by which shares of a complete list may miss a hundred.
_NEAR = 2
#: Characters that may lie between two parts of one list.
_GAP = 60
#: Characters looked back over for where the wording of a part begins.
_LABEL_REACH = 200
#: Numbers before a list among which its whole is looked for.
_BEFORE = 60
#: Nobody writes longer lists in a sentence; what does is no prose.
_LONGEST = 200


@dataclass(frozen=True, slots=True)
class Part:
    """A part: its wording, its number, and its share if one is said.

    Attributes:
        label: the words before the number, from the last sign of punctuation on.
        quantity: the number.
        share: the percentage that follows it.
    """

    label: str
    quantity: Quantity
    share: Quantity | None


@dataclass(frozen=True, slots=True)
class Breakdown:
    """A list of parts and the whole it was announced with, if it was.

    Attributes:
        whole: the number the list is said to belong to.
        parts: at least two, all in the unit of the whole.
        before: quantities of that unit that stand before the list in its paragraph, the nearest last.
    """

    whole: Quantity | None
    parts: tuple[Part, ...]
    before: tuple[Part, ...]

    @property
    def shares_cover(self) -> bool:
        """Whether all parts have shares, which add up to about a hundred."""
        shares = [part.share for part in self.parts if part.share]
        covered = sum((share.value for share in shares), Decimal(0))
        return len(shares) == len(self.parts) and abs(covered - 100) <= _NEAR

    @property
    def is_closed(self) -> bool:
        """Whether the list says of itself that it is complete."""
        return self.shares_cover or bool(_CLOSING.search(self.parts[-1].label))


def breakdowns(value: str, paragraph: Sequence[Sentence]) -> Iterator[Breakdown]:
    """Yield the lists of parts in the sentences of one paragraph."""
    said = [part for sentence in paragraph for part in _parts(value, sentence)]
    at = 0
    while at < len(said):
        size = _list_size(value, said, at)
        parts = tuple(said[at : at + size])
        whole = said[at - 1].quantity if at and _opens(value, said[at - 1], said[at]) else None
        announced = whole is not None or any(part.share for part in parts)
        if 1 < size <= _LONGEST and announced:
            unit, near = parts[0].quantity.unit, said[max(0, at - _BEFORE) : at]
            yield Breakdown(whole, parts, tuple(part for part in near if part.quantity.unit == unit))
        at += size


def _parts(value: str, sentence: Sentence) -> Iterator[Part]:
    """Everything counted in a sentence, each with the share that follows it."""
    counted = sentence.quantities
    for index, quantity in enumerate(counted):
        if quantity.is_share:
            continue
        following = counted[index + 1] if index + 1 < len(counted) else None
        between = value[quantity.end : following.start] if following else ""
        share = following if following and following.is_share and _SHARE.match(between) else None
        reach = max(sentence.start, quantity.start - _LABEL_REACH)
        start = max((found.end() for found in _BETWEEN.finditer(value, reach, quantity.start)), default=reach)
        yield Part(value[start : quantity.start], quantity, share)


def _list_size(value: str, said: Sequence[Part], at: int) -> int:
    """How many parts the list that begins at an index has."""
    size = 1
    opened_by_bracket = at > 0 and "(" in value[said[at - 1].quantity.end : said[at].quantity.start]
    while at + size < len(said):
        last, following = said[at + size - 1], said[at + size]
        gap = value[(last.share or last.quantity).end : following.quantity.start]
        sentence_ends = "。" in gap or "\n" in gap
        if (
            following.quantity.unit != last.quantity.unit
            or len(gap) > _GAP
            or _BREAKS.search(gap)
            or _OPENS.match(gap)
            or (opened_by_bracket and ")" in gap)
            or (sentence_ends and not (last.share and following.share))
        ):
            break
        size += 1
    return size


def _opens(value: str, whole: Part, first: Part) -> bool:
    gap = value[(whole.share or whole.quantity).end : first.quantity.start]
    return whole.quantity.unit == first.quantity.unit and len(gap) <= _GAP and bool(_OPENS.match(gap))
