"""PDF files drawn for tests: paragraphs that wrap, tables with ruled cells that wrap."""

from __future__ import annotations

import io
from dataclasses import dataclass
from typing import TYPE_CHECKING

from reportlab.lib.pagesizes import A4
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.cidfonts import UnicodeCIDFont
from reportlab.pdfgen.canvas import Canvas

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

FONT = "STSong-Light"
WIDTH, HEIGHT = A4
LEFT, RIGHT, TOP, FOOT = 72.0, WIDTH - 72.0, 72.0, HEIGHT - 72.0
pdfmetrics.registerFont(UnicodeCIDFont(FONT))


class Page:
    """A page on which places are given from the top left corner, in points.

    Attributes:
        canvas: what it is drawn on; its own places are from the bottom.
        y: where the next paragraph begins.
    """

    def __init__(self, canvas: Canvas) -> None:
        self.canvas = canvas
        self.y = TOP

    def text(self, x: float, y: float, value: str, size: float = 12, mode: int = 0) -> None:
        """Write a line; ``y`` is its baseline."""
        text = self.canvas.beginText(x, HEIGHT - y)
        text.setFont(FONT, size)
        text.setTextRenderMode(mode)
        text.textOut(value)
        self.canvas.drawText(text)

    def centred(self, y: float, value: str, size: float = 12) -> None:
        """Write a line in the middle between the margins."""
        self.text((WIDTH - pdfmetrics.stringWidth(value, FONT, size)) / 2, y, value, size)

    def box(self, left: float, top: float, right: float, bottom: float, grey: float = 0) -> None:
        """Fill a rectangle."""
        self.canvas.setFillGray(grey)
        self.canvas.rect(left, HEIGHT - bottom, right - left, bottom - top, stroke=0, fill=1)
        self.canvas.setFillGray(0)

    def line(self, x0: float, y0: float, x1: float, y1: float, width: float = 0.7) -> None:
        """Draw a line."""
        self.canvas.setLineWidth(width)
        self.canvas.line(x0, HEIGHT - y0, x1, HEIGHT - y1)

    def paragraph(
        self,
        value: str,
        *,
        left: float = LEFT,
        right: float = RIGHT,
        size: float = 12,
        indent: float = 2,
        leading: float = 1.6,
    ) -> None:
        """Write running text that wraps, its first line set in by so many characters."""
        first = True
        while value:
            start = left + (indent * size if first else 0)
            taken = _fitting(value, right - start, size)
            self.y += size * leading
            self.text(start, self.y, value[:taken], size)
            value, first = value[taken:], False

    def table(
        self,
        cells: Sequence[Boxed],
        xs: Sequence[float],
        ys: Sequence[float],
        *,
        size: float = 9,
        sides: str = "lrtb",
    ) -> None:
        """Rule cells between lines at given places and write what they hold; text wraps.

        Args:
            sides: outer lines that are drawn, of left, right, top, bottom.
        """
        for cell in cells:
            left, right = xs[cell.column], xs[cell.column + cell.column_span]
            top, bottom = ys[cell.row], ys[cell.row + cell.row_span]
            for x, side in ((left, "l"), (right, "r")):
                if side in sides or x not in {xs[0], xs[-1]}:
                    self.line(x, top, x, bottom)
            for y, side in ((top, "t"), (bottom, "b")):
                if side in sides or y not in {ys[0], ys[-1]}:
                    self.line(left, y, right, y)
            y = top
            for part in cell.value.split("\n"):
                while part:
                    taken = _fitting(part, right - left - 6, size)
                    y += size * 1.3
                    self.text(left + 3, y, part[:taken], size)
                    part = part[taken:]  # noqa: PLW2901 - what is left of it


@dataclass(frozen=True)
class Boxed:
    """A cell of a table: its place in the grid, what it spans, what it holds."""

    row: int
    column: int
    value: str
    row_span: int = 1
    column_span: int = 1


def _fitting(value: str, width: float, size: float) -> int:
    """How many characters have room."""
    taken = 1
    while taken < len(value) and pdfmetrics.stringWidth(value[: taken + 1], FONT, size) <= width:
        taken += 1
    return taken


def pdf(*pages: Callable[[Page], object]) -> bytes:
    """Return a file whose pages are drawn by functions."""
    data = io.BytesIO()
    canvas = Canvas(data, pagesize=A4, invariant=True)
    canvas.setAuthor("")
    canvas.setTitle("")
    canvas.setSubject("")
    canvas.setCreator("")
    for draw in pages:
        canvas.setFont(FONT, 12)
        draw(Page(canvas))
        canvas.showPage()
    canvas.save()
    return data.getvalue()


def paragraphs(*values: str) -> Callable[[Page], None]:
    """Return what draws a page of paragraphs."""

    def draw(page: Page) -> None:
        for value in values:
            page.paragraph(value)

    return draw


def grid(rows: Sequence[Sequence[str]]) -> list[Boxed]:
    """Cells that span nothing."""
    return [Boxed(r, c, value) for r, row in enumerate(rows) for c, value in enumerate(row)]


def even(start: float, step: float, count: int) -> list[float]:
    """Places of lines at even distances."""
    return [start + step * number for number in range(count + 1)]
