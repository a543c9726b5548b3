"""A table as people add it up: rows and columns of figures, and the labels that head them.

A table may hold several blocks side by side (收入项目、金额、支出项目、金额): each run of
number columns has the label columns before it to itself.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, NamedTuple

from disclosure_lint.structure.totals.entries import (
    YEARS,
    are_codes,
    counts_up,
    entry_of,
    names_years,
    numbers_columns,
)
from disclosure_lint.structure.totals.lines import Line, Namer, Role, Words

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from disclosure_lint.structure.totals.entries import Entry
    from disclosure_lint.table import Cell, Table

#: No printed table has more rows of headers.
_HEAD = 6
#: Digits of the outermost code of a classification.
_SHORTEST_CODE = 3


class Block(NamedTuple):
    """Columns of figures side by side, and the rows as they are labelled for them.

    Attributes:
        columns: of figures and of shares.
        rows: that hold figures.
        alone: whether no other block has labels of its own: lists set in two columns share a total.
    """

    columns: tuple[Line, ...]
    rows: tuple[Line, ...]
    alone: bool


class Sheet:
    """A table read for adding up.

    Attributes:
        roles: of the columns.
        blocks: side by side.
        whole: whether the list is all there: it has headers, its rows count from 1, none stands for others.
    """

    def __init__(self, table: Table, words: Words) -> None:
        self._namer = Namer(words)
        self._width = table.width
        made = {id(cell): entry_of(cell) for cell in table.cells}
        self._entries = [[made[id(cell)] if cell else None for cell in row] for row in table.grid]
        head = self._head()
        self._paths = self._column_paths(head)
        self._body = list(self._data_rows(head))
        self.roles = [self._role(column) for column in range(self._width)]
        self.blocks = tuple(self._blocks())
        left_out = any(line.stands_for_others for block in self.blocks for line in block.rows)
        self.whole = head > 0 and not left_out and not self._starts_late()

    def entry(self, row: int, column: int) -> Entry | None:
        """Return a cell as a term, None where the row has none."""
        entries = self._entries[row]
        return entries[column] if column < len(entries) else None

    def _row(self, row: int) -> list[Entry]:
        """The cells of a row, spanning ones once."""
        return self._cells(row, range(self._width))

    def _cells(self, row: int, columns: Sequence[int]) -> list[Entry]:
        found: list[Entry] = []
        for column in columns:
            entry = self.entry(row, column)
            if entry and not (found and found[-1] is entry):
                found.append(entry)
        return found

    def _column(self, column: int) -> list[Entry]:
        return [entry for row in self._body if (entry := self.entry(row, column))]

    def _head(self) -> int:
        """How many rows are headers; none if the first row holds figures."""
        for row in range(min(_HEAD, len(self._entries))):
            entries = self._row(row)
            figures = [entry for entry in entries if entry.value is not None and not entry.cell.header]
            if figures and not numbers_columns(entries) and not names_years(entries):
                return row
        return 0 if len(self._entries) <= _HEAD else _HEAD

    def _column_paths(self, head: int) -> list[tuple[str, ...]]:
        """The labels above each column; one that spans only by blanks to its right is carried on."""
        kept = [row for row in range(head) if not self._is_aside(row)]
        paths: list[list[str]] = [[] for _ in range(self._width)]
        for number, row in enumerate(kept):
            before = ""
            for column, path in enumerate(paths):
                label = self._label(row, column)
                nested = any(self._label(below, column) for below in kept[number + 1 :])
                if not label and nested:
                    label = before
                before = label if nested else ""
                if label and label not in path[-1:]:
                    path.append(label)
        return list(map(tuple, paths))

    def _label(self, row: int, column: int) -> str:
        entry = self.entry(row, column)
        return entry.cell.label if entry else ""

    def _is_aside(self, row: int) -> bool:
        """Whether a row of the header heads no column: a title, or numbers of columns."""
        entries = self._row(row)
        title = len(entries) == 1 and entries[0].cell.column_span >= self._width > 1
        return title or numbers_columns(entries)

    def _data_rows(self, head: int) -> Iterator[int]:
        """The rows below the header, without headers said again and numbers of columns."""
        headers = {_labels(self._row(row)) for row in range(head)}
        firsts = {labels[:1] for labels in headers}
        for row in range(head, len(self._entries)):
            entries = self._row(row)
            again = _labels(entries[:1]) in firsts and _labels(entries) in headers
            if not again and not numbers_columns(entries):
                yield row

    def _role(self, column: int) -> Role:
        entries = self._column(column)
        figures = [entry for entry in entries if entry.value is not None]
        words = sum(entry.value is None and not entry.says_nothing for entry in entries)
        if not figures or words > len(figures):
            return Role.LABEL
        path = self._paths[column]
        said = self._namer.role(path)
        if said is Role.SHARES or all(entry.share for entry in figures):
            return Role.SHARES
        is_count = not path and counts_up(figures)
        return Role.APART if said or are_codes(figures) or is_count else Role.FIGURES

    def _starts_late(self) -> bool:
        """Whether the rows are counted from a number above 1, as on a later page."""
        for column, role in enumerate(self.roles):
            figures = [entry for entry in self._column(column) if entry.value is not None]
            first = figures[0].value if figures else None
            if role is Role.APART and first is not None and first > 1 and first not in YEARS:
                return counts_up(figures)
        return False

    def _blocks(self) -> Iterator[Block]:
        """Runs of figures, each with the labels before it, or those of the first where its own are blank."""
        found: list[tuple[list[int], list[int]]] = []
        labels: list[int] = []
        figures: list[int] = []
        for column, role in enumerate([*self.roles, Role.LABEL]):
            if role is Role.LABEL or (role is Role.APART and not figures):
                if figures:
                    own = labels if not found or self._are_filled(labels) else found[-1][0]
                    found.append((own, figures))
                    labels, figures = [], []
                labels.append(column)
            else:
                figures.append(column)
        alone = len({tuple(own) for own, _ in found}) == 1
        for own, figures in found:
            added = [column for column in figures if self.roles[column] is not Role.APART]
            lines = ((at, self._namer.line(at, self._paths[at], nested=True)) for at in added)
            columns = tuple(replace(line, role=self.roles[at]) for at, line in lines)
            yield Block(columns, tuple(self._rows(own, figures)), alone)

    def _are_filled(self, columns: Sequence[int]) -> bool:
        return sum(bool(self._labels(row, columns)) for row in self._body) * 2 > len(self._body)

    def _rows(self, labels: Sequence[int], figures: Sequence[int]) -> Iterator[Line]:
        section, codes = 0, self._codes(labels)
        for row in self._body:
            cells = self._labels(row, labels)
            path = tuple(cell.label for cell in cells)
            # A label may span the figures too: a heading, a note.
            entries = [entry for entry in self._cells(row, figures) if entry.cell.column in figures]
            blank = all(entry.says_nothing and not entry.cell.label for entry in entries)
            if path and blank and self._namer.rank(path[-1]) is None:
                section += len(self._labels(row, range(self._width))) == 1
            elif entries:
                line = self._namer.line(row, path, nested=bool(cells) and cells[0].row_span > 1)
                code = self._label(row, codes) if codes is not None else ""
                level = len(code) if code.isdigit() else line.level
                yield replace(line, level=level, section=section)

    def _labels(self, row: int, columns: Sequence[int]) -> list[Cell]:
        entries = self._cells(row, columns)
        return [e.cell for e in entries if e.cell.label and not e.says_nothing and self._is_label(e)]

    def _is_label(self, entry: Entry) -> bool:
        return entry.value is None or self.roles[entry.cell.column] is Role.LABEL

    def _codes(self, labels: Sequence[int]) -> int | None:
        """The column of codes that say by their length how deep a row lies: 201, 20101, 2010101."""
        for column in labels:
            if self.roles[column] is Role.APART:
                lengths = {
                    len(label) for entry in self._column(column) if (label := entry.cell.label).isdigit()
                }
                if len(lengths) > 1 and min(lengths) >= _SHORTEST_CODE:
                    return column
        return None


def _labels(entries: Sequence[Entry]) -> tuple[str, ...]:
    return tuple(entry.cell.label for entry in entries)
