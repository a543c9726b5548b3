"""What is entered in the cells of a form: counts that are whole and not negative, no words, no gaps."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import TYPE_CHECKING, Annotated, Literal

from pydantic import Field

from disclosure_lint.finding import Certainty, Finding, Outcome, Place, Severity
from disclosure_lint.language.expression import late
from disclosure_lint.rules.model import Kind, Rule, Strict
from disclosure_lint.table import Cell, Meaning

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from disclosure_lint.forms import FilledTable
    from disclosure_lint.reading import Reading

# Labels may hold digits too.
_RUN = late(r"[-\d.,\s]+")
#: Places shown of cells that are all left open.
_MOST_SHOWN = 5


class Entry(Strict):
    """Cells that hold one kind of value.

    Attributes:
        table: id of the form table.
        columns: keys of the columns, all when empty.
        without: keys of rows that hold something else.
        holds: ``count``: whole and not negative; ``amount``: not negative; ``change``: any whole number.
    """

    table: str
    columns: tuple[str, ...] = ()
    without: tuple[str, ...] = ()
    holds: Literal["count", "amount", "change"] = "count"


class Options(Strict):
    """What each table holds."""

    entries: Annotated[tuple[Entry, ...], Field(min_length=1)]


def check(rule: Rule[Options], reading: Reading) -> Iterator[Finding]:
    """Yield a finding for each wrong entry, and one a table for the cells left open."""
    for entry in rule.options.entries:
        for filled in reading.filled(entry.table):
            cells = [
                (row, column, cell)
                for (row, column), cell in filled.cells.items()
                if row not in entry.without and (not entry.columns or column in entry.columns)
            ]
            for row, column, cell in cells:
                message = _fault(entry, cell)
                if message:
                    yield _wrong(rule, filled, (row, column), cell, message)
            yield from _open(rule, filled, [cell for _, _, cell in cells])
            yield from _short(rule, filled)
            if entry.holds == "count" and not entry.columns:
                yield from _run_together(rule, entry, filled)


def _fault(entry: Entry, cell: Cell) -> str | None:
    if cell.meaning is Meaning.TEXT:
        return "words"
    if cell.value is None:
        return None
    if entry.holds != "change" and cell.value < 0:
        return "negative"
    return "fraction" if entry.holds != "amount" and cell.value % 1 else None


def _wrong(
    rule: Rule[Options], filled: FilledTable, place: tuple[str, str], cell: Cell, message: str
) -> Finding:
    row, column = place
    # Words may still say the number: 增10, 3件.
    sure = message != "words"
    return rule.finding(
        message,
        Place(cell.text.span()),
        data={"row": filled.name(row), "column": filled.name(column)},
        outcome=Outcome.FAIL if sure else Outcome.REVIEW,
        certainty=Certainty.CERTAIN if sure else Certainty.PROBABLE,
        anchor=f"table:{filled.form.id}/{row}/{column}",
    )


def _open(rule: Rule[Options], filled: FilledTable, cells: Sequence[Cell]) -> Iterator[Finding]:
    for message, meanings in (
        ("blank", {Meaning.BLANK}),
        ("dash", {Meaning.DASH, Meaning.NOT_APPLICABLE}),
    ):
        left = list(dict.fromkeys(cell for cell in cells if cell.meaning in meanings))
        if left:
            places = [Place(cell.text.span()) for cell in left[:_MOST_SHOWN]]
            yield rule.finding(
                message,
                places[0],
                data={"table": filled.form.title, "count": len(left)},
                related=tuple(places[1:]),
                outcome=Outcome.REVIEW,
                certainty=Certainty.CERTAIN,
                severity=Severity.NOTE,
                anchor=f"table:{filled.form.id}",
            )


def _short(rule: Rule[Options], filled: FilledTable) -> Iterator[Finding]:
    """Rows of a text that has fewer figures for them than the form has columns."""
    for row, cell in filled.short.items():
        figures = [Decimal(figure) for figure in re.findall(r"\d+(?:\.\d+)?", cell.text.value)]
        # Without its total nothing is known; with it, what is left out can only be 0.
        sure = len(filled.form.totals) == 1 and sum(figures[:-1]) != figures[-1]
        yield rule.finding(
            "short",
            Place(cell.text.span()),
            data={"row": filled.name(row), "count": len(figures), "columns": len(filled.form.columns)},
            outcome=Outcome.FAIL if sure else Outcome.REVIEW,
            severity=None if sure else Severity.NOTE,
            certainty=Certainty.PROBABLE,
            anchor=f"table:{filled.form.id}/{row}",
        )


def _run_together(rule: Rule[Options], entry: Entry, filled: FilledTable) -> Iterator[Finding]:
    """Rows whose digits are run together, with a sign among them or with one too few."""
    for message, rows in (("signed", filled.signed), ("gap", filled.gaps)):
        for row, cell in ((row, cell) for row, cell in rows.items() if row not in entry.without):
            sure = message == "signed"
            yield rule.finding(
                message if _RUN.fullmatch(cell.text.value) else "empty",
                Place(cell.text.span()),
                data={
                    "row": filled.name(row),
                    "columns": len(filled.form.columns),
                },
                outcome=Outcome.FAIL if sure else Outcome.REVIEW,
                certainty=Certainty.PROBABLE,
                anchor=f"table:{filled.form.id}/{row}",
            )


_CELL = frozenset({"row", "column"})
_COUNT = frozenset({"table", "count"})
KIND = Kind(
    name="entries",
    options=Options,
    messages={
        "words": _CELL,
        "negative": _CELL,
        "fraction": _CELL,
        "blank": _COUNT,
        "dash": _COUNT,
        "short": frozenset({"row", "count", "columns"}),
        "signed": frozenset({"row", "columns"}),
        "gap": frozenset({"row", "columns"}),
        "empty": frozenset({"row", "columns"}),
    },
    check=check,
)
