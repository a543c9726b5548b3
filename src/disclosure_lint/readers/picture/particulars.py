"""What a picture says of itself: where it was taken, by whom, with what, and every text in its head."""

from __future__ import annotations

import warnings
from typing import TYPE_CHECKING, Any, NamedTuple

from disclosure_lint.readers.picture.header import open_header
from disclosure_lint.readers.picture.position import POSITION, from_exif
from disclosure_lint.readers.picture.wording import from_bytes, from_comment, from_wide, mended
from disclosure_lint.readers.picture.xmp import read_xmp

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from PIL.Image import Exif
    from PIL.ImageFile import ImageFile

#: Directories of EXIF, as Pillow numbers them.
_DETAILS, _GPS = 0x8769, 0x8825
_USER_COMMENT = 0x9286
#: Tags that hold text, by the names that reports use (JEITA CP-3451; XP tags are Microsoft's).
_TEXTS = {
    0x010D: "title", 0x010E: "description", 0x010F: "device", 0x0110: "device", 0x0131: "software",
    0x013B: "author", 0x013C: "computer", 0x8298: "copyright", 0xA430: "owner", 0xA431: "serial-number",
    0xA435: "serial-number", 0xA434: "device", 0xA433: "device", 0xA436: "title", 0xA437: "author",
    0xA438: "editor",
}  # fmt: skip
_WIDE = {0x9C9B: "title", 0x9C9C: "comment", 0x9C9D: "author", 0x9C9E: "keywords", 0x9C9F: "subject"}
#: Texts beside the position, written as comments are: how it was found, and the name of the area.
_GPS_TEXTS = {0x1B: "positioning", 0x1C: "area"}
#: Datasets of IPTC-IIM 4.2 that hold text.
_IPTC = {
    (2, 5): "title", (2, 25): "keywords", (2, 40): "instructions", (2, 80): "author", (2, 85): "author",
    (2, 90): "city", (2, 92): "place", (2, 105): "headline", (2, 110): "credit", (2, 116): "copyright",
    (2, 118): "contact", (2, 120): "description", (2, 122): "editor",
}  # fmt: skip
#: What Pillow keeps of a file that is no text of somebody's; all else it keeps as strings is.
_NO_TEXTS = frozenset(
    "exif xmp icc_profile photoshop dpi jfif_version jfif_unit version background compression parsed_exif"
    " XML:com.adobe.xmp".lower().split()
)
_MOST = 500


class Particular(NamedTuple):
    """A property of a picture: its name, such as ``author`` or ``position``, and what it says."""

    name: str
    value: str


def particulars(data: bytes) -> list[Particular]:
    """Return what a picture says of itself, each value once.

    Raises:
        BrokenPictureError: if it cannot be opened.
        HugePictureError: if it is too large.
    """
    found: dict[Particular, None] = {}
    with open_header(data) as picture, warnings.catch_warnings():
        warnings.simplefilter("ignore")
        for part in (_exif, _iptc, _xmp, _texts):
            # What one part of a head lacks or breaks says nothing of the others.
            found |= dict.fromkeys(_kept(part, picture))
    return list(found)[:_MOST]


def _kept(part: Callable[[ImageFile], Iterator[Particular]], picture: ImageFile) -> list[Particular]:
    found: list[Particular] = []
    try:
        found.extend(one for one in part(picture) if one.value)
    except Exception:  # noqa: BLE001 - Pillow parses lazily and raises whatever a lying head makes it stumble on
        return found
    return found


def _exif(picture: ImageFile) -> Iterator[Particular]:
    exif = picture.getexif()
    gps = exif.get_ifd(_GPS)
    yield Particular(POSITION, from_exif(gps))
    yield from (
        Particular(name, from_comment(_stored(gps.get(tag)), "<")) for tag, name in _GPS_TEXTS.items()
    )
    yield from _tags(exif, exif)
    yield from _tags(exif, exif.get_ifd(_DETAILS))


def _tags(exif: Exif, tags: Any) -> Iterator[Particular]:  # noqa: ANN401 - a mapping of many types
    for tag, value in list(tags.items()):
        if tag == _USER_COMMENT:
            yield Particular("comment", from_comment(_stored(value), exif.endian or "<"))
        elif tag in _WIDE:
            yield Particular(_WIDE[tag], from_wide(_stored(value)))
        elif tag in _TEXTS and value:
            text = mended(value) if isinstance(value, str) else from_bytes(_stored(value))
            yield Particular(_TEXTS[tag], text)


def _stored(value: object) -> bytes:
    if isinstance(value, str):
        return value.encode("latin-1", "replace")
    if isinstance(value, tuple):
        return bytes(one for one in value if isinstance(one, int) and 0 <= one < 256)  # noqa: PLR2004 - bytes
    return bytes(value) if isinstance(value, bytes) else b""


def _iptc(picture: ImageFile) -> Iterator[Particular]:
    from PIL.IptcImagePlugin import getiptcinfo

    for dataset, values in (getiptcinfo(picture) or {}).items():
        if dataset in _IPTC:
            for value in values if isinstance(values, list) else [values]:
                yield Particular(_IPTC[dataset], from_bytes(value))


def _xmp(picture: ImageFile) -> Iterator[Particular]:
    packet = picture.info.get("xmp") or picture.info.get("XML:com.adobe.xmp") or b""
    for name, value in read_xmp(packet.encode() if isinstance(packet, str) else packet):
        yield Particular(name, value)


def _texts(picture: ImageFile) -> Iterator[Particular]:
    """Comments of JPEG and GIF, and the texts of PNG, whose names anybody may invent."""
    for name, value in picture.info.items():
        if not isinstance(name, str) or name.lower() in _NO_TEXTS:
            continue
        if isinstance(value, str):
            yield Particular(_known(name), mended(value))
        elif name == "comment" and isinstance(value, bytes):
            yield Particular(name, from_bytes(value))


def _known(name: str) -> str:
    known = mended(name).lower()[:80]
    return "author" if known in {"artist", "creator"} else known
