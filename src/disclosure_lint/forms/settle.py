"""Which of several ways to read run-together digits is meant: the one the other rows agree with.

The sums that a form prints leave of each row the ways that some choice for the other rows agrees
with. A row of which one is left is told; a sum that no choice agrees with is wrong however the
digits are read.
"""

from __future__ import annotations

from decimal import Decimal, InvalidOperation
from fnmatch import fnmatchcase
from itertools import product
from math import prod
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from disclosure_lint.forms.form import FormTable
    from disclosure_lint.text import Span

#: Combinations tried.
_MOST = 512
#: Sums one side of an equation may come to before nothing is said of it.
_MOST_SUMS = 4096
#: Pairs of them that are compared where one may be less.
_MOST_PAIRS = 20_000
#: Figures this small stand everywhere; only a larger one is recognised by being said elsewhere.
_TELLING = 10

Way = tuple["Span", ...]
Figures = tuple[int | Decimal, ...]
Ways = dict[Figures, Way]


class Equation(NamedTuple):
    """Keys of the rows on either side, and whether the left may be less."""

    left: tuple[str, ...]
    right: tuple[str, ...]
    at_most: bool = False

    @property
    def rows(self) -> tuple[str, ...]:
        """All its rows."""
        return (*self.left, *self.right)


class Settled(NamedTuple):
    """What is known of the rows.

    Attributes:
        told: the way that is meant, for each row for which that can be told.
        open: the ways that are left of the other rows.
        odd: sums that no choice agrees with and that cannot be compared cell by cell, since it
            is not told which choice is meant.
    """

    told: dict[str, Way]
    open: dict[str, tuple[Way, ...]]
    odd: tuple[Equation, ...] = ()


def settle(
    value: str, form: FormTable, rows: Mapping[str, Sequence[Way]], said: frozenset[Decimal]
) -> Settled:
    """Tell the ways apart.

    Args:
        value: the text.
        form: its printed sums.
        rows: row → how its digits can be its cells.
        said: figures said elsewhere, which are likely meant.
    """
    left = {key: {_numbers(value, way): way for way in ways} for key, ways in rows.items() if ways}
    equations = _equations(form, left)
    odd = _narrow(left, equations)
    if odd:
        bound = {key for equation in equations if not equation.at_most for key in equation.rows}
        for key in left.keys() - bound:
            way = _said(left[key], said)
            left |= {key: {way: left[key][way]}} if way else {}
        told = _fewest_disagreements(left, equations)
        # Where a sum is too large however it is read, another reading is as likely.
        unsure = {key for one in odd if one.at_most for key in one.rows if len(left[key]) > 1}
        told = {key: way for key, way in told.items() if key not in unsure}
        odd = [equation for equation in odd if not told.keys() >= {*equation.rows}]
        return Settled(told, _open(left, told), tuple(odd))
    for key in left:
        way = _said(left[key], said)
        trial = left | {key: {way: left[key][way]}} if way else left
        if way and not _narrow(trial, equations):
            left = trial
    told = _told(left)
    return Settled(told, _open(left, told))


def _open(rows: Mapping[str, Ways], told: Mapping[str, Way]) -> dict[str, tuple[Way, ...]]:
    return {key: tuple(ways.values()) for key, ways in rows.items() if key not in told}


def _told(rows: Mapping[str, Ways]) -> dict[str, Way]:
    return {key: next(iter(ways.values())) for key, ways in rows.items() if len(ways) == 1}


def contradicts(
    value: str, form: FormTable, rows: Mapping[str, Sequence[Way]], key: str, totals: Iterable[Way]
) -> bool:
    """Whether no choice for the other rows allows any of the totals that a row may have."""
    left = {other: {_numbers(value, way)[-1:]: way for way in ways} for other, ways in rows.items()}
    left[key] = {_numbers(value, total): total for total in totals}
    return bool(_narrow(left, [equation for equation in _equations(form, left) if key in equation.rows]))


def _equations(form: FormTable, rows: Mapping[str, Ways]) -> list[Equation]:
    """What the form says of its rows, where all of them can be read."""
    stated = [(sides, False) for sides in form.agree] + [(sides, True) for sides in form.within]
    found = [Equation(_keys(form, left), _keys(form, right), at_most) for (left, right), at_most in stated]
    return [one for one in found if one.left and one.right and all(key in rows for key in one.rows)]


def _keys(form: FormTable, side: Sequence[str]) -> tuple[str, ...]:
    return tuple(key for pattern in side for key in form.rows if fnmatchcase(key, pattern))


