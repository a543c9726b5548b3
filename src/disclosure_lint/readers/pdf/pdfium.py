"""PDF files through pdfium: opening, the characters of a page, its picture."""

from __future__ import annotations

import ctypes
import math
import sys
from contextlib import suppress
from itertools import islice
from typing import TYPE_CHECKING, Any, Self

import pypdfium2
import pypdfium2.raw as c

from disclosure_lint.language.expression import late
from disclosure_lint.location import Box
from disclosure_lint.readers.pages.frame import Matrix, page_matrix
from disclosure_lint.readers.pages.page import UNKNOWN, BrokenPageError, Drawing, Gap, Glyph, Ink
from disclosure_lint.readers.pdf.annotations import annotate
from disclosure_lint.readers.pdf.drawing import Run, address, draw
from disclosure_lint.readers.pdf.fallback_font import install

if TYPE_CHECKING:
    from collections.abc import Iterator

    from PIL.Image import Image

#: Pixels of the largest picture made of a page.
_MOST_PIXELS = 6_000_000
#: Of one in which text is recognised.
_MOST_PIXELS_READ = 16_000_000
#: Square points of the largest page: 200 inches each way, as far as PDF goes (ISO 32000-1, C.2).
_LARGEST = 14_400.0**2
_MOST_ATTACHMENTS = 200
_LEADING = late("[\ud800-\udbff]")
_QUARTER = math.pi / 2
#: Quarters of a turn by which upright text may lean.
_LEAN = 0.05


class LockedPdfError(Exception):
    """The file cannot be opened without a password."""


class BrokenPdfError(BrokenPageError):
    """The structure of the file cannot be made out."""


class Raster:
    """A page in shades of grey.

    Attributes:
        scale: pixels a point.
    """

    def __init__(self, bitmap: pypdfium2.PdfBitmap, scale: float) -> None:
        self.scale = scale
        self._width, self._height, self._stride = bitmap.width, bitmap.height, bitmap.stride
        self._pixels = bytes(bitmap.buffer)

    def greys(self, box: Box) -> tuple[int, int]:
        """Return the darkest and the brightest grey in a rectangle."""
        left, right = self._pixel(box.left, self._width), self._pixel(box.right, self._width)
        darkest, brightest = 255, 0
        for row in range(self._pixel(box.top, self._height), self._pixel(box.bottom, self._height) + 1):
            pixels = self._pixels[row * self._stride + left : row * self._stride + right + 1]
            darkest, brightest = min(darkest, *pixels), max(brightest, *pixels)
        return darkest, brightest

    def _pixel(self, at: float, limit: int) -> int:
        return min(limit - 1, max(0, int(at * self.scale)))


