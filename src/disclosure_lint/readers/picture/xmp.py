"""XMP: properties that editing programs write into pictures (ISO 16684-1), with texts of layers and faces."""

from __future__ import annotations

from typing import TYPE_CHECKING

from disclosure_lint.readers.picture.position import POSITION, from_xmp
from disclosure_lint.readers.picture.wording import LONGEST
from disclosure_lint.readers.xml_events import ForbiddenXmlError, Handler, feed

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

#: Properties by the names that reports use.
_NAMES = {
    "creator": "author", "Artist": "author", "AuthorsPosition": "author", "OwnerName": "owner",
    "CameraOwnerName": "owner", "SerialNumber": "serial-number", "BodySerialNumber": "serial-number",
    "LensSerialNumber": "serial-number", "PersonInImage": "person", "PersonDisplayName": "person",
    "description": "description", "UserComment": "comment", "Make": "device", "Model": "device",
    "rights": "copyright", "subject": "keywords", "LayerText": "layer", "LayerName": "layer",
    "CreatorTool": "software",
}  # fmt: skip
#: Namespaces of what programs tell each other: histories, references, settings of developing and printing.
_MACHINE = (
    "http://ns.adobe.com/xap/1.0/mm/", "http://ns.adobe.com/xap/1.0/sType/",
    "http://ns.adobe.com/camera-raw-settings/", "http://ns.adobe.com/xap/1.0/g/", "adobe:ns:meta/",
    "http://www.w3.org/XML/1998/namespace",
)  # fmt: skip
_RDF = "http://www.w3.org/1999/02/22-rdf-syntax-ns#"
_FACES = "http://www.metadataworkinggroup.com/schemas/regions/"
_MOST = 500


def read_xmp(packet: bytes) -> Iterator[tuple[str, str]]:
    """Yield name and value of each property that says something; of damage what stands before it."""
    reader = _Properties()
    try:
        feed([packet], reader)
    except ForbiddenXmlError:
        return
    position = from_xmp(*(reader.where.get(name, "") for name in ("GPSLatitude", "GPSLongitude")))
    if position:
        yield POSITION, position
    yield from reader.found


class _Properties(Handler):
    """Reads a packet: attributes and texts by the innermost property they belong to."""

    def __init__(self) -> None:
        self.found: list[tuple[str, str]] = []
        self.where: dict[str, str] = {}
        self._open: list[tuple[str, str]] = []
        self._text: list[str] = []

    def start(self, tag: str, attributes: Mapping[str, str]) -> None:
        self._open.append(_parted(tag))
        self._text = []
        for name, value in attributes.items():
            self._take(*_parted(name), value)

    def data(self, data: str) -> None:
        self._text.append(data)

    def end(self, tag: str) -> None:
        value, self._text = "".join(self._text), []
        named = next((one for one in reversed(self._open) if one[0] != _RDF), None)
        if named:
            self._take(*named, value)
        if self._open:
            self._open.pop()

    def _take(self, space: str, name: str, value: str) -> None:
        value = value[:LONGEST].strip()
        if not value or space == _RDF or space.startswith(_MACHINE):
            return
        if name in {"GPSLatitude", "GPSLongitude"}:
            self.where[name] = value
        elif len(self.found) < _MOST and (any(map(str.isalpha, value)) or sum(map(str.isdigit, value)) > 6):  # noqa: PLR2004 - shorter numbers are settings
            face = name == "Name" and space.startswith(_FACES)
            self.found.append(("person" if face else _NAMES.get(name, name.lower()), value))


def _parted(tag: str) -> tuple[str, str]:
    space, _, name = tag.rpartition("}")
    return space.lstrip("{"), name
