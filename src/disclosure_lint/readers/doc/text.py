"""Ranges of characters become paragraphs and tables."""

from __future__ import annotations

from functools import lru_cache
from operator import itemgetter
from typing import TYPE_CHECKING, NamedTuple

from disclosure_lint.language.expression import late
from disclosure_lint.readers.doc import modifiers as of
from disclosure_lint.readers.doc.binary import byte, long, short
from disclosure_lint.readers.doc.formatting import Characters, characters, ground_of
from disclosure_lint.readers.doc.lists import Lists
from disclosure_lint.readers.doc.runs import Runs, huge
from disclosure_lint.readers.doc.styles import Styles
from disclosure_lint.readers.limits import LimitError
from disclosure_lint.readers.word.fields import Fields
from disclosure_lint.readers.word.halves import whole
from disclosure_lint.readers.word.story import DELETED, FIELD, Aside, Par, Role, Run
from disclosure_lint.readers.word.tables import Tables

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from disclosure_lint.readers.doc.file import WordFile
    from disclosure_lint.readers.doc.modifiers import Modifiers
    from disclosure_lint.readers.doc.pieces import Pieces
    from disclosure_lint.readers.limits import Meter
    from disclosure_lint.readers.word.look import Look
    from disclosure_lint.readers.word.story import Grid, Story

_END, _CELL = "\r", "\x07"
_ENDS = late("[\r\x07]")
#: Signs that are no text: fields, pictures, references, and others that mean something.
_SIGNS = late(r"[\x00-\x08\x0b-\x0c\x0e-\x1f\x28]")
_BEGIN, _SEPARATE, _FINISH = "\x13", "\x14", "\x15"
_PICTURE, _SYMBOL = "\x01", "("
_WRITTEN = {"\x0b": "\n", "\x0c": "\n", "\x0e": "\n", "\x1e": "-"}
_NO_LEVEL = 9


class _Paragraph(NamedTuple):
    """What is stored with the end of a paragraph: the number of its style, and all modifiers that hold."""

    style: int
    every: Modifiers

    def has(self, code: int) -> bool:
        """Whether a toggle is on."""
        return bool(byte(self.every.get(code, b""), 0))

    @property
    def depth(self) -> int:
        """How many tables it lies in."""
        return long(self.every.get(of.DEPTH, b""), 0) or int(self.has(of.IN_TABLE) or self.has(of.ROW_END))


