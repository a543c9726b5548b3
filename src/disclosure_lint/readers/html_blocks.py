"""Blocks from a stream of HTML tags and text, without recursion.

Each open table cell is a frame of its own with its own open elements, so a stray
end tag inside a cell cannot close what lies outside (the “scope” of the HTML
standard, §13.2.4.2), and depth costs no stack.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, NamedTuple

from disclosure_lint.document import Block, Concealed, Footer, Heading, Hidden, ListItem, Paragraph
from disclosure_lint.readers.html_text import PageText
from disclosure_lint.table import place_cells
from disclosure_lint.text import Text

if TYPE_CHECKING:
    from collections.abc import Iterator

#: A cell that holds this many paragraphs, or a table, is page layout and not data.
_LAYOUT_PARAGRAPHS = 8
#: Elements a start tag of the same group ends (HTML standard, §13.2.6.4.7, reduced).
_IMPLIED_END = {"li": {"li"}, "dt": {"dt", "dd"}, "dd": {"dt", "dd"}, "option": {"option"}}
#: How far up the open elements an end is looked for, so that depth costs no time.
_REACH = 64
_PAGE = frozenset({"html", "head", "body"})
_SECTIONS = frozenset({"thead", "tbody", "tfoot"})
_HEADINGS = {f"h{level}": level for level in range(1, 7)}
_ITEMS = frozenset({"li", "dd", "dt"})


class Open(NamedTuple):
    """An element that has started: its tag and what it does to the text inside.

    ``buries`` says that it hides it for good: no script shows it later.
    """

    tag: str
    block: bool = False
    hides: bool = False
    foot: bool = False
    buries: bool = False


class _Line(NamedTuple):
    """A block as a range of the page text; ``tag`` names the element that makes it what it is."""

    start: int
    end: int
    tag: str


@dataclass(slots=True)
class _Frame:
    """The page or one table cell: finished blocks and open elements.

    ``at`` is where the cell begins in the source, for cells that hold nothing.
    """

    at: int = 0
    blocks: list[_Line | _Grid] = field(default_factory=list)
    opened: list[Open] = field(default_factory=list)
    counts: Counter[str] = field(default_factory=Counter)
    hiding: int = 0
    burying: int = 0
    footing: int = 0

    @property
    def is_layout(self) -> bool:
        """Whether a cell holds what no cell of data does."""
        tables = any(isinstance(block, _Grid) for block in self.blocks)
        return tables or len(self.blocks) >= _LAYOUT_PARAGRAPHS


@dataclass(slots=True)
class _Grid:
    """A table being read.

    Attributes:
        element: the table.
        row: the open row, None between rows.
        depth: how many elements were open around the table when it began.
    """

    element: Open
    depth: int
    row: Open | None = None
    rows: list[list[tuple[_Frame, int, int, bool]]] = field(default_factory=list)
    in_cell: bool = False


class BlockBuilder:
    """Collects blocks and hidden text; fed with tags and text in source order."""

    def __init__(self) -> None:
        self.text = PageText()
        self._hidden: list[tuple[int, int]] = []
        self._frames = [_Frame()]
        self._grids: list[_Grid] = []

    def finish(self, through: Text | None) -> tuple[tuple[Block, ...], tuple[Hidden, ...]]:
        """Close what is still open; return the blocks of the page, and what its styles hide."""
        while self._grids:
            self.end_table()
        self.end_line()
        page = self.text.build(through)
        hidden = tuple(Hidden(page[start:end].strip(), Concealed.STYLE) for start, end in self._hidden)
        return tuple(_blocks(self._frames[0].blocks, page, through)), hidden

    @property
    def hiding(self) -> bool:
        """Whether what comes next is not shown."""
        return self._frames[-1].hiding > 0

    @property
    def burying(self) -> bool:
        """Whether it is hidden for good."""
        return self._frames[-1].burying > 0

    def start(self, element: Open) -> None:
        """Open an element."""
        if element.block or element.hides:
            self.end_line()
        frame = self._frames[-1]
        if element.block:
            self._end_implied(element.tag)
        frame.opened.append(element)
        frame.counts[element.tag] += 1
        frame.hiding += element.hides
        frame.burying += element.buries
        frame.footing += element.foot

    def end(self, tag: str, *, block: bool) -> None:
        """Close the innermost open element of that name.

        All inside it closes too, but the end of an inline element closes no block.
        """
        frame = self._frames[-1]
        if block:
            self.end_line()
        if not frame.counts[tag]:
            return
        # No end tag reaches out of a table it stands in, and those of the page end nothing.
        floor = self._grids[-1].depth if self._grids and not self._grids[-1].in_cell else 0
        if tag in _PAGE or (floor and all(element.tag != tag for element in frame.opened[floor:])):
            return
        if block:
            while self._pop().tag != tag:
                pass
            return
        for index in range(len(frame.opened) - 1, max(floor - 1, len(frame.opened) - 1 - _REACH), -1):
            if frame.opened[index].tag == tag:
                self._pop(index)
                return

    def start_table(self, element: Open) -> None:
        """Begin a table; inside a table but outside its cells, the first one ends."""
        self.end_line()
        if self._grids and not self._grids[-1].in_cell:
            self.end_table()
        self._grids.append(_Grid(element, len(self._frames[-1].opened)))

    def start_row(self, element: Open) -> None:
        """Begin a row of the innermost table."""
        if self._grids:
            self.end_row()
            opened = self._frames[-1].opened
            while len(opened) > self._grids[-1].depth and opened[-1].tag not in _SECTIONS:
                self._pop()  # what went astray between two rows
            self._grids[-1].row = element
            self._grids[-1].rows.append([])

    def start_cell(self, element: Open, at: int, *, row_span: int, column_span: int) -> None:
        """Begin a cell; outside any table it is only a break."""
        self.end_line()
        if not self._grids:
            return
        self.end_cell()
        grid, outer = self._grids[-1], self._frames[-1]
        if grid.row is None:
            self.start_row(Open("tr"))
        around = (grid.element, grid.row or element, element)
        frame = _Frame(
            at,
            hiding=outer.hiding + sum(one.hides for one in around),
            burying=outer.burying + sum(one.buries for one in around),
            footing=outer.footing + sum(one.foot for one in around),
        )
        grid.rows[-1].append((frame, row_span, column_span, element.tag == "th"))
        grid.in_cell = True
        self._frames.append(frame)

    def end_row(self) -> None:
        """End the open row of the innermost table, if any."""
        if self._grids:
            self.end_cell()
            self._grids[-1].row = None

    def end_cell(self) -> None:
        """End the open cell of the innermost table, if any."""
        if self._grids and self._grids[-1].in_cell:
            self.end_line()
            self._grids[-1].in_cell = False
            self._frames.pop()

    def end_table(self) -> None:
        """End the innermost table."""
        self.end_line()
        if not self._grids:
            return
        self.end_cell()
        grid = self._grids.pop()
        while len(self._frames[-1].opened) > grid.depth:
            self._pop()
        frames = [frame for row in grid.rows for frame, *_ in row]
        out = self._frames[-1].blocks
        if any(frame.is_layout for frame in frames) or (frames and all(frame.footing for frame in frames)):
            out.extend(block for frame in frames for block in frame.blocks)
        elif any(frame.blocks or not frame.hiding for frame in frames):
            out.append(grid)

    def end_line(self) -> None:
        """End the current paragraph."""
        start, end = self.text.end_line()
        if start == end:
            return
        frame = self._frames[-1]
        if frame.hiding:
            self._hidden.append((start, end))
        else:
            frame.blocks.append(_Line(start, end, _naming_tag(frame)))

    def _pop(self, index: int = -1) -> Open:
        frame = self._frames[-1]
        if frame.opened[index].hides:
            self.end_line()
        closed = frame.opened.pop(index)
        frame.counts[closed.tag] -= 1
        frame.hiding -= closed.hides
        frame.burying -= closed.buries
        frame.footing -= closed.foot
        return closed

    def _end_implied(self, tag: str) -> None:
        """End a paragraph, and an item of a list where the next one begins."""
        frame = self._frames[-1]
        if frame.counts["p"]:
            while self._pop().tag != "p":
                pass
        ended = _IMPLIED_END.get(tag)
        if not ended:
            return
        for index in range(len(frame.opened) - 1, max(-1, len(frame.opened) - 1 - _REACH), -1):
            element = frame.opened[index]
            if element.tag in ended:
                while len(frame.opened) > index:
                    self._pop()
                return
            if element.block and element.tag not in {"div", "address"}:
                return


def _naming_tag(frame: _Frame) -> str:
    if frame.footing:
        return "footer"
    # Only the innermost elements can name the block: a search over all open
    # ones would make deep nesting quadratic.
    for element in reversed(frame.opened[-4:]):
        if element.tag in _HEADINGS or element.tag in _ITEMS:
            return element.tag
    return ""


def _blocks(drafts: list[_Line | _Grid], page: Text, through: Text | None) -> Iterator[Block]:
    for draft in drafts:
        if isinstance(draft, _Grid):
            yield place_cells(
                [
                    [
                        (_content(frame, page, through), down, across, header)
                        for frame, down, across, header in row
                    ]
                    for row in draft.rows
                ],
            )
            continue
        text = page[draft.start : draft.end].strip()
        if draft.tag == "footer":
            yield Footer(text)
        elif draft.tag in _HEADINGS:
            yield Heading(text, _HEADINGS[draft.tag])
        else:
            yield ListItem(text) if draft.tag in _ITEMS else Paragraph(text)


def _content(frame: _Frame, page: Text, through: Text | None) -> Text:
    """The text of a cell, its paragraphs on lines of their own."""
    lines = [block for block in frame.blocks if isinstance(block, _Line)]
    if not lines:
        at = through.span(frame.at, frame.at).start if through else frame.at
        return Text.plain("", at)
    if len(lines) == 1:
        return page[lines[0].start : lines[0].end].strip()
    return Text.join((page[line.start : line.end].strip() for line in lines), "\n")
