"""Lines that rule a table, in a picture: long runs of dark pixels."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from disclosure_lint.readers.pages.page import Ruling

if TYPE_CHECKING:
    import numpy as np
    from PIL.Image import Image

#: A ruling is so long, in shares of the longer side, and no thicker than so many pixels.
_SHORTEST, _THICKEST = 0.03, 12
#: Pixels around a dark one that are compared with it, and by how much darker it has to be.
_AROUND, _DARKER = 31, 12
#: Lines in one direction beyond which a picture is no page.
_MOST = 1_500


def rulings(picture: Image) -> tuple[list[Ruling], list[Ruling]]:
    """Return the upright and the level lines of a picture, in pixels."""
    import cv2
    import numpy as np

    grey = np.asarray(picture.convert("L"))
    dark = cv2.adaptiveThreshold(
        grey, 255, cv2.ADAPTIVE_THRESH_MEAN_C, cv2.THRESH_BINARY_INV, _AROUND, _DARKER
    )
    length = max(20, int(_SHORTEST * max(grey.shape)))
    level = _runs(dark, (length, 1))
    upright = _runs(dark, (1, length))
    return (
        [Ruling(x + width / 2, y, y + height) for x, y, width, height in upright if width <= _THICKEST],
        [Ruling(y + height / 2, x, x + width) for x, y, width, height in level if height <= _THICKEST],
    )


def _runs(dark: np.ndarray[Any, Any], size: tuple[int, int]) -> list[tuple[float, float, float, float]]:
    """The rectangles of what is left of dark areas when everything shorter is taken away."""
    import cv2

    # Gaps of few pixels, as scanning leaves them, are closed first.
    closed = cv2.morphologyEx(dark, cv2.MORPH_CLOSE, cv2.getStructuringElement(cv2.MORPH_RECT, _gap(size)))
    opened = cv2.morphologyEx(closed, cv2.MORPH_OPEN, cv2.getStructuringElement(cv2.MORPH_RECT, size))
    count, _, areas, _ = cv2.connectedComponentsWithStats(opened)
    return [tuple(map(float, areas[n][:4])) for n in range(1, min(count, _MOST + 1))]  # type: ignore[misc]


def _gap(size: tuple[int, int]) -> tuple[int, int]:
    return (5, 1) if size[0] > size[1] else (1, 5)