def _narrow(rows: dict[str, Ways], equations: Sequence[Equation]) -> list[Equation]:
    """Leave of each row the ways that agree with some choice for the others; return what none agrees with."""
    odd: list[Equation] = []
    while True:
        before = sum(map(len, rows.values()))
        for equation in equations:
            if equation not in odd:
                kept = _agreeing(rows, equation)
                if all(kept.values()):
                    rows |= kept
                else:
                    odd.append(equation)
        if sum(map(len, rows.values())) == before:
            return odd


def _agreeing(rows: Mapping[str, Ways], equation: Equation) -> dict[str, Ways]:
    """The ways of the rows of an equation with which it can hold; all where that takes too long."""
    kept = {key: rows[key] for key in equation.rows}
    left, right = _sums(rows, equation.left), _sums(rows, equation.right)
    if left is None or right is None or (equation.at_most and len(left) * len(right) > _MOST_PAIRS):
        return kept
    if not any(_holds(one, right, equation) for one in left):
        return {key: {} for key in kept}
    for key in (key for key in equation.rows if len(rows[key]) > 1):
        own, goal = (equation.left, right) if key in equation.left else (equation.right, left)
        rest = _sums(rows, [one for one in own if one != key]) or {()}
        kept[key] = {
            figures: way
            for figures, way in rows[key].items()
            if any(
                _holds(_add(figures, others), goal, equation, turned=own is not equation.left)
                for others in rest
            )
        }
    return kept


def _holds(sums: Figures, others: set[Figures], equation: Equation, *, turned: bool = False) -> bool:
    """Whether sums of one side agree with some of the other."""
    if not equation.at_most:
        return sums in others
    pairs = ((other, sums) if turned else (sums, other) for other in others)
    return any(all(one <= two for one, two in zip(*pair, strict=True)) for pair in pairs)


def _sums(rows: Mapping[str, Ways], keys: Iterable[str]) -> set[Figures] | None:
    """What the rows may come to in each column, None when that is too much."""
    sums: set[Figures] = {()}
    for key in keys:
        sums = {_add(one, figures) for one in sums for figures in rows[key]}
        if len(sums) > _MOST_SUMS:
            return None
    return sums


def _add(one: Figures, other: Figures) -> Figures:
    return tuple(map(sum, zip(one, other, strict=True))) if one and other else one or other


def _fewest_disagreements(rows: Mapping[str, Ways], equations: Sequence[Equation]) -> dict[str, Way]:
    """What all the choices with the fewest disagreements agree on."""
    several = {key: list(ways) for key, ways in rows.items() if len(ways) > 1}
    if prod(map(len, several.values())) > _MOST:
        return _told(rows)
    known = {key: next(iter(ways)) for key, ways in rows.items() if len(ways) == 1}
    tried = []
    for choice in product(*several.values()):
        chosen = known | dict(zip(several, choice, strict=True))
        tried.append((sum(_disagreements(chosen, equation) for equation in equations), chosen))
    fewest = min(count for count, _ in tried)
    best = [chosen for count, chosen in tried if count == fewest]
    return {
        key: rows[key][figures]
        for key, figures in best[0].items()
        if all(other[key] == figures for other in best)
    }


def _disagreements(rows: Mapping[str, Figures], equation: Equation) -> int:
    """In how many columns a sum does not agree."""
    left, right = (
        [sum(column) for column in zip(*(rows[key] for key in side), strict=True)]
        for side in (equation.left, equation.right)
    )
    return sum(
        one > other if equation.at_most else one != other for one, other in zip(left, right, strict=True)
    )


def _said(ways: Ways, said: frozenset[Decimal]) -> Figures | None:
    """The way that holds most figures said elsewhere; of equals the one that begins largest.

    Tables give totals, so the largest of the figures said is more likely meant than a part of it.
    """
    ranked = sorted(((_rank(figures, said), figures) for figures in ways), reverse=True)[:2]
    if len(ranked) > 1 and ranked[0][0][0] and ranked[0][0] > ranked[1][0]:
        return ranked[0][1]
    return None


def _rank(figures: Figures, said: frozenset[Decimal]) -> tuple[int, int | Decimal]:
    return sum(figure >= _TELLING and figure in said for figure in figures), figures[0]


def _numbers(value: str, way: Way) -> Figures:
    return tuple(_number(value[span.start : span.end]) for span in way)


def _number(figure: str) -> int | Decimal:
    """A figure as a number, what is none as 0."""
    if figure.isdigit():
        return int(figure)
    try:
        return Decimal(figure.replace(",", ""))
    except InvalidOperation:
        return 0
