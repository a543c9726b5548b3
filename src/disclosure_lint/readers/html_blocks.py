"""Blocks from a stream of HTML tags and text, without recursion.

Each open table cell is a frame of its own with its own open elements, so a stray
end tag inside a cell cannot close what lies outside (the “scope” of the HTML
standard, §13.2.4.2), and depth costs no stack.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from disclosure_lint.document import Block, Concealed, Footer, Heading, Hidden, ListItem, Paragraph
from disclosure_lint.table import Table, place_cells
from disclosure_lint.text import Edit, Text

if TYPE_CHECKING:
    from collections.abc import Iterable

#: A cell that holds this many paragraphs, or a table, is page layout and not data.
_LAYOUT_PARAGRAPHS = 8
_SPACE = re.compile(r"[ \t\n\f\r]+")
_HAN = re.compile(r"[\u3400-\u9fff\u3000-\u303f\uff00-\uffef]")
#: Elements a start tag of the same group ends (HTML standard, §13.2.6.4.7, reduced).
_IMPLIED_END = {"li": {"li"}, "dt": {"dt", "dd"}, "dd": {"dt", "dd"}, "option": {"option"}}


@dataclass(frozen=True, slots=True)
class Open:
    """An element that has started: its tag and what it does to the text inside."""

    tag: str
    hides: bool = False
    foot: bool = False


@dataclass(slots=True)
class _Frame:
    """The page or one table cell: finished blocks and the paragraph being read."""

    blocks: list[Block] = field(default_factory=list)
    pieces: list[Text] = field(default_factory=list)
    opened: list[Open] = field(default_factory=list)
    counts: Counter[str] = field(default_factory=Counter)
    hiding: int = 0
    footing: int = 0


@dataclass(slots=True)
class _Grid:
    """A table being read."""

    rows: list[list[tuple[_Frame, int, int, bool]]] = field(default_factory=list)
    in_cell: bool = False


class BlockBuilder:
    """Collects blocks and hidden text; fed with tags and text in source order."""

    def __init__(self) -> None:
        self.hidden: list[Hidden] = []
        self._frames = [_Frame()]
        self._grids: list[_Grid] = []

    def finish(self) -> tuple[Block, ...]:
        """Close what is still open and return the blocks of the page."""
        while self._grids:
            self.end_table()
        self._flush()
        return tuple(self._frames[0].blocks)

    def text(self, piece: Text) -> None:
        """Add running text."""
        self._frames[-1].pieces.append(piece)

    def break_line(self) -> None:
        """End the current paragraph."""
        self._flush()

    def start(self, element: Open, *, block: bool) -> None:
        """Open an element."""
        frame = self._frames[-1]
        if block or element.hides:
            self._flush()
            self._end_implied(element.tag)
        frame.opened.append(element)
        frame.counts[element.tag] += 1
        frame.hiding += element.hides
        frame.footing += element.foot

    def end(self, tag: str, *, block: bool) -> None:
        """Close the innermost open element of that name and all inside it."""
        frame = self._frames[-1]
        if block:
            self._flush()
        if not frame.counts[tag]:
            return
        while frame.opened:
            closed = self._pop()
            if closed.tag == tag:
                return

    def start_table(self) -> None:
        """Begin a table; inside a table but outside its cells, the first one ends."""
        self._flush()
        if self._grids and not self._grids[-1].in_cell:
            self.end_table()
        self._grids.append(_Grid())

    def start_row(self) -> None:
        """Begin a row of the innermost table."""
        if self._grids:
            self.end_cell()
            self._grids[-1].rows.append([])

    def start_cell(self, *, header: bool, row_span: int, column_span: int) -> None:
        """Begin a cell; outside any table it is only a break."""
        if not self._grids:
            self._flush()
            return
        self.end_cell()
        self._flush()
        grid, outer = self._grids[-1], self._frames[-1]
        frame = _Frame(hiding=outer.hiding, footing=outer.footing)
        if not grid.rows:
            grid.rows.append([])
        grid.rows[-1].append((frame, row_span, column_span, header))
        grid.in_cell = True
        self._frames.append(frame)

    def end_cell(self) -> None:
        """End the open cell of the innermost table, if any."""
        if self._grids and self._grids[-1].in_cell:
            self._flush()
            self._grids[-1].in_cell = False
            self._frames.pop()

    def end_table(self) -> None:
        """End the innermost table."""
        if not self._grids:
            return
        self.end_cell()
        self._flush()
        grid = self._grids.pop()
        frames = [frame for row in grid.rows for frame, *_ in row]
        out = self._frames[-1].blocks
        if any(_is_layout(frame.blocks) for frame in frames):
            out.extend(block for frame in frames for block in frame.blocks)
        elif frames:
            rows = [
                [(_content(frame.blocks), down, across, header) for frame, down, across, header in row]
                for row in grid.rows
            ]
            out.append(place_cells(rows))

    def _pop(self) -> Open:
        frame = self._frames[-1]
        if frame.opened[-1].hides:
            self._flush()
        closed = frame.opened.pop()
        frame.counts[closed.tag] -= 1
        frame.hiding -= closed.hides
        frame.footing -= closed.foot
        return closed

    def _end_implied(self, tag: str) -> None:
        opened = self._frames[-1].opened
        ended = _IMPLIED_END.get(tag, set()) | {"p"}
        if opened and opened[-1].tag in ended:
            self._pop()

    def _flush(self) -> None:
        frame = self._frames[-1]
        pieces, frame.pieces = frame.pieces, []
        if all(piece.value.isspace() for piece in pieces):
            return
        text = collapse(Text.join(pieces))
        if frame.hiding:
            self.hidden.append(Hidden(text, Concealed.STYLE))
            return
        frame.blocks.append(_block(text, frame))


def _block(text: Text, frame: _Frame) -> Block:
    if frame.footing:
        return Footer(text)
    # Only the innermost elements can name the block: a search over all open
    # ones would make deep nesting quadratic.
    for element in reversed(frame.opened[-4:]):
        if re.fullmatch("h[1-6]", element.tag):
            return Heading(text, int(element.tag[1]))
        if element.tag in {"li", "dd", "dt"}:
            return ListItem(text)
    return Paragraph(text)


def collapse(text: Text) -> Text:
    """Fold white space as a browser shows it.

    A line end between two Chinese characters is no space (CSS Text 3, §4.1.3).
    """
    edits = []
    value = text.value
    for found in _SPACE.finditer(value):
        start, end = found.span()
        wrapped = "\n" in found[0] and _HAN.match(value, end) and start and _HAN.match(value, start - 1)
        if found[0] != " " or wrapped:
            edits.append(Edit(start, end, "" if wrapped else " "))
    return text.edit(edits).strip()


def _content(blocks: Iterable[Block]) -> Text:
    return Text.join((block.text for block in blocks), "\n")


def _is_layout(blocks: list[Block]) -> bool:
    return len(blocks) >= _LAYOUT_PARAGRAPHS or any(isinstance(block, Table) for block in blocks)
