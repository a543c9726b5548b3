"""The text of a document as a report may show it: masked, in blocks, bounded.

Of a long document only what stands around findings is kept.
"""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass
from itertools import accumulate
from typing import TYPE_CHECKING, NamedTuple

from disclosure_lint.document import Footer, Heading, ListItem, Paragraph
from disclosure_lint.judge.excerpt import unless_struck
from disclosure_lint.table import Table
from disclosure_lint.text import Span, Text

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from disclosure_lint.document import Block, Document

#: Characters of one document kept whole; of a longer one, only windows.
WHOLE = 200_000
#: Blocks kept before and after one with a finding, and blocks kept of a document in all.
_AROUND, _MOST = 3, 600
#: Characters kept before and after what is meant in a block longer than that.
_LONG, _CONTEXT = 4_000, 400
_NAMES = {Heading: "heading", Paragraph: "paragraph", ListItem: "item", Footer: "footer"}


class ShownCell(NamedTuple):
    """A masked text, and how far it reaches when it is a cell of a table."""

    text: Text
    row_span: int = 1
    column_span: int = 1
    header: bool = False


@dataclass(frozen=True, slots=True)
class Passage:
    """A block of a document, or a row of a table.

    Attributes:
        kind: ``heading``, ``paragraph``, ``item``, ``footer``, ``row``, ``hidden``, or ``gap`` for
            what was left out.
        cells: the cells of a row; one of any other block; none of a gap.
        level: of a heading, from 1.
        table: number of the table a row belongs to, from 1.
    """

    kind: str
    cells: tuple[ShownCell, ...] = ()
    level: int = 0
    table: int = 0

    @property
    def size(self) -> int:
        """How many characters it has."""
        return sum(len(cell.text) for cell in self.cells)


class _Ranges:
    """Ranges of the source, to ask whether any has characters in a text."""

    def __init__(self, spans: Iterable[Span]) -> None:
        ordered = sorted(spans)
        self._starts = [span.start for span in ordered]
        self._ends = list(accumulate((span.end for span in ordered), max))  # the furthest so far

    def meet(self, passage: Passage) -> bool:
        return any(self._meet(cell.text.span()) for cell in passage.cells if cell.text)

    def _meet(self, span: Span) -> bool:
        at = bisect_left(self._starts, span.end)
        return at > 0 and self._ends[at - 1] > span.start


def passages(document: Document, mask: Callable[[Text], Text]) -> Iterator[Passage]:
    """Yield all blocks of a document, then what is not shown of it, masked."""
    tables = 0
    for block in document.blocks:
        if isinstance(block, Table):
            tables += 1
            yield from _rows(block, mask, tables)
        else:
            yield Passage(_NAMES[type(block)], (ShownCell(mask(block.text)),), level=_level(block))
    for hidden in document.hidden:
        yield Passage("hidden", (ShownCell(mask(unless_struck(hidden))),))


def bounded(found: Sequence[Passage], spans: Sequence[Span], room: int = WHOLE) -> tuple[Passage, ...]:
    """Return what a report keeps: everything shown if there is room, else what is around the places.

    Args:
        found: the passages of a document.
        spans: the places of findings.
        room: how many characters may be kept whole.
    """
    ranges = _Ranges(spans)
    meant = [ranges.meet(passage) for passage in found]
    shown = [index for index, passage in enumerate(found) if passage.kind != "hidden"]
    if sum(found[index].size for index in shown) <= room:
        kept = {index for index, passage in enumerate(found) if meant[index] or passage.kind != "hidden"}
    else:
        near = (near for at, is_meant in enumerate(meant) if is_meant for near in _near(found, at))
        kept = set(sorted(near)[:_MOST])
    return tuple(_joined(found, sorted(kept), spans))


def _near(found: Sequence[Passage], at: int) -> Iterator[int]:
    if found[at].kind == "hidden":
        yield at
        return
    for index in range(max(0, at - _AROUND), min(len(found), at + _AROUND + 1)):
        if found[index].kind != "hidden":
            yield index


def _joined(found: Sequence[Passage], kept: Sequence[int], spans: Sequence[Span]) -> Iterator[Passage]:
    """The passages kept, with a gap for each run left out."""
    expected = 0
    for index in kept:
        if index > expected and any(passage.kind != "hidden" for passage in found[expected:index]):
            yield Passage("gap")
        expected = index + 1
        passage = found[index]
        yield from [passage] if passage.size <= _LONG or passage.kind == "row" else _cut(passage, spans)
    if any(passage.kind != "hidden" for passage in found[expected:]):
        yield Passage("gap")


def _cut(passage: Passage, spans: Sequence[Span]) -> Iterator[Passage]:
    """What is around the places in one long text; its beginning where there are none."""
    text = passage.cells[0].text
    places = [inside for span in spans if _meet(text.span(), span) and (inside := text.find(span))]
    done = 0
    for start, end in sorted(places) or [Span(0, 0)]:
        first, last = max(done, start - _CONTEXT), min(len(text), min(end, start + _LONG) + _CONTEXT)
        if first >= last:
            continue
        if first > done:
            yield Passage("gap")
        yield Passage(passage.kind, (ShownCell(text[first:last]),), passage.level)
        done = last
    if done < len(text):
        yield Passage("gap")


def _rows(table: Table, mask: Callable[[Text], Text], number: int) -> Iterator[Passage]:
    # Masked as a whole: a heading tells what the numbers under it are.
    masked = mask(table.text).value
    rows: dict[int, list[int]] = {}
    for index, cell in enumerate(table.cells):
        rows.setdefault(cell.row, []).append(index)
    at = 0
    for row in sorted(rows):
        cells = []
        for index in rows[row]:
            cell = table.cells[index]
            text = cell.text.with_value(masked[at : at + len(cell.text)])
            at += len(cell.text) + 1  # what sets cells and rows apart
            cells.append(ShownCell(text, cell.row_span, cell.column_span, cell.header))
        yield Passage("row", tuple(cells), table=number)


def _level(block: Block) -> int:
    return block.level if isinstance(block, Heading) else 0


def _meet(one: Span, other: Span) -> bool:
    return one.start < other.end and other.start < one.end
