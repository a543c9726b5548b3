"""Persons as a text names them: alone, or several in a row, and what stands around them."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from disclosure_lint.language.expression import late

if TYPE_CHECKING:
    import re
    from collections.abc import Iterable, Iterator, Sequence

    from disclosure_lint.language.names import Name

#: What stands between names in a row that a word before or behind all of them goes with.
_IN_A_ROW = late(r"(?:[ 、,和及与暨/]|以及){1,4}")
#: What stands between the names of a list: also line ends, numbers of items, sex and nation.
_IN_A_LIST = late(r"(?:[\s、,;.和及与暨()/\d]|[男女]|汉族?|以及){1,12}")
_SPACE = late(r"[ \t]+")


class Mention(NamedTuple):
    """A name where it stands.

    Attributes:
        name: the name.
        before: the line up to it, without spaces.
        after: the line behind it, without spaces.
        before_all: the line up to the first of the names it stands in a row with.
        after_all: the line behind the last of them.
    """

    name: Name
    before: str
    after: str
    before_all: str
    after_all: str

    def __repr__(self) -> str:
        # Never the text: reprs reach logs.
        return f"<Mention at {self.name.start}>"


def mentions(value: str, names: Iterable[Name], reach: int) -> Iterator[Mention]:
    """Yield each name with so many characters around it, within its line."""
    for row in _rows(value, names, _IN_A_ROW):
        first, last = _before(value, row[0].start, reach), _after(value, row[-1].end, reach)
        for name in row:
            before, after = _before(value, name.start, reach), _after(value, name.end, reach)
            yield Mention(name, before, after, first, last)


def lists(value: str, names: Iterable[Name], fewest: int) -> Iterator[tuple[Name, ...]]:
    """Yield the names that stand together with nothing but separators between them."""
    return (row for row in _rows(value, names, _IN_A_LIST) if len(row) >= fewest)


def _rows(value: str, names: Iterable[Name], between: re.Pattern[str]) -> Iterator[tuple[Name, ...]]:
    row: list[Name] = []
    for name in names:
        if row and not between.fullmatch(value, row[-1].end, name.start):
            yield tuple(row)
            row = []
        row.append(name)
    if row:
        yield tuple(row)


def _before(value: str, at: int, reach: int) -> str:
    start = max(value.rfind("\n", 0, at) + 1, at - reach)
    return _SPACE.sub("", value[start:at])


def _after(value: str, at: int, reach: int) -> str:
    end = value.find("\n", at, at + reach)
    return _SPACE.sub("", value[at : end if end >= 0 else at + reach])


def places_of(value: str, found: Sequence[Mention]) -> dict[str, list[Mention]]:
    """Return name → the mentions of it, in order."""
    by_name: dict[str, list[Mention]] = {}
    for mention in found:
        by_name.setdefault(value[mention.name.start : mention.name.end].replace(" ", ""), []).append(mention)
    return by_name
