"""Pages as pictures, drawn as those of PDF are, with a font of the development packages."""

from __future__ import annotations

import io
from functools import lru_cache
from importlib.resources import files
from importlib.util import find_spec
from typing import TYPE_CHECKING

import PIL.Image
import PIL.ImageDraw
import PIL.ImageFont

from pdf_files import HEIGHT, WIDTH, Page

if TYPE_CHECKING:
    from collections.abc import Callable

#: Whether text can be drawn and recognised here.
READY = all(map(find_spec, ("rapidocr", "onnxruntime", "pylopdf_fonts_zh_cn")))
DOTS = 150


@lru_cache
def font(size: int) -> PIL.ImageFont.FreeTypeFont:
    path = files("pylopdf_fonts_zh_cn") / "NotoSansSC-Regular.otf"
    return PIL.ImageFont.truetype(str(path), size)


class PicturePage(Page):
    """A page of which the same calls draw a picture.

    Attributes:
        picture: what was drawn so far.
    """

    def __init__(self, dots: float = DOTS) -> None:
        super().__init__(None)
        self._scale = dots / 72
        self.picture = PIL.Image.new(
            "RGB", (round(WIDTH * self._scale), round(HEIGHT * self._scale)), "white"
        )
        self._draw = PIL.ImageDraw.Draw(self.picture)

    def text(self, x: float, y: float, value: str, size: float = 12, mode: int = 0) -> None:
        place = (x * self._scale, y * self._scale)
        self._draw.text(place, value, "black", font(round(size * self._scale)), anchor="ls")

    def box(self, left: float, top: float, right: float, bottom: float, grey: float = 0) -> None:
        corners = [side * self._scale for side in (left, top, right, bottom)]
        self._draw.rectangle(corners, (round(grey * 255),) * 3)

    def line(self, x0: float, y0: float, x1: float, y1: float, width: float = 0.7) -> None:
        ends = [side * self._scale for side in (x0, y0, x1, y1)]
        self._draw.line(ends, "black", max(1, round(width * self._scale)))


def drawn(draw: Callable[[PicturePage], object], dots: float = DOTS) -> PIL.Image.Image:
    """Return the picture that a function draws."""
    page = PicturePage(dots)
    draw(page)
    return page.picture


def png(picture: PIL.Image.Image, dots: float = DOTS) -> bytes:
    """Return a picture as a file that says its resolution."""
    saved = io.BytesIO()
    picture.save(saved, "PNG", dpi=(dots, dots))
    return saved.getvalue()


def scanned(*pictures: PIL.Image.Image, kind: str = "PDF") -> bytes:
    """Return a PDF or TIFF file of pictures, as scanners make them."""
    saved = io.BytesIO()
    first, *others = pictures
    if kind == "PDF":
        first.save(saved, kind, save_all=True, append_images=others, resolution=DOTS)
    else:
        first.save(saved, kind, save_all=True, append_images=others, dpi=(DOTS, DOTS))
    return saved.getvalue()
