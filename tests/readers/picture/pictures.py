"""Pictures drawn for tests, and what is read of them."""

from __future__ import annotations

import io
import struct
import zlib
from typing import TYPE_CHECKING, Any

import PIL.Image

from disclosure_lint.document import Document
from disclosure_lint.readers.picture import read_picture
from disclosure_lint.source import Source

if TYPE_CHECKING:
    from collections.abc import Iterator


def saved(kind: str, size: tuple[int, int] = (64, 48), **head: Any) -> bytes:  # noqa: ANN401 - as Pillow takes them
    file = io.BytesIO()
    PIL.Image.new("RGB", size, (200, 180, 160)).save(file, kind, **head)
    return file.getvalue()


def chunk(kind: bytes, data: bytes) -> bytes:
    """Return a chunk of a PNG file."""
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))


def segment(marker: int, data: bytes) -> bytes:
    """Return a segment of a JPEG file."""
    return b"\xff" + bytes([marker]) + (len(data) + 2).to_bytes(2, "big") + data


def iptc(*datasets: tuple[int, bytes]) -> bytes:
    """Return an APP13 segment with datasets of record 2."""
    body = b"".join(b"\x1c\x02" + bytes([n]) + len(v).to_bytes(2, "big") + v for n, v in datasets)
    block = b"8BIM\x04\x04\0\0" + len(body).to_bytes(4, "big") + body + b"\0" * (len(body) % 2)
    return segment(0xED, b"Photoshop 3.0\0" + block)


def xmp(properties: str) -> bytes:
    return (
        '<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"'
        ' xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:exif="http://ns.adobe.com/exif/1.0/"'
        ' xmlns:aux="http://ns.adobe.com/exif/1.0/aux/" xmlns:photoshop="http://ns.adobe.com/photoshop/1.0/"'
        ' xmlns:mwg="http://www.metadataworkinggroup.com/schemas/regions/"'
        ' xmlns:xmpMM="http://ns.adobe.com/xap/1.0/mm/">'
        f'<rdf:Description rdf:about="">{properties}</rdf:Description></rdf:RDF></x:xmpmeta>'
    ).encode()


def document(data: bytes) -> Document:
    found = read_picture(Source("picture", data))
    assert isinstance(found, Document), found
    return found


def said(data: bytes) -> list[tuple[str, str]]:
    """Return what is hidden in a picture, names and values."""
    return [(hidden.name, hidden.text.value) for hidden in document(data).hidden]


def values(data: bytes) -> Iterator[str]:
    return (value for _, value in said(data))
