"""A picture of a page becomes a page with text: turned upright, read, laid out as other pages are."""

from __future__ import annotations

import math
from dataclasses import replace
from typing import TYPE_CHECKING

from PIL.Image import Resampling

from disclosure_lint.location import Box
from disclosure_lint.readers.pages.frame import Matrix, turning
from disclosure_lint.readers.pages.layout import Sheet, lay_out
from disclosure_lint.readers.pages.page import Drawing, Gap, Glyph, Ink, Ruling
from disclosure_lint.readers.recognition.engine import LARGEST, load
from disclosure_lint.readers.recognition.rulings import rulings
from disclosure_lint.readers.recognition.upright import pose

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from PIL.Image import Image

    from disclosure_lint.readers.recognition.engine import ReadLine

#: Share of the height of a line that lies below the baseline.
_BELOW = 0.15
#: Heights by which characters of one word stand apart at most.
_TOUCHING = 0.5


def recognise(picture: Image, page: int, box: Box) -> Sheet:
    """Read a picture.

    Args:
        picture: of the whole page.
        page: its number.
        box: the page in points, as places on it are given.

    Raises:
        ImportError: if the extra is not installed.
    """
    recogniser = load()
    shown = picture.convert("RGB")
    shown.thumbnail((LARGEST, LARGEST))
    lies = pose(shown, recogniser)
    upright = shown.rotate(-90 * lies.turns, expand=True) if lies.turns else shown
    angle = math.atan(lies.lean)
    if angle:
        upright = upright.rotate(math.degrees(angle), Resampling.BICUBIC, fillcolor=(255, 255, 255))
    paper = box if lies.turns % 2 == 0 else Box(0, 0, box.bottom, box.right)
    sheet = lay_out(_drawing(upright, recogniser.read(upright), page, paper))
    back = _around_middle(angle, paper).then(turning(paper.right, paper.bottom, -lies.turns % 4))
    return replace(sheet, upright=back) if lies.turns or angle else sheet


def _drawing(picture: Image, lines: Sequence[ReadLine], page: int, paper: Box) -> Drawing:
    scale = paper.right / picture.width
    drawing = Drawing(page, paper)
    for order, line in enumerate(lines):
        drawing.glyphs += _glyphs(line, order, scale, paper)
    drawing.columns, drawing.rows = (
        [Ruling(*(number * scale for number in ruling)) for ruling in some] for some in rulings(picture)
    )
    return drawing


def _around_middle(angle: float, paper: Box) -> Matrix:
    """The map that turns a page clockwise around its middle."""
    sine, cosine = math.sin(angle), math.cos(angle)
    x, y = paper.right / 2, paper.bottom / 2
    return Matrix(cosine, sine, -sine, cosine, x - x * cosine + y * sine, y - x * sine - y * cosine)


def _glyphs(line: ReadLine, order: int, scale: float, paper: Box) -> Iterator[Glyph]:
    """The characters of a line on one baseline."""
    ink = Ink(order, 0, shown=True, clip=paper, confidence=line.confidence)
    seen = [sign for sign in line.signs if sign.sign != " "]
    bottom = max(sign.bottom for sign in seen)
    height = bottom - min(sign.top for sign in seen)
    base = (bottom - _BELOW * height) * scale
    gap, end = Gap.ROOM, None
    for sign in line.signs:
        if sign.sign == " ":
            gap = Gap.SPACE
            continue
        if gap is not Gap.SPACE and end is not None:
            gap = Gap.NONE if sign.left - end < _TOUCHING * height else Gap.ROOM
        area = Box(*(side * scale for side in sign[1:]))
        yield Glyph(sign.sign, area, (area.left, base), 0, ink, gap)
        gap, end = Gap.NONE, sign.right
