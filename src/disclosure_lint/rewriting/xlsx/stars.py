"""Stars in one part of a workbook, with all they bring about: the format must allow what is written."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import defaultdict
from typing import TYPE_CHECKING

from disclosure_lint.language.expression import late
from disclosure_lint.rewriting.xlsx.cells import become_text, holds_number
from disclosure_lint.text import Edit

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from disclosure_lint.rewriting.markup import Markup, Piece
    from disclosure_lint.text import Span

#: Elements that hold formulas, or names of sheets: a star multiplies there, and no name may have one.
FORMULAS = frozenset("f definedName formula formula1 formula2 sheet sheetName worksheetSource lpstr".split())
_STAR, _WIDE_STAR = "*", "＊"
_QUOTED = late(r'"[^"]*"|&quot;.*?&quot;|\'[^\']*\'', re.DOTALL)
#: What a number in a formula is made of.
_NUMBER = late(r"[0-9A-Za-z.]+")
#: Numbers and dates of a pivot cache (ECMA-376-1, 18.10.1.59 and 18.10.1.20); masked they are texts.
_PIVOT_VALUES, _PIVOT_TEXT = frozenset({"n", "d"}), "s"
_PIVOT_HOLDERS = frozenset({"r", "sharedItems"})
#: The largest and smallest values of a field, which need not be said (18.10.1.90).
_EXTREMES = frozenset({"minValue", "maxValue", "minDate", "maxDate"})


def star_edits(markup: Markup, stars: Iterable[Span]) -> Iterator[Edit]:
    """Yield the edits that star characters of a part."""
    starts = [piece.span.start for piece in markup.texts]
    opens = [element.opens.start for element in markup.elements]
    in_texts: dict[int, list[Span]] = defaultdict(list)
    in_tags: dict[int, list[Span]] = defaultdict(list)
    for star in sorted(stars):
        at = bisect_right(starts, star.start) - 1
        if at >= 0 and star.end <= markup.texts[at].span.end:
            in_texts[at].append(star)
        else:
            in_tags[bisect_right(opens, star.start) - 1].append(star)
    for at, wanted in in_texts.items():
        yield from _in_text(markup, markup.texts[at], wanted)
    for element, wanted in in_tags.items():
        yield from _in_tag(markup, element, wanted)


def _in_text(markup: Markup, piece: Piece, stars: list[Span]) -> Iterator[Edit]:
    name = markup.elements[piece.element].name
    if name not in FORMULAS:
        yield from (Edit(*star, _STAR) for star in stars)
        cell = markup.elements[piece.element].parent
        if name == "v" and holds_number(markup, cell):
            yield from become_text(markup, cell)
        return
    yield from (Edit(*star, _WIDE_STAR) for star in stars)
    quoted = [found.span() for found in _QUOTED.finditer(markup.source, *piece.span)]
    for found in _NUMBER.finditer(markup.source, *piece.span):
        start, end = found.span()
        starred = any(start <= star.start < end for star in stars)
        if starred and not any(low <= start < high for low, high in quoted):
            # No number has stars; as a text it is one the formula can hold.
            yield Edit(start, start, '"')
            yield Edit(end, end, '"')


def _in_tag(markup: Markup, number: int, stars: list[Span]) -> Iterator[Edit]:
    element = markup.elements[number]
    star = _WIDE_STAR if element.name in FORMULAS else _STAR
    if element.name == "sharedItems":
        yield from _without_extremes(markup, number)
        return
    yield from (Edit(*one, star) for one in stars)
    parent = markup.elements[element.parent].name if element.parent >= 0 else ""
    if element.name in _PIVOT_VALUES and parent in _PIVOT_HOLDERS:
        at = element.opens.start + 1 + len(element.tag) - len(element.name)
        yield Edit(at, at + len(element.name), _PIVOT_TEXT)
        if not markup.is_empty(number):
            end = markup.closes[number].end - 1
            yield Edit(end - len(element.name), end, _PIVOT_TEXT)


def _without_extremes(markup: Markup, number: int) -> Iterator[Edit]:
    for name, text in markup.attributes(number):
        if name in _EXTREMES:
            span = text.span()
            yield Edit(span.start - len(name) - 2, span.end + 1, "")
