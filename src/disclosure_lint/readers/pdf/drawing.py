"""The objects of a page through pdfium: shapes, rulings, and how text is inked."""

from __future__ import annotations

import ctypes
from typing import TYPE_CHECKING, Any, NamedTuple

import pypdfium2.raw as c

from disclosure_lint.readers.pages.frame import Matrix, around
from disclosure_lint.readers.pages.page import Drawing, Ink, Shape
from disclosure_lint.readers.pages.strokes import OPAQUE, Outline
from disclosure_lint.readers.picture.header import jpeg_head

if TYPE_CHECKING:
    from collections.abc import Iterator

    from disclosure_lint.location import Box

#: Objects inside objects are followed so deep, and so many on a page.
_DEEPEST, _MOST = 8, 300_000
#: Paths of more segments are drawings, neither boxes nor tables.
_MOST_SEGMENTS = 2_000
#: Photos of a page whose heads are kept, and bytes of one; only with EXIF, XMP, IPTC or a comment.
_MOST_PHOTOS, _LARGEST_PHOTO = 200, 64 << 20
_SPEAKING = (b"Exif\0", b"http://ns.adobe.com/xap/", b"Photoshop", b"\xff\xfe")
_UNSHOWN = frozenset({c.FPDF_TEXTRENDERMODE_INVISIBLE, c.FPDF_TEXTRENDERMODE_CLIP})
_STROKED = frozenset({c.FPDF_TEXTRENDERMODE_STROKE, c.FPDF_TEXTRENDERMODE_STROKE_CLIP})


_PICTURES = frozenset({c.FPDF_PAGEOBJ_IMAGE, c.FPDF_PAGEOBJ_SHADING})


class _Paint(NamedTuple):
    grey: int
    alpha: int


class _Canvas(NamedTuple):
    """What objects are drawn on: the map from their coordinates, and what shows of it."""

    matrix: Matrix
    clip: Box


class Run(NamedTuple):
    """A text object.

    Attributes:
        ink: how it is drawn.
        inside: when it is part of a form, the map from the form's coordinates and the rectangle
            the text fills. pdfium gives places in either coordinates for characters of forms.
    """

    ink: Ink
    inside: tuple[Matrix, Box] | None


def draw(page: Any, matrix: Matrix, drawing: Drawing) -> dict[int, Run]:  # noqa: ANN401 - a ctypes handle
    """Fill in shapes and rulings; return the text objects by their addresses."""
    runs: dict[int, Run] = {}
    sheet = _Canvas(matrix, drawing.box)
    for order, (thing, kind, canvas) in enumerate(_walk(page, sheet)):
        if kind == c.FPDF_PAGEOBJ_TEXT:
            inside = (canvas.matrix, _bounds(thing, canvas)) if canvas.matrix != matrix else None
            runs[address(thing)] = Run(_ink(thing, order, canvas.clip), inside)
        elif kind == c.FPDF_PAGEOBJ_PATH:
            _path(thing, order, canvas, drawing)
        elif kind in _PICTURES:
            box = _bounds(thing, canvas).cut(canvas.clip)
            drawing.pictured += box.area
            _keep_head(thing, kind, drawing)
            if not c.FPDFPageObj_HasTransparency(thing):
                drawing.shapes.append(Shape(order, box, -1, whole=True))
    return runs


def address(pointer: Any) -> int:  # noqa: ANN401 - a ctypes pointer
    """Return where an object lies, which is its identity; 0 for none."""
    return ctypes.addressof(pointer.contents) if pointer else 0


def _walk(page: Any, sheet: _Canvas) -> Iterator[tuple[Any, int, _Canvas]]:  # noqa: ANN401
    """Yield the objects in the order they are drawn, forms opened, each with its canvas."""
    left, clips = _MOST, _Clips()
    stack = [(iter([c.FPDFPage_GetObject(page, n) for n in range(c.FPDFPage_CountObjects(page))]), sheet)]
    while stack and left:
        objects, canvas = stack[-1]
        thing = next(objects, None)
        if thing is None:
            stack.pop()
            continue
        left -= 1
        kind = c.FPDFPageObj_GetType(thing)
        clipped = canvas._replace(clip=clips.of(thing, canvas))
        if kind != c.FPDF_PAGEOBJ_FORM:
            yield thing, kind, clipped
        elif len(stack) < _DEEPEST:
            inner = [c.FPDFFormObj_GetObject(thing, n) for n in range(c.FPDFFormObj_CountObjects(thing))]
            stack.append((iter(inner), clipped._replace(matrix=_matrix(thing).then(canvas.matrix))))


def _keep_head(thing: Any, kind: int, drawing: Drawing) -> None:  # noqa: ANN401
    """Keep what a JPEG says of itself; PDF stores such files as they are (ISO 32000-1, 7.4.8)."""
    if kind != c.FPDF_PAGEOBJ_IMAGE or len(drawing.photos) >= _MOST_PHOTOS:
        return
    name = ctypes.create_string_buffer(16)
    c.FPDFImageObj_GetImageFilter(thing, c.FPDFImageObj_GetImageFilterCount(thing) - 1, name, 16)
    # Filters that do not know pictures are undone; the one that does comes last.
    size = c.FPDFImageObj_GetImageDataDecoded(thing, None, 0) if name.value == b"DCTDecode" else 0
    if not 0 < size <= _LARGEST_PHOTO:
        return
    stored = ctypes.create_string_buffer(size)
    c.FPDFImageObj_GetImageDataDecoded(thing, stored, size)
    head = jpeg_head(stored.raw)
    if any(mark in head for mark in _SPEAKING):
        drawing.photos.append(head)


