"""Packages of Office for tests and examples, made of the markup of their parts (ECMA-376-2)."""

from __future__ import annotations

import io
import zipfile
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006"
#: Prefixes that are declared in every part, and those of workbooks alone.
_NAMESPACES = {
    "w": "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
    "r": f"{OFFICE}/relationships",
    "m": f"{OFFICE}/math",
    "wp": "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing",
    "a": "http://schemas.openxmlformats.org/drawingml/2006/main",
    "c": "http://schemas.openxmlformats.org/drawingml/2006/chart",
    "pic": "http://schemas.openxmlformats.org/drawingml/2006/picture",
    "mc": "http://schemas.openxmlformats.org/markup-compatibility/2006",
    "wps": "http://schemas.microsoft.com/office/word/2010/wordprocessingShape",
    "w15": "http://schemas.microsoft.com/office/word/2012/wordml",
    "v": "urn:schemas-microsoft-com:vml",
    "o": "urn:schemas-microsoft-com:office:office",
    "cp": "http://schemas.openxmlformats.org/package/2006/metadata/core-properties",
    "dc": "http://purl.org/dc/elements/1.1/",
    "ep": f"{OFFICE}/extended-properties",
    "op": f"{OFFICE}/custom-properties",
    "vt": f"{OFFICE}/docPropsVTypes",
}
_OF_SHEETS = {
    "xdr": "http://schemas.openxmlformats.org/drawingml/2006/spreadsheetDrawing",
    "x15ac": "http://schemas.microsoft.com/office/spreadsheetml/2010/11/ac",
}
_DECLARED = " ".join(f'xmlns:{prefix}="{name}"' for prefix, name in _NAMESPACES.items())
_HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_TYPE = "application/vnd.openxmlformats-officedocument"
_CORE = "http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties"
#: Types of relationships that are no type of Office's.
_TYPES = {
    "core-properties": _CORE,
    "person": "http://schemas.microsoft.com/office/2017/10/relationships/person",
    "threadedComment": "http://schemas.microsoft.com/office/2017/10/relationships/threadedComment",
}


class Part(NamedTuple):
    """Where a part lies, its root element, and the type of the relationship that leads to it.

    Attributes:
        content: its type, as ``…{content}+xml``; "" for XML of no type.
    """

    name: str
    root: str
    type: str
    content: str = ""


PROPERTIES = {
    "core": Part("docProps/core.xml", "cp:coreProperties", "core-properties", "core-properties"),
    "app": Part("docProps/app.xml", "ep:Properties", "extended-properties", "extended-properties"),
    "custom": Part("docProps/custom.xml", "op:Properties", "custom-properties", "custom-properties"),
}


def package(files: Mapping[str, bytes]) -> bytes:
    """Return an archive of files."""
    stored = io.BytesIO()
    with zipfile.ZipFile(stored, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in files.items():
            archive.writestr(zipfile.ZipInfo(name), data, zipfile.ZIP_DEFLATED)
    return stored.getvalue()


def markup(root: str, inner: str, space: str | None = None) -> bytes:
    """Return a part.

    Args:
        root: name of the root element.
        inner: what stands in it.
        space: namespace of elements without a prefix, "" for none; of parts of workbooks alone.
    """
    declared = _DECLARED
    if space is not None:
        own = {"xmlns": space} if space else {}
        own |= {f"xmlns:{prefix}": name for prefix, name in _OF_SHEETS.items()}
        declared = " ".join([*(f'{prefix}="{name}"' for prefix, name in own.items()), _DECLARED])
    return f"{_HEAD}<{root} {declared}>{inner}</{root}>".encode()


def types(parts: Iterable[Part], files: Iterable[str]) -> bytes:
    """Return the part that says of what type the others are."""
    space = "http://schemas.openxmlformats.org/package/2006/content-types"
    said = "".join(
        f'<Override PartName="/{part.name}" ContentType="{_TYPE}.{part.content}+xml"/>'
        for part in parts
        if part.content
    )
    # Core properties are none of Office's.
    said = said.replace(f"{_TYPE}.core", "application/vnd.openxmlformats-package.core")
    suffixes = {name.rpartition(".")[2] for name in files} - {"xml", "rels"}
    said += "".join(
        f'<Default Extension="{suffix}" ContentType="application/octet-stream"/>'
        for suffix in sorted(suffixes)
    )
    relations_type = "application/vnd.openxmlformats-package.relationships+xml"
    return (
        f'{_HEAD}<Types xmlns="{space}"><Default Extension="rels" ContentType="{relations_type}"/>'
        f'<Default Extension="xml" ContentType="application/xml"/>{said}</Types>'
    ).encode()


def relations(targets: Mapping[str, tuple[str, str]]) -> bytes:
    """Return a part of relationships: id → (type, target); a target with ``:`` is outside."""
    space = "http://schemas.openxmlformats.org/package/2006/relationships"
    said = "".join(
        f'<Relationship Id="{key}" Type="{_TYPES.get(kind, f"{OFFICE}/relationships/{kind}")}"'
        f' Target="{target}"' + (' TargetMode="External"/>' if ":" in target else "/>")
        for key, (kind, target) in targets.items()
    )
    return f'{_HEAD}<Relationships xmlns="{space}">{said}</Relationships>'.encode()
