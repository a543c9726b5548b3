"""The printed form itself: the version in force, its rows and columns, its wording."""

from __future__ import annotations

from typing import TYPE_CHECKING

from disclosure_lint.finding import Certainty, Finding, Outcome, Place, Severity
from disclosure_lint.forms.labels import normalise
from disclosure_lint.rules.model import Kind, Rule, Strict

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from disclosure_lint.forms import FilledTable
    from disclosure_lint.reading import Reading
    from disclosure_lint.table import Table
    from disclosure_lint.text import Span

#: Forms with so many rows have one header.
_LONG_FORM = 8
#: Labels named in one message; more are counted.
_MOST_NAMED = 3


class Options(Strict):
    """Which tables are looked at.

    Attributes:
        tables: ids of form tables.
        complete: whether all rows and columns must be there; forms of some place vary.
    """

    tables: tuple[str, ...]
    complete: bool = True


def check(rule: Rule[Options], reading: Reading) -> Iterator[Finding]:
    """Yield a finding for each way in which a table is not the form of its year."""
    year = reading.facts.year
    for table in rule.options.tables:
        for filled in reading.filled(table):
            if year and not filled.form.covers(year.value):
                yield _other_version(rule, filled, year.value)
                continue
            yield from _reworded(rule, filled)
            if rule.options.complete:
                yield from _incomplete(rule, filled)
            yield from _repeated_header(rule, filled)


def _other_version(rule: Rule[Options], filled: FilledTable, year: int) -> Finding:
    form = filled.form
    years = (
        f"{form.year_from or ''}—{form.year_to or ''}".strip("—") if form.year_from != form.year_to else ""
    )
    return rule.finding(
        "version",
        Place(_first(filled)),
        data={"table": form.title, "years": years or str(form.year_from), "year": year},
        anchor=f"form:{form.id}",
    )


def _reworded(rule: Rule[Options], filled: FilledTable) -> Iterator[Finding]:
    for key, cell in filled.reworded.items():
        yield rule.finding(
            "reworded",
            Place(cell.text.span()),
            data={"label": filled.name(key), "table": filled.form.title},
            outcome=Outcome.REVIEW,
            certainty=Certainty.PROBABLE,
            anchor=f"form:{filled.form.id}/{key}",
        )


def _incomplete(rule: Rule[Options], filled: FilledTable) -> Iterator[Finding]:
    """Rows and columns that a table does not have; a text may have lost them on the way."""
    if filled.table is None or not filled.form.rows:
        return
    missing = [key for key in filled.form.row_keys if key not in filled.rows]
    missing += [key for key in filled.form.columns if key not in filled.columns]
    if missing:
        names = [filled.name(key) for key in missing]
        yield rule.finding(
            "incomplete",
            Place(_first(filled)),
            data={"names": _listed(names), "count": len(names), "table": filled.form.title},
            outcome=Outcome.REVIEW,
            certainty=Certainty.PROBABLE,
            anchor=f"form:{filled.form.id}",
        )


def _listed(names: Sequence[str]) -> str:
    shown = "、".join(f"“{name}”" for name in names[:_MOST_NAMED])
    return f"{shown}…" if len(names) > _MOST_NAMED else shown


def _repeated_header(rule: Rule[Options], filled: FilledTable) -> Iterator[Finding]:
    """A header that stands twice above the figures; on a new page it may well be repeated."""
    if filled.table is None or len(filled.rows) < _LONG_FORM:
        return  # short tables of several items stand below one another, each with its header
    columns = {cell.column for cell in filled.cells.values()}
    first = min(cell.row for cell in filled.cells.values())
    labels = {label for name in filled.form.column_names.values() for label in name.labels}
    heads = [row for row in range(first) if _is_header(filled.table, row, columns, labels)]
    cell = filled.table.at(heads[1], min(columns)) if len(heads) > 1 else None
    if cell is not None:
        yield rule.finding(
            "header-again",
            Place(cell.text.span()),
            data={"table": filled.form.title},
            outcome=Outcome.REVIEW,
            severity=Severity.NOTE,
            certainty=Certainty.PROBABLE,
            anchor=f"form:{filled.form.id}/header",
        )


def _is_header(table: Table, row: int, columns: set[int], labels: set[str]) -> bool:
    cells = [table.at(row, column) for column in columns]
    return len(columns) > 1 and all(cell is not None and normalise(cell.label) in labels for cell in cells)


def _first(filled: FilledTable) -> Span:
    return next(iter(filled.cells.values())).text.span()


KIND = Kind(
    name="form",
    options=Options,
    messages={
        "version": frozenset({"table", "years", "year"}),
        "reworded": frozenset({"label", "table"}),
        "incomplete": frozenset({"names", "count", "table"}),
        "header-again": frozenset({"table"}),
    },
    check=check,
)
