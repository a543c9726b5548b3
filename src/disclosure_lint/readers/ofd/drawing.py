"""The objects of a page of OFD as they are drawn (GB/T 33190-2016, 8 to 13)."""

from __future__ import annotations

import math
from itertools import chain
from typing import TYPE_CHECKING, NamedTuple

from disclosure_lint.location import Box
from disclosure_lint.readers.ofd.nodes import Node
from disclosure_lint.readers.ofd.paths import outline
from disclosure_lint.readers.ofd.values import POINTS, alpha, box, distances, grey, is_on, matrix, number
from disclosure_lint.readers.pages.frame import Matrix
from disclosure_lint.readers.pages.lines import WIDE
from disclosure_lint.readers.pages.page import UNKNOWN, Drawing, Gap, Glyph, Ink, Note
from disclosure_lint.readers.pages.strokes import OPAQUE, Outline

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from disclosure_lint.readers.ofd.resources import Resources

#: Graphics inside graphics are followed so deep, and so many objects of a page.
_DEEPEST, _MOST = 8, 300_000
#: What most fonts are above and below the baseline, and how wide Latin signs are, in sizes of type.
_ABOVE, _BELOW, _NARROW = 0.88, 0.12, 0.5
#: Sizes of type by which signs of one word stand apart at most, and baselines of one line differ.
_TOUCHING, _SAME_BASE = 0.2, 0.3
#: Quarters of a turn by which upright text may lean.
_LEAN = 0.05
_PRIVATE = range(0xE000, 0xF900)
_THINNEST = 0.353


class Canvas(NamedTuple):
    """What objects are drawn on.

    Attributes:
        matrix: from the millimetres of the objects to points on the page.
        shown: whether any of it is shown.
        style: the way of drawing of the layer.
    """

    matrix: Matrix
    shown: bool = True
    style: str = ""


class Painter:
    """Draws objects into a page."""

    def __init__(self, drawing: Drawing, resources: Resources) -> None:
        self._drawing, self._resources = drawing, resources
        self._order = 0
        self._before: Glyph | None = None

    def paint(self, content: Node, canvas: Canvas) -> None:
        """Draw the objects in an element, blocks and composed graphics opened."""
        self._paint(iter(content.children), canvas)

    def _paint(self, nodes: Iterator[Node], canvas: Canvas) -> None:
        stack = [(nodes, canvas)]
        while stack:
            nodes, canvas = stack[-1]
            node = next(nodes, None)
            if node is None:
                stack.pop()
                continue
            self._order += 1
            if self._order > _MOST:
                return
            if node.name == "TextObject":
                self._text(node, canvas)
            elif node.name == "PathObject":
                self._path(node, canvas)
            elif node.name == "ImageObject":
                self._drawing.pictured += self._frame(node, canvas).cut(self._drawing.box).area
            elif len(stack) < _DEEPEST and node.name in {"PageBlock", "Layer", "CompositeObject"}:
                stack.append(self._opened(node, canvas))
            self._links(node, canvas)

    def paint_layer(self, layer: Node, canvas: Canvas) -> None:
        """Draw a layer."""
        nodes, opened = self._opened(layer, canvas)
        self._paint(nodes, opened)

    def _opened(self, node: Node, canvas: Canvas) -> tuple[Iterator[Node], Canvas]:
        shown = canvas.shown and is_on(node, "Visible", otherwise=True)
        canvas = canvas._replace(shown=shown, style=node.get("DrawParam") or canvas.style)
        if node.name != "CompositeObject":
            return iter(node.children), canvas
        inside = self._resources.graphic(node.get("ResourceID"))
        return iter(inside.children), canvas._replace(matrix=_placed(node, canvas))

    def _links(self, node: Node, canvas: Canvas) -> None:
        for action in node.first("Actions").all("Action"):
            address = action.first("URI").get("URI")
            if address:
                self._drawing.notes.append(Note("Link URI", address, self._frame(node, canvas)))

    def _frame(self, node: Node, canvas: Canvas) -> Box:
        return canvas.matrix.box(*(box(node.get("Boundary")) or Box(0, 0, 0, 0)))

    def _path(self, node: Node, canvas: Canvas) -> None:
        if not canvas.shown or not is_on(node, "Visible", otherwise=True):
            return
        styles = list(self._resources.styles(node.get("DrawParam"), canvas.style))
        lines = outline(node.first("AbbreviatedData").text, _placed(node, canvas))
        if not lines:
            return
        path = Outline(self._order, lines, self._drawing.box)
        fill, stroke = (_nearest(node, styles, name) for name in ("FillColor", "StrokeColor"))
        if is_on(node, "Fill", otherwise=False) and alpha(node, fill) >= OPAQUE:
            self._drawing.shapes += path.filled(grey(fill, 0), self._drawing)
        if is_on(node, "Stroke", otherwise=True) and alpha(node, stroke) >= OPAQUE:
            widths = (number(one.get("LineWidth"), -1) for one in (node, *styles))
            width = next((one for one in widths if one >= 0), _THINNEST)
            self._drawing.shapes += path.stroked(grey(stroke, 0), width * POINTS, self._drawing)

    def _text(self, node: Node, canvas: Canvas) -> None:
        styles = list(self._resources.styles(node.get("DrawParam"), canvas.style))
        placed = _placed(node, canvas)
        size = abs(number(node.get("Size"))) or 1.0
        inked = is_on(node, "Fill", otherwise=True) or is_on(node, "Stroke", otherwise=False)
        colour = _nearest(node, styles, "FillColor" if is_on(node, "Fill", otherwise=True) else "StrokeColor")
        shown = canvas.shown and is_on(node, "Visible", otherwise=True) and inked
        scale = math.hypot(placed.c, placed.d)
        # Programs write boundaries that are too small for their text and do not cut it off there.
        ink = Ink(self._order, grey(colour, 0), shown and alpha(node, colour) > 1, self._drawing.box)
        turn = _turn(placed, number(node.get("CharDirection")))
        x = y = 0.0
        wide = size * number(node.get("HScale"), 1.0)
        for code in node.all("TextCode"):
            x, y = number(code.get("X"), x), number(code.get("Y"), y)
            for sign, across, foot, width in _signs(code, wide, size, (x, y)):
                area = placed.box(across, foot - size * _ABOVE, across + width, foot + size * _BELOW)
                base = placed.point(across, foot)
                gap = Gap.SPACE if sign.startswith(" ") else self._gap(area, base, size * scale)
                self._before = Glyph(sign[-1], area, base, turn, ink, gap)
                self._drawing.glyphs.append(self._before)

    def _gap(self, area: Box, foot: tuple[float, float], size: float) -> Gap:
        before = self._before
        level = before is not None and abs(before.foot[1] - foot[1]) < _SAME_BASE * size
        if before is not None and level and abs(area.left - before.box.right) < _TOUCHING * size:
            return Gap.NONE
        return Gap.ROOM


