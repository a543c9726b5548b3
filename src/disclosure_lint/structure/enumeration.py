"""What a paragraph counts, item by item, with the share said of each, on levels of brackets."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, NamedTuple

from disclosure_lint.language.expression import late
from disclosure_lint.structure.comparison import Role, roles

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from disclosure_lint.language.quantities import Quantity
    from disclosure_lint.structure.prose import Sentence

#: Between a part and the share it is said to have.
_SHARE = late(
    r"^[,、(]?\s*(?:约|所|其)?(?:占|比例|比重|占比)(?:[^,;。\d()]{0,20}?(?:的|为|达|比例|比重|比))?[^,;。\d()]{0,8}$"
    r"|^\s*\($"
)
#: Shares said of several parts at once: 分别占 71.3% 和 28.7%.
_EACH = late(r"^[,(]?\s*分别(?:约)?占[^,;。\d()]{0,20}$")
#: A rate named after the item: 采纳 30 件，采纳率 60%.
#: How much was dealt with is another matter: see the kind ``throughput``.
_RATE = late(
    r"^[,、(]?\s*(?P<stem>[\u4e00-\u9fa5]{2,6})(?<!办结)(?<!办理)(?<![答回]复)(?<!处[理置])率(?:为|达到?|是)?\s*$"
)
#: A share said before its number: 占 89.8%，为 79 条.
_BEFORE = late(r"^[,(]?\s*(?:为|共|计|有|即|达|共计)?\s*$")
_OF = late(r"占[^,;。()\d]{0,16}$")
_ONLY_SHARE = late(r"[^\s,;。、()](?:约?占(?:比|总数的?|总量的?)?|(?:占比|比例|比重)(?:为|达)?)$")
_NEXT_SHARE = late(
    r"^[,;、]\s*(?!.*(?:率|增长|下降|提高|上升|其中))[^,;。、()]{1,30}?(?:约?占(?:比|总数的?|总量的?)?|(?:占比|比例|比重)(?:为|达)?)?$"
)
_OF_IT = late(r"^\s*的\s*$")
_AND = late(r"^\s*(?:、|,|和|及|与)\s*$")
#: The word that makes a percentage a share may stand behind it: 2.04%占.
_BEHIND = late(r"[,(]\s*")
_BETWEEN = late(r"[,;、。:(]|和|(?<!涉)及")
#: Characters looked back over for where the wording of an item begins.
_REACH = 120
#: Between an owner and the bracket that opens right after it.
_OWNED = late(r"\s*[,、]?(?:[,]?占[^,;。()]{0,12}%)?[^,;:。、()和及与]{0,10}")


@dataclass(frozen=True, slots=True)
class Item:
    """Something counted: its wording, its number, and its share if one is said.

    Attributes:
        label: the words before the number, from the last sign of punctuation on.
        quantity: the number.
        share: the percentage that is said of it.
        sentence: which sentence of the paragraph it stands in, from 0.
        start: where its wording begins.
        base: the number the share is expressly said to be of: 占 136 条的 66.2%.
        earlier: whether it is of another year; it may have parts, but is none.
    """

    label: str = field(repr=False)  # may name a person
    quantity: Quantity
    share: Quantity | None
    sentence: int
    start: int
    base: Quantity | None = None
    earlier: bool = False

    @property
    def end(self) -> int:
        """Where it ends, its share included."""
        return max(self.quantity.end, self.share.end) if self.share else self.quantity.end


#: A line feed that no sign of punctuation stands before, and what indents the line after it.
_BROKEN = late(r"(?<![,;:、。!?])\n\s*")


def joined(text: str) -> str:
    """Return text without the line feeds of lines that were broken in the middle of a sentence."""
    return _BROKEN.sub("", text) if "\n" in text else text


class Level(NamedTuple):
    """Items outside all brackets, or in one pair of them, in order.

    Attributes:
        items: the items.
        owner: the item right before the brackets.
    """

    items: tuple[Item, ...]
    owner: Item | None


def levels(value: str, paragraph: Sequence[Sentence], year: int | None) -> Iterator[Level]:
    """Yield the levels of a paragraph; changes and what they are compared with are left out."""
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
    shares, bases = _shares(value, sentence)
    based = set(bases.values())
    for index, quantity in enumerate(counted):
        following = kinds[index + 1] if index + 1 < len(kinds) else None
        compared = kinds[index] is Role.EARLIER and following is Role.CHANGE
        if quantity.is_share or kinds[index] is Role.CHANGE or compared or index in based:
            continue
        reach = max(sentence.start, quantity.start - _REACH)
        start = max((found.end() for found in _BETWEEN.finditer(value, reach, quantity.start)), default=reach)
        label = joined(value[start : quantity.start])
        base = counted[bases[index]] if index in bases else None
        share = shares.get(index)
        if share is not None and not _is_share_of(value, counted, index, share, label):
            share = None
        earlier = kinds[index] is Role.EARLIER
        yield sentence.brackets[index], Item(label, quantity, share, number, start, base, earlier=earlier)


def _is_share_of(value: str, counted: Sequence[Quantity], index: int, share: Quantity, label: str) -> bool:
    """Whether a rate right behind an item is one of it: its name must be in the item's wording."""
    rate = _RATE.match(value[counted[index].end : share.start])
    return rate is None or rate["stem"] in label or any(rate["stem"].endswith(word) for word in _words(label))


