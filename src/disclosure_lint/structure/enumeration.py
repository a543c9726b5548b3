"""What a paragraph counts, item by item, with the share said of each, on levels of brackets."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from disclosure_lint.structure.comparison import Role, roles

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from disclosure_lint.language.quantities import Quantity
    from disclosure_lint.structure.prose import Sentence

#: Between a part and the share it is said to have.
_SHARE = re.compile(
    r"^[,、(]?\s*(?:约|所|其)?(?:占|比例|比重|占比)(?:[^,;。\d()]{0,20}?(?:的|为|达|比例|比重|比))?[^,;。\d()]{0,8}$"
    r"|^\s*\($"
)
#: Shares said of several parts at once: 分别占 71.3% 和 28.7%.
_EACH = re.compile(r"^[,(]?\s*分别(?:约)?占[^,;。\d()]{0,20}$")
_AND = re.compile(r"^\s*(?:、|,|和|及|与)\s*$")
#: The word that makes a percentage a share may stand behind it: 2.04%占.
_BEHIND = re.compile(r"[,(]\s*")
_BETWEEN = re.compile(r"[,;、。:]|和|及")
#: Characters looked back over for where the wording of an item begins.
_REACH = 120
#: Between an owner and the bracket that opens right after it.
_OWNED = re.compile(r"\s*(?:[,]?占[^,;。()]{0,12}%)?\s*")


@dataclass(frozen=True, slots=True)
class Item:
    """Something counted: its wording, its number, and its share if one is said.

    Attributes:
        label: the words before the number, from the last sign of punctuation on.
        quantity: the number.
        share: the percentage that is said of it.
        sentence: which sentence of the paragraph it stands in, from 0.
    """

    label: str
    quantity: Quantity
    share: Quantity | None
    sentence: int

    @property
    def end(self) -> int:
        """Where it ends, its share included."""
        return max(self.quantity.end, self.share.end) if self.share else self.quantity.end


class Level(NamedTuple):
    """Items outside all brackets, or in one pair of them, in order.

    Attributes:
        items: the items.
        owner: the item right before the brackets.
    """

    items: tuple[Item, ...]
    owner: Item | None


def levels(value: str, paragraph: Sequence[Sentence], year: int | None) -> Iterator[Level]:
    """Yield the levels of a paragraph; numbers of other years and changes are left out."""
    open_: dict[int, list[Item]] = {-1: []}
    owners: dict[int, Item | None] = {-1: None}
    last: Item | None = None
    for number, sentence in enumerate(paragraph):
        for bracket, item in _items(value, sentence, number, year):
            if bracket not in open_:
                owned = last is not None and _OWNED.fullmatch(value, last.end, bracket)
                open_[bracket], owners[bracket] = [], last if owned else None
            open_[bracket].append(item)
            last = item
    for bracket, items in open_.items():
        yield Level(tuple(items), owners[bracket])


def _items(value: str, sentence: Sentence, number: int, year: int | None) -> Iterator[tuple[int, Item]]:
    counted = sentence.quantities
    kinds = roles(value, sentence, year)
    shares = _shares(value, sentence)
    for index, quantity in enumerate(counted):
        if quantity.is_share or kinds[index] is not Role.PLAIN:
            continue
        reach = max(sentence.start, quantity.start - _REACH)
        start = max((found.end() for found in _BETWEEN.finditer(value, reach, quantity.start)), default=reach)
        label = value[start : quantity.start]
        yield sentence.brackets[index], Item(label, quantity, shares.get(index), number)


def _shares(value: str, sentence: Sentence) -> dict[int, Quantity]:
    """The share of each item, by the item's index among the quantities of its sentence."""
    counted = sentence.quantities
    shares: dict[int, Quantity] = {}
    waiting: list[int] = []
    for index, quantity in enumerate(counted):
        if not quantity.is_share:
            waiting.append(index)
            continue
        before = counted[index - 1] if index else None
        between = value[before.end : quantity.start] if before else ""
        if before is None or not waiting:
            continue
        if not before.is_share and _EACH.match(between):
            each = _run(value, counted, index)
            for item, share in zip(waiting[-len(each) :], each, strict=False):
                shares[item] = share
            waiting.clear()
        elif not before.is_share and (_SHARE.match(between) or _said_behind(value, between, quantity)):
            shares[waiting[-1]] = quantity
    return shares


def _said_behind(value: str, between: str, share: Quantity) -> bool:
    return value.startswith("占", share.end) and bool(_BEHIND.fullmatch(between))


def _run(value: str, counted: Sequence[Quantity], first: int) -> list[Quantity]:
    run = [counted[first]]
    for quantity in counted[first + 1 :]:
        if not quantity.is_share or not _AND.match(value[run[-1].end : quantity.start]):
            break
        run.append(quantity)
    return run
