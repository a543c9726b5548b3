"""Lines in reading order become paragraphs and headings, over columns and pages."""

from __future__ import annotations

import math
from collections import defaultdict
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from disclosure_lint.language.expression import late
from disclosure_lint.language.folding import fold
from disclosure_lint.readers.pages.lines import Line, seam
from disclosure_lint.readers.pages.passage import Passage
from disclosure_lint.structure.numbering import mark_at
from disclosure_lint.text import Text

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from disclosure_lint.readers.pages.columns import Placed

#: Sizes of type by which the first line of a paragraph is set in, and by which sizes differ.
_INDENT, _ALIKE = 1.0, 0.2
#: Distances of lines beyond which a paragraph is over; the distance in sizes of type, at most.
_LOOSE, _WIDEST = 1.6, 2.4
#: Lines that end at an edge, at least.
_FEWEST = 3
#: A line is a heading by its size when it is so much larger than most text, and not longer than this.
_LARGER, _LONGEST_HEADING = 1.15, 60
#: Columns narrower than so many characters hold no running text.
_NARROWEST = 12
_ENDED = late(r"[。；：！？;:!?][”’）)]?$")


@dataclass(frozen=True)
class Prose:
    """A paragraph or a heading.

    Attributes:
        passage: its lines.
        large: set in larger type than most of the document.
    """

    passage: Passage
    large: bool


class _Edges(NamedTuple):
    """The left and right edge of a column, and the distance of its lines."""

    left: float
    right: float
    leading: float


class Setting:
    """How the text of a document is set: the edges of its columns, its usual size.

    Args:
        placed: everything in reading order.
        width: of the pages, in points.
    """

    def __init__(self, placed: Iterable[Placed], width: float) -> None:
        columns: dict[tuple[int, ...], list[Line]] = defaultdict(list)
        for item, column in placed:
            if isinstance(item, Line):
                columns[column].append(item)
        self.size = _usual_size([line for lines in columns.values() for line in lines])
        self._edges = {
            column: _edges(lines, self.size, 0 if column else width) for column, lines in columns.items()
        }

    def edges(self, column: tuple[int, ...]) -> _Edges:
        """Return the edges of a column that has lines."""
        return self._edges[column]

    def is_large(self, line: Line) -> bool:
        """Whether a line is a heading by its size."""
        return line.size >= _LARGER * self.size and len(line.value) <= _LONGEST_HEADING


def _edges(lines: Sequence[Line], size: float, width: float) -> _Edges:
    lefts = sorted(line.box.left for line in lines)
    rights = sorted(line.box.right for line in lines)
    steps = sorted(
        after.base - before.base
        for before, after in pairwise(lines)
        if before.page == after.page and after.base > before.base
    )
    leading = min(steps[len(steps) // 2] if steps else math.inf, _WIDEST * size)
    most = len(lines) - 1
    left, right = lefts[math.floor(0.1 * most)], rights[math.ceil(0.9 * most)]
    # A few lines that happen to end somewhere make no edge: then margins are alike.
    if sum(abs(end - right) <= 2 * size for end in rights) < _FEWEST:
        right = max(right, width - left)
    return _Edges(left, right, leading)


def _usual_size(lines: Sequence[Line]) -> float:
    """The size most characters have."""
    counts: dict[float, int] = defaultdict(int)
    for line in lines:
        counts[round(line.size, 1)] += len(line.glyphs)
    return max(counts, key=lambda size: counts[size], default=1.0)


def paragraphs(placed: Sequence[Placed], setting: Setting) -> Iterator[Prose]:
    """Yield the paragraphs of lines that follow each other without a table between them."""
    lines: list[Line] = []
    seams: list[str] = []
    last: Placed | None = None
    for one in placed:
        line = one.item
        assert isinstance(line, Line)
        between = _between(last, one, setting, len(lines)) if last else None
        if between is None:
            if lines:
                yield _prose(Passage(tuple(lines), tuple(seams)), setting)
            lines, seams = [], []
        else:
            seams.append(between)
        lines.append(line)
        last = one
    if lines:
        yield _prose(Passage(tuple(lines), tuple(seams)), setting)


def _prose(passage: Passage, setting: Setting) -> Prose:
    return Prose(passage, all(map(setting.is_large, passage.lines)))


def _between(before: Placed, after: Placed, setting: Setting, begun: int) -> str | None:
    """What joins a line to the ``begun`` lines before it; None when a paragraph begins."""
    first, second = before.item, after.item
    assert isinstance(first, Line)
    assert isinstance(second, Line)
    here, there = setting.edges(before.column), setting.edges(after.column)
    together = first.page == second.page and before.column == after.column
    near = not together or 0 < second.base - first.base <= _LOOSE * here.leading
    if not near or abs(first.size - second.size) > _ALIKE * max(first.size, second.size):
        return None
    if setting.is_large(first) and setting.is_large(second) and together:
        return "" if _centred(first, second) else None
    set_in = second.box.left > there.left + _INDENT * second.size
    narrow = here.right - here.left < _NARROWEST * first.size
    if narrow or (set_in and not (together and _hangs(first, second, begun))) or _is_item(first, second):
        return None
    return seam(first, second, here.right - first.box.right)


def _is_item(first: Line, second: Line) -> bool:
    """Whether a line begins with a number after a sentence has ended."""
    mark = mark_at(fold(Text.plain(second.value[:12])).value)
    return mark is not None and bool(_ENDED.search(first.value))


def _hangs(first: Line, second: Line, begun: int) -> bool:
    """Whether a line is set in below the number of an item, or as the one before it was."""
    further = second.box.left - first.box.left
    return further > second.size / 2 if begun == 1 else abs(further) < second.size / 2


def _centred(first: Line, second: Line) -> bool:
    """Whether two lines have one axis."""
    return abs((first.box.left + first.box.right) - (second.box.left + second.box.right)) < first.size
