"""Single property modifiers: what a DOC file says of characters, paragraphs and rows ([MS-DOC] 2.6)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from disclosure_lint.readers.doc.binary import byte, short, signed
from disclosure_lint.readers.word.edges import Edges
from disclosure_lint.readers.word.story import Merged
from disclosure_lint.readers.word.tables import CellShape

if TYPE_CHECKING:
    from collections.abc import Iterator

#: Bytes of an operand, by the top three bits of the modifier; None for those that tell their size.
_SIZES = (1, 1, 2, 4, 2, 2, None, 3)
_DEFINE_TABLE, _CHANGE_TABS = 0xD608, 0xC615
_LONG_TABS = 255

#: Characters.
DELETED, INSERTED, VANISH, SPECIAL = 0x0800, 0x0801, 0x083C, 0x0855
SIZE, COLOUR_INDEX, COLOUR, HIGHLIGHT, SCALE = 0x4A43, 0x2A42, 0x6870, 0x2A0C, 0x4852
SHADING_80, SHADING, CHARACTER_STYLE, SYMBOL = 0x4866, 0xCA71, 0x4A30, 0x6A09
#: Paragraphs.
IN_TABLE, ROW_END, DEPTH, INNER_CELL, INNER_ROW_END = 0x2416, 0x2417, 0x6649, 0x244B, 0x244C
LIST_LEVEL, LIST, OUTLINE, LINE = 0x260A, 0x460B, 0x2640, 0x6412
PARAGRAPH_SHADING_80, PARAGRAPH_SHADING = 0x442D, 0xC64D
#: Modifiers that stand in the data stream because there are too many.
HUGE = frozenset({0x6645, 0x6646, 0x646B})
#: Rows.
HEADER_ROW = 0x3404
#: Bits of a cell: it is merged into the one at its left, merged down, and not the first of these.
_MERGED, _VERTICAL, _BELOW = 0x02, 0x60, 0x20
#: Rows with shaded cells.
CELL_SHADING = frozenset({0xD609, 0xD612, 0xD616, 0xD60C, 0xD670, 0xD671, 0xD672})

#: Modifier → operand; of several the last one holds.
Modifiers = dict[int, bytes]


def read(data: bytes) -> Modifiers:
    """Return the modifiers of a list; what does not end in it is left out."""
    return dict(_each(data))


def _each(data: bytes) -> Iterator[tuple[int, bytes]]:
    at = 0
    while at + 2 < len(data):
        code = short(data, at)
        size = _SIZES[code >> 13]
        start = at + 2
        if size is None:
            start, size = _variable(data, code, start)
        if start + size > len(data):
            return
        yield code, data[start : start + size]
        at = start + size


def _variable(data: bytes, code: int, at: int) -> tuple[int, int]:
    """Where an operand that tells its size begins, and that size."""
    if code == _DEFINE_TABLE:
        return at + 2, max(0, short(data, at) - 1)
    size = byte(data, at)
    if code == _CHANGE_TABS and size == _LONG_TABS:
        gone = byte(data, at + 1)
        come = byte(data, at + 2 + 4 * gone)
        return at + 1, 1 + 4 * gone + 1 + 3 * come
    return at + 1, size


def cell_shapes(modifiers: Modifiers) -> list[CellShape]:
    """Return the cells of a row ([MS-DOC] 2.9.319, 2.9.322)."""
    operand = modifiers.get(_DEFINE_TABLE, b"")
    count = byte(operand, 0)
    edges = [signed(short(operand, 1 + 2 * number)) for number in range(count + 1)]
    shapes = []
    for number in range(count):
        flags = short(operand, 1 + 2 * (count + 1) + 20 * number)
        merged = Merged.LEFT if flags & _MERGED else Merged.NOT
        merged = Merged.ABOVE if flags & _VERTICAL == _BELOW else merged
        shapes.append(CellShape(Edges(edges[number], edges[number + 1]), merged))
    return shapes
