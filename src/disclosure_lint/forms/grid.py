"""Forms found in tables: by their headers, in whatever rows and columns those stand."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, NamedTuple

from disclosure_lint.forms.form import ONLY_ROW, FilledTable, FormTable
from disclosure_lint.forms.labels import COVERAGE, align, align_alike, align_by_place, normalise
from disclosure_lint.table import Meaning

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from disclosure_lint.table import Cell, Table

#: Rows found by which one that is spelt otherwise is told.
_FEWEST_NEIGHBOURS = 3
#: A form with fewer rows is not looked for in tables that hold only a part of them.
_FEWEST_ROWS = 8
#: What a column of units holds.
_UNITS = frozenset("条 件 次 个 人 人次 篇 元 万元 场 期 份".split())
#: Higher tables are lists, not forms.
_HIGHEST = 1000


class _Labels:
    """The labels of a table, normalised, and which of them it has at all."""

    def __init__(self, table: Table) -> None:
        self.table = table
        self.all = {normalise(cell.label) for cell in table.cells if cell.label}

    def share(self, names: Mapping[str, tuple[str, ...]]) -> float:
        """The share of names that occur anywhere in the table."""
        there = sum(any(label in self.all for label in labels) for labels in names.values())
        return there / len(names)

    def path(self, cells: Iterable[Cell | None]) -> tuple[str, ...]:
        """The labels of cells, blank ones left out and each spanning cell once."""
        labels: list[str] = []
        previous: Cell | None = None
        for cell in cells:
            if cell is not None and cell is not previous and cell.label:
                labels.append(normalise(cell.label))
            previous = cell
        return tuple(labels)


@dataclass
class _Fit:
    """Where the rows and columns of a form stand in a table."""

    form: FormTable
    table: Table
    rows: dict[str, int]
    columns: dict[str, int]
    reworded: dict[str, Cell] = field(default_factory=dict)

    def cells(self) -> dict[tuple[str, str], Cell]:
        found = {
            (row, column): self.table.at(y, x)
            for row, y in self.rows.items()
            for column, x in self.columns.items()
        }
        return {place: cell for place, cell in found.items() if cell is not None}


class _Found(NamedTuple):
    """A form, and the number of the table it begins in."""

    at: int
    filled: FilledTable


def recognise(tables: Iterable[Table], forms: Iterable[FormTable], year: int | None) -> list[FilledTable]:
    """Find filled-in forms among tables; of several versions that fit, the one for the year wins.

    One table may hold several forms, and one form may go on in the next tables.
    """
    labelled = [_Labels(table) for table in tables if table.height <= _HIGHEST]
    best: dict[tuple[int, str], _Found] = {}
    for form in forms:
        for found in _occurrences(form, labelled):
            key = (found.at, form.id)
            if key not in best or _rank(found.filled, year) > _rank(best[key].filled, year):
                best[key] = found
    return [found.filled for _, found in sorted(best.items(), key=lambda item: item[0][0])]


def _rank(filled: FilledTable, year: int | None) -> tuple[int, bool]:
    return len(filled.cells), filled.form.covers(year)


def _occurrences(form: FormTable, tables: Sequence[_Labels]) -> Iterator[_Found]:
    """A form in each table that holds it, pieces of one form in following tables put together."""
    pieces: list[_Fit] = []
    for at, labels in enumerate(tables):
        fit = _fit(form, labels, after=pieces[-1] if pieces else None)
        if fit and pieces and _goes_on(pieces, fit):
            pieces.append(fit)
        else:
            yield from _joined(pieces, at)
            pieces = [fit] if fit else []
        if pieces and sum(len(piece.rows) for piece in pieces) == len(form.row_keys):
            yield from _joined(pieces, at + 1)
            pieces = []
    yield from _joined(pieces, len(tables))


def _goes_on(pieces: Sequence[_Fit], fit: _Fit) -> bool:
    """Whether a table holds only rows that come after those of the pieces before it."""
    keys = list(fit.form.rows)
    last = max(keys.index(row) for piece in pieces for row in piece.rows)
    return min(keys.index(row) for row in fit.rows) > last


def _joined(pieces: Sequence[_Fit], end: int) -> Iterator[_Found]:
    if not pieces:
        return
    form = pieces[0].form
    cells = {place: cell for piece in pieces for place, cell in piece.cells().items()}
    rows = sum(row not in piece.reworded for piece in pieces for row in piece.rows)
    if cells and rows >= COVERAGE * len(form.row_keys):
        reworded = {row: cell for piece in pieces for row, cell in piece.reworded.items()}
        first, *others = (piece.table for piece in pieces)
        yield _Found(end - len(pieces), FilledTable(form, cells, first, tuple(others), reworded))


def _fit(form: FormTable, labels: _Labels, after: _Fit | None) -> _Fit | None:
    """Find the rows and columns of a form; a piece of a form may lack its header."""
    names = {key: name.labels for key, name in form.column_names.items()}
    header = _header(form, labels) if labels.share(names) >= COVERAGE else None
    if header is None:
        if after is None and len(form.rows) < _FEWEST_ROWS:
            return None
        header = _header_by_place(form, labels, after)
        if header is None:
            return None
    if not form.rows:
        row = _only_row(labels.table, header)
        fit = None if row is None else _Fit(form, labels.table, {ONLY_ROW: row}, header.columns)
    else:
        fit = _rows(form, labels, header)
    if fit:
        fit.reworded |= header.reworded
    return fit


class _Header(NamedTuple):
    """Where the header ends and what its columns are.

    Attributes:
        row: the last row of the header, -1 when the table has none.
        columns: column key → column.
        reworded: column key → the cell that names it otherwise.
    """

    row: int
    columns: dict[str, int]
    reworded: dict[str, Cell]


def _header(form: FormTable, labels: _Labels) -> _Header | None:
    """The row that ends the header, and the columns its labels name."""
    table = labels.table
    wanted = {label for name in form.column_names.values() for label in name.labels}
    names, keys = list(form.column_names.values()), list(form.columns)
    paths: list[list[str]] = [[] for _ in range(table.width)]
    end, best = -1, dict[int, int]()
    for row in range(table.height):
        cells = [cell for x in range(table.width) if (cell := table.at(row, x)) and cell.label]
        for cell in dict.fromkeys(cell for cell in cells if cell.row == row):
            for path in paths[cell.column : cell.column + cell.column_span]:
                path.append(normalise(cell.label))
        if wanted.isdisjoint(normalise(cell.label) for cell in cells):
            continue
        pairs = align(names, paths)
        if len(pairs) > len(best):
            end, best = row, pairs
        if len(pairs) == len(names):
            break
    if len(best) < COVERAGE * len(names):
        return None
    other = align_by_place(len(names), best, table.width)
    reworded = {keys[n]: cell for n, x in other.items() if (cell := table.at(end, x)) and cell.label}
    return _Header(end, {keys[n]: x for n, x in sorted((best | other).items())}, reworded)


def _header_by_place(form: FormTable, labels: _Labels, after: _Fit | None) -> _Header | None:
    """The columns of a table without a header: those of the table before, or the last ones."""
    width = labels.table.width
    if after is not None and max(after.columns.values()) < width == after.table.width:
        return _Header(-1, after.columns, {})
    first = width - len(form.columns)
    return _Header(-1, {key: first + n for n, key in enumerate(form.columns)}, {}) if first > 0 else None


def _only_row(table: Table, header: _Header) -> int | None:
    """The first row below a header that holds figures, or the first at all."""
    first = header.row + 1
    for row in range(first, table.height):
        cells = [table.at(row, column) for column in header.columns.values()]
        if any(cell is not None and cell.meaning is not Meaning.TEXT and cell.label for cell in cells):
            return row
    return first if 0 < first < table.height else None


def _rows(form: FormTable, labels: _Labels, header: _Header) -> _Fit | None:
    table, first = labels.table, min(header.columns.values())
    body = range(header.row + 1, table.height)
    named = [column for column in range(first) if not _is_unit(table, header, column)]
    paths = [labels.path(table.at(row, column) for column in named) for row in body]
    names, keys = list(form.row_names.values()), list(form.rows)
    pairs = align(names, paths)
    if not pairs:
        return None
    alike = align_alike(names, paths, pairs) if len(pairs) >= _FEWEST_NEIGHBOURS else {}
    reworded = {keys[n]: _label_cell(table, body[p], named) for n, p in alike.items()}
    rows = {keys[n]: body[p] for n, p in sorted((pairs | alike).items())}
    return _Fit(form, table, rows, header.columns, {row: cell for row, cell in reworded.items() if cell})


def _is_unit(table: Table, header: _Header, column: int) -> bool:
    """Whether a column names the unit of each row."""
    if header.row < 0:
        labels = {cell.label for row in range(table.height) if (cell := table.at(row, column)) and cell.label}
        return bool(labels) and labels <= _UNITS
    cell = table.at(header.row, column)
    return cell is not None and normalise(cell.label) in {"单位", "计量单位"}


def _label_cell(table: Table, row: int, columns: Sequence[int]) -> Cell | None:
    """The innermost label of a row."""
    cells = [cell for column in columns if (cell := table.at(row, column)) is not None and cell.label]
    return cells[-1] if cells else None
