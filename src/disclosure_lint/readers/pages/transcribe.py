"""Lines and tables in reading order become the blocks of a document."""

from __future__ import annotations

from typing import TYPE_CHECKING

from disclosure_lint.document import Block, Footer, Heading, Hidden, Paragraph
from disclosure_lint.location import Transcript
from disclosure_lint.readers.pages.cells import Grid
from disclosure_lint.readers.pages.continued import Growing
from disclosure_lint.readers.pages.paragraphs import Prose, Setting, paragraphs
from disclosure_lint.readers.pages.passage import Passage
from disclosure_lint.table import Cell, Table

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from disclosure_lint.document import Concealed
    from disclosure_lint.location import Locator, Piece, Recognised
    from disclosure_lint.readers.pages.columns import Placed
    from disclosure_lint.readers.pages.frame import Matrix
    from disclosure_lint.readers.pages.lines import Line
    from disclosure_lint.text import Text


def flow(placed: Sequence[Placed], setting: Setting) -> Iterator[Prose | Grid]:
    """Yield paragraphs, headings and tables; what a page break cut is whole again."""
    lines: list[Placed] = []
    table: Growing | None = None
    for one in placed:
        if isinstance(one.item, Grid):
            yield from paragraphs(lines, setting)
            lines = []
            if table is None or not table.take(one.item):
                if table:
                    yield table.whole()
                table = Growing(one.item)
        else:
            if table:
                yield table.whole()
                table = None
            lines.append(one)
    if table:
        yield table.whole()
    yield from paragraphs(lines, setting)


class Writer:
    """Writes blocks into the content of one document.

    Args:
        upright: for pages that were turned to be read, the map back to the page as shown.
    """

    def __init__(self, upright: Mapping[int, Matrix]) -> None:
        self._upright = upright
        self._transcript = Transcript()
        self.blocks: list[Block] = []
        self.hidden: list[Hidden] = []

    def add(self, item: Prose | Grid) -> None:
        """Write a paragraph, a heading or a table."""
        if isinstance(item, Grid):
            self.blocks.append(self._table(item))
            return
        text = self._passage(item.passage)
        self.blocks.append(Heading(text, 1) if item.large else Paragraph(text))

    def add_foot(self, line: Line) -> None:
        """Write a running head or foot."""
        self.blocks.append(Footer(self._passage(Passage((line,)))))

    def hide(self, pieces: Iterator[Piece] | Sequence[Piece], kind: Concealed, name: str) -> Text:
        """Write what is not shown."""
        text = self._transcript.write(pieces)
        self._transcript.set_apart("\n")
        self.hidden.append(Hidden(text, kind, name))
        return text

    def hide_passage(self, passage: Passage, kind: Concealed, name: str) -> None:
        """Write text of a page that nobody sees."""
        self.hide(passage.pieces(self._upright), kind, name)

    @property
    def recognised(self) -> tuple[Recognised, ...]:
        """Ranges of the content that were read from pictures."""
        return tuple(self._transcript.recognised)

    def build(self) -> tuple[str, Locator]:
        """Return the content and the map from it to pages and parts."""
        return self._transcript.build()

    def _passage(self, passage: Passage) -> Text:
        text = self._transcript.write(passage.pieces(self._upright))
        self._transcript.set_apart("\n")
        return text

    def _table(self, grid: Grid) -> Table:
        cells = []
        row = 0
        for cell in grid.cells:
            if cell.row > row:
                self._transcript.set_apart("\n")
                row = cell.row
            text = self._transcript.write(cell.passage.pieces(self._upright))
            self._transcript.set_apart("\t")
            cells.append(Cell(cell.row, cell.column, text, cell.row_span, cell.column_span))
        self._transcript.set_apart("\n")
        return Table(tuple(cells))