class _Clips:
    """What shows of objects by their clipping paths, of each the rectangle around it.

    Most objects share theirs; two of its points and their number tell one from another.
    """

    def __init__(self) -> None:
        self._known: dict[tuple[object, ...], Box] = {}

    def of(self, thing: Any, canvas: _Canvas) -> Box:  # noqa: ANN401
        """Return the part of the canvas an object may be drawn in."""
        clip = canvas.clip
        paths = c.FPDFPageObj_GetClipPath(thing)
        for path in range(c.FPDFClipPath_CountPaths(paths)):
            count = min(_MOST_SEGMENTS, c.FPDFClipPath_CountPathSegments(paths, path))
            if count <= 0:
                continue
            key = (canvas.matrix, count, self._point(paths, path, 0), self._point(paths, path, count // 2))
            if key not in self._known:
                points = [self._point(paths, path, number) for number in range(count)]
                self._known[key] = around([canvas.matrix.point(*point) for point in points])
            clip = clip.cut(self._known[key])
        return clip

    @staticmethod
    def _point(paths: Any, path: int, number: int) -> tuple[float, float]:  # noqa: ANN401
        x, y = ctypes.c_float(), ctypes.c_float()
        c.FPDFPathSegment_GetPoint(c.FPDFClipPath_GetPathSegment(paths, path, number), x, y)
        return x.value, y.value


def _matrix(thing: Any) -> Matrix:  # noqa: ANN401
    found = c.FS_MATRIX()
    if not c.FPDFPageObj_GetMatrix(thing, found):
        return Matrix()
    return Matrix(found.a, found.b, found.c, found.d, found.e, found.f)


def _bounds(thing: Any, canvas: _Canvas) -> Box:  # noqa: ANN401
    left, bottom, right, top = (ctypes.c_float() for _ in range(4))
    c.FPDFPageObj_GetBounds(thing, left, bottom, right, top)
    return canvas.matrix.box(left.value, bottom.value, right.value, top.value)


def _paint(thing: Any, *, stroke: bool = False) -> _Paint:  # noqa: ANN401
    red, green, blue, alpha = (ctypes.c_uint() for _ in range(4))
    get = c.FPDFPageObj_GetStrokeColor if stroke else c.FPDFPageObj_GetFillColor
    if not get(thing, red, green, blue, alpha):
        return _Paint(0, 255)
    # Weights of luma, as a page is turned to grey when it is rendered.
    grey = (red.value * 30 + green.value * 59 + blue.value * 11) // 100
    return _Paint(grey, alpha.value)


def _ink(thing: Any, order: int, clip: Box) -> Ink:  # noqa: ANN401
    mode = c.FPDFTextObj_GetTextRenderMode(thing)
    paint = _paint(thing, stroke=mode in _STROKED)
    shown = mode not in _UNSHOWN and paint.alpha > 0
    return Ink(order, paint.grey, shown, clip, _is_optional(thing))


def _is_optional(thing: Any) -> bool:  # noqa: ANN401
    """Whether an object is marked as optional content (ISO 32000-1, 8.11.3.2)."""
    for number in range(c.FPDFPageObj_CountMarks(thing)):
        name, size = (ctypes.c_ushort * 4)(), ctypes.c_ulong()
        c.FPDFPageObjMark_GetName(c.FPDFPageObj_GetMark(thing, number), name, ctypes.sizeof(name), size)
        if bytes(name).decode("utf-16-le", "replace").rstrip("\0") == "OC":
            return True
    return False


def _path(thing: Any, order: int, canvas: _Canvas, drawing: Drawing) -> None:  # noqa: ANN401
    fill, stroke = ctypes.c_int(), ctypes.c_int()
    count = c.FPDFPath_CountSegments(thing)
    if not c.FPDFPath_GetDrawMode(thing, fill, stroke) or count > _MOST_SEGMENTS or canvas.clip.empty:
        return
    lines = list(_subpaths(thing, count, _matrix(thing).then(canvas.matrix)))
    outline = Outline(order, lines, canvas.clip)
    areas: list[Shape] = []
    if fill.value and (paint := _paint(thing)).alpha >= OPAQUE:
        areas += outline.filled(paint.grey, drawing)
    if stroke.value and (paint := _paint(thing, stroke=True)).alpha >= OPAQUE:
        width = ctypes.c_float()
        c.FPDFPageObj_GetStrokeWidth(thing, width)
        areas += outline.stroked(paint.grey, width.value * abs(canvas.matrix.a or canvas.matrix.b), drawing)
    if areas and not c.FPDFPageObj_HasTransparency(thing):
        drawing.shapes += areas


def _subpaths(thing: Any, count: int, matrix: Matrix) -> Iterator[list[tuple[float, float]]]:  # noqa: ANN401
    points: list[tuple[float, float]] = []
    x, y = ctypes.c_float(), ctypes.c_float()
    for number in range(count):
        segment = c.FPDFPath_GetPathSegment(thing, number)
        if c.FPDFPathSegment_GetType(segment) == c.FPDF_SEGMENT_MOVETO and points:
            yield points
            points = []
        c.FPDFPathSegment_GetPoint(segment, x, y)
        points.append(matrix.point(x.value, y.value))
        if c.FPDFPathSegment_GetClose(segment):
            points.append(points[0])
    if len(points) > 1:
        yield points
