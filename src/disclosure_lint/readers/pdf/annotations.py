"""Annotations of a page through pdfium: what they say, and what they may cover."""

from __future__ import annotations

import ctypes
from typing import TYPE_CHECKING, Any

import pypdfium2.raw as c

from disclosure_lint.readers.pages.page import Drawing, Note, Shape

if TYPE_CHECKING:
    from collections.abc import Iterator

    from disclosure_lint.readers.pages.frame import Matrix

_MOST = 10_000
#: Annotations are drawn over everything else.
_ON_TOP = 1 << 40
_NAMES = {
    c.FPDF_ANNOT_TEXT: "Text",
    c.FPDF_ANNOT_LINK: "Link",
    c.FPDF_ANNOT_FREETEXT: "FreeText",
    c.FPDF_ANNOT_WIDGET: "Widget",
    c.FPDF_ANNOT_FILEATTACHMENT: "FileAttachment",
}
_COVERS = frozenset(
    {
        c.FPDF_ANNOT_SQUARE,
        c.FPDF_ANNOT_CIRCLE,
        c.FPDF_ANNOT_POLYGON,
        c.FPDF_ANNOT_HIGHLIGHT,
        c.FPDF_ANNOT_STRIKEOUT,
        c.FPDF_ANNOT_INK,
        c.FPDF_ANNOT_LINE,
        c.FPDF_ANNOT_STAMP,
        c.FPDF_ANNOT_REDACT,
        c.FPDF_ANNOT_FREETEXT,
    }
)
#: Keys of the strings people write into annotations (ISO 32000-1, 12.5.2 and 12.7.3): the
#: contents, the author, the value of a form field and the one it had first.
_KEYS = ("Contents", "T", "V", "DV", "Subj")


def annotate(page: Any, matrix: Matrix, drawing: Drawing) -> None:  # noqa: ANN401 - a page of pypdfium2
    """Add the strings of annotations and the areas they may hide to a drawing."""
    for number in range(min(_MOST, c.FPDFPage_GetAnnotCount(page))):
        annotation = c.FPDFPage_GetAnnot(page, number)
        if not annotation:
            continue
        kind = c.FPDFAnnot_GetSubtype(annotation)
        rect = c.FS_RECTF()
        c.FPDFAnnot_GetRect(annotation, rect)
        box = matrix.box(rect.left, rect.bottom, rect.right, rect.top).cut(drawing.box)
        name = _NAMES.get(kind, "Markup")
        drawing.notes += [Note(f"{name} {key}", value, box) for key, value in _strings(page, annotation)]
        if kind in _COVERS and not box.empty:
            drawing.shapes.append(Shape(_ON_TOP + number, box, -1, whole=False))
        c.FPDFPage_CloseAnnot(annotation)


def _strings(page: Any, annotation: Any) -> Iterator[tuple[str, str]]:  # noqa: ANN401
    for key in _KEYS:
        value = _value(annotation, key.encode())
        if value:
            yield key, value
    link = c.FPDFAnnot_GetLink(annotation)
    action = c.FPDFLink_GetAction(link) if link else None
    size = c.FPDFAction_GetURIPath(page.pdf, action, None, 0) if action else 0
    if size > 1:
        buffer = ctypes.create_string_buffer(size)
        c.FPDFAction_GetURIPath(page.pdf, action, buffer, size)
        yield "URI", buffer.value.decode("utf-8", "replace")


def _value(annotation: Any, key: bytes) -> str:  # noqa: ANN401
    size = c.FPDFAnnot_GetStringValue(annotation, key, None, 0)
    if size <= 2:  # noqa: PLR2004 - the final zero alone
        return ""
    buffer = (ctypes.c_ushort * (size // 2))()
    c.FPDFAnnot_GetStringValue(annotation, key, buffer, size)
    return bytes(buffer).decode("utf-16-le", "replace").rstrip("\0")
