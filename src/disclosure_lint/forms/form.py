"""A form as the pack states it, and one that a document has filled in."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING, NamedTuple

from disclosure_lint.forms.labels import Name, name_of

if TYPE_CHECKING:
    from collections.abc import Mapping

    from disclosure_lint.table import Cell, Table

#: The key of the row of a form that has one row and no label for it.
ONLY_ROW = "count"


@dataclass(frozen=True)
class FormTable:
    """One table of a form.

    Attributes:
        id: such as ``requests``.
        title: what messages call it.
        rows: key → labels from the outermost header in, of which the last must match;
            empty when the form has a single row without a label. ``a|b`` are two spellings,
            the first is the one printed.
        columns: key → the same for columns.
        year_from: first reporting year it is for, if limited.
        year_to: last reporting year it is for, if limited.
        totals: column → the columns it is the sum of; tells digits apart that were run together.
        ascending: columns of which none is less than the one before.
        agree: pairs of sums of rows that are equal in each column; ``refused-*`` stands for all
            keys that match. Rules report what is not; here they settle how digits are told apart.
        within: the same for sums of which the first is no more than the second.
    """

    id: str
    title: str
    rows: Mapping[str, tuple[str, ...]]
    columns: Mapping[str, tuple[str, ...]]
    year_from: int | None = None
    year_to: int | None = None
    totals: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    ascending: tuple[str, ...] = ()
    agree: tuple[tuple[tuple[str, ...], tuple[str, ...]], ...] = ()
    within: tuple[tuple[tuple[str, ...], tuple[str, ...]], ...] = ()

    def covers(self, year: int | None) -> bool:
        """Whether the form is the one for a reporting year; unknown years may be any."""
        if year is None:
            return True
        return (self.year_from or year) <= year <= (self.year_to or year)

    @cached_property
    def row_names(self) -> dict[str, Name]:
        """How rows are recognised, in the order of the form."""
        return {key: name_of(labels) for key, labels in self.rows.items()}

    @cached_property
    def column_names(self) -> dict[str, Name]:
        """How columns are recognised, in the order of the form."""
        return {key: name_of(labels) for key, labels in self.columns.items()}

    def is_total(self, row: str, column: str) -> bool:
        """Whether a cell stands in a row or column that is the sum of others."""
        return column in self.totals or any(left == (row,) for left, _ in self.agree)

    @property
    def row_keys(self) -> tuple[str, ...]:
        """The keys of its rows, :data:`ONLY_ROW` when they have no labels."""
        return tuple(self.rows) or (ONLY_ROW,)

    @property
    def size(self) -> int:
        """How many cells it has."""
        return len(self.row_keys) * len(self.columns)


class OddSum(NamedTuple):
    """Two sums of rows that differ however their digits are told apart.

    Attributes:
        left: keys of the rows of one.
        right: keys of the rows of the other.
        at_most: whether the first is not equal to the second on the form, but no more.
        cells: the runs of digits of the rows, those that hold only zeros left out.
    """

    left: tuple[str, ...]
    right: tuple[str, ...]
    at_most: bool
    cells: tuple[Cell, ...]


@dataclass(frozen=True)
class FilledTable:
    """A form found in a document.

    Attributes:
        form: the form.
        cells: (row, column) → cell, for the cells found.
        table: the table it was found in, None for text.
        pieces: further tables it goes on in.
        reworded: row or column → the cell that names it otherwise than the form prints it.
        split: rows whose cells were told apart by their own sum, which therefore proves nothing.
        stuck: row → its run of digits, where no way of telling them apart adds up.
        short: row → its figures, where the text sets figures apart and some are not there.
        gaps: row → its run of digits, which can only be read with a cell left out.
        signed: row → its run of digits, among which a minus or a decimal point stands.
        odd: sums of rows that are equal on the form and here are not, however the digits are told
            apart: the keys of either side, and the runs of digits.
        readings: row → the ways in which its run of digits can be its cells, where it is not told
            which is meant; each has the cells in the order of the columns.
        span: the flow range a form in running text fills.
    """

    form: FormTable
    cells: Mapping[tuple[str, str], Cell]
    table: Table | None = None
    pieces: tuple[Table, ...] = ()
    reworded: Mapping[str, Cell] = field(default_factory=dict)
    split: frozenset[str] = frozenset()
    stuck: Mapping[str, Cell] = field(default_factory=dict)
    short: Mapping[str, Cell] = field(default_factory=dict)
    gaps: Mapping[str, Cell] = field(default_factory=dict)
    signed: Mapping[str, Cell] = field(default_factory=dict)
    odd: tuple[OddSum, ...] = ()
    readings: Mapping[str, tuple[tuple[Cell, ...], ...]] = field(default_factory=dict)
    span: tuple[int, int] | None = None

    @cached_property
    def rows(self) -> tuple[str, ...]:
        """Keys of the rows found, in the order of the form."""
        found = {row for row, _ in self.cells}
        return tuple(key for key in self.form.row_keys if key in found)

    @cached_property
    def columns(self) -> tuple[str, ...]:
        """Keys of the columns found, in the order of the form."""
        found = {column for _, column in self.cells}
        return tuple(key for key in self.form.columns if key in found)

    def cell(self, row: str, column: str) -> Cell | None:
        """Return a cell by its keys, None when the document has no such row or column."""
        return self.cells.get((row, column))

    def possible(self, row: str, column: str) -> tuple[Cell, ...]:
        """Return the cell by its keys, or all it may be where digits are run together."""
        cell = self.cells.get((row, column))
        if cell is not None:
            return (cell,)
        at = list(self.form.columns).index(column)
        return tuple(dict.fromkeys(way[at] for way in self.readings.get(row, ())))

    def name(self, key: str) -> str:
        """Return the label of a row or column as the form prints it, without its number."""
        name = self.form.row_names.get(key) or self.form.column_names.get(key)
        if name is None:
            return self.form.title if key == ONLY_ROW else key
        return name.printed

    def title_of(self, row: str, column: str, total: str = "") -> str:
        """Return the label of a cell, in which the column of the totals goes without saying."""
        names = [self.form.row_names[row].printed] if row in self.form.rows else []
        if column != total:
            names += (label.partition("|")[0] for label in self.form.columns[column])
        return "".join(names)
