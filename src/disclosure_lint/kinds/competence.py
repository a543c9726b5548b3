"""Figures an organ of its level cannot have: a town that issues regulations."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from disclosure_lint.finding import Certainty, Finding, Outcome, Place
from disclosure_lint.rules.model import Kind, Rule, Strict
from disclosure_lint.rules.patterns import Pattern

if TYPE_CHECKING:
    from collections.abc import Iterator

    from disclosure_lint.reading import Reading


class Options(Strict):
    """Rows that must be nil.

    Attributes:
        table: id of the form table.
        row: key of the row.
        levels: levels of organs that cannot have it.
        probable: matches names of other organs that most likely cannot either.
        unless: matches names of organs that can.
    """

    table: str
    row: str
    levels: tuple[Literal["government", "department", "town"], ...]
    probable: Pattern | None = None
    unless: Pattern | None = None


def check(rule: Rule[Options], reading: Reading) -> Iterator[Finding]:
    """Yield a finding for a row that is not nil though the organ cannot have what it counts."""
    options, issuer = rule.options, reading.facts.issuer
    if issuer is None or (options.unless and options.unless.search(issuer.value)):
        return
    sure = reading.facts.level in options.levels and reading.facts.level_certain
    if not sure and not (options.probable and options.probable.search(issuer.value)):
        return
    for filled in reading.filled(options.table):
        cells = [
            (column, cell)
            for (row, column), cell in filled.cells.items()
            if row == options.row and cell.value
        ]
        if not cells:
            continue
        yield rule.finding(
            "beyond",
            Place(cells[0][1].text.span()),
            data={"name": filled.name(options.row), "issuer": issuer.value},
            related=tuple(
                Place(cell.text.span(), f"{filled.name(column)}：{cell.value}") for column, cell in cells
            ),
            outcome=Outcome.FAIL if sure else Outcome.REVIEW,
            certainty=Certainty.CERTAIN if sure else Certainty.PROBABLE,
            anchor=f"table:{options.table}/{options.row}",
        )


KIND = Kind(
    name="competence",
    options=Options,
    messages={"beyond": frozenset({"name", "issuer"})},
    check=check,
)
