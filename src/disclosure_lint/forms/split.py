"""Digits that a page has run together, told apart again: 713000074 is 71 3 0 0 0 0 74.

A form that prints totals leaves few ways to cut a run of digits, most often one.
"""

from __future__ import annotations

from dataclasses import replace
from itertools import product
from typing import TYPE_CHECKING

from disclosure_lint.text import Span

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from disclosure_lint.forms.form import FormTable

#: Ways tried before a run is given up as too long to be told apart.
_MOST_TRIED = 30_000
#: Digits of the largest figure an office reports in such a table.
_LONGEST = 9


class TooManyWaysError(Exception):
    """There are more ways to cut the digits than are worth trying."""


def ways(value: str, runs: Sequence[Span], form: FormTable) -> list[tuple[Span, ...]]:
    """Return every way to read runs of digits as the figures of a row that agree with the form.

    Args:
        value: the text.
        runs: where runs of digits stand in it, in order.
        form: its totals and its order of columns must hold.

    Raises:
        TooManyWaysError: when trying them all would take too long.
    """
    return list(_Search(value, runs, form).ways((), 0, runs[0].start))


def adds_up_with_blanks(value: str, runs: Sequence[Span], form: FormTable) -> bool:
    """Whether the runs can be read so that totals agree and some cells are missing.

    Answers yes when that cannot be told.
    """
    groups = [(*parts, total) for total, parts in form.totals.items()]
    for counts in product(*(range(2, len(group) + 1) for group in groups)):
        kept = [group[-count:] for group, count in zip(groups, counts, strict=True)]
        if sum(counts) == len(form.columns):
            continue
        shorter = replace(
            form,
            columns={key: form.columns[key] for keys in kept for key in keys},
            totals={keys[-1]: keys[:-1] for keys in kept},
        )
        try:
            if next(_Search(value, runs, shorter).ways((), 0, runs[0].start), None):
                return True
        except TooManyWaysError:
            return True
    return False


class _Search:
    def __init__(self, value: str, runs: Sequence[Span], form: FormTable) -> None:
        self._value, self._runs, self._form = value, runs, form
        self._keys = list(form.columns)
        self._left = _MOST_TRIED

    def ways(self, taken: tuple[Span, ...], run: int, at: int) -> Iterator[tuple[Span, ...]]:
        self._left -= 1
        if self._left < 0:
            raise TooManyWaysError
        if run == len(self._runs):
            if len(taken) == len(self._keys):
                yield taken
            return
        end = self._runs[run].end
        missing = len(self._keys) - len(taken)
        rest = sum(span.end - span.start for span in self._runs[run + 1 :])
        # Each further run is at least one figure, each digit at most one.
        if missing < len(self._runs) - run or missing > end - at + rest:
            return
        for stop in range(at + 1, min(end, at + _LONGEST) + 1):
            if self._value[at] == "0" and stop > at + 1:
                break
            figures = (*taken, Span(at, stop))
            if not self._agrees(figures):
                continue
            if stop == end:
                following = self._runs[run + 1].start if run + 1 < len(self._runs) else end
                yield from self.ways(figures, run + 1, following)
            else:
                yield from self.ways(figures, run, stop)

    def _agrees(self, figures: tuple[Span, ...]) -> bool:
        """Whether the last figure keeps the form's totals and order."""
        key = self._keys[len(figures) - 1]
        last = self._number(figures[-1])
        parts = self._form.totals.get(key)
        if parts and sum(self._number(figures[self._keys.index(part)]) for part in parts) != last:
            return False
        if key in self._form.ascending and len(figures) > 1:
            return last >= self._number(figures[-2])
        return True

    def _number(self, span: Span) -> int:
        return int(self._value[span.start : span.end])