def _words(label: str) -> Iterator[str]:
    """The last two characters of what an item is called."""
    name = label.strip()
    if len(name) > 1:
        yield name[-2:]


def _shares(value: str, sentence: Sentence) -> tuple[dict[int, Quantity], dict[int, int]]:
    """The share of each item and the number it is said to be a share of, by the item's index."""
    counted = sentence.quantities
    shares: dict[int, Quantity] = {}
    bases: dict[int, int] = {}
    waiting: list[int] = []
    for index, quantity in enumerate(counted):
        if not quantity.is_share:
            waiting.append(index)
            continue
        before = counted[index - 1] if index else None
        lead = joined(value[before.end if before else sentence.start : quantity.start])
        item = _shared(value, counted, index, lead, waiting)
        if before is not None and not before.is_share and _EACH.match(lead):
            each = _run(value, counted, index)
            shares.update(zip(waiting[-len(each) :], each, strict=False))
            waiting.clear()
        elif item is not None:
            shares[item] = quantity
            if item == index - 2:
                bases[item] = index - 1
    return shares, bases


def _shared(
    value: str, counted: Sequence[Quantity], index: int, lead: str, waiting: Sequence[int]
) -> int | None:
    """The index of the item a share is said of."""
    share = counted[index]
    following = counted[index + 1] if index + 1 < len(counted) else None
    if waiting and waiting[-1] == index - 1:
        item = counted[index - 1]
        # 占全部 136 条的 66.2%: the number in between is the whole.
        behind = len(waiting) > 1 and waiting[-2] == index - 2 and _OF_IT.match(lead)
        if behind and _OF.search(value[counted[index - 2].end : item.start]):
            return index - 2
        if _SHARE.match(lead) or _RATE.match(lead) or _said_behind(value, lead, share):
            return index - 1
    first = following is not None and not following.is_share and "占" in lead
    if first and _BEFORE.match(value[share.end : counted[index + 1].start]):
        return index + 1
    return None


def share_lists(value: str, sentence: Sentence) -> Iterator[tuple[Item, ...]]:
    """Yield lists of shares said without numbers: 网上申请占 60%，信函占 25%，其他占 15%."""
    run: list[Item] = []
    at = sentence.start
    for quantity in sentence.quantities:
        lead = value[max(at, quantity.start - _REACH) : quantity.start]
        at = quantity.end
        if quantity.is_share and (_ONLY_SHARE.search(lead) if not run else _NEXT_SHARE.match(lead)):
            run.append(Item(lead, quantity, quantity, 0, quantity.start - len(lead)))
            continue
        yield from [tuple(run)] if len(run) > 1 else []
        run = []
    if len(run) > 1:
        yield tuple(run)


def _said_behind(value: str, between: str, share: Quantity) -> bool:
    return value.startswith("占", share.end) and bool(_BEHIND.fullmatch(between))


def _run(value: str, counted: Sequence[Quantity], first: int) -> list[Quantity]:
    run = [counted[first]]
    for quantity in counted[first + 1 :]:
        if not quantity.is_share or not _AND.match(value[run[-1].end : quantity.start]):
            break
        run.append(quantity)
    return run
