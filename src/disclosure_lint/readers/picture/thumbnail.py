"""The small picture in a photo's head (JEITA CP-3451, 4.5.5), which may show what the photo no longer does.

Programs that crop or paint over a photo often leave it as it was.
"""

from __future__ import annotations

import warnings
from typing import TYPE_CHECKING

from disclosure_lint.readers.picture.header import BrokenPictureError, HugePictureError, open_picture

if TYPE_CHECKING:
    from PIL.Image import Image
    from PIL.ImageFile import ImageFile

#: Where in the head its JPEG lies.
_OFFSET, _LENGTH = 0x0201, 0x0202
_EXIF = b"Exif\0\0"
#: Both pictures are compared at this size, in squares of so many pixels.
_SIDE, _SQUARE = 128, 8
#: Greys by which a square differs when something else is on it, and how many squares that takes.
_UNLIKE, _FEWEST = 48, 4
#: Share by which the shapes of a photo and its thumbnail may differ.
_SAME_SHAPE = 0.03
#: A row as dark as this is the bar that makes a wide photo fit a thumbnail of 4:3.
_BAR = 12
#: Of larger photos the thumbnail is only compared by its shape.
_MOST_PIXELS = 80_000_000


def differs(photo: ImageFile) -> str:
    """Return the sizes of a thumbnail and its photo when they show different things, "" otherwise.

    Args:
        photo: freshly opened; it is decoded at a reduced size.
    """
    try:
        small = _thumbnail(photo)
        if small is None:
            return ""
        sizes = f"{small.width}×{small.height}, {photo.width}×{photo.height}"
        shape, other = photo.width / photo.height, small.width / small.height
        if abs(shape - other) > _SAME_SHAPE * shape:
            return sizes
        if photo.width * photo.height > _MOST_PIXELS:
            return ""
        photo.draft("L", (_SIDE * 2, _SIDE * 2))  # a JPEG is then decoded at an eighth of its size
        return sizes if _unlike(_greys(photo), _greys(small)) >= _FEWEST else ""
    except (BrokenPictureError, HugePictureError):
        return ""
    except Exception:  # noqa: BLE001 - a photo that cannot be decoded to its end is told so by the recogniser
        return ""


def _thumbnail(photo: ImageFile) -> Image | None:
    from PIL.ExifTags import IFD

    stored = photo.info.get("exif")
    if not isinstance(stored, bytes) or not stored.startswith(_EXIF):
        return None
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        tags = photo.getexif().get_ifd(IFD.IFD1)
    start, length = tags.get(_OFFSET), tags.get(_LENGTH)
    if not isinstance(start, int) or not isinstance(length, int) or length <= 0:
        return None
    stored = stored[len(_EXIF) :]
    return _without_bars(open_picture(stored[start : start + length]))


def _without_bars(small: Image) -> Image:
    grey = small.convert("L")
    box = grey.point(lambda value: 255 if value > _BAR else 0).getbbox()
    # Bars lie at two opposite sides; what is dark at one side only is part of the photo.
    if box is None or abs(box[0] - (grey.width - box[2])) > 1 or abs(box[1] - (grey.height - box[3])) > 1:
        return grey
    return grey.crop(box)


def _greys(picture: Image) -> Image:
    import PIL.Image

    return picture.convert("L").resize((_SIDE, _SIDE), PIL.Image.Resampling.BOX)


def _unlike(one: Image, other: Image) -> int:
    from PIL import ImageChops, ImageOps

    difference = ImageChops.difference(ImageOps.autocontrast(one), ImageOps.autocontrast(other))
    squares = difference.reduce(_SQUARE).point(lambda grey: 1 if grey >= _UNLIKE else 0)
    return squares.histogram()[1]
