"""DOCX files for tests and examples, made of the markup of their parts.

The namespaces and relationships every part needs are added; what is given is what a
part says.
"""

from __future__ import annotations

import io
import zipfile
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006"
_NAMESPACES = {
    "w": "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
    "r": f"{_OFFICE}/relationships",
    "m": f"{_OFFICE}/math",
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
    "ep": f"{_OFFICE}/extended-properties",
    "op": f"{_OFFICE}/custom-properties",
    "vt": f"{_OFFICE}/docPropsVTypes",
}
_DECLARED = " ".join(f'xmlns:{prefix}="{name}"' for prefix, name in _NAMESPACES.items())
_HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'


class _Part(NamedTuple):
    """Where a part lies, its root element, and the type of the relationship that leads to it.

    Attributes:
        content: its type, as ``…{content}+xml``; "" for XML of no type.
    """

    name: str
    root: str
    type: str
    content: str = ""


_PARTS = {
    "styles": _Part("word/styles.xml", "w:styles", "styles", "wordprocessingml.styles"),
    "numbering": _Part("word/numbering.xml", "w:numbering", "numbering", "wordprocessingml.numbering"),
    "settings": _Part("word/settings.xml", "w:settings", "settings", "wordprocessingml.settings"),
    "header": _Part("word/header1.xml", "w:hdr", "header", "wordprocessingml.header"),
    "footer": _Part("word/footer1.xml", "w:ftr", "footer", "wordprocessingml.footer"),
    "footnotes": _Part("word/footnotes.xml", "w:footnotes", "footnotes", "wordprocessingml.footnotes"),
    "endnotes": _Part("word/endnotes.xml", "w:endnotes", "endnotes", "wordprocessingml.endnotes"),
    "comments": _Part("word/comments.xml", "w:comments", "comments", "wordprocessingml.comments"),
    "people": _Part("word/people.xml", "w15:people", "people", "wordprocessingml.people"),
    "chart": _Part("word/charts/chart1.xml", "c:chartSpace", "chart", "drawingml.chart"),
    "glossary": _Part(
        "word/glossary/document.xml",
        "w:glossaryDocument",
        "glossaryDocument",
        "wordprocessingml.document.glossary",
    ),
    "data": _Part("customXml/item1.xml", "data", "customXml"),
}
_MAIN = _Part("word/document.xml", "w:document", "officeDocument", "wordprocessingml.document.main")
_CORE = "http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties"
_TYPE = "application/vnd.openxmlformats-officedocument"
_PROPERTIES = {
    "core": _Part("docProps/core.xml", "cp:coreProperties", "core-properties", "core-properties"),
    "app": _Part("docProps/app.xml", "ep:Properties", "extended-properties", "extended-properties"),
    "custom": _Part("docProps/custom.xml", "op:Properties", "custom-properties", "custom-properties"),
}


def docx_file(
    body: str,
    parts: Mapping[str, str] | None = None,
    files: Mapping[str, bytes] | None = None,
    targets: Mapping[str, tuple[str, str]] | None = None,
) -> bytes:
    """Return a DOCX file.

    Args:
        body: what stands in ``w:body``.
        parts: what stands in the root of further parts, by the names of ``_PARTS``; the body refers
            to each by its name as id, ``r:id="header"``.
        files: further files by their names in the package.
        targets: further references of the body: id → (type, target); a target with ``:`` is outside.
    """
    parts = parts or {}
    known = {key: (part.type, f"/{part.name}") for key, part in _PARTS.items() if key in parts}
    written = {
        "[Content_Types].xml": _types([(_PARTS | _PROPERTIES)[key] for key in parts], files or {}),
        "_rels/.rels": _relations(
            {"document": (_MAIN.type, _MAIN.name)}
            | {key: (part.type, part.name) for key, part in _PROPERTIES.items() if key in parts}
        ),
        _MAIN.name: _markup(_MAIN.root, body if "<w:body" in body else f"<w:body>{body}</w:body>"),
        "word/_rels/document.xml.rels": _relations(known | dict(targets or {})),
    }
    for key, inner in parts.items():
        part = (_PARTS | _PROPERTIES)[key]
        written[part.name] = _markup(part.root, inner)
    return package(written | dict(files or {}))


def package(files: Mapping[str, bytes]) -> bytes:
    """Return an archive of files."""
    stored = io.BytesIO()
    with zipfile.ZipFile(stored, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in files.items():
            archive.writestr(zipfile.ZipInfo(name), data, zipfile.ZIP_DEFLATED)
    return stored.getvalue()


def _markup(root: str, inner: str) -> bytes:
    return f"{_HEAD}<{root} {_DECLARED}>{inner}</{root}>".encode()


def _types(parts: Iterable[_Part], files: Iterable[str]) -> bytes:
    space = "http://schemas.openxmlformats.org/package/2006/content-types"
    said = "".join(
        f'<Override PartName="/{part.name}" ContentType="{_TYPE}.{part.content}+xml"/>'
        for part in (_MAIN, *parts)
        if part.content
    )
    # Core properties are none of Office's.
    said = said.replace(f"{_TYPE}.core", "application/vnd.openxmlformats-package.core")
    suffixes = {name.rpartition(".")[2] for name in files} - {"xml", "rels"}
    said += "".join(
        f'<Default Extension="{suffix}" ContentType="application/octet-stream"/>'
        for suffix in sorted(suffixes)
    )
    relations = "application/vnd.openxmlformats-package.relationships+xml"
    return (
        f'{_HEAD}<Types xmlns="{space}"><Default Extension="rels" ContentType="{relations}"/>'
        f'<Default Extension="xml" ContentType="application/xml"/>{said}</Types>'
    ).encode()


def _relations(targets: Mapping[str, tuple[str, str]]) -> bytes:
    space = "http://schemas.openxmlformats.org/package/2006/relationships"
    types = {"core-properties": _CORE}
    said = "".join(
        f'<Relationship Id="{key}" Type="{types.get(kind, f"{_OFFICE}/relationships/{kind}")}"'
        f' Target="{target}"' + (' TargetMode="External"/>' if ":" in target else "/>")
        for key, (kind, target) in targets.items()
    )
    return f'{_HEAD}<Relationships xmlns="{space}">{said}</Relationships>'.encode()
