"""Photos for tests and examples: a few hundred pixels with a head that says what is asked."""

from __future__ import annotations

import io
import struct
from typing import TYPE_CHECKING

from disclosure_lint.language.expression import late

if TYPE_CHECKING:
    from collections.abc import Mapping

    from PIL.Image import Image

#: Tags of EXIF by the names that reports use.
_TAGS = {"author": 0x013B, "description": 0x010E, "device": 0x0110, "copyright": 0x8298}
_DETAILS = {"owner": 0xA430, "serial-number": 0xA431}
_DIRECTORY_OF_DETAILS, _DIRECTORY_OF_GPS = 0x8769, 0x8825
_POSITION = late(r"(\d+)°(\d+)′([\d.]+)″([NS]) (\d+)°(\d+)′([\d.]+)″([EW])")
_SIZE = (320, 240)
_THUMBNAIL = (160, 120)


def photo_file(head: Mapping[str, str], thumbnail: str = "") -> bytes:
    """Return a JPEG file.

    Args:
        head: what it says of itself, by name: ``position``, ``author``, ``owner``, ``comment``, …
        thumbnail: ``same`` as the photo, ``cropped`` (the photo was), ``changed`` (it was painted over).
    """
    import PIL.Image

    photo = _scene()
    exif = PIL.Image.Exif()
    for names, tags in ((_TAGS, exif), (_DETAILS, exif.get_ifd(_DIRECTORY_OF_DETAILS))):
        for name, tag in names.items():
            if name in head:
                tags[tag] = head[name].encode()
    found = _POSITION.fullmatch(head.get("position", ""))
    if found:
        gps = exif.get_ifd(_DIRECTORY_OF_GPS)
        gps |= {1: found[4], 2: tuple(map(float, found.group(1, 2, 3)))}
        gps |= {3: found[8], 4: tuple(map(float, found.group(5, 6, 7)))}
    stored = _with_thumbnail(exif.tobytes(), photo.resize(_THUMBNAIL)) if thumbnail else exif.tobytes()
    if thumbnail == "cropped":
        photo = photo.crop((0, 0, 160, 240))
    elif thumbnail == "changed":
        photo.paste((0, 0, 0), (200, 120, 300, 200))
    saved = io.BytesIO()
    photo.save(saved, "JPEG", exif=stored, comment=head.get("comment", "").encode())
    return saved.getvalue()


def _scene() -> Image:
    """Something to see: bright and dark areas of many greys."""
    import PIL.Image

    across, down = PIL.Image.linear_gradient("L").resize(_SIZE), PIL.Image.radial_gradient("L").resize(_SIZE)
    return PIL.Image.merge("RGB", (across, down, across.rotate(180)))


def _with_thumbnail(exif: bytes, small: Image) -> bytes:
    """Append a second directory that points at a JPEG behind it (TIFF 6.0; JEITA CP-3451, 4.5.5)."""
    saved = io.BytesIO()
    small.save(saved, "JPEG")
    head, picture = exif[:6], saved.getvalue()
    body = bytearray(exif[6:])  # high byte first, as Pillow writes it
    body += b"\0" * (len(body) % 2)
    first = int.from_bytes(body[4:8], "big")
    link = first + 2 + 12 * int.from_bytes(body[first : first + 2], "big")
    start = len(body)
    body[link : link + 4] = start.to_bytes(4, "big")
    entries = ((0x0103, 3, 6 << 16), (0x0201, 4, start + 2 + 12 * 3 + 4), (0x0202, 4, len(picture)))
    body += struct.pack(">H", len(entries))
    for tag, kind, value in entries:
        body += struct.pack(">HHII", tag, kind, 1, value)
    return head + bytes(body) + b"\0" * 4 + picture
