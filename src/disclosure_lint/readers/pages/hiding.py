"""Characters of a page that nobody sees: covered, without ink, as pale as the paper, outside.

What the drawing commands leave in doubt is looked up in a picture of the page. The
text layer of a scan is drawn without ink too; it says what the picture shows.
"""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING, NamedTuple

from disclosure_lint.document import Concealed
from disclosure_lint.location import Box
from disclosure_lint.readers.pages.page import Shape

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from disclosure_lint.readers.pages.page import Drawing, Glyph, Raster

#: Share of a page that images fill when it is a scan.
_SCANNED = 0.5
#: Points. Smaller characters cannot be read.
_TINY = 2.0
#: Greys nearer than this look the same.
_ALIKE = 20
#: Share of a character that has to be covered, and share of a run that has to look blank.
_COVERED, _BLANK = 0.6, 0.8
#: Part of a character left out at each side, where its neighbours and the edge of a cover lie.
_MARGIN = 0.2
#: Characters that may fill their rectangle: its picture tells nothing.
_SOLID = frozenset("█■▇▆▅▄▌▐▮◼⬛━─—–-_一丨|│┃Il.·'’‘,:;、，。：；")
#: Characters of a page of small print, many times over.
_MOST = 30_000
#: Points. Shapes are looked up by strips of the page of this height.
_STRIP = 40


class Cause(NamedTuple):
    """Why something is not seen: how it is hidden, and by what if that is not said so already."""

    kind: Concealed
    name: str


NO_INK = Cause(Concealed.INVISIBLE, "no ink")
PALE = Cause(Concealed.INVISIBLE, "colour")
TINY = Cause(Concealed.INVISIBLE, "size")
OUTSIDE = Cause(Concealed.INVISIBLE, "outside")
OFF = Cause(Concealed.INVISIBLE, "layer off")
#: Under a box with nothing on it, as things are struck out.
UNDER = Cause(Concealed.COVERED, "box")
#: Under an area that carries text of its own, such as a panel or a page put over another.
BEHIND = Cause(Concealed.COVERED, "layer")
#: The same character is shown at the same place: nothing is hidden, and nothing to be read twice.
TWICE = Cause(Concealed.COVERED, "twice")


class _Doubt(NamedTuple):
    """A cause that only the picture can confirm: the area should look like this shape throughout."""

    cause: Cause
    shape: Shape


def causes(drawing: Drawing, picture: Callable[[], Raster] | None) -> list[Cause | None]:
    """Return for each character of a page why it is not seen, None for those that are.

    Args:
        drawing: the page.
        picture: makes its picture; called at most once, and only when there is a doubt. Without
            one, what the drawing commands say for certain is taken for true.
    """
    scanned = drawing.pictured > _SCANNED * drawing.box.area
    # A page of more characters than anybody reads is not looked through for covers.
    shapes = _Shapes(drawing.shapes if len(drawing.glyphs) <= _MOST else ())
    verdicts = [_verdict(glyph, shapes, scanned=scanned) for glyph in drawing.glyphs]
    found = _resolved(drawing.glyphs, verdicts, picture)
    if UNDER in found or BEHIND in found:
        _tell_covers(drawing.glyphs, found, shapes)
    return found


def _verdict(glyph: Glyph, shapes: _Shapes, *, scanned: bool) -> Cause | _Doubt | None:
    box, ink = glyph.box, glyph.ink
    if not ink.clip.holds(box) and box.cut(ink.clip).area < box.area / 2:
        return OUTSIDE
    if not ink.shown:
        return None if scanned else NO_INK
    if box.bottom - box.top < _TINY and box.right - box.left < _TINY:
        return TINY
    cover = shapes.above(glyph)
    if cover is not None and not (scanned and cover.grey < 0):
        return _Doubt(UNDER, cover)
    if ink.optional:
        return _Doubt(OFF, Shape(ink.order, ink.clip, -1, whole=False))
    paper = shapes.below(glyph)
    return _Doubt(PALE, paper) if paper else None


