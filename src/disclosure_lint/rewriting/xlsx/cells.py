"""Cells of a sheet that are to be changed, and what is put in their place (ECMA-376-1, 18.3.1.4)."""

from __future__ import annotations

from typing import TYPE_CHECKING
from xml.sax.saxutils import escape

from disclosure_lint.location import cell_name
from disclosure_lint.readers.sheets.address import parse_cell
from disclosure_lint.text import Edit

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

    from disclosure_lint.rewriting.markup import Markup

#: Types of cells whose value is no text: of numbers, also where no type is said, dates, truth.
_NUMBERS = frozenset({"", "n", "d", "b"})
_SHARED = "s"


def find_cells(markup: Markup, wanted: Collection[str]) -> Iterator[tuple[str, int]]:
    """Yield name and element of the cells wanted; those without an address are counted as readers do."""
    row, column = -1, -1
    for number, element in enumerate(markup.elements):
        if element.name == "row":
            said = markup.attribute(number, "r")
            row, column = int(said) - 1 if said.isdecimal() else row + 1, -1
        elif element.name == "c":
            row, column = parse_cell(markup.attribute(number, "r")) or (row, column + 1)
            name = cell_name(max(0, row), column)
            if name in wanted:
                yield name, number


def holds_number(markup: Markup, cell: int) -> bool:
    """Whether an element is a cell whose value is stored as a number."""
    is_cell = cell >= 0 and markup.elements[cell].name == "c"
    return is_cell and markup.attribute(cell, "t") in _NUMBERS


def shared_string(markup: Markup, cell: int) -> int | None:
    """Return the number of the string a cell refers to, None when it holds its own."""
    value = markup.text(cell).value.strip()
    return int(value) if markup.attribute(cell, "t") == _SHARED and value.isdecimal() else None


def become_text(markup: Markup, cell: int) -> Iterator[Edit]:
    """Yield the edits that make the value of a cell a text; its format and its formula stay."""
    for name, text in markup.attributes(cell):
        if name == "t":
            yield Edit(*text.span(), "str")
            return
    at = markup.elements[cell].attributes.start
    yield Edit(at, at, ' t="str"')


def replace_value(markup: Markup, cell: int, shown: str) -> Iterator[Edit]:
    """Yield the edits that put a text in the place of a number."""
    yield from become_text(markup, cell)
    for inner in markup.inside(cell):
        if markup.elements[inner].name == "v":
            yield Edit(markup.elements[inner].opens.end, markup.closes[inner].start, escape(shown))
