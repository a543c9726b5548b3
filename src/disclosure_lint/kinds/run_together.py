"""Rows of a form whose figures a page has run together: 713000074.

They are told apart by the total of the row, which then can prove nothing; where no way of
telling them apart gives the total, the row is wrong however it is read.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from disclosure_lint.finding import Certainty, Finding, Outcome, Place
from disclosure_lint.rules.model import Kind, Rule, Strict

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from disclosure_lint.forms import FilledTable
    from disclosure_lint.reading import Reading


#: Of more rows than this only the number is said.
_MOST_NAMED = 8


class Options(Strict):
    """Which tables are looked at.

    Attributes:
        tables: ids of form tables that print totals.
        outcome: what it comes to that sums differ however digits are told apart.
    """

    tables: tuple[str, ...]
    outcome: Literal["fail", "review"] = "fail"


def check(rule: Rule[Options], reading: Reading) -> Iterator[Finding]:
    """Yield a finding for each row that cannot add up, and one for the rows that were split."""
    for table in rule.options.tables:
        for filled in reading.filled(table):
            yield from _stuck(rule, filled)
            yield from _odd(rule, filled)
            if filled.split:
                yield _split(rule, filled)


def _stuck(rule: Rule[Options], filled: FilledTable) -> Iterator[Finding]:
    # With several totals in a row, a blank that left no trace may also be the cause.
    sure = len(filled.form.totals) == 1
    for row, cell in filled.stuck.items():
        yield rule.finding(
            "stuck",
            Place(cell.text.span()),
            data={"line": filled.name(row) if filled.form.rows else filled.form.title},
            outcome=Outcome.FAIL if sure and rule.options.outcome == "fail" else Outcome.REVIEW,
            certainty=Certainty.PROBABLE,
            anchor=f"table:{filled.form.id}/{row}",
        )


def _odd(rule: Rule[Options], filled: FilledTable) -> Iterator[Finding]:
    """Sums of rows that differ however the digits are told apart."""
    for left, right, at_most, cells in filled.odd:
        places = [Place(cell.text.span()) for cell in cells]
        yield rule.finding(
            "excess" if at_most else "odd",
            places[0],
            data={"left": _named(filled, left), "right": _named(filled, right)},
            related=tuple(places[1:]),
            outcome=Outcome(rule.options.outcome),
            certainty=Certainty.PROBABLE,
            anchor=f"table:{filled.form.id}/{left[0]}/sum",
        )


def _named(filled: FilledTable, rows: Sequence[str]) -> str:
    """The names of rows; of many only how many they are."""
    if len(rows) > _MOST_NAMED:
        return f"{len(rows)} 项"
    return "＋".join(filled.name(row) for row in rows)


def _split(rule: Rule[Options], filled: FilledTable) -> Finding:
    first = next(row for row in filled.rows if row in filled.split)
    cells = [cell for (row, _), cell in filled.cells.items() if row == first]
    return rule.finding(
        "split",
        Place(cells[0].text.span()),
        data={"table": filled.form.title, "rows": len(filled.split)},
        outcome=Outcome.NOT_APPLICABLE,
        certainty=Certainty.PROBABLE,
        anchor=f"table:{filled.form.id}",
    )


_SIDES = frozenset({"left", "right"})
KIND = Kind(
    name="run-together",
    options=Options,
    messages={
        "stuck": frozenset({"line"}),
        "odd": _SIDES,
        "excess": _SIDES,
        "split": frozenset({"table", "rows"}),
    },
    check=check,
)
