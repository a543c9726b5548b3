"""Lists of numbered points in running text: 一是、二是; （一）（二）; 1. 2.

A list may stand inside a point of another one, in the same style too; numbers tell
which list a point goes on with.
"""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING, Literal, NamedTuple, Protocol, TypeVar

from disclosure_lint.document import Block, Heading, ListItem, Paragraph
from disclosure_lint.language.expression import late
from disclosure_lint.language.numerals import ordinal

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from disclosure_lint.structure.flow import Flow

Style = Literal["point", "bracketed", "digit", "ordinal"]

_NUMERAL = "[一二三四五六七八九十]{1,3}"
_OPENS = r"(?:^|(?<=[。;:,!?\s〕)\]】”》]))"
_MARKS: dict[Style, re.Pattern[str]] = {
    "point": late(rf"{_OPENS}({_NUMERAL})是(?!否|非|以)", re.MULTILINE),
    # “第二十条第（五）项” names a clause.
    "bracketed": late(rf"{_OPENS}\(({_NUMERAL})\)(?!项)", re.MULTILINE),
    # Behind a digit and a space stands a cell of a table saved as text.
    "digit": late(r"(?:^|(?<=[。;:])|(?<=[^\d\s]\s))(\d{1,2})[、.](?=[\u4e00-\u9fff“《])", re.MULTILINE),
    "ordinal": late(rf"{_OPENS}第({_NUMERAL})[,、:]", re.MULTILINE),
}
STYLES = tuple(_MARKS)
#: Any sign of a number, however it is written: “三是”, “（三）”, “三、”, “3.”.
_TRACE = r"(?:{numeral}\s*(?:是|[、.)]|方面)|(?<!\d){number}\s*[、.)])"
#: Lists inside lists that are kept apart.
_DEEPEST = 8


class Numbered(Protocol):
    """Anything that has a number in a list."""

    @property
    def number(self) -> int: ...


N = TypeVar("N", bound=Numbered)


class Point(NamedTuple):
    """A mark: its style, number, and range in the flow."""

    style: Style
    number: int
    start: int
    end: int


def points(flow: Flow[Block], style: Style, tables: Sequence[tuple[int, int]] = ()) -> list[Point]:
    """Return the marks of a style in headings, paragraphs and items.

    Args:
        flow: the text.
        style: which marks.
        tables: flow ranges of tables saved as text, whose numbered labels are no points.
    """
    return [
        Point(style, ordinal(found[1]) or 0, *found.span())
        for part in flow.parts
        if isinstance(part.block, Heading | Paragraph | ListItem)
        for found in _MARKS[style].finditer(flow.value, part.start, part.end)
        if not any(start <= found.start() < end for start, end in tables)
    ]


def enumerations(
    marks: Iterable[N],
    broken: Callable[[N, N], bool] | None = None,
    outer: Callable[[N], bool] | None = None,
) -> list[list[N]]:
    """Sort marks into lists by their numbers.

    A mark goes on with the innermost list whose last number it follows, or the outermost
    where ``outer`` says so; 1 opens a list. A number that is repeated, or skips one, stays
    in the innermost list; any other begins a list of its own, and ``broken`` tells between
    which marks all lists end.
    """
    lists: list[list[N]] = []
    going: list[list[N]] = []
    last: N | None = None
    for mark in marks:
        if last is not None and broken and broken(last, mark):
            going = []
        last = mark
        fits = [depth for depth, one in enumerate(going, 1) if one[-1].number + 1 == mark.number]
        depth = fits[0 if outer and outer(mark) else -1] if fits else 0
        if not depth and mark.number != 1 and going and mark.number - going[-1][-1].number in {0, 2}:
            depth = len(going)
        if depth:
            del going[depth:]
            going[-1].append(mark)
            continue
        lists.append([mark])
        going = [*going[1 - _DEEPEST :], lists[-1]] if mark.number == 1 else [lists[-1]]
    return lists


def traces(value: str, number: int, start: int, end: int) -> bool:
    """Whether a number is written anywhere in a range as numbers of points are."""
    numerals = "一二三四五六七八九十"
    numeral = numerals[number - 1] if number <= len(numerals) else f"十{numerals[number - 11]}"
    return re.search(_TRACE.format(numeral=numeral, number=number), value[start:end]) is not None


def consecutive(marks: Iterable[Numbered]) -> bool:
    """Whether numbers count from one without a slip."""
    numbers = [mark.number for mark in marks]
    return numbers[:1] == [1] and all(one + 1 == other for one, other in pairwise(numbers))