class TextReader:
    """Reads ranges of the characters of a file.

    Attributes:
        revisions: tracked changes met so far.
        pictures: pictures met so far.
        full: whether there was more than is read.
    """

    def __init__(self, file: WordFile, pieces: Pieces, meter: Meter) -> None:
        self._meter = meter
        self._text, self._pieces, self._data = pieces.text, pieces, file.data
        self._runs = Runs(file.get("character runs"), file.main, paragraphs=False)
        self._marks = Runs(file.get("paragraph runs"), file.main, paragraphs=True)
        self._styles, self._lists = Styles(file.get("styles")), Lists(file)
        self._read = lru_cache(maxsize=1 << 12)(of.read)
        self._characters = lru_cache(maxsize=1 << 12)(self._resolve)
        self._shaded = any(not of.CELL_SHADING.isdisjoint(self._read(one.changes)) for one in self._marks)
        self.revisions = self.pictures = 0
        self.full = False

    def items(self, start: int, end: int, anchors: Mapping[int, Story] | None = None) -> list[Par | Grid]:
        """Return the paragraphs and tables of a range.

        Args:
            start: index of its first character.
            end: index after its last.
            anchors: notes and boxes by the places they are cited or anchored at.
        """
        tables, fields = Tables(), Fields()
        waiting = sorted((anchors or {}).items(), key=itemgetter(0), reverse=True)
        for first, last in self._bounds(start, end):
            if self._is_full(last - first):
                break
            stored = self._stored(last - 1)
            par = self._paragraph(first, last, stored, fields)
            while waiting and waiting[-1][0] < last:
                par.after.append(waiting.pop()[1])
            self._place(par, self._text[last - 1], stored, tables)
        return tables.finish()

    def _is_full(self, characters: int) -> bool:
        try:
            self._meter.take(characters)
        except LimitError:
            self.full = True
        return self.full

    def _bounds(self, start: int, end: int) -> Iterator[tuple[int, int]]:
        """The ranges of paragraphs, their marks included."""
        at, end = start, min(end, len(self._text))
        for found in _ENDS.finditer(self._text, start, end):
            yield at, found.end()
            at = found.end()
        if at < end:
            yield at, end

    def _place(self, par: Par, mark: str, stored: _Paragraph, tables: Tables) -> None:
        depth = stored.depth
        outer, inner = mark == _CELL, mark == _END
        if (outer and stored.has(of.ROW_END)) or (inner and stored.has(of.INNER_ROW_END)):
            header = stored.has(of.HEADER_ROW)
            tables.end_row(depth, of.cell_shapes(stored.every), header=header)
            return
        tables.add(par, max(depth, int(outer)))
        if outer or stored.has(of.INNER_CELL):
            tables.end_cell(depth)

    def _stored(self, at: int) -> _Paragraph:
        piece = self._pieces.at(at)
        stored = self._marks.at(piece.offset + (at - piece.start) * piece.width) if piece else None
        if piece is None or stored is None:
            return _Paragraph(0, {})
        every = dict(self._styles.of(stored.style).paragraph)
        own = self._read(stored.changes)
        for code in of.HUGE & own.keys():
            every |= self._read(huge(self._data, own[code]))
        every |= own | self._read(piece.changes)
        return _Paragraph(stored.style, every)

    def _paragraph(self, start: int, end: int, stored: _Paragraph, fields: Fields) -> Par:
        par = Par()
        ground = ground_of(stored.every, known=not (self._shaded and stored.depth))
        for piece in self._pieces.over(start, end):
            for first, last, run in self._runs.over(piece, max(start, piece.start), min(end, piece.end)):
                changes = run.changes if run else b""
                look = self._characters(changes, piece.changes, stored.style, ground)
                self._say(par, self._text[first:last], look, fields)
        par.asides += (Aside(FIELD, code) for code in fields.break_codes() if code)
        self._name(par, stored)
        return par

    def _resolve(self, changes: bytes, of_piece: bytes, style: int, ground: Look) -> Characters:
        return characters(self._read(changes) | self._read(of_piece), style, self._styles, ground)

    def _say(self, par: Par, value: str, look: Characters, fields: Fields) -> None:
        at = 0
        for found in _SIGNS.finditer(value):
            self._put(par, value[at : found.start()], look, fields)
            at = found.end()
            sign = found[0]
            if sign == _BEGIN:
                fields.begin()
            elif sign in {_SEPARATE, _FINISH}:
                code = fields.separate() if sign == _SEPARATE else fields.end()
                par.asides += [Aside(FIELD, code)] if code else []
            elif sign == _SYMBOL:
                self._put(par, chr(look.symbol) if look.special and look.symbol else sign, look, fields)
            else:
                self.pictures += sign == _PICTURE and look.special
                self._put(par, _WRITTEN.get(sign, ""), look, fields)
        self._put(par, value[at:], look, fields)

    def _put(self, par: Par, value: str, look: Characters, fields: Fields) -> None:
        value = whole(value).rstrip("\r")
        if not value:
            return
        if fields.in_code:
            fields.add_code(value)
            return
        self.revisions += look.inserted or look.cause is DELETED
        par.runs.append(Run(value, look.cause, look.inserted))
        if fields.in_contents:
            par.role = Role.ITEM

    def _name(self, par: Par, stored: _Paragraph) -> None:
        """Tell what a paragraph is, and give it its number."""
        outline = stored.every.get(of.OUTLINE)
        par.level = self._styles.level(stored.style)
        if outline:
            par.level = outline[0] + 1 if outline[0] < _NO_LEVEL else 0
        if self._styles.is_contents(stored.style):
            par.role = Role.ITEM
        elif par.level and par.role is Role.TEXT:
            par.role = Role.HEADING
        number = short(stored.every.get(of.LIST, b""), 0)
        mark = self._lists.count(number, byte(stored.every.get(of.LIST_LEVEL, b""), 0)) if number else None
        if mark:
            par.mark = mark
        elif mark is not None and par.role is Role.TEXT:
            par.role = Role.ITEM
