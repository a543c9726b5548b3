"""What nobody sees of a page, as text: each run with the words it stands among.

A number of which only the middle is struck out is read whole, and a label that
announces it goes with it. Where a box hides something, a block stands in its place in
the text that is seen.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

from disclosure_lint.readers.pages.hiding import TWICE, UNDER, Cause
from disclosure_lint.readers.pages.lines import Line, find_lines
from disclosure_lint.readers.pages.page import Gap, Glyph
from disclosure_lint.readers.pages.passage import Passage

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from disclosure_lint.document import Concealed

#: What is read where a box stands.
BLOCK = "█"
#: Characters before a run that are given with it.
_REACH = 12
#: Points. Characters are looked up by baselines that differ by less.
_ROW = 8.0
#: Heights of a line: room between characters of one number, and of words that belong together.
_TOUCHING, _NEAR = 0.6, 2.5


@dataclass(frozen=True)
class Unseen:
    """A text that is not seen.

    Attributes:
        kind: how it is hidden.
        name: what hides it.
        passage: the text, with what is seen of its surroundings.
    """

    kind: Concealed
    name: str
    passage: Passage


def part(
    page: int, glyphs: Sequence[Glyph], causes: Sequence[Cause | None]
) -> tuple[list[Glyph], list[Unseen]]:
    """Return the characters that are seen, and the texts that are not."""
    seen = [glyph for glyph, cause in zip(glyphs, causes, strict=True) if cause is None]
    if len(seen) == len(glyphs):
        return seen, []
    rows: dict[int, list[Glyph]] = {}
    for glyph in seen:
        rows.setdefault(round(glyph.foot[1] / _ROW), []).append(glyph)
    unseen: list[Unseen] = []
    blocks: list[Glyph] = []
    for cause in dict.fromkeys(causes):
        if cause is None or cause is TWICE:
            continue
        hidden = [glyph for glyph, why in zip(glyphs, causes, strict=True) if why is cause]
        for line in _runs(page, hidden):
            around = _surroundings(line, rows)
            passage = Passage((Line(page, (*around[0], *line.glyphs, *around[1])),))
            unseen.append(Unseen(cause.kind, cause.name, passage))
            if cause is UNDER:
                first = line.glyphs[0]
                blocks.append(first._replace(sign=BLOCK, box=line.box, gap=Gap.NONE))
    return [*seen, *blocks], unseen


def _runs(page: int, glyphs: list[Glyph]) -> Iterator[Line]:
    """Hidden characters by lines; where something seen could stand between, a run is over."""
    for line in find_lines(page, glyphs):
        start = 0
        for number, (before, after) in enumerate(pairwise(line.glyphs), 1):
            if after.box.left - before.box.right > _TOUCHING * line.size:
                yield Line(page, line.glyphs[start:number])
                start = number
        yield Line(page, line.glyphs[start:])


def _surroundings(line: Line, rows: dict[int, list[Glyph]]) -> tuple[list[Glyph], list[Glyph]]:
    """What is seen on the line before a run, back to the last number, and the number it is part of."""
    row = round(line.base / _ROW)
    near = (glyph for number in (row - 1, row, row + 1) for glyph in rows.get(number, ()))
    level = [glyph for glyph in near if abs(glyph.foot[1] - line.base) < line.size / 2]
    before: list[Glyph] = []
    at = line.box.left
    inside = True
    for glyph in sorted((g for g in level if g.box.left < at), key=lambda g: -g.box.left):
        room = at - glyph.box.right
        inside = inside and room < _TOUCHING * line.size and glyph.sign.isalnum() and glyph.sign.isascii()
        if room > _NEAR * line.size or (not inside and glyph.sign.isdigit()) or len(before) >= _REACH:
            break
        before.append(glyph)
        at = glyph.box.left
    after: list[Glyph] = []
    at = line.box.right
    for glyph in sorted((g for g in level if g.box.left >= at - 1), key=lambda g: g.box.left):
        if glyph.box.left - at > _TOUCHING * line.size or not (glyph.sign.isalnum() and glyph.sign.isascii()):
            break
        after.append(glyph)
        at = glyph.box.right
    return before[::-1], after
