"""What paragraphs are put into: stories, cells of tables, text boxes."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from disclosure_lint.readers.docx.formatting import Ground
from disclosure_lint.readers.word.look import UNKNOWN
from disclosure_lint.readers.word.story import DELETED, CellDraft, Grid, Par, RowDraft, Run, Story

if TYPE_CHECKING:
    from disclosure_lint.readers.word.story import Aside, Cause

#: Tables and boxes inside one another that are kept apart; what lies deeper is read as text of the last.
_DEEPEST = 12


@dataclass(slots=True)
class Frame:
    """Something that holds paragraphs.

    Attributes:
        items: what it holds so far.
        ground: what is behind its text.
        cell: the cell it is, if it is one.
        par: the open paragraph.
        carried: a paragraph whose end was deleted, which the next one continues.
        asides: what waits for the paragraph it belongs to.
    """

    items: list[Par | Grid]
    ground: Ground
    cell: CellDraft | None = None
    par: Par | None = None
    carried: Par | None = None
    asides: list[Aside] = field(default_factory=list)


@dataclass(slots=True)
class _Table:
    """An open table: where it stands among the frames, and whether cells are shaded unseen."""

    grid: Grid
    depth: int
    shaded: bool = False
    flat: int = 0


class Containers:
    """Open stories, tables, cells and boxes, the innermost last."""

    def __init__(self, items: list[Par | Grid], ground: Ground) -> None:
        self._frames = [Frame(items, ground)]
        self._tables: list[_Table] = []
        self._boxes: list[int] = []
        self._ignored = {"tbl": 0, "box": 0}

    @property
    def frame(self) -> Frame:
        """What the next paragraph goes into."""
        return self._frames[-1]

    @property
    def row(self) -> RowDraft | None:
        """The open row of the innermost table."""
        rows = self._tables[-1].grid.rows if self._tables else None
        return rows[-1] if rows else None

    @property
    def settled(self) -> bool:
        """Whether everything that was begun is complete."""
        return len(self._frames) == 1 and not self._tables and self.frame.carried is None

    def start_paragraph(self) -> Par:
        """Open a paragraph; it goes on the one before if the end of that was deleted."""
        frame = self.frame
        if frame.par:
            self.end_paragraph(goes_on=False)
        frame.par, frame.carried = frame.carried or Par(), None
        return frame.par

    def end_paragraph(self, *, goes_on: bool) -> None:
        """Close the open paragraph; ``goes_on`` when its end was deleted."""
        frame = self.frame
        par, frame.par = frame.par, None
        if par is None:
            return
        par.asides += frame.asides
        frame.asides = []
        if goes_on:
            par.runs.append(Run("\n", DELETED))
            frame.carried = par
        else:
            frame.items.append(par)

    def start_table(self) -> None:
        """Open a table."""
        if len(self._tables) >= _DEEPEST:
            self._ignored["tbl"] += 1
        else:
            self._tables.append(_Table(Grid(), len(self._frames)))

    def shade_table(self) -> None:
        """Note that a style shades some cells of the open table, which ones is not looked up."""
        if self._tables:
            self._tables[-1].shaded = True

    def start_row(self) -> None:
        """Open a row of the innermost table."""
        if self._tables and not self._ignored["tbl"]:
            self._tables[-1].grid.rows.append(RowDraft())

    def start_cell(self) -> None:
        """Open a cell of the open row."""
        row = self.row
        if row is None or self._ignored["tbl"]:
            return
        while len(self._frames) > self._tables[-1].depth:
            self._pop()
        cell = CellDraft()
        row.cells.append(cell)
        ground = self.frame.ground
        if self._tables[-1].shaded:
            ground = ground._replace(colour=UNKNOWN)
        if row.height:
            ground = ground._replace(height=row.height)
        self._frames.append(Frame(cell.items, ground, cell))

    def end_cell(self) -> None:
        """Close the innermost cell."""
        if self._tables and not self._ignored["tbl"] and len(self._frames) > self._tables[-1].depth:
            self._pop()

    def end_table(self) -> None:
        """Close the innermost table."""
        if self._ignored["tbl"]:
            self._ignored["tbl"] -= 1
            return
        if not self._tables:
            return
        table = self._tables.pop()
        while len(self._frames) > table.depth:
            self._pop()
        self._flush()
        self.frame.items.append(table.grid)

    def start_box(self, part: str, cause: Cause | None) -> None:
        """Open a text box; it is anchored in the open paragraph, at the outermost if boxes are nested."""
        if len(self._boxes) >= _DEEPEST or self.frame.par is None:
            self._ignored["box"] += 1
            return
        story = Story(part, [], cause)
        anchor = self._frames[self._boxes[0] - 1] if self._boxes else self.frame
        assert anchor.par
        anchor.par.after.append(story)
        self._boxes.append(len(self._frames))
        self._frames.append(Frame(story.items, Ground(UNKNOWN)))

    def end_box(self) -> None:
        """Close the innermost box."""
        if self._ignored["box"]:
            self._ignored["box"] -= 1
        elif self._boxes:
            depth = self._boxes.pop()
            while self._tables and self._tables[-1].depth > depth:
                self.end_table()
            while len(self._frames) > depth:
                self._pop()

    def finish(self) -> None:
        """Close what is still open."""
        while self._tables:
            self.end_table()
        while len(self._frames) > 1:
            self._pop()
        self._flush()

    def _pop(self) -> None:
        self._flush()
        self._frames.pop()

    def _flush(self) -> None:
        """Put what is still open in the innermost frame among its items."""
        frame = self.frame
        self.end_paragraph(goes_on=False)
        if frame.carried or frame.asides:
            self.start_paragraph()
            self.end_paragraph(goes_on=False)
