"""What is kept of a report when it has been checked, to compare it with those of other years and organs.

Numbers, places and digests; no text of the report but the name of its issuer. A summary is small,
crosses processes and outlives the document it was made of.
"""

from __future__ import annotations

from array import array
from dataclasses import dataclass, field
from decimal import Decimal
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from disclosure_lint.finding import Place
from disclosure_lint.language.expression import late
from disclosure_lint.language.folding import fold
from disclosure_lint.language.organs import full_name
from disclosure_lint.remarks import remarks
from disclosure_lint.structure.numbering import mark_at
from disclosure_lint.structure.sketch import Sketch, sketch
from disclosure_lint.text import Span, Text

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from disclosure_lint.forms import FilledTable, FormTable
    from disclosure_lint.reading import Reading
    from disclosure_lint.remarks import Remark

#: Labels shorter than this are ordinary words and may stand in prose.
_SHORTEST_LABEL = 4
_COLLECTED = late(
    r"汇总|(?:根据|依据|按照)[^。]{0,120}(?:各部门|各相关部门|各有关单位|各乡镇|各镇|各县)[^。]{0,60}编制"
)
_OPENING = 3000


class Figure(NamedTuple):
    """A cell of a form.

    Attributes:
        value: its number, None when it holds none.
        span: where it stands.
        guessed: whether its digits had been run together with others and could be cut in several ways.
    """

    value: Decimal | None
    span: Span
    guessed: bool


@dataclass(frozen=True, slots=True)
class Figures:
    """The numbers of a filled form table.

    Attributes:
        rows: key → name of its rows, of which some may be missing in the document.
        columns: the same of its columns.
        guessed: rows whose digits could be cut in several ways.
    """

    rows: Mapping[str, str] = field(repr=False)
    columns: Mapping[str, str] = field(repr=False)
    guessed: frozenset[str] = field(repr=False)
    _values: tuple[Decimal | None, ...] = field(repr=False)
    _spans: array[int] = field(repr=False)

    def at(self, row: str, column: str) -> Figure | None:
        """Return a cell by its keys, None when the document has no such row or column."""
        if row not in self.rows or column not in self.columns:
            return None
        index = list(self.rows).index(row) * len(self.columns) + list(self.columns).index(column)
        start, end = self._spans[2 * index : 2 * index + 2]
        return Figure(self._values[index], Span(start, end), row in self.guessed) if start <= end else None

    def title_of(self, row: str, column: str) -> str:
        """Return what messages call a cell."""
        return f"{self.rows[row]}·{self.columns[column]}"

    def __iter__(self) -> Iterator[tuple[str, str, Figure]]:
        """Yield every cell the document has, with its keys."""
        for row in self.rows:
            for column in self.columns:
                figure = self.at(row, column)
                if figure is not None:
                    yield row, column, figure


#: Cells that are added up, each by the ids of its form, row and column.
CellSum = tuple[tuple[str, str, str], ...]


class Known(NamedTuple):
    """A value of a measure, and the places it was read from."""

    value: Decimal
    places: tuple[Place, ...]
    in_table: bool


