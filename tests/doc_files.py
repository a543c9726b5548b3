"""Small DOC files ([MS-DOC]): a text in pieces, with the formatting tests ask for.

Each piece of text is a piece of the piece table and a run of both kinds of formatted
pages, so that formatting is said where the text is written.
"""

from __future__ import annotations

import struct
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from compound_files import compound_file

if TYPE_CHECKING:
    from collections.abc import Sequence

_PAGE = 512
_BLOCK = 0x600
_COMPRESSED = 0x40000000
#: Indices of the pairs of offset and length (2.5.6).
_CHARACTERS, _PARAGRAPHS, _PIECES = 12, 13, 33


@dataclass(frozen=True)
class Piece:
    """A text with its modifiers."""

    text: str
    characters: bytes = b""
    paragraph: bytes = b""
    style: int = 0

    @property
    def stored(self) -> bytes:
        if all(ord(sign) < 0x100 for sign in self.text):
            return self.text.encode("latin-1")
        return self.text.encode("utf-16-le")

    @property
    def count(self) -> int:
        return len(self.text.encode("utf-16-le")) // 2


def _modifier(code: int, operand: bytes) -> bytes:
    return struct.pack("<H", code) + operand


@dataclass(frozen=True)
class Look:
    """Formatting of characters; called with a text it gives a piece."""

    vanish: bool = False
    deleted: bool = False
    inserted: bool = False
    colour: tuple[int, int, int] | None = None
    index: int | None = None
    size: int | None = None
    highlight: int | None = None

    def __call__(self, text: str) -> Piece:
        said = b""
        for code, on in ((0x083C, self.vanish), (0x0800, self.deleted), (0x0801, self.inserted)):
            said += _modifier(code, b"\1") if on else b""
        if self.colour:
            said += _modifier(0x6870, bytes((*self.colour, 0)))
        for code, number, form in (
            (0x2A42, self.index, "B"),
            (0x4A43, self.size, "H"),
            (0x2A0C, self.highlight, "B"),
        ):
            said += _modifier(code, struct.pack(f"<{form}", number)) if number is not None else b""
        return Piece(text, said)


@dataclass(frozen=True)
class Mark:
    """Formatting of a paragraph; called with a text it gives a piece.

    ``row`` gives the edges of the cells of a row that ends; ``first`` and ``below`` name cells that are
    merged with those of the rows below and above.
    """

    cell: bool = False
    row: tuple[int, ...] = ()
    first: tuple[int, ...] = ()
    below: tuple[int, ...] = ()
    style: int = 0
    outline: int | None = None

    def __call__(self, text: str) -> Piece:
        said = _modifier(0x2416, b"\1") if self.cell or self.row else b""
        if self.row:
            said += _modifier(0x2417, b"\1") + self._definition()
        if self.outline is not None:
            said += _modifier(0x2640, bytes([self.outline]))
        return Piece(text, paragraph=said, style=self.style)

    def _definition(self) -> bytes:
        count = len(self.row) - 1
        body = struct.pack(f"<B{count + 1}h", count, *self.row)
        for number in range(count):
            flags = 0x60 if number in self.first else 0x20 if number in self.below else 0
            body += struct.pack("<H18x", flags)
        return _modifier(0xD608, struct.pack("<H", len(body) + 1) + body)


@dataclass
class _Stream:
    """The main stream as it is put together."""

    body: bytearray = field(default_factory=lambda: bytearray(_BLOCK))
    runs: list[tuple[int, int, Piece]] = field(default_factory=list)


def doc_streams(
    *texts: str | Piece,
    order: Sequence[int] | None = None,
    flags: int = 0,
    version: int = 0x00C1,
    missing: int = 0,
) -> dict[tuple[str, ...], bytes]:
    """Return the streams of a DOC file.

    Args:
        texts: the text in pieces.
        order: in which order they lie in the stream.
        flags: of the information block.
        version: of the same.
        missing: characters that are claimed beyond the end of the stream.
    """
    pieces = [Piece(one) if isinstance(one, str) else one for one in texts]
    stream = _Stream()
    places: dict[int, int] = {}
    for number in order or range(len(pieces)):
        places[number] = len(stream.body)
        stream.body += pieces[number].stored
        stream.runs.append((places[number], len(stream.body), pieces[number]))
    total = sum(piece.count for piece in pieces) + missing
    stream.body += b"\0" * (-len(stream.body) % _PAGE)
    tables = {
        _PIECES: _piece_table(pieces, places, missing),
        _CHARACTERS: _bin_table(
            stream, [(piece.characters, 0) for *_, piece in stream.runs], paragraphs=False
        ),
        _PARAGRAPHS: _bin_table(
            stream, [(piece.paragraph, piece.style) for *_, piece in stream.runs], paragraphs=True
        ),
    }
    table = b"\0" * 16
    struct.pack_into("<HH6xH", stream.body, 0, 0xA5EC, version, flags)
    struct.pack_into("<I", stream.body, 76, total)
    for index, content in tables.items():
        struct.pack_into("<II", stream.body, 154 + 8 * index, len(table), len(content))
        table += content
    return {("WordDocument",): bytes(stream.body), ("0Table",): table}


def doc_file(
    *texts: str | Piece,
    order: Sequence[int] | None = None,
    flags: int = 0,
    version: int = 0x00C1,
    missing: int = 0,
) -> bytes:
    """Return a DOC file; arguments as of :func:`doc_streams`."""
    return compound_file(doc_streams(*texts, order=order, flags=flags, version=version, missing=missing))


def _piece_table(pieces: Sequence[Piece], places: dict[int, int], missing: int) -> bytes:
    bounds, described, at = [0], b"", 0
    for number, piece in enumerate(pieces):
        at += piece.count
        bounds.append(at)
        narrow = len(piece.stored) == piece.count
        offset = places[number] * 2 | _COMPRESSED if narrow else places[number]
        described += struct.pack("<HIH", 0, offset, 0)
    if missing:
        bounds.append(at + missing)
        described += struct.pack("<HIH", 0, 1 << 20, 0)
    plc = struct.pack(f"<{len(bounds)}I", *bounds) + described
    return b"\2" + struct.pack("<I", len(plc)) + plc


def _bin_table(stream: _Stream, said: Sequence[tuple[bytes, int]], *, paragraphs: bool) -> bytes:
    """Write a formatted page for each run; return the table of pages."""
    bounds, numbers = [], []
    for (start, end, _), (changes, style) in zip(stream.runs, said, strict=True):
        page = bytearray(_PAGE)
        struct.pack_into("<II", page, 0, start, end)
        page[-1] = 1
        if paragraphs:
            content = struct.pack("<H", style) + changes
            content += b"\0" * (len(content) % 2)
            page[8] = 32
            page[64] = 0
            page[65] = len(content) // 2
            page[66 : 66 + len(content)] = content
        elif changes:
            page[8] = 32
            page[64] = len(changes)
            page[65 : 65 + len(changes)] = changes
        numbers.append(len(stream.body) // _PAGE)
        bounds.append(start)
        stream.body += page
    bounds.append(stream.runs[-1][1])
    return struct.pack(f"<{len(bounds)}I{len(numbers)}I", *bounds, *numbers)