def _placed(node: Node, canvas: Canvas) -> Matrix:
    """The map from the coordinates of an object to the page: its own, its corner, then the canvas."""
    corner = box(node.get("Boundary")) or Box(0, 0, 0, 0)
    moved = Matrix(1, 0, 0, 1, corner.left, corner.top)
    return matrix(node.get("CTM")).then(moved).then(canvas.matrix)


def _nearest(node: Node, styles: Iterable[Node], name: str) -> Node:
    """A colour of an object, or of the ways of drawing it follows."""
    found = (one.first(name) for one in chain((node,), styles))
    return next((colour for colour in found if colour.name), Node("", {}))


def _signs(
    code: Node, width: float, size: float, at: tuple[float, float]
) -> Iterator[tuple[str, float, float, float]]:
    """Yield the characters of a run, each with where its baseline begins and how wide it is.

    A space in front of a character is given with it.
    """
    x, y = at
    across, down = distances(code.get("DeltaX")), distances(code.get("DeltaY"))
    upright = code.get("DeltaY") and not code.get("DeltaX")
    spaced = ""
    for sign in _said(code.text):
        own = width if WIDE.match(sign) or UNKNOWN in sign else width * _NARROW
        step = next(across, None)
        if sign.isspace():
            spaced = " "
        else:
            # A sign fills the way to the next one; digits set as wide as Chinese signs are one number.
            fits = step if step and 0 < step <= width else own
            yield spaced + _known(sign), x, y, fits
            spaced = ""
        x += 0 if upright else own if step is None else step
        y += next(down, size if upright else 0)


def _said(text: str) -> str:
    """The text of a run without what indents the markup."""
    return text.strip() if "\n" in text else text


def _known(sign: str) -> str:
    return sign if sign.isprintable() and ord(sign) not in _PRIVATE else UNKNOWN


def _turn(placed: Matrix, degrees: float) -> int:
    """Quarters of a turn clockwise in which a character stands; -1 between them."""
    quarters = math.atan2(placed.b, placed.a) / (math.pi / 2) + degrees / 90
    return round(quarters) % 4 if abs(quarters - round(quarters)) < _LEAN else -1
