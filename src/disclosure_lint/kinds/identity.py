"""Sums that must agree between named cells of a form (勾稽关系)."""

from __future__ import annotations

from decimal import Decimal
from fnmatch import fnmatchcase
from typing import TYPE_CHECKING, Annotated, Literal, NamedTuple

from pydantic import Field

from disclosure_lint.finding import Certainty, Finding, Outcome, Place
from disclosure_lint.rules.model import Kind, Rule, Strict
from disclosure_lint.table import Cell, Meaning

if TYPE_CHECKING:
    from collections.abc import Iterator

    from disclosure_lint.forms import FilledTable
    from disclosure_lint.reading import Reading


Keys = Annotated[tuple[str, ...], Field(min_length=1)]


class Equation(Strict):
    """Two sums. ``refused-*`` stands for all keys that match.

    Attributes:
        left: keys of the terms of one.
        right: keys of the terms of the other.
        relation: what must hold between them.
    """

    left: Keys
    right: Keys
    relation: Literal["equal", "at-most"] = "equal"


class Options(Strict):
    """Equations that hold in every column, or in every row, of a form table.

    Attributes:
        table: id of the form table.
        each: the axis along which they are repeated.
        equations: what must agree; its keys are of the other axis.
        outcome: what a difference comes to; ``review`` where the form does not print the identity.
    """

    table: str
    each: Literal["row", "column"]
    equations: Annotated[tuple[Equation, ...], Field(min_length=1)]
    outcome: Literal["fail", "review"] = "fail"


class _Side(NamedTuple):
    """One side of the equation: its cells with their names, in order."""

    cells: tuple[tuple[str, Cell], ...]

    @property
    def total(self) -> Decimal:
        return sum((cell.value or Decimal(0) for _, cell in self.cells), Decimal(0))

    @property
    def terms(self) -> str:
        """The sum as people write it: 217＋1＝218, blanks shown as such."""
        said = [_said(cell) for _, cell in self.cells]
        if len(said) > _NAMED:
            said = [term for term in said if term != "0"] or ["0"]
        return f"{'＋'.join(said)}＝{self.total}" if len(self.cells) > 1 else said[0]

    @property
    def names(self) -> str:
        return (
            "＋".join(name for name, _ in self.cells)
            if len(self.cells) <= _NAMED
            else f"{len(self.cells)} 项"
        )


#: Of more terms than this, names are counted and zeros left out.
_NAMED = 7


def check(rule: Rule[Options], reading: Reading) -> Iterator[Finding]:
    """Yield a finding for each row or column in which the two sides differ."""
    for number, filled in enumerate(reading.filled(rule.options.table)):
        # The cells of a split row were told apart by its total, which so proves nothing.
        rows = (row for row in filled.rows if row not in filled.split)
        lines = filled.columns if rule.options.each == "column" else rows
        for key in lines:
            for equation in rule.options.equations:
                anchor = f"table:{filled.form.id}:{number}/{key}/{equation.left[0]}"
                finding = _compare(rule, filled, key, equation, anchor)
                if finding:
                    yield finding


def _compare(
    rule: Rule[Options],
    filled: FilledTable,
    key: str,
    equation: Equation,
    anchor: str,
) -> Finding | None:
    by_column = rule.options.each == "column"
    left, right = (
        _side(filled, key, wanted, by_column=by_column) for wanted in (equation.left, equation.right)
    )
    if left is None or right is None:
        return None
    cells = [cell for _, cell in (*left.cells, *right.cells)]
    if all(cell.value is None for _, cell in left.cells) or all(
        cell.value is None for _, cell in right.cells
    ):
        return None  # one side says nothing: there is nothing to compare
    if left.total == right.total or (equation.relation == "at-most" and left.total < right.total):
        return None
    # Blank or not, sums that differ are wrong: what is left out is a figure, not nothing.
    open_ = any(cell.meaning is not Meaning.NUMBER for cell in cells)
    doubt = any(cell.meaning not in {Meaning.NUMBER, Meaning.BLANK} for cell in cells)
    sure = not doubt and rule.options.outcome == "fail"
    places = [_place(name, cell) for name, cell in (*left.cells, *right.cells)]
    return rule.finding(
        "unclear" if open_ else "differs",
        Place(places[0].span),
        data={
            "line": filled.name(key),
            "left": left.names,
            "left_terms": left.terms,
            "right": right.names,
            "right_terms": right.terms,
            "delta": abs(left.total - right.total),
        },
        related=tuple(places),
        outcome=Outcome.FAIL if sure else Outcome.REVIEW,
        certainty=Certainty.CERTAIN if sure else Certainty.POSSIBLE,
        anchor=anchor,
    )


def _side(filled: FilledTable, key: str, wanted: tuple[str, ...], *, by_column: bool) -> _Side | None:
    known = filled.form.rows if by_column else filled.form.columns
    cells = []
    for pattern in wanted:
        for name in (name for name in known if fnmatchcase(name, pattern)):
            cell = filled.cell(name, key) if by_column else filled.cell(key, name)
            if cell is None:
                return None  # a row or column was not recognised: not checkable
            cells.append((filled.name(name), cell))
    return _Side(tuple(cells)) if cells else None


def _place(name: str, cell: Cell) -> Place:
    return Place(cell.text.span(), f"{name}：{_said(cell)}")


def _said(cell: Cell) -> str:
    if cell.value is not None:
        return str(cell.value)
    # Signs that need no translation; what else stands in the cell is not quoted.
    return "□" if cell.meaning is Meaning.BLANK else "？"


_DATA = frozenset({"line", "left", "left_terms", "right", "right_terms", "delta"})
KIND = Kind(name="identity", options=Options, messages={"differs": _DATA, "unclear": _DATA}, check=check)