class Pdf:
    """An open file.

    Raises:
        LockedPdfError: when it needs a password.
        BrokenPdfError: when it cannot be opened.
    """

    def __init__(self, data: bytes) -> None:
        install()
        try:
            self._document = pypdfium2.PdfDocument(data)
        except pypdfium2.PdfiumError as error:
            raise (LockedPdfError if error.err_code == c.FPDF_ERR_PASSWORD else BrokenPdfError) from None

    def __len__(self) -> int:
        return len(self._document)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._document.close()

    def drawing(self, index: int) -> Drawing:
        """Return what is drawn on a page, counted from 0.

        Raises:
            BrokenPdfError: when the page cannot be read.
        """
        page = self._page(index)
        try:
            box = c.FS_RECTF()
            c.FPDF_GetPageBoundingBox(page, box)
            turns = c.FPDFPage_GetRotation(page)
            matrix = page_matrix(box.left, box.bottom, box.right, box.top, turns)
            drawing = Drawing(index + 1, Box(0, 0, page.get_width(), page.get_height()))
            if not 0 < drawing.box.area < _LARGEST:
                raise BrokenPdfError
            runs = draw(page, matrix, drawing)
            text = c.FPDFText_LoadPage(page)
            if text:
                drawing.glyphs.extend(_glyphs(text, matrix, runs, drawing.box))
                c.FPDFText_ClosePage(text)
            annotate(page, matrix, drawing)
            return drawing
        finally:
            page.close()

    def raster(self, index: int) -> Raster:
        """Return the picture of a page, counted from 0, with its annotations, as a reader sees it.

        Raises:
            BrokenPdfError: when the page cannot be drawn.
        """
        page = self._page(index)
        try:
            area = max(1.0, page.get_width() * page.get_height())
            scale = min(2.0, math.sqrt(_MOST_PIXELS / area))
            return Raster(page.render(scale=scale, grayscale=True), scale)
        except (pypdfium2.PdfiumError, ValueError):
            raise BrokenPdfError from None
        finally:
            page.close()

    def picture(self, index: int, dots: float) -> Image:
        """Return a page, counted from 0, as it is shown.

        Args:
            index: of the page.
            dots: an inch; fewer of a page that is very large.

        Raises:
            BrokenPdfError: when the page cannot be drawn.
        """
        page = self._page(index)
        try:
            area = max(1.0, page.get_width() * page.get_height())
            scale = min(dots / 72, math.sqrt(_MOST_PIXELS_READ / area))
            picture: Image = page.render(scale=scale).to_pil()
        except (pypdfium2.PdfiumError, ValueError):
            raise BrokenPdfError from None
        finally:
            page.close()
        return picture

    def metadata(self) -> dict[str, str]:
        """Return the information dictionary (ISO 32000-1, 14.3.3), fields that are not empty."""
        return dict(self._document.get_metadata_dict(skip_empty=True))

    def bookmarks(self, most: int) -> list[tuple[str, int | None]]:
        """Return the titles of bookmarks in order, each with the page it leads to, from 1."""
        found: list[tuple[str, int | None]] = []
        with suppress(pypdfium2.PdfiumError):
            for bookmark in islice(self._document.get_toc(), most):
                target = bookmark.get_dest()
                index = target.get_index() if target else None
                found.append((bookmark.get_title(), None if index is None else index + 1))
        return found

    def attachments(self) -> list[str]:
        """Return the names of the files attached."""
        found = []
        for index in range(min(_MOST_ATTACHMENTS, self._document.count_attachments())):
            try:
                found.append(self._document.get_attachment(index).get_name())
            except pypdfium2.PdfiumError:
                found.append("")
        return found

    def attachment(self, index: int) -> bytes:
        """Return the content of a file attached, counted from 0; empty when it cannot be read."""
        try:
            return bytes(self._document.get_attachment(index).get_data())
        except pypdfium2.PdfiumError:
            return b""

    def _page(self, index: int) -> pypdfium2.PdfPage:
        try:
            return self._document[index]
        except pypdfium2.PdfiumError:
            raise BrokenPdfError from None


def _glyphs(
    text: Any,  # noqa: ANN401 - a ctypes handle
    matrix: Matrix,
    runs: dict[int, Run],
    sheet: Box,
) -> Iterator[Glyph]:
    rect, x, y = c.FS_RECTF(), ctypes.c_double(), ctypes.c_double()
    unknown = Run(Ink(0, 0, shown=True, clip=sheet), None)
    gap = Gap.NONE
    lead = ""
    for index in range(c.FPDFText_CountChars(text)):
        sign = lead + chr(min(c.FPDFText_GetUnicode(text, index), sys.maxunicode))
        lead = ""
        if _LEADING.fullmatch(sign):
            lead = sign
            continue
        if not sign.isprintable():
            # pdfium may give UTF-16; what is half of a pair is no character.
            sign = sign.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")[-1:]
        if c.FPDFText_HasUnicodeMapError(text, index):
            sign = UNKNOWN
        elif sign.isspace() or sign == "\0":
            if not c.FPDFText_IsGenerated(text, index):
                gap = Gap.SPACE
            elif gap is Gap.NONE:
                gap = Gap.ROOM
            continue
        if not c.FPDFText_GetLooseCharBox(text, index, rect):
            continue
        run = runs.get(address(c.FPDFText_GetTextObject(text, index)), unknown)
        here, box = _place(rect, matrix, run)
        c.FPDFText_GetCharOrigin(text, index, x, y)
        turn = _turn(c.FPDFText_GetCharAngle(text, index), matrix)
        yield Glyph(sign, box, here.point(x.value, y.value), turn, run.ink, gap)
        gap = Gap.NONE


def _place(rect: Any, matrix: Matrix, run: Run) -> tuple[Matrix, Box]:  # noqa: ANN401 - a structure of ctypes
    box = matrix.box(rect.left, rect.bottom, rect.right, rect.top)
    if run.inside is None:
        return matrix, box
    inner, bounds = run.inside
    if not box.cut(bounds.widen(1)).empty:
        return matrix, box
    return inner, inner.box(rect.left, rect.bottom, rect.right, rect.top)


def _turn(angle: float, matrix: Matrix) -> int:
    """Quarters of a turn clockwise as shown, of an angle clockwise on the page; -1 between them."""
    if not angle and matrix.a > 0:
        return 0
    quarters = (angle + math.atan2(matrix.b, matrix.a)) / _QUARTER
    return round(quarters) % 4 if abs(quarters - round(quarters)) < _LEAN else -1
