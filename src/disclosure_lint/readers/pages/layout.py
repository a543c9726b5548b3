"""One page: what is seen in lines and tables, what is not, and what annotations say."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from disclosure_lint.readers.pages.cells import Grid, fill
from disclosure_lint.readers.pages.frame import Matrix, turning
from disclosure_lint.readers.pages.hiding import causes
from disclosure_lint.readers.pages.lattice import find_lattices
from disclosure_lint.readers.pages.lines import Line, find_lines
from disclosure_lint.readers.pages.page import UNKNOWN
from disclosure_lint.readers.pages.unseen import Unseen, part

if TYPE_CHECKING:
    from collections.abc import Callable

    from disclosure_lint.location import Box
    from disclosure_lint.readers.pages.page import Drawing, Glyph, Note, Raster


#: Share of unknown characters beyond which a page cannot be said to be read.
_UNCODED = 0.3


@dataclass(frozen=True)
class Sheet:
    """A page as it is read.

    Attributes:
        number: of the page, from 1.
        box: the page, turned so that its text is upright.
        upright: the map back to the page as it is shown, None when it was not turned.
        lines: outside tables; running heads are taken out later.
        grids: its ruled tables.
        unseen: texts nobody sees.
        notes: strings of annotations.
        photos: heads of its photos.
        scanned: images fill most of it and it holds no text.
        uncoded: its fonts do not say what most characters are.
    """

    number: int
    box: Box
    upright: Matrix | None
    lines: list[Line]
    grids: list[Grid]
    unseen: list[Unseen]
    notes: list[Note]
    photos: list[bytes]
    scanned: bool
    uncoded: bool


def lay_out(drawing: Drawing, picture: Callable[[], Raster] | None = None) -> Sheet:
    """Read a page from what is drawn on it; ``picture`` makes its picture when that is needed."""
    why = causes(drawing, picture)
    page, upright = _upright(drawing)
    seen, unseen = part(page.number, page.glyphs, why)
    straight = [glyph for glyph in seen if glyph.turn == 0]
    grids = []
    for lattice in sorted(find_lattices(page.columns, page.rows), key=lambda one: one.box.area):
        grid, rest = fill(page.number, lattice, straight)
        if grid.is_table and len(rest) < len(straight):
            grids.append(grid)
            straight = rest
    lines = [*find_lines(page.number, straight), *_askew(page.number, seen)]
    scanned = not page.glyphs and page.pictured > page.box.area / 2
    unknown = sum(glyph.sign == UNKNOWN for glyph in page.glyphs)
    uncoded = unknown > _UNCODED * len(page.glyphs)
    return Sheet(
        page.number, page.box, upright, lines, grids, unseen, drawing.notes, drawing.photos, scanned, uncoded
    )


def _upright(drawing: Drawing) -> tuple[Drawing, Matrix | None]:
    """The page turned so that most text is upright, and the map back if it was turned."""
    turns = Counter(glyph.turn for glyph in drawing.glyphs if glyph.turn >= 0)
    quarters = max(turns, key=lambda turn: turns[turn], default=0)
    if not quarters:
        return drawing, None
    page = drawing.turned(-quarters % 4)
    return page, turning(page.box.right, page.box.bottom, quarters)


def _askew(page: int, glyphs: list[Glyph]) -> list[Line]:
    """Text that stands otherwise than most of the page, such as a watermark: a line a run."""
    runs: dict[int, list[Glyph]] = {}
    for glyph in glyphs:
        if glyph.turn != 0:
            runs.setdefault(glyph.ink.order, []).append(glyph)
    return [Line(page, tuple(run)) for run in runs.values()]
