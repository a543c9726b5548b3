"""Stories become the blocks and the hidden texts of a document, with where each stands."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from itertools import accumulate
from typing import TYPE_CHECKING

from disclosure_lint.document import Block, Footer, Heading, Hidden, ListItem, Paragraph
from disclosure_lint.location import Location, Piece, Transcript
from disclosure_lint.readers.word.grid import is_layout, lay_out
from disclosure_lint.readers.word.story import DELETED, MERGED, Aside, Cause, Grid, Par, Role, Story
from disclosure_lint.readers.word.unseen import unseen
from disclosure_lint.table import Cell, Table

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from disclosure_lint.location import Locator
    from disclosure_lint.readers.word.grid import Placed
    from disclosure_lint.text import Text
    from disclosure_lint.trace import Trace

#: Longer lines that are styled as headings are text in a heading's clothes.
_LONGEST_HEADING = 80


class Writer:
    """Writes stories down.

    Args:
        trace: takes where in the file the characters stand, if anybody wants to know.

    Attributes:
        blocks: what is shown, in order.
        hidden: what is not.
        characters: how many were written.
        revised: the first text that was changed while changes were tracked.
    """

    def __init__(self, trace: Trace | None = None) -> None:
        self._trace, self._node = trace, -1
        self._transcript = Transcript()
        self._paragraphs: Counter[str] = Counter()
        self._tables: Counter[str] = Counter()
        self.blocks: list[Block] = []
        self.hidden: list[Hidden] = []
        self.characters = 0
        self.revised: Text | None = None

    def add(self, story: Story) -> None:
        """Write a story and what is anchored in it."""
        for item in story.items:
            self.take(item, story)

    def take(self, item: Par | Grid, story: Story) -> None:
        """Write one paragraph or table of a story."""
        if story.cause:
            self._hide_item(item, story.part, story.cause)
        elif isinstance(item, Par):
            self._par(item, story)
        elif is_layout(item):
            for row in item.rows:
                for inside in (one for cell in row.cells for one in cell.items):
                    self.take(inside, replace(story, cause=row.cause))
        else:
            self._grid(item, story)

    def hide(self, value: str, cause: Cause, where: Location, of: Par | None = None) -> Text | None:
        """Write text that is not shown, unless it is blank; the name of its cause tells what it is."""
        value = value.strip()
        if not value:
            return None
        text = self._write(value, where)
        if of is not None and self._trace is not None:
            self._trace.add(*text.span(), self._node_of(of))
        self._transcript.set_apart("\n")
        self.hidden.append(Hidden(text, cause.kind, cause.name))
        if cause is DELETED and self.revised is None:
            self.revised = text
        return text

    def build(self) -> tuple[str, Locator]:
        """Return the content and the map from it to locations."""
        return self._transcript.build()

    def write(self, pieces: Sequence[Piece]) -> Text:
        """Write pieces of one line or table; what comes next stands on a line of its own."""
        self.characters += sum(len(piece.value) for piece in pieces)
        text = self._transcript.write(pieces)
        self._transcript.set_apart("\n")
        return text

    def _write(self, value: str, where: Location) -> Text:
        self.characters += len(value)
        return self._transcript.write([Piece(value, where)] if value else ())

    def _trace_line(self, par: Par, start: int, line: str, at: int) -> None:
        """Note where the characters of a line of a paragraph stand.

        Args:
            par: the paragraph.
            start: of the line in what is shown of the paragraph.
            line: its characters.
            at: where it was written.
        """
        if self._trace is None:
            return
        moved, end = at - start, start + len(line)
        node = self._node_of(par)
        if par.mark and start < len(par.mark):
            self._trace.add(at, moved + min(end, len(par.mark)), node)
        for first, stop, run in par.pieces():
            low, high = max(first, start), min(stop, end)
            if low < high:
                exact = run.node >= 0 and run.cause is None
                within = run.node if run.node >= 0 else node
                self._trace.add(moved + low, moved + high, within, low - first if exact else None)

    def _node_of(self, par: Par) -> int:
        """The element of a paragraph, or of the one before it that has one."""
        if par.node >= 0:
            self._node = par.node
        return self._node

    def _par(self, par: Par, story: Story) -> None:
        where = self._paragraph(par, story.part)
        at = 0
        for line in par.shown.split("\n"):
            if line.strip():
                written = self._write(line, where)
                self._trace_line(par, at, line, written.span().start)
                text = written.strip()
                self._transcript.set_apart("\n")
                self.blocks.append(Footer(text) if story.margin else _block(par, text))
                if self.revised is None and any(run.inserted and run.cause is None for run in par.runs):
                    self.revised = text
            at += len(line) + 1
        if par.is_mixed:
            self._hide_of(par, where)
        for note in par.after:
            self.add(note)

    def _paragraph(self, par: Par, part: str) -> Location:
        self._paragraphs[part] += any(run.value.strip() for run in par.runs)
        return Location(part=part, paragraph=max(1, self._paragraphs[part]))

    def _hide_of(self, par: Par, where: Location) -> None:
        for aside in (*unseen(par.runs), *par.asides):
            self._aside(aside, par, where)

    def _aside(self, aside: Aside, par: Par, where: Location) -> None:
        """Write text that belongs to a paragraph."""
        text = self.hide(aside.value, aside.cause, where, None if aside.pieces else par)
        if self._trace is None or text is None or not aside.pieces:
            return
        start, end = text.span()
        stops = [at for at, _, _ in aside.pieces[1:]]
        for (at, run, index), stop in zip(aside.pieces, (*stops, end - start), strict=True):
            self._trace.add(start + at, min(start + stop, end), run.node, index)

    def _hide_item(self, item: Par | Grid, part: str, cause: Cause) -> None:
        for par in _pars([item]):
            where = self._paragraph(par, part)
            self._whole(par, cause, where)
            for aside in par.asides:
                self.hide(aside.value, aside.cause, where, par)
            for note in par.after:
                self.add(replace(note, cause=note.cause or cause))

    def _whole(self, par: Par, cause: Cause, where: Location) -> None:
        """Write all of a paragraph that is not shown."""
        blank = len(par.whole) - len(par.whole.lstrip())
        starts = accumulate((len(run.value) for run in par.runs), initial=-blank)
        pieces = tuple((max(0, at), run, max(0, -at)) for at, run in zip(starts, par.runs, strict=False))
        self._aside(Aside(cause, par.whole, pieces), par, where)

    def _grid(self, grid: Grid, story: Story) -> None:
        self._tables[story.part] += 1
        number = self._tables[story.part]
        placed = lay_out(grid)
        cells = []
        row = 0
        for one in placed:
            if one.row > row:
                self._transcript.set_apart("\n")
                row = one.row
            where = _address(story.part, number, one)
            text = self._cell(one.cell.items, where)
            self._transcript.set_apart("\t")
            cells.append(Cell(one.row, one.column, text, one.down, one.across, one.header))
        self._transcript.set_apart("\n")
        if cells:
            self.blocks.append(Table(tuple(cells)))
        self._unseen_of(grid, placed, story.part)
        for one in placed:
            self._anchored(one, story)

    def _cell(self, items: Iterable[Par | Grid], where: Location) -> Text:
        """Write the lines of a cell as one text."""
        lines = [(par, line) for par in items if isinstance(par, Par) and (line := par.shown.strip())]
        text = self._write("\n".join(line for _, line in lines), where)
        at = text.span().start
        for par, line in lines if self._trace is not None else ():
            self._trace_line(par, par.shown.index(line), line, at)
            at += len(line) + 1
        return text

    def _unseen_of(self, grid: Grid, placed: Iterable[Placed], part: str) -> None:
        """Write what of a table is not shown."""
        number = self._tables[part]
        for one in placed:
            for par in (item for item in one.cell.items if isinstance(item, Par) and item.is_mixed):
                self._hide_of(par, _address(part, number, one))
            for par in _pars(item for cell in one.absorbed for item in cell.items):
                self._whole(par, MERGED, _address(part, number, one))
        for row in (row for row in grid.rows if row.cause):
            for par in _pars(item for cell in row.cells for item in cell.items):
                assert row.cause
                self._whole(par, row.cause, Location(part=part, table=number))

    def _anchored(self, placed: Placed, story: Story) -> None:
        """Write what stands in a cell and is no text of it: tables, boxes, notes."""
        for item in placed.cell.items:
            if isinstance(item, Grid):
                self.take(item, story)
            else:
                for note in item.after:
                    self.add(note)


def _block(par: Par, text: Text) -> Block:
    if par.role is Role.HEADING and len(text) <= _LONGEST_HEADING:
        return Heading(text, par.level)
    return ListItem(text) if par.role is Role.ITEM else Paragraph(text)


def _address(part: str, table: int, placed: Placed) -> Location:
    return Location(part=part, table=table, row=placed.row + 1, column=placed.column + 1)


def _pars(items: Iterable[Par | Grid]) -> Iterator[Par]:
    """Yield all paragraphs, those in tables too."""
    waiting = list(items)[::-1]
    while waiting:
        item = waiting.pop()
        if isinstance(item, Par):
            yield item
        else:
            waiting += [inside for row in item.rows for cell in row.cells for inside in cell.items][::-1]
