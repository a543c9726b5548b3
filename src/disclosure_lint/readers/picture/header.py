"""The head of a picture: everything in its file but the pixels, through Pillow.

The only module that opens pictures. Nothing is decoded here, so that a photo costs less than
a millisecond and a picture that would fill the memory costs no more.
"""

from __future__ import annotations

import io
import struct
import warnings
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from PIL.ImageFile import ImageFile

#: Formats as Pillow names them; no other decoder is ever tried.
FORMATS = ("JPEG", "PNG", "TIFF", "GIF", "BMP", "WEBP", "MPO")
_PNG = b"\x89PNG\r\n\x1a\n"
#: A chunk is its length, its type, its data and a checksum (ISO/IEC 15948, 5.3).
_CHUNK_HEAD, _CHUNK_EDGES, _MOST_CHUNKS = 8, 12, 10_000
#: The marker of a scan.
_SCAN = b"\xda"
_PIXELS = frozenset({b"IDAT", b"fdAT"})


class BrokenPictureError(ValueError):
    """The file cannot be opened as a picture."""


class HugePictureError(ValueError):
    """It has more pixels than any picture that is published, or text that unpacks to more than is read."""


def open_header(data: bytes) -> ImageFile:
    """Open a picture to read what stands beside its pixels.

    Raises:
        BrokenPictureError: if it cannot be opened.
        HugePictureError: if it is too large.
    """
    return open_picture(b"".join(_without_pixels(data)) if data.startswith(_PNG) else data)


def open_picture(data: bytes) -> ImageFile:
    """Open a picture; its pixels are decoded when they are asked for.

    Raises:
        BrokenPictureError: if it cannot be opened.
        HugePictureError: if it is too large.
    """
    import PIL.Image

    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # of damage, which does not keep us from the rest
        try:
            return PIL.Image.open(io.BytesIO(data), formats=FORMATS)
        except PIL.Image.DecompressionBombError as error:
            raise HugePictureError from error
        except ValueError as error:
            too_much = "Decompressed data too large" in str(error) or "Too much memory" in str(error)
            raise (HugePictureError if too_much else BrokenPictureError) from error
        except Exception as error:  # plugins raise whatever a header that lies makes them stumble on
            raise BrokenPictureError from error


def jpeg_head(data: bytes) -> bytes:
    """Return the segments of a JPEG before its pixels (ISO/IEC 10918-1, B.1.1), nothing of what is none."""
    at = 2
    while data[at : at + 1] == b"\xff" and data[at + 1 : at + 2] != _SCAN and at < len(data):
        at += 2 + int.from_bytes(data[at + 2 : at + 4], "big")
    return data[:at] + data[at : at + 64] if data.startswith(b"\xff\xd8") and at < len(data) else b""


def _without_pixels(data: bytes) -> Iterator[bytes]:
    """The chunks of a PNG but its pixels, which Pillow decodes to come to texts behind them."""
    yield _PNG
    at, ends = len(_PNG), b""
    for _ in range(_MOST_CHUNKS):
        if at + _CHUNK_HEAD > len(data):
            break
        length, kind = struct.unpack_from(">I4s", data, at)
        chunk = data[at : at + length + _CHUNK_EDGES]
        at += length + _CHUNK_EDGES
        if kind == b"IEND":
            ends = chunk
            break
        if kind not in _PIXELS:
            yield chunk
    # Pillow wants to come to pixels, of which there may be none.
    yield struct.pack(">I4sI", 0, b"IDAT", 0x35AF061E)
    yield ends
