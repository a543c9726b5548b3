"""What of a PDF file decides whether and where annotations can be put."""

from __future__ import annotations

from contextlib import suppress
from typing import TYPE_CHECKING, Any

from disclosure_lint.readers.pages.frame import Matrix, page_matrix

if TYPE_CHECKING:
    import pikepdf

#: Nodes of a tree that are walked through; a circle ends here too.
_DEEPEST, _MOST = 50, 10_000
_SIGNED = 1  # of /SigFlags: there is a signature (ISO 32000-1, 12.7.2)
#: What is shown of a page that does not say, as pdfium has it.
_LETTER = (0.0, 0.0, 612.0, 792.0)
_QUARTER = 90


def is_signed(pdf: pikepdf.Pdf) -> bool:
    """Whether a file has a signature, which any change that rewrites it breaks."""
    root = pdf.Root
    if "/Perms" in root:
        return True
    form = root.get("/AcroForm")
    if form is None or not hasattr(form, "keys"):
        return False
    with suppress(TypeError, ValueError):
        if int(form.get("/SigFlags", 0)) & _SIGNED:
            return True
    return _has_signature(form.get("/Fields"))


def _has_signature(fields: Any) -> bool:  # noqa: ANN401 - whatever the file has there
    import pikepdf

    waiting = [(fields, "")]
    for _ in range(_MOST):
        if not waiting:
            return False
        found, kind = waiting.pop()
        if isinstance(found, pikepdf.Array):
            waiting += [(one, kind) for one in found]
        elif isinstance(found, pikepdf.Dictionary):
            kind = str(found.get("/FT", kind))
            if kind == "/Sig" and "/V" in found:
                return True
            waiting.append((found.get("/Kids"), kind))
    return False


def matrix_of(page: pikepdf.Page) -> Matrix:
    """Return the map from the coordinates of a page to points from its top left corner as shown."""
    media = _box(_inherited(page.obj, "/MediaBox")) or _LETTER
    crop = _box(_inherited(page.obj, "/CropBox")) or media
    left, bottom = max(media[0], crop[0]), max(media[1], crop[1])
    right, top = min(media[2], crop[2]), min(media[3], crop[3])
    turn = _inherited(page.obj, "/Rotate")
    quarters = 0
    with suppress(TypeError, ValueError):
        quarters = int(turn) // _QUARTER % 4
    return page_matrix(left, bottom, right, top, quarters)


def _inherited(node: Any, key: str) -> Any:  # noqa: ANN401 - whatever the file has there
    """An attribute of a page or of what it stands in (ISO 32000-1, 7.7.3.4)."""
    for _ in range(_DEEPEST):
        if node is None or key in node:
            break
        node = node.get("/Parent")
    return None if node is None else node.get(key)


def _box(value: Any) -> tuple[float, float, float, float] | None:  # noqa: ANN401
    """A rectangle with its corners in order; None for what is none."""
    try:
        x0, y0, x1, y1 = map(float, value)
    except (TypeError, ValueError):
        return None
    box = (min(x0, x1), min(y0, y1), max(x0, x1), max(y0, y1))
    return box if box[0] < box[2] and box[1] < box[3] else None
