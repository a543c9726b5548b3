"""Which of several ways to read run-together digits is meant: the one the other rows agree with.

The way with the fewest disagreements is taken, so what then still disagrees does so however
the digits are read.
"""

from __future__ import annotations

from fnmatch import fnmatchcase
from itertools import product
from math import prod
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from decimal import Decimal

    from disclosure_lint.forms.form import FormTable
    from disclosure_lint.text import Span

#: Combinations tried.
_MOST = 512
#: Figures this small stand everywhere; only a larger one is recognised by being said elsewhere.
_TELLING = 10

Way = tuple["Span", ...]


def settle(
    value: str, form: FormTable, rows: Mapping[str, Sequence[Way]], said: frozenset[Decimal]
) -> dict[str, Way]:
    """Return the way that is meant for each row for which that can be told."""
    known = {key: ways[0] for key, ways in rows.items() if len(ways) == 1}
    several = {key: ways for key, ways in rows.items() if len(ways) > 1}
    if not form.agree:
        return known | _said(value, several, said)
    if not several or prod(map(len, several.values())) > _MOST:
        return known
    tried = []
    for choice in product(*several.values()):
        chosen = known | dict(zip(several, choice, strict=True))
        tried.append((_disagreements(value, form, chosen), chosen))
    fewest = min(count for count, _ in tried)
    best = [chosen for count, chosen in tried if count == fewest]
    # What all the best agree on is told; the rest is not.
    return {key: way for key, way in best[0].items() if all(other[key] == way for other in best)}


def _said(value: str, several: Mapping[str, Sequence[Way]], said: frozenset[Decimal]) -> dict[str, Way]:
    """Rows of which one way holds most figures said elsewhere; of equals the one that begins largest.

    Tables give totals, so the largest of the figures said is more likely meant than a part of it.
    """
    chosen: dict[str, Way] = {}
    for key, ways in several.items():
        ranked = sorted(((_rank(value, way, said), way) for way in ways), reverse=True)
        (first, way), (second, _) = ranked[:2]
        if first[0] and first > second:
            chosen[key] = way
    return chosen


def _rank(value: str, way: Way, said: frozenset[Decimal]) -> tuple[int, int]:
    figures = [_number(value, span) for span in way]
    return sum(figure >= _TELLING and figure in said for figure in figures), figures[0]


def _disagreements(value: str, form: FormTable, rows: Mapping[str, Way]) -> int:
    """In how many columns the sums that the form prints do not agree."""
    count = 0
    for sides in form.agree:
        left, right = (_keys(form, side) for side in sides)
        if not all(key in rows for key in (*left, *right)):
            continue
        for column in range(len(form.columns)):
            sums = (sum(_number(value, rows[key][column]) for key in side) for side in (left, right))
            count += len(set(sums)) > 1
    return count


def _keys(form: FormTable, patterns: Sequence[str]) -> list[str]:
    return [key for pattern in patterns for key in form.rows if fnmatchcase(key, pattern)]


def _number(value: str, span: Span) -> int:
    digits = value[span.start : span.end]
    return int(digits) if digits.isdigit() else 0
