"""Delimited text (RFC 4180 and what people make of it): CSV, and tabs, semicolons or bars instead.

Cells point into the source, quotes left out. Python's own reader is not used, as it tells no positions,
nor is its way of guessing the delimiter, which takes letters for one.
"""

from __future__ import annotations

import re
from functools import lru_cache
from itertools import groupby
from typing import TYPE_CHECKING, NamedTuple

from disclosure_lint.document import Block, Flaw, Heading, Paragraph
from disclosure_lint.language.expression import late
from disclosure_lint.readers.sheets.arrange import Line, Placed, Region, arrange
from disclosure_lint.table import Cell, Table
from disclosure_lint.text import Edit, Text

if TYPE_CHECKING:
    from collections.abc import Iterator

#: Delimiters, the likelier ones first.
_DELIMITERS = ",\t;|，"
#: Characters and lines the delimiter is guessed from.
_SAMPLE, _LINES = 1 << 16, 200
#: A quoted cell ends with its quote; a longer one has none, and is read as it stands.
_LONGEST_QUOTED = 1 << 16
_QUOTE = late('""')
#: What keeps a number from being shortened: ``="0123"``, an apostrophe in front.
_FORMULA = late(r'="([^"]*)"')
#: An identity or account number that a sheet shortened before it was saved as text.
_SHORTENED = late(r"[1-9](?:\.[0-9]{1,14})?[Ee]\+?1[5-8]")
_LONGEST_TITLE = 60


class _Field(NamedTuple):
    """A cell: where its text stands in the source, and whether it was quoted."""

    row: int
    column: int
    start: int
    end: int
    quoted: bool


def guess_delimiter(content: str) -> str:
    """Return what sets cells apart: the sign that gives most lines one number of cells; "" for none."""
    sample = content[:_SAMPLE]
    best, most = "", 0.0
    for delimiter in _DELIMITERS:
        if delimiter not in sample:
            continue
        rows = [len(list(row)) for _, row in groupby(_fields(sample, delimiter), key=lambda field: field.row)]
        rows = rows[:_LINES] if len(rows) < 3 else rows[: min(_LINES, len(rows) - 1)]  # noqa: PLR2004 - the last is cut
        wide = [width for width in rows if width > 1]
        if not wide:
            continue
        usual = max(set(wide), key=wide.count)
        score = wide.count(usual) / len(rows) * (1 + min(usual, 20) / 100)
        if score > most:
            best, most = delimiter, score
    return best


def read_delimited(content: str, delimiter: str) -> tuple[tuple[Block, ...], tuple[Flaw, ...]]:
    """Read delimited text as a sheet: titles, tables, notes; tell what was shortened."""
    placed: list[Placed[Text]] = []
    whole = Text.plain(content)
    shortened: list[Text] = []
    for field in _fields(content, delimiter):
        text = _cell(whole, field)
        if not text:
            continue
        placed.append(Placed(field.row, field.column, 1, 1, text))
        if _SHORTENED.fullmatch(text.value):
            shortened.append(text)
    blocks = tuple(_block(part) for part in arrange(placed))
    flaws = (Flaw("lost-digits", shortened[0].span(), str(len(shortened))),) if shortened else ()
    return blocks, flaws


def _block(part: Line[Text] | Region[Text]) -> Block:
    if isinstance(part, Line):
        text = part.cell.of
        return Heading(text, 1) if part.title and len(text) <= _LONGEST_TITLE else Paragraph(text)
    return Table(tuple(Cell(cell.row, cell.column, cell.of) for cell in part.laid_out()))


def _cell(whole: Text, field: _Field) -> Text:
    text = whole[field.start : field.end]
    if field.quoted and '"' in text.value:
        text = text.edit([Edit(*found.span(), '"') for found in _QUOTE.finditer(text.value)])
    text = text.strip()
    first = text.value[:1]
    if first == "=" and (kept := _FORMULA.fullmatch(text.value)):
        return text[kept.start(1) : kept.end(1)].strip()
    return text[1:] if first == "'" and text.value[1:2].isdigit() else text


@lru_cache(maxsize=len(_DELIMITERS))
def _pattern(delimiter: str) -> re.Pattern[str]:
    sign = re.escape(delimiter)
    return re.compile(
        rf'[ ]{{0,8}}"(?P<quoted>(?:[^"]|""){{0,{_LONGEST_QUOTED}}}+)"[ \t]{{0,8}}(?={sign}|[\r\n]|\Z)'
        rf"|(?P<plain>[^{sign}\r\n]*)"
    )


def _fields(content: str, delimiter: str) -> Iterator[_Field]:
    """Yield the cells in order; a line end inside quotes is part of a cell."""
    match = _pattern(delimiter).match
    row = column = at = 0
    length = len(content)
    while at < length:
        found = match(content, at)
        assert found  # the second form fits anything
        group = found.lastgroup or "plain"
        start, end = found.span(group)
        yield _Field(row, column, start, end, group == "quoted")
        at = found.end()
        if at >= length:
            return
        if content[at] == delimiter:
            at, column = at + 1, column + 1
        else:
            at += 2 if content.startswith("\r\n", at) else 1
            row, column = row + 1, 0
