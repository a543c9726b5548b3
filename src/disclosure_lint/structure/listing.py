"""Reading the lists of a paragraph: where one begins, what announces it, where it ends."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from disclosure_lint.language.expression import late
from disclosure_lint.structure.breakdown import Breakdown, Opener
from disclosure_lint.structure.enumeration import Item, Level, joined, levels

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from disclosure_lint.structure.prose import Sentence

#: What names the first part, after what announces it; its share may stand before its number.
_LABEL = r"[,:]?[^,;。:]{0,40}(?:占[^,;。:]{0,12}%[,(][^,;。:]{0,6})?$"
_AMONG = late(
    rf"(?:(?:^|[,;。(:\n]|\s)其中(?:包括|包含|含|有)?|包括|包含|(?<!不)含有?|涵盖|主要(?:类别)?有|主要是){_LABEL}"
    rf"|^[^,;:()。]{{0,12}}(?<![集其])中(?![央心国小级介标医]){_LABEL}"
)
#: “涉及自然人 72 件”, but not one of a list of such.
_CONCERNING = late(rf"^[^,;:()。]{{0,10}}[,;]?涉及{_LABEL}")
_AMONG_THEM = late(r"。\s*(?:其中|这其中|在?这\d*些)[^。]*$")
_COMPOSED = late(rf"^[^,;。]{{0,6}}[,(]?(?:分为|分别为|分别是){_LABEL}")
_MADE_OF = late(rf"^[^,;。]{{0,6}}[,(]?由{_LABEL}")
_MADE = late(r"(?:等)?(?:部分)?(?:组成|构成)")
_APPOSED = late(
    r"^[^,;:()。]{0,10}(?:[,;]?(?:具体(?:为|是|如下|包括|情况(?:是|为|如下)?)|按[^,;:。]{1,8}[分看]|如下|即))?"
    r":[^,;。:]{0,40}$"
)
#: “按办理结果分，甲 5 件……”
_BY = late(
    r"^[^,;:()。]{0,10}[,;。]?\s*(?:按[^,;:。]{1,10}(?:来?分|划分|统计)|从[^,;:。]{0,6}(?:方式|类别|结果|类型|内容|渠道|性质)来?看)"
    r"[,:][^,;。:]{0,40}$"
)
_TOTAL = late(
    r"^[,;、]?\s*(?:以上)?(?:(?P<sure>合计|总计)|共计|共)(?:为|有|是)?\s*$"
    r"|^[,;。]\s*[^,;。:]{0,10}(?:总数|总量)(?:为|是|达)?\s*$"
)
#: What begins a statement of its own inside a list.
_BREAKS = late(
    r"另有|另外|此外|全年|累计|同比|较(?![大多高])|比上年|共计|合计|总计|总数|(?<!公)共(?!同|场|卫|资|服|事|设|汽)|历年"
)
#: A comparison that is said of a part in passing.
_CUMULATIVE = late(r"累计|历年|以来")
_COMPARED = late(r"[,(]?(?:同比|环比|[比较](?:上|去|前)一?年)[^,;。、()]{0,20}\d[\d.]*(?:%|个百分点)\)?")
_SEPARATORS = ("。", "\n", ";", ",", "、")
#: Characters that may lie between two parts of one list, and between a whole and its list.
_GAP, _OPENING = 60, 100
#: Numbers before a list among which its whole is looked for, and those that are likely.
_BEFORE, _CANDIDATES = 20, 5
#: Members of the longest known set of classes.
_LONGEST_RUN = 8
#: Lists in lists of lists.
_DEEPEST = 2
#: Nobody writes longer lists in a sentence; what does is no prose.
_LONGEST = 100


def breakdowns(value: str, paragraph: Sequence[Sentence], year: int | None = None) -> Iterator[Breakdown]:
    """Yield the lists of parts in one paragraph of a report on ``year``."""
    for level in levels(value, paragraph, year):
        yield from _Parser(value, level).lists()


def runs(value: str, paragraph: Sequence[Sentence], year: int | None = None) -> Iterator[Breakdown]:
    """Yield numbers that follow one another unannounced, the first as the whole of the others.

    Only a set of classes known to be complete tells that they are a list.
    """
    for level in levels(value, paragraph, year):
        yield from _Parser(value, level).runs()


class _Open(NamedTuple):
    """A list that is being read."""

    opener: Opener
    wholes: tuple[Item, ...]
    nested: bool


class _Parser:
    """Reads the items of one level, from left to right, each once."""

    def __init__(self, value: str, level: Level) -> None:
        self._value = value
        self._owner = level.owner
        self._items = level.items
        self._gaps = [self._gap(one, other) for one, other in zip(level.items, level.items[1:], strict=False)]
        self._found: list[Breakdown] = []

    def lists(self) -> list[Breakdown]:
        at = 0
        while at < len(self._items):
            opened = self._opening(at)
            # Where nothing announces a list, it begins with the first share.
            plain = (opened.opener is Opener.NONE and self._items[at].share is None) or self._items[
                at
            ].earlier
            at = at + 1 if plain else self._read(at, opened)
        self._found += self._totals()
        return self._found

    def _gap(self, one: Item, other: Item) -> str:
        if other.quantity.start - one.end > _OPENING:
            return "。"
        return _without_brackets(joined(self._value[one.end : other.quantity.start]))

    def _opening(self, at: int) -> _Open:
        """How the list that begins at an item is announced."""
        first = self._items[at]
        if at == 0:
            if self._owner is None or self._owner.quantity.unit != first.quantity.unit:
                return _Open(Opener.NONE, (), nested=False)
            inside = self._value[self._owner.end : first.quantity.start]
            among = _AMONG.search(inside) or _AMONG.search(inside.lstrip(" ("))
            return _Open(Opener.AMONG if among else Opener.APPOSED, (self._owner,), nested=False)
        opener = _opener(self._gaps[at - 1])
        wholes = self._wholes(at) if opener is not Opener.NONE else ()
        return _Open(opener if wholes else Opener.NONE, wholes, nested=False)

    def _wholes(self, at: int) -> tuple[Item, ...]:
        """Items before a list that may be its whole: the nearest, and others of these two sentences."""
        first, gap = self._items[at], self._gaps[at - 1]
        apart = 1 if "。" in gap or "\n" in gap else 0
        near = [
            item
            for item in reversed(self._items[max(0, at - _CANDIDATES) : at])
            if item.quantity.unit in {first.quantity.unit, ""} and first.sentence - item.sentence <= apart
        ]
        if near and near[0] is self._items[at - 1] and near[0].earlier:
            return (near[0],)
        near = [item for item in near if not item.earlier]
        among = bool(_AMONG.search(gap) or _CONCERNING.match(gap))
        return tuple(near) if among or (near and near[0] is self._items[at - 1]) else ()

    def _read(self, at: int, opened: _Open, depth: int = 0) -> int:
        """Read the list that begins at an item, with the lists inside it; return where it ends."""
        parts, cuts, weakest = [self._items[at]], [], 0
        following = at + 1
        while following < len(self._items) and len(parts) < _LONGEST:
            last, item, gap = self._items[following - 1], self._items[following], self._gaps[following - 1]
            opener = _opener(gap, outside=opened.opener is Opener.NONE)
            if opener is not Opener.NONE and depth < _DEEPEST and last is parts[-1] and _alike(last, item):
                inner = opened.opener is not Opener.NONE or last.share is not None
                wholes = (last,) if inner else self._wholes(following)
                following = self._read(following, _Open(opener, wholes, nested=inner), depth + 1)
                if not inner:
                    break
                continue
            skipped = self._skip(parts[-1], following)
            if skipped != following:
                following = skipped
                continue
            separator = _strength(gap)
            if self._ends(parts, item, gap) or (opened.nested and separator <= _SEMICOLON):
                break
            if separator < weakest:
                cuts.append(len(parts))
            weakest = max(weakest, separator) if not cuts else weakest
            parts.append(item)
            following += 1
        self._add(at, opened, parts, cuts)
        return following

    def _skip(self, part: Item, at: int) -> int:
        """Pass over what is counted of a part in another unit: 微博 29 个，发布 1992 条；微信 41 个."""
        following = at
        while following < len(self._items) and not _alike(part, self._items[following]):
            if _strength(self._gaps[following - 1]) <= _SEMICOLON:
                return at
            following += 1
        if following == at or following == len(self._items):
            return at
        return following if _strength(self._gaps[following - 1]) == _SEMICOLON else at

    def _ends(self, parts: list[Item], item: Item, gap: str) -> bool:
        gap = _COMPARED.sub("", gap)
        return (
            not _alike(parts[-1], item)
            or item.earlier
            or len(gap) > _GAP
            or bool(_BREAKS.search(gap))
            or _announces(gap)
            or ("。" in gap and not (parts[-1].share and item.share))
        )

    def _add(self, at: int, opened: _Open, parts: list[Item], cuts: list[int]) -> None:
        shared = any(part.share for part in parts)
        if opened.opener is Opener.COMPOSED and not self._is_composed(at, parts[-1]):
            opened = _Open(Opener.NONE, (), nested=False)
        plain = opened.opener is Opener.NONE and not shared
        if plain or len(parts) == _LONGEST or _CUMULATIVE.search(parts[0].label):
            return
        unit = parts[0].quantity.unit
        near = self._items[max(0, at - _BEFORE) : at]
        before = [item for item in near if item.quantity.unit in {unit, ""} and not item.earlier]
        self._found.append(Breakdown(opened.wholes, tuple(parts), tuple(cuts), opened.opener, tuple(before)))

    def _is_composed(self, at: int, last: Item) -> bool:
        """Whether “由甲 10 个、乙 20 个” goes on with 组成."""
        made_of = at > 0 and _MADE_OF.match(self._gaps[at - 1])
        return not made_of or bool(_MADE.match(self._value, last.end))

    def _totals(self) -> Iterator[Breakdown]:
        """Lists whose total comes last: 甲 10 条，乙 20 条，合计 30 条."""
        for at, gap in enumerate(self._gaps):
            named = _TOTAL.match(gap)
            if named is None:
                continue
            total, parts = self._items[at + 1], [self._items[at]]
            for number in range(at - 1, max(-1, at - _LONGEST), -1):
                apart = self._gaps[number]
                if (
                    self._items[number].earlier
                    or not _alike(self._items[number], total)
                    or "。" in apart
                    or _BREAKS.search(apart)
                    or _announces(apart)
                ):
                    break
                parts.append(self._items[number])
            if len(parts) > 1 and all(_alike(part, total) for part in parts):
                opener = Opener.TOTAL if named["sure"] else Opener.APPOSED
                yield Breakdown((total,), tuple(reversed(parts)), (), opener, ())

    def runs(self) -> Iterator[Breakdown]:
        for at, whole in enumerate(self._items):
            parts: list[Item] = []
            for number in range(at + 1, min(len(self._items), at + 1 + _LONGEST_RUN)):
                item, gap = self._items[number], self._gaps[number - 1]
                if item.share or item.sentence != whole.sentence or self._ends([whole], item, gap):
                    break
                parts.append(item)
            if len(parts) > 1 and not whole.earlier:
                yield Breakdown((whole,), tuple(parts), (), Opener.NONE, ())


_SEMICOLON = _SEPARATORS.index(";")


def _alike(one: Item, other: Item) -> bool:
    return one.quantity.unit == other.quantity.unit or "" in {one.quantity.unit, other.quantity.unit}


def _strength(gap: str) -> int:
    """The strongest separator of a gap, as its index among them; weaker ones have higher numbers."""
    return next((index for index, sign in enumerate(_SEPARATORS) if sign in gap), len(_SEPARATORS) - 1)


def _announces(gap: str) -> bool:
    """Whether a list begins inside another."""
    return _opener(gap, outside=False) is not Opener.NONE


def _opener(gap: str, *, outside: bool = True) -> Opener:
    if "。" in gap and not _AMONG_THEM.search(gap):
        return Opener.NONE  # “主要类别有” in a sentence of its own may belong to any number
    if _AMONG.search(gap):
        return Opener.AMONG
    if outside and _CONCERNING.match(gap):
        return Opener.AMONG
    if _COMPOSED.match(gap) or _MADE_OF.match(gap):
        return Opener.COMPOSED
    return Opener.APPOSED if _APPOSED.match(gap) or _BY.match(gap) else Opener.NONE


_BRACKETED = late(r"\([^()]*\)")
_CLOSED_HERE = late(r"^\s*\)")


def _without_brackets(text: str) -> str:
    text = _CLOSED_HERE.sub("", text)
    return _BRACKETED.sub("", _BRACKETED.sub("", text)) if "(" in text else text