class _Shapes:
    """The areas of a page, found by strips of it."""

    def __init__(self, shapes: Iterable[Shape]) -> None:
        self._strips: dict[int, list[Shape]] = {}
        for shape in sorted(shapes):
            for strip in range(int(shape.box.top // _STRIP), int(shape.box.bottom // _STRIP) + 1):
                self._strips.setdefault(strip, []).append(shape)
        self._greys = {number: {one.grey for one in strip} for number, strip in self._strips.items()}

    def above(self, glyph: Glyph) -> Shape | None:
        """Return an area drawn later that covers a character."""
        x, y = _middle(glyph.box)
        for shape in reversed(self._strips.get(int(y // _STRIP), ())):
            if shape.order <= glyph.ink.order:
                return None
            left, top, right, bottom = shape.box
            if left <= x <= right and top <= y <= bottom:
                inner = _inner(glyph.box)
                if shape.box.cut(inner).area >= _COVERED * inner.area:
                    return shape
        return None

    def below(self, glyph: Glyph) -> Shape | None:
        """Return the area a character is drawn on if it has the colour of its ink; the paper is one."""
        number = int(_middle(glyph.box)[1] // _STRIP)
        grey = glyph.ink.grey
        if all(abs(grey - other) >= _ALIKE for other in self._greys.get(number, ())) and grey <= 255 - _ALIKE:
            return None
        x, y = _middle(glyph.box)
        for shape in reversed(self._strips.get(number, ())):
            left, top, right, bottom = shape.box
            if shape.order < glyph.ink.order and left <= x <= right and top <= y <= bottom:
                return shape if shape.grey >= 0 and abs(shape.grey - grey) < _ALIKE else None
        return Shape(-1, glyph.box, 255, whole=True) if grey > 255 - _ALIKE else None


def _resolved(
    glyphs: Sequence[Glyph],
    verdicts: Sequence[Cause | _Doubt | None],
    picture: Callable[[], Raster] | None,
) -> list[Cause | None]:
    raster: Raster | None = None
    found: list[Cause | None] = []
    for verdict, group in groupby(range(len(glyphs)), key=lambda index: verdicts[index]):
        run = [glyphs[index] for index in group]
        if isinstance(verdict, _Doubt) and picture is None:
            sure = verdict.shape.whole and verdict.shape.grey >= 0
            found += [verdict.cause if sure else None] * len(run)
        elif isinstance(verdict, _Doubt) and picture is not None:
            raster = raster or picture()
            found += _looked_up(verdict, run, raster)
        else:
            found += [verdict] * len(run)
    return found


def _looked_up(doubt: _Doubt, run: list[Glyph], raster: Raster) -> list[Cause | None]:
    shape = doubt.shape
    telling = [glyph for glyph in run if glyph.sign not in _SOLID]
    blank = sum(_is_blank(glyph, shape.grey, raster) for glyph in telling)
    if doubt.cause is UNDER and shape.whole and shape.grey >= 0:
        # What is seen on a box that covers the text for certain is other text, or the same again.
        return [BEHIND if telling and blank <= (1 - _BLANK) * len(telling) else UNDER] * len(run)
    return [doubt.cause if telling and blank >= _BLANK * len(telling) else None] * len(run)


def _is_blank(glyph: Glyph, grey: int, raster: Raster) -> bool:
    """Whether the place of a character shows one grey, the expected one if that is known."""
    darkest, brightest = raster.greys(_inner(glyph.box))
    return brightest - darkest < _ALIKE and (grey < 0 or abs(darkest - grey) < _ALIKE)


def _tell_covers(glyphs: Sequence[Glyph], found: list[Cause | None], shapes: _Shapes) -> None:
    """Tell boxes from layers, and text that was drawn, covered and drawn again from what is hidden.

    Of characters drawn twice at one place pdfium gives the first.
    """
    shown = [glyph for glyph, cause in zip(glyphs, found, strict=True) if cause is None]
    covers = {n: shapes.above(glyphs[n]) for n, cause in enumerate(found) if cause in {UNDER, BEHIND}}
    layers = {cover: [g for g in shown if _lies_on(g, cover)] for cover in covers.values() if cover}
    for (cause, cover), group in groupby(covers, key=lambda n: (found[n], covers[n])):
        run = list(group)
        over = [
            other
            for other in (layers[cover] if cover else ())
            if any(not other.box.cut(_inner(glyphs[n].box)).empty for n in run)
        ]
        spots = {(other.sign, *_spot(other)) for other in over}
        for n in run:
            if cause is BEHIND and not over:
                found[n] = None
            elif (glyphs[n].sign, *_spot(glyphs[n])) in spots:
                found[n] = TWICE
            elif cover and layers[cover]:
                found[n] = BEHIND


def _lies_on(glyph: Glyph, shape: Shape) -> bool:
    x, y = _middle(glyph.box)
    left, top, right, bottom = shape.box
    return glyph.ink.order > shape.order and left <= x <= right and top <= y <= bottom


def _spot(glyph: Glyph) -> tuple[int, int]:
    x, y = _middle(glyph.box)
    return round(x / _TINY), round(y / _TINY)


def _middle(box: Box) -> tuple[float, float]:
    return (box.left + box.right) / 2, (box.top + box.bottom) / 2


def _inner(box: Box) -> Box:
    across, along = (box.right - box.left) * _MARGIN, (box.bottom - box.top) * _MARGIN
    return Box(box.left + across, box.top + along, box.right - across, box.bottom - along)
