"""What is written in a picture, page by page where it has several, as scans in TIFF have."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

from disclosure_lint.document import Omission
from disclosure_lint.location import Box
from disclosure_lint.readers.pages.book import said
from disclosure_lint.readers.picture.header import open_picture
from disclosure_lint.source import Reason

if TYPE_CHECKING:
    from PIL.Image import Image

    from disclosure_lint.readers.pages.layout import Sheet
    from disclosure_lint.source import Source

#: Pages of one picture that are read, and seconds after which none is begun.
_MOST, _SECONDS = 100, 1_500.0
#: Pixels an inch when a picture does not say, and points.
_RESOLUTION, _POINTS = 96.0, 72.0
#: Photos say any resolution; of pages one between these is believed.
_COARSEST, _FINEST = 50.0, 1_200.0


def read_frames(source: Source, media: str) -> tuple[list[Sheet], list[Omission]]:
    """Return the pages of a picture as they are read, and what was not read.

    Args:
        source: the file.
        media: its media type.
    """
    from disclosure_lint.readers.recognition.sheet import recognise

    until = time.monotonic() + _SECONDS
    sheets: list[Sheet] = []
    broken: list[int] = []
    with open_picture(source.data) as picture:
        count = int(getattr(picture, "n_frames", 1)) if media == "image/tiff" else 1
        for index in range(min(count, _MOST)):
            if time.monotonic() > until:
                break
            try:
                picture.seek(index)
                upright = _shown(picture)
            except (OSError, EOFError, ValueError, SyntaxError, ArithmeticError):
                broken.append(index + 1)
                continue
            sheets.append(recognise(upright, index + 1, _box(upright, picture)))
    done = len(sheets) + len(broken)
    beyond = [Omission(Reason.LIMIT, said(range(done + 1, count + 1)))] if done < count else []
    return sheets, [Omission(Reason.DAMAGED, said(broken)), *beyond] if broken else beyond


def _shown(picture: Image) -> Image:
    """The picture as it is shown: on white, turned as its head says."""
    import PIL.Image
    from PIL import ImageOps

    decoded = picture
    if "A" in decoded.getbands() or "transparency" in decoded.info:
        decoded = decoded.convert("RGBA")
        white = PIL.Image.new("RGBA", decoded.size, (255, 255, 255, 255))
        decoded = PIL.Image.alpha_composite(white, decoded)
    return ImageOps.exif_transpose(decoded.convert("RGB"))


def _box(shown: Image, picture: Image) -> Box:
    said = picture.info.get("dpi", (_RESOLUTION, _RESOLUTION))[0]
    resolution = float(said) if _COARSEST <= said <= _FINEST else _RESOLUTION
    scale = _POINTS / resolution
    return Box(0, 0, shown.width * scale, shown.height * scale)
