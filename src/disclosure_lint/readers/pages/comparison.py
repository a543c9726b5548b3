"""Two annual reports side by side, as offices print them to compare two years.

The columns of such a print are two documents: each is read down all pages before the
other, and sentences are not carried from one into the other.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from disclosure_lint.language.expression import late
from disclosure_lint.readers.pages.cells import Grid
from disclosure_lint.readers.pages.columns import Placed
from disclosure_lint.readers.pages.lines import Line

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from disclosure_lint.readers.pages.page import Glyph

_LABEL = late(r"((?:19|20)\d{2})\s*年(?:度)?(?:政府信息公开|政务公开)?(?:工作)?(?:年度)?(?:报告|年报)?")
_CHAPTER = late(r"[一二三四五六七八九十]{1,3}\s*、")
#: Headings of chapters have at most so many characters.
_LONGEST = 40
#: What a title says when it names the comparison and not what is compared.
_COMPARED = late(r"\s*(?:比对|对比|比较|对照)(?:报告|表|情况)?$")


class Comparison(NamedTuple):
    """A print of two years.

    Attributes:
        years: of the left and the right column.
        sides: what stands in them; headings over both belong to each.
        rest: what belongs to neither.
    """

    years: tuple[str, str]
    sides: tuple[list[Placed], list[Placed]]
    rest: list[Placed]


def find_comparison(placed: Sequence[Placed], behind: Iterable[Line]) -> Comparison | None:
    """Return the two documents a print sets side by side, None if it sets none.

    Args:
        placed: what is seen, in reading order.
        behind: lines that other text lies on; such prints are made from web pages, whose panels may
            slide over the heading above them where a page ends.
    """
    heads = _heads(placed)
    if heads is None:
        return None
    years = (_year(heads[0]), _year(heads[1]))
    sides, rest = _shared_out(placed, heads, years)
    hidden = [chapter for line in behind if _is_chapter(chapter := Placed(line, ()))]
    for side in sides:
        side.extend(hidden)
        side.sort(key=lambda one: (one.item.page, one.item.box.top))
    return Comparison(years, sides, rest)


def _shared_out(
    placed: Sequence[Placed], heads: tuple[Placed, Placed], years: tuple[str, str]
) -> tuple[tuple[list[Placed], list[Placed]], list[Placed]]:
    """What belongs to the left and the right, and what to neither."""
    title = _title(placed, heads)
    first = placed.index(heads[0])
    sides: tuple[list[Placed], list[Placed]] = ([], [])
    rest = list(placed[:first])
    named = None
    for one in placed[first:]:
        table = isinstance(one.item, Grid)
        if one.column:
            side = one.column[0]
            sides[side].append(_titled(one, title) if one in heads else one)
            if side == 0 and _is_over_both(one, placed):
                sides[1].append(one)
        elif _year(one) in years or (table and named is not None):
            # Over a table of the whole width stands whose it is.
            named = named if table else years.index(_year(one))
            sides[named or 0].append(one)
        else:
            named = None
            rest.append(one)
            if _is_chapter(one):
                for both in sides:
                    both.append(one)
    return sides, rest


def _is_chapter(placed: Placed) -> bool:
    line = placed.item
    return isinstance(line, Line) and len(line.glyphs) <= _LONGEST and bool(_CHAPTER.match(line.value))


def _is_over_both(one: Placed, placed: Sequence[Placed]) -> bool:
    """Whether a heading in the left column has none beside it on the right: it is the heading of both."""
    return _is_chapter(one) and not any(
        other.column == (1,) and _level(one.item, other.item) for other in placed
    )


def _heads(placed: Sequence[Placed]) -> tuple[Placed, Placed] | None:
    """The first pair of columns whose first lines name two years."""
    first: Placed | None = None
    for one in placed:
        if not one.column or not _year(one):
            continue
        if one.column == (0,):
            first = one
        elif first and one.column == (1,) and _level(first.item, one.item) and _year(first) != _year(one):
            return first, one
    return None


def _level(one: Line | Grid, other: Line | Grid) -> bool:
    return (
        isinstance(one, Line)
        and isinstance(other, Line)
        and one.page == other.page
        and abs(one.base - other.base) < one.size
    )


def _year(placed: Placed) -> str:
    found = _LABEL.fullmatch(placed.item.value) if isinstance(placed.item, Line) else None
    return found[1] if found else ""


def _title(placed: Sequence[Placed], heads: tuple[Placed, Placed]) -> tuple[Glyph, ...]:
    """The title of the whole, without the word for the comparison."""
    for one in placed:
        if one in heads:
            break
        if isinstance(one.item, Line) and (named := _COMPARED.search(one.item.value)):
            return one.item.glyphs[: len(one.item.value[: named.start()].replace(" ", ""))]
    return ()


def _titled(head: Placed, title: tuple[Glyph, ...]) -> Placed:
    """The head of a column as the title of a report: that of the whole, and the year."""
    assert isinstance(head.item, Line)
    return head._replace(item=Line(head.item.page, (*title, *head.item.glyphs)))
