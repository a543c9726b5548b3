"""DOCX files for tests and examples, made of the markup of their parts.

The namespaces and relationships every part needs are added; what is given is what a
part says.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from disclosure_lint.specimen_package import PROPERTIES, Part, markup, package, relations, types

if TYPE_CHECKING:
    from collections.abc import Mapping

_PARTS = {
    "styles": Part("word/styles.xml", "w:styles", "styles", "wordprocessingml.styles"),
    "numbering": Part("word/numbering.xml", "w:numbering", "numbering", "wordprocessingml.numbering"),
    "settings": Part("word/settings.xml", "w:settings", "settings", "wordprocessingml.settings"),
    "header": Part("word/header1.xml", "w:hdr", "header", "wordprocessingml.header"),
    "footer": Part("word/footer1.xml", "w:ftr", "footer", "wordprocessingml.footer"),
    "footnotes": Part("word/footnotes.xml", "w:footnotes", "footnotes", "wordprocessingml.footnotes"),
    "endnotes": Part("word/endnotes.xml", "w:endnotes", "endnotes", "wordprocessingml.endnotes"),
    "comments": Part("word/comments.xml", "w:comments", "comments", "wordprocessingml.comments"),
    "people": Part("word/people.xml", "w15:people", "people", "wordprocessingml.people"),
    "chart": Part("word/charts/chart1.xml", "c:chartSpace", "chart", "drawingml.chart"),
    "glossary": Part(
        "word/glossary/document.xml",
        "w:glossaryDocument",
        "glossaryDocument",
        "wordprocessingml.document.glossary",
    ),
    "data": Part("customXml/item1.xml", "data", "customXml"),
}
_MAIN = Part("word/document.xml", "w:document", "officeDocument", "wordprocessingml.document.main")


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
        "[Content_Types].xml": types([_MAIN, *((_PARTS | PROPERTIES)[key] for key in parts)], files or {}),
        "_rels/.rels": relations(
            {"document": (_MAIN.type, _MAIN.name)}
            | {key: (part.type, part.name) for key, part in PROPERTIES.items() if key in parts}
        ),
        _MAIN.name: markup(_MAIN.root, body if "<w:body" in body else f"<w:body>{body}</w:body>"),
        "word/_rels/document.xml.rels": relations(known | dict(targets or {})),
    }
    for key, inner in parts.items():
        part = (_PARTS | PROPERTIES)[key]
        written[part.name] = markup(part.root, inner)
    return package(written | dict(files or {}))
