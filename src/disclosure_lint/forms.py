"""Printed forms: tables whose rows and columns have fixed names, found again in documents.

A form is data of the pack. Recognising it gives every cell an address such as
``("carried-in", "natural-person")`` whatever layout the document chose.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from disclosure_lint.language.folding import fold
from disclosure_lint.language.simplify import simplify
from disclosure_lint.structure.numbering import mark_at
from disclosure_lint.text import Text

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from disclosure_lint.table import Cell, Table

#: A table is taken for a form when at least this share of its names is found on each axis.
_COVERAGE = 0.6
_BRACKETED = re.compile(r"\([^()]*\)")
_PUNCTUATION = re.compile(r"[\s、,.:;。“”\"'‘’《》<>·/]+")


@dataclass(frozen=True, slots=True)
class FormTable:
    """One table of a form.

    Attributes:
        id: such as ``requests``.
        title: what messages call it.
        rows: key → labels from the outermost header in, of which the last must match;
            empty when the form has a single row without a label.
        columns: key → the same for columns.
        year_from: first reporting year it is for, if limited.
        year_to: last reporting year it is for, if limited.
    """

    id: str
    title: str
    rows: Mapping[str, tuple[str, ...]]
    columns: Mapping[str, tuple[str, ...]]
    year_from: int | None = None
    year_to: int | None = None

    def covers(self, year: int | None) -> bool:
        """Whether the form is the one for a reporting year; unknown years may be any."""
        if year is None:
            return True
        return (self.year_from or year) <= year <= (self.year_to or year)


@dataclass(frozen=True, slots=True)
class FilledTable:
    """A table of a document recognised as one of a form.

    Attributes:
        form: the form.
        table: the table.
        rows: key → grid row, for the rows found.
        columns: key → grid column, for the columns found.
    """

    form: FormTable
    table: Table
    rows: Mapping[str, int]
    columns: Mapping[str, int]

    def cell(self, row: str, column: str) -> Cell | None:
        """Return a cell by its keys, None when the document has no such row or column."""
        if row not in self.rows or column not in self.columns:
            return None
        return self.table.at(self.rows[row], self.columns[column])

    def name(self, key: str) -> str:
        """Return the label of a row or column as the form prints it."""
        labels = self.form.rows.get(key) or self.form.columns.get(key) or (key,)
        return labels[-1]

    def title_of(self, row: str, column: str, total: str = "") -> str:
        """Return the label of a cell, in which the column of the totals goes without saying."""
        names = [self.form.rows[row][-1]] if row in self.form.rows else []
        if column != total:
            names += self.form.columns[column]
        return "".join(names)


#: The key of the row of a form that has one row and no label for it.
ONLY_ROW = "count"


def recognise(tables: Iterable[Table], forms: Iterable[FormTable], year: int | None) -> list[FilledTable]:
    """Find filled-in forms among tables; of several versions that fit, the one for the year wins."""
    filled = []
    for table in tables:
        fits = [fit for form in forms if (fit := _fit(form, table))]
        if fits:
            filled.append(max(fits, key=lambda fit: (_size(fit), fit.form.covers(year))))
    return filled


def _size(filled: FilledTable) -> int:
    return len(filled.rows) * len(filled.columns)


def _fit(form: FormTable, table: Table) -> FilledTable | None:
    columns = _match(form.columns, {n: table.column_path(n) for n in range(table.width)})
    if len(columns) < _COVERAGE * len(form.columns):
        return None
    body = range(table.header_rows, table.height)
    if not form.rows:
        rows = {ONLY_ROW: body[0]} if body else {}
    else:
        rows = _match(form.rows, {n: table.row_path(n) for n in body})
    if not rows or len(rows) < _COVERAGE * len(form.rows):
        return None
    return FilledTable(form, table, rows, columns)


def _match(wanted: Mapping[str, tuple[str, ...]], paths: Mapping[int, tuple[str, ...]]) -> dict[str, int]:
    """Pair keys with positions in order; a label that occurs twice is told apart by its path."""
    plain = {position: [normalise(label) for label in path] for position, path in paths.items()}
    found: dict[str, int] = {}
    for key, labels in wanted.items():
        names = [normalise(label) for label in labels]
        for position, path in plain.items():
            if position not in found.values() and path and path[-1] == names[-1] and _within(names, path):
                found[key] = position
                break
    return found


def _within(names: list[str], path: list[str]) -> bool:
    """Whether the outer names occur in the path, in order; a lost outer header is forgiven."""
    outer = [name for name in names[:-1] if name in path]
    return outer == names[:-1] or len(path) == 1


def normalise(label: str) -> str:
    """Return a label without its number, what stands in brackets, punctuation and spaces."""
    value = simplify(fold(Text.plain(label)).value, fewest=1)
    mark = mark_at(value)
    value = value[mark.length :] if mark else value
    return _PUNCTUATION.sub("", _BRACKETED.sub("", value))
