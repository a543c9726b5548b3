"""A font for Chinese text whose own font is neither in the file nor on the machine.

Without any font pdfium drops such text when it is a single character, as in a cell, or set sideways,
and draws nothing where it stands. This one has three bars for every character: enough
to give text an extent and to tell in a picture what is covered from what is not.
"""

from __future__ import annotations

import ctypes
import struct
from typing import Any

import pypdfium2

#: Charsets of fonts, as Windows numbers them: Japanese, Korean, Simplified and Traditional Chinese.
_CHARSETS = frozenset({128, 129, 134, 136})
_SIMPLIFIED = 134
_EM, _ASCENT, _DESCENT, _BAR = 1000, 880, -120, 70
#: Left sides of the bars: of what is as wide as a letter, and as wide as a Chinese character.
_GLYPHS = ((40, 200, 360), (100, 465, 830))
_WIDE_FROM, _LAST = 0x2E80, 0x3FFFF
_HANDLE = 1
_NAME = b"Fallback\0"


def build() -> bytes:
    """Return the font as TrueType (OpenType 1.9, of its tables those that are needed)."""
    glyphs = [_glyph(lefts) for lefts in _GLYPHS]
    ends = [0, 0, len(glyphs[0]), len(glyphs[0]) + len(glyphs[1])]
    groups = (0x20, _WIDE_FROM - 1, 1), (_WIDE_FROM, _LAST, 2)
    tables = {
        b"cmap": struct.pack(">HHHHL", 0, 1, 3, 10, 12)
        + struct.pack(">HHLLL", 13, 0, 16 + 12 * len(groups), 0, len(groups))
        + b"".join(struct.pack(">LLL", *group) for group in groups),
        b"glyf": b"".join(glyphs),
        b"head": struct.pack(
            ">HHHHLLHHqqhhhhHHhhh",
            *(1, 0, 1, 0, 0, 0x5F0F3CF5, 0, _EM, 0, 0),
            *(0, _DESCENT, _EM, _ASCENT, 0, 8, 2, 1, 0),
        ),
        b"hhea": struct.pack(
            ">HHhhhHhhhhhhhhhhhH", 1, 0, _ASCENT, _DESCENT, 0, _EM, 0, 0, _EM, 1, 0, 0, *([0] * 5), 3
        ),
        b"hmtx": struct.pack(">HhHhHh", _EM, 0, _EM // 2, _GLYPHS[0][0], _EM, _GLYPHS[1][0]),
        b"loca": struct.pack(">LLLL", *ends),
        b"maxp": struct.pack(">HHHHHHHHHHHHHHHH", 1, 0, 3, 12, 3, *([0] * 11)),
    }
    place = 12 + 16 * len(tables)
    directory, body = b"", b""
    for tag, data in tables.items():
        padded = data + b"\0" * (-len(data) % 4)
        total = sum(struct.unpack(f">{len(padded) // 4}L", padded)) & 0xFFFFFFFF
        directory += tag + struct.pack(">LLL", total, place + len(body), len(data))
        body += padded
    return struct.pack(">LHHHH", 0x00010000, len(tables), 64, 2, 48) + directory + body


def _glyph(lefts: tuple[int, ...]) -> bytes:
    """Upright bars, as a simple glyph."""
    points = [
        point
        for left in lefts
        for point in ((left, _DESCENT), (left, _ASCENT), (left + _BAR, _ASCENT), (left + _BAR, _DESCENT))
    ]
    header = struct.pack(">hhhhh", len(lefts), lefts[0], _DESCENT, lefts[-1] + _BAR, _ASCENT)
    ends = struct.pack(f">{len(lefts)}HH", *(4 * n + 3 for n in range(len(lefts))), 0)
    steps = [(b[0] - a[0], b[1] - a[1]) for a, b in zip([(0, 0), *points], points, strict=False)]
    xs, ys = (struct.pack(f">{len(points)}h", *line) for line in zip(*steps, strict=True))
    data = header + ends + b"\1" * len(points) + xs + ys
    return data + b"\0" * (-len(data) % 4)


class _Fonts(pypdfium2.PdfSysfontBase):  # type: ignore[misc]  # pypdfium2 ships no types
    """The fonts of the machine, and the one above where it has none. Names are pdfium's."""

    font = build()

    def MapFont(self, _: Any, *wanted: Any) -> Any:  # noqa: ANN401, N802
        found = self.default.MapFont(self.default, *wanted)
        return found or (_HANDLE if wanted[2] in _CHARSETS else None)

    def GetFontData(self, _: Any, font: int, table: int, buffer: Any, size: int) -> Any:  # noqa: ANN401, N802
        if font != _HANDLE:
            return self.default.GetFontData(self.default, font, table, buffer, size)
        return 0 if table else _copy(self.font, buffer, size)

    def GetFaceName(self, _: Any, font: int, buffer: Any, size: int) -> Any:  # noqa: ANN401, N802
        if font != _HANDLE:
            return self.default.GetFaceName(self.default, font, buffer, size)
        return _copy(_NAME, buffer, size)

    def GetFontCharset(self, _: Any, font: int) -> Any:  # noqa: ANN401, N802
        return _SIMPLIFIED if font == _HANDLE else self.default.GetFontCharset(self.default, font)

    def DeleteFont(self, _: Any, font: int) -> None:  # noqa: ANN401, N802
        if font != _HANDLE:
            self.default.DeleteFont(self.default, font)


def install() -> None:
    """Let pdfium use the font, once in a process."""
    if pypdfium2.PdfSysfontBase.SINGLETON is None:
        _Fonts().setup()


def _copy(data: bytes, buffer: Any, size: int) -> int:  # noqa: ANN401
    if buffer and size >= len(data):
        ctypes.memmove(buffer, data, len(data))
    return len(data)
