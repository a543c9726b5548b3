"""The file information block and the streams of a DOC file ([MS-DOC] 2.5, 2.1)."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from disclosure_lint.readers.doc.binary import long, longs, short

if TYPE_CHECKING:
    from disclosure_lint.readers.compound import Compound

_IDENT = 0xA5EC
#: Versions before Word 97 are built another way.
_WORD_97 = 0x00C1
_ENCRYPTED, _TABLE_1 = 0x0100, 0x0200
#: Where the lengths of the subdocuments begin, and the pairs of offset and length.
_LENGTHS, _PAIRS = 76, 154
#: Pairs of offset and length in the table stream, by their index ([MS-DOC] 2.5.6).
PAIRS = {
    "styles": 1,
    "footnote references": 2,
    "footnotes": 3,
    "comment references": 4,
    "comments": 5,
    "headers": 11,
    "character runs": 12,
    "paragraph runs": 13,
    "bookmarks": 21,
    "document properties": 31,
    "associations": 32,
    "pieces": 33,
    "comment authors": 36,
    "shapes": 40,
    "header shapes": 41,
    "endnote references": 46,
    "endnotes": 47,
    "revision authors": 51,
    "text boxes": 56,
    "header text boxes": 58,
    "variables": 60,
    "saved by": 71,
    "lists": 73,
    "list overrides": 74,
}


class OldWordError(ValueError):
    """The file is older than Word 97."""


class LockedWordError(ValueError):
    """The file is encrypted."""


class BrokenWordError(ValueError):
    """The file has no information block."""


class Lengths(NamedTuple):
    """Characters of each subdocument, in the order they follow one another."""

    main: int
    footnotes: int
    headers: int
    macros: int
    comments: int
    endnotes: int
    text_boxes: int
    header_text_boxes: int


class WordFile:
    """An open DOC file.

    Attributes:
        main: the stream of text and of formatted pages.
        table: the stream of tables.
        data: the stream of long properties.
        lengths: of the subdocuments.

    Raises:
        OldWordError, LockedWordError, BrokenWordError: see there.
    """

    def __init__(self, compound: Compound) -> None:
        self.main = compound.read("WordDocument")
        version, flags = short(self.main, 2), short(self.main, 10)
        if len(self.main) < _PAIRS:
            raise BrokenWordError("no information block")
        if flags & _ENCRYPTED:
            raise LockedWordError("encrypted")
        if short(self.main, 0) != _IDENT or version < _WORD_97:
            raise OldWordError(f"version {version:#x}")
        self.table = compound.read("1Table" if flags & _TABLE_1 else "0Table")
        self.data = compound.read("Data")
        self.lengths = Lengths(*(min(one, 1 << 28) for one in longs(self.main, _LENGTHS, 8)))

    def place(self, name: str) -> tuple[int, int]:
        """Return offset and length of a structure in the table stream, 0 and 0 when there is none."""
        at = _PAIRS + 8 * PAIRS[name]
        start, length = long(self.main, at), long(self.main, at + 4)
        return (start, length) if start + length <= len(self.table) + 4 else (start, 0)

    def get(self, name: str) -> bytes:
        """Return a structure of the table stream as it is stored."""
        start, length = self.place(name)
        return self.table[start : start + length]