@dataclass(frozen=True, slots=True)
class Summary:
    """One report.

    Attributes:
        index: its number in the run.
        kind: id of the document kind.
        year: the year it reports on.
        issuer: the organ that issued it, empty when it is not known.
        organ: the same in the one spelling by which organs are compared.
        certain: whether the issuer stands in the title.
        compared: read for comparison only.
        collected: says that it covers the organs below.
        tables: form id → the figures of a form that is filled in once.
        remarks: what the prose says in numbers.
        sketch: of the prose.
        recognised: some of it was read from pictures.
    """

    index: int
    kind: str
    year: int
    issuer: str = field(repr=False)  # reprs reach logs
    organ: str = field(repr=False)
    certain: bool
    compared: bool
    collected: bool
    tables: Mapping[str, Figures] = field(repr=False)
    remarks: tuple[Remark, ...] = field(repr=False)
    sketch: Sketch = field(repr=False)
    recognised: bool = False

    def place(self, span: Span, label: str = "") -> Place:
        """Return a place of this report, for findings that may belong to another."""
        return Place(span, label, self.index)

    def known(self, measure: str, sums: Iterable[CellSum] = (), *, whole: bool | None = None) -> list[Known]:
        """Return what the report gives for a measure in its own year.

        Args:
            measure: its id; what the prose says of it.
            sums: the sums of cells that may be it.
            whole: of the prose only what is said of the whole region, or only what is not.
        """
        found = [
            self._said(said) for said in self._own if said.measure == measure and whole in {None, said.whole}
        ]
        return found + [known for terms in sums if (known := self._sum(terms))]

    def worded(self, remark: Remark) -> list[Known]:
        """Return what the report says in its own year in the wording of a remark of another."""
        if not remark.wording:
            return []
        return [
            self._said(said)
            for said in self._own
            if said.wording == remark.wording and not (said.measure and remark.measure)
        ]

    @property
    def _own(self) -> Iterator[Remark]:
        return (said for said in self.remarks if said.year == self.year)

    def _said(self, said: Remark) -> Known:
        label = f"{self.year}年：{said.value}{said.unit}"
        return Known(said.value, (self.place(said.span, label),), in_table=False)

    def _sum(self, terms: CellSum) -> Known | None:
        total, places = Decimal(0), []
        for form, row, column in terms:
            figures = self.tables.get(form)
            figure = figures.at(row, column) if figures else None
            if figures is None or figure is None or figure.value is None:
                return None
            total += figure.value
            label = f"{self.year}年“{figures.title_of(row, column)}”：{figure.value}"
            places.append(self.place(figure.span, label))
        return Known(total, tuple(places), in_table=True)


def summarise(reading: Reading, index: int, *, compared: bool = False) -> Summary:
    """Summarise a document.

    Raises:
        ValueError: for one without a kind or a reporting year.
    """
    facts = reading.facts
    if facts.kind is None or facts.year is None:
        raise ValueError("not a report on a year")
    issuer = facts.issuer
    name = issuer.value if issuer else ""
    return Summary(
        index=index,
        kind=facts.kind.value,
        year=facts.year.value,
        issuer=name,
        organ=full_name(name),
        certain=issuer is not None and issuer.read_from in {"title", "metadata"},
        compared=compared,
        collected=bool(_COLLECTED.search(reading.flow.value, 0, _OPENING)),
        tables={filled.form.id: _figures(filled) for filled in reading.filled_once},
        remarks=tuple(remarks(reading)),
        sketch=sketch(reading.flow, _first_chapter(reading), name, _labels(reading.knowledge.forms)),
        recognised=bool(reading.document.recognised),
    )


def _figures(filled: FilledTable) -> Figures:
    rows, columns = filled.form.row_keys, tuple(filled.form.columns)
    values: list[Decimal | None] = []
    spans = array("q")
    shared: dict[Decimal, Decimal] = {}
    for row in rows:
        for column in columns:
            cell = filled.cell(row, column)
            value = cell.value if cell else None
            values.append(None if value is None else shared.setdefault(value, value))
            spans.extend(cell.text.span() if cell else (0, -1))
    row_names, column_names = ({key: filled.name(key) for key in keys} for keys in (rows, columns))
    guessed = frozenset(row for row in filled.split if not _has_one_digit_each(filled, row))
    return Figures(row_names, column_names, guessed, tuple(values), spans)


def _has_one_digit_each(filled: FilledTable, row: str) -> bool:
    return all(len(cell.label) == 1 for (key, _), cell in filled.cells.items() if key == row)


def _first_chapter(reading: Reading) -> int:
    """Where the preface ends, which statutes and forms word for everybody."""
    chapters = (head.start for head in reading.outline.heads if head.level == 1 and head.number == 1)
    return next(chapters, 0)


def _labels(forms: tuple[FormTable, ...]) -> tuple[str, ...]:
    """Words of the forms, which pages saved as text have among their sentences."""
    printed = {
        spelling
        for form in forms
        for path in ((form.title,), *form.rows.values(), *form.columns.values())
        for label in path
        for spelling in label.split("|")
    }
    labels = {_bare(label) for label in printed}
    long_enough = (label for label in labels if len(label) >= _SHORTEST_LABEL)
    return tuple(sorted(long_enough, key=lambda label: (-len(label), label)))


@lru_cache(maxsize=1024)
def _bare(label: str) -> str:
    """A label as matching text has it, without its number."""
    value = fold(Text.plain(label)).value
    mark = mark_at(value)
    return value[mark.length :] if mark else value
