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


class _Term(NamedTuple):
    """A cell of a sum.

    Attributes:
        name: what messages call its row or column.
        cell: the cell.
        is_total: whether the form prints it as the sum of others.
    """

    name: str
    cell: Cell
    is_total: bool

    @property
    def is_clear(self) -> bool:
        """Whether it can be counted: many offices leave totals blank, but no other figure."""
        meaning = self.cell.meaning
        return meaning is Meaning.NUMBER or (meaning is Meaning.BLANK and not self.is_total)


class _Side(NamedTuple):
    """One side of the equation: its terms in order."""

    parts: tuple[_Term, ...]

    @property
    def total(self) -> Decimal:
        return sum((cell.value or Decimal(0) for _, cell, _ in self.parts), Decimal(0))

    @property
    def terms(self) -> str:
        """The sum as people write it: 217＋1＝218, blanks shown as such."""
        said = [_said(cell) for _, cell, _ in self.parts]
        if len(said) > _NAMED:
            said = [term for term in said if term != "0"] or ["0"]
        return f"{'＋'.join(said)}＝{self.total}" if len(self.parts) > 1 else said[0]

    @property
    def names(self) -> str:
        count = len(self.parts)
        return "＋".join(part.name for part in self.parts) if count <= _NAMED else f"{count} 项"

    @property
    def is_silent(self) -> bool:
        """Whether none of its cells holds a figure."""
        return all(cell.value is None for _, cell, _ in self.parts)


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
    if left.is_silent or right.is_silent:
        return None  # one side says nothing: there is nothing to compare
    if left.total == right.total or (equation.relation == "at-most" and left.total < right.total):
        return None
    parts = (*left.parts, *right.parts)
    # A blank that leaves a difference stands for a figure that was left out.
    sure = rule.options.outcome == "fail" and all(part.is_clear for part in parts)
    open_ = any(part.cell.meaning is not Meaning.NUMBER for part in parts)
    places = [_place(part) for part in parts]
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
    parts = []
    for pattern in wanted:
        for name in (name for name in known if fnmatchcase(name, pattern)):
            row, column = (name, key) if by_column else (key, name)
            cell = filled.cell(row, column)
            if cell is None:
                return None  # a row or column was not recognised: not checkable
            parts.append(_Term(filled.name(name), cell, filled.form.is_total(row, column)))
    return _Side(tuple(parts)) if parts else None


def _place(part: _Term) -> Place:
    return Place(part.cell.text.span(), f"{part.name}：{_said(part.cell)}")


def _said(cell: Cell) -> str:
    if cell.value is not None:
        return str(cell.value)
    # Signs that need no translation; what else stands in the cell is not quoted.
    return "□" if cell.meaning is Meaning.BLANK else "？"


_DATA = frozenset({"line", "left", "left_terms", "right", "right_terms", "delta"})
KIND = Kind(name="identity", options=Options, messages={"differs": _DATA, "unclear": _DATA}, check=check)
