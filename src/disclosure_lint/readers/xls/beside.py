"""What an XLS file holds beside its cells ([MS-XLS] 2.4): margins, text boxes, choices, cached values."""

from __future__ import annotations

import struct
from typing import TYPE_CHECKING

from disclosure_lint.document import Footer, Paragraph
from disclosure_lint.location import Location, Piece
from disclosure_lint.readers.sheets.draft import (
    LINK_CACHE,
    NAME,
    PIVOT_CACHE,
    UNUSED_STRING,
    VALIDATION,
)
from disclosure_lint.readers.sheets.margins import margin_text
from disclosure_lint.readers.sheets.numbers import general
from disclosure_lint.readers.xls.records import Record, characters, records, short, string

if TYPE_CHECKING:
    from collections.abc import Iterator

    from disclosure_lint.readers.compound import Compound
    from disclosure_lint.readers.limits import Meter
    from disclosure_lint.readers.word.draft import Draft
    from disclosure_lint.readers.word.story import Cause
    from disclosure_lint.readers.xls.cells import Workbook

_HEADER, _FOOTER, _TEXT_BOX, _CONTINUE = 0x14, 0x15, 0x1B6, 0x3C
_CHOICES, _CACHED_ROW, _LINKED = 0x1BE, 0x5A, 0x1AE
_PIVOT_TEXT, _PIVOT_NUMBER = 0xCD, 0xC9
_PIVOT_STREAMS = "_SX_DB_CUR"
_MARGINS = {_HEADER: "header", _FOOTER: "footer"}
_NUMBER = struct.Struct("<d")
#: A list of choices among the tokens of a formula: a string (2.5.198.89).
_STRING_TOKEN = 0x17
#: Types of cached values (2.5.228): a number, a string; other values take as much room as a number.
_CACHED_NUMBER, _CACHED_STRING = 1, 2
_ROOM = 9


def add_beside(draft: Draft, compound: Compound, workbook: Workbook, meter: Meter) -> None:
    """Write what stands in records the library passes over.

    Raises:
        LimitError: when no more is to be read.
    """
    stream = compound.read("Workbook")
    for part, value, cause in (*_said(stream, workbook), *_pivot_values(compound)):
        value = value.strip()  # noqa: PLW2901 - as it is written
        meter.take(len(value))
        if not value:
            continue
        where = Location(part=part)
        if cause:
            draft.writer.hide(value, cause, where)
        else:
            text = draft.writer.write([Piece(value, where)])
            draft.writer.blocks.append(Footer(text) if part in _MARGINS.values() else Paragraph(text))
    for name in workbook.defined_names:
        draft.writer.hide(name, NAME, Location(part="other"))
    if not workbook.damaged:
        for value in dict.fromkeys(workbook.strings):
            if value not in workbook.shown:
                draft.writer.hide(value, UNUSED_STRING, Location(part="other"))


def _said(stream: bytes, workbook: Workbook) -> Iterator[tuple[str, str, Cause | None]]:
    """Yield part, words, and why they are not seen."""
    waiting = 0
    for record in records(stream):
        if record.type in _MARGINS and record.data:
            yield _MARGINS[record.type], margin_text(string(record.data, 0)[0]), None
        elif record.type == _TEXT_BOX:
            waiting = short(record.data, 10)
        elif record.type == _CONTINUE and waiting:
            text, waiting = characters(record.data, 0, waiting)[0], 0
            # Comments are text boxes too.
            if text.strip() not in workbook.said:
                yield "text-box", text, None
        elif record.type == _CHOICES:
            for text in _choices(record.data):
                yield "other", text, VALIDATION
        elif record.type == _CACHED_ROW:
            yield "other", "，".join(_cached(record)), LINK_CACHE
        elif record.type == _LINKED and len(record.data) > _ROOM:
            yield "other", string(record.data, 2)[0].replace("\1", " ").replace("\3", "/"), LINK_CACHE


def _choices(data: bytes) -> Iterator[str]:
    at = 4
    for _ in range(4):  # titles and texts of two messages
        text, at = string(data, at)
        yield text.strip("\0")
    if short(data, at) and data[at + 4 : at + 5] == bytes([_STRING_TOKEN]) and at + 5 < len(data):
        yield characters(data, at + 6, data[at + 5])[0].replace("\0", "，")


def _cached(record: Record) -> Iterator[str]:
    data, at = record.data, 4
    while at < len(data):
        if data[at] == _CACHED_STRING:
            text, at = string(data, at + 1)
            yield text
        else:
            if data[at] == _CACHED_NUMBER and at + _ROOM <= len(data):
                yield general(_NUMBER.unpack_from(data, at + 1)[0])
            at += _ROOM


def _pivot_values(compound: Compound) -> Iterator[tuple[str, str, Cause | None]]:
    for name in compound.streams(_PIVOT_STREAMS):
        for record in records(compound.read(_PIVOT_STREAMS, name)):
            if record.type == _PIVOT_TEXT:
                yield "other", string(record.data, 0)[0], PIVOT_CACHE
            elif record.type == _PIVOT_NUMBER and len(record.data) >= _NUMBER.size:
                yield "other", general(_NUMBER.unpack_from(record.data)[0]), PIVOT_CACHE
