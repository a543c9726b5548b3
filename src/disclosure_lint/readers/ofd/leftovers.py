"""Parts nothing refers to: pages of earlier versions, tags, extensions. They are published and not shown."""

from __future__ import annotations

import posixpath
from typing import TYPE_CHECKING

from disclosure_lint.location import Box
from disclosure_lint.readers.ofd.drawing import Canvas, Painter
from disclosure_lint.readers.ofd.resources import Resources
from disclosure_lint.readers.ofd.values import POINTS
from disclosure_lint.readers.pages.frame import Matrix
from disclosure_lint.readers.pages.lines import find_lines
from disclosure_lint.readers.pages.page import Drawing
from disclosure_lint.source import Reason

if TYPE_CHECKING:
    from collections.abc import Iterator

    from disclosure_lint.readers.ofd.nodes import Node
    from disclosure_lint.readers.ofd.parts import Parts
    from disclosure_lint.readers.opc import Package
    from disclosure_lint.readers.word.gaps import Gaps

_MARKUP = frozenset({".xml"})
#: Files of the format that hold no words of people.
_SILENT = frozenset({".ttf", ".otf", ".ttc", ".cff", ".woff", ".icc", ".icm", ".esl", ".dat"})
_PICTURES = frozenset(".jpg .jpeg .png .bmp .gif .tif .tiff .webp .jb2 .gbig2 .jbig2".split())
_EVERYWHERE = Box(-1e6, -1e6, 1e6, 1e6)
#: Longer words are none: keys, checksums, pictures written as text.
_LONGEST_WORD = 100
_MOST = 5_000


def leftovers(package: Package, parts: Parts, gaps: Gaps) -> Iterator[str]:
    """Yield the lines of parts that were not read; note what may hold words and is not read."""
    left = _MOST
    for name in package.names:
        suffix = posixpath.splitext(name)[1].lower()
        if name.lower() in parts.used or suffix in _SILENT:
            continue
        if suffix in _MARKUP:
            for line in _lines(parts.tree(name), parts):
                left -= 1
                if left < 0:
                    gaps.add(Reason.LIMIT, "…")
                    return
                yield line
            parts.forget(name)
        else:
            gaps.add(Reason.PICTURE if suffix in _PICTURES else Reason.BINARY, posixpath.basename(name))


def _lines(root: Node, parts: Parts) -> Iterator[str]:
    if root.name == "Page":
        drawing = Drawing(0, _EVERYWHERE)
        painter = Painter(drawing, Resources(parts))
        for layer in root.first("Content").all("Layer"):
            painter.paint_layer(layer, Canvas(Matrix(POINTS, 0, 0, POINTS)))
        yield from (line.value for line in find_lines(0, drawing.glyphs))
        return
    for node in root.within():
        text = node.text.strip()
        if text and node.name not in _REFERENCES and (len(text) < _LONGEST_WORD or not text.isascii()):
            yield text


#: Elements that hold locations, checksums and ids.
_REFERENCES = frozenset(
    "File FileLoc BaseLoc DocRoot CheckValue SignedValue ObjectRef PhysicalBox MaxUnitID MediaFile FontFile"
    " ReferenceID SignatureDateTime SignatureMethod CreationDate ModDate AbbreviatedData CGTransform".split()
)
