"""Cells as terms of a sum."""

from __future__ import annotations

from decimal import Decimal
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from disclosure_lint.language.expression import late
from disclosure_lint.table import Meaning

if TYPE_CHECKING:
    from collections.abc import Sequence

    from disclosure_lint.table import Cell

_NUMBER = late(r"(-?(?:\d{1,3}(?:,\d{3})+|\d{1,14})(?:\.\d{1,8})?)%?")
_SILENT = frozenset({Meaning.BLANK, Meaning.DASH, Meaning.NOT_APPLICABLE})
#: Numbers on two lines of a cell are not one.
_APART = late(r"\d\s+\d")
#: Marks of Markdown around what is printed bold.
EMPHASIS = "*_"
_COLUMN_NUMBERS = "栏次"
YEARS = range(1949, 2101)
#: Of this many digits and more, a whole number is a code or a telephone number.
_CODE = 11


class Entry(NamedTuple):
    """A cell as a term.

    Attributes:
        cell: the cell.
        value: its number, None when it holds anything else.
        decimals: digits behind its point.
        share: whether the number is a percentage.
        says_nothing: blank, a dash, 不适用.
    """

    cell: Cell
    value: Decimal | None
    decimals: int = 0
    share: bool = False
    says_nothing: bool = False


def entry_of(cell: Cell) -> Entry:
    """Return a cell as a term."""
    # Most cells are plain numbers, which need no folding.
    written = cell.text.value
    label = (written.strip() if written.isascii() else cell.label).strip(EMPHASIS)
    if not label:
        return Entry(cell, None, says_nothing=True)
    found = _NUMBER.fullmatch(label)
    if found and not _APART.search(written):
        decimals = len(label.partition(".")[2].rstrip("%"))
        return Entry(cell, Decimal(found[1].replace(",", "")), decimals, share=label.endswith("%"))
    return Entry(cell, None, says_nothing=cell.meaning in _SILENT)


def numbers_columns(entries: Sequence[Entry]) -> bool:
    """Whether a row only numbers the columns: 栏次 1 2 3."""
    for entry in entries:
        if entry.value is None and not entry.says_nothing:
            return entry.cell.label.startswith(_COLUMN_NUMBERS)
    first = next((entry.value for entry in entries if entry.value is not None), None)
    return first == 1 and counts_up(entries)


def names_years(entries: Sequence[Entry]) -> bool:
    """Whether a row of labels holds years one after the other."""
    values = [int(entry.value) for entry in entries if entry.value is not None and entry.value in YEARS]
    steps = {after - before for before, after in pairwise(values)}
    return len(values) == sum(entry.value is not None for entry in entries) and steps in ({1}, {-1})


def are_codes(figures: Sequence[Entry]) -> bool:
    """Whether numbers are codes: with leading zeros, or very long."""
    labels = [entry.cell.label for entry in figures]
    whole = [label for label in labels if label.isdigit()]
    return any(len(label) >= _CODE or (len(label) > 1 and label[0] == "0") for label in whole)


def counts_up(entries: Sequence[Entry]) -> bool:
    """Whether the numbers among entries count one by one."""
    values = [entry.value for entry in entries if entry.value is not None]
    return len(values) > 1 and all(after - before == 1 for before, after in pairwise(values))
