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
    return list(_Search(value, runs, form).ways())


def ways_with_blanks(value: str, runs: Sequence[Span], form: FormTable) -> Iterator[tuple[Span, ...]]:
    """Yield ways to read the runs so that totals agree and some of the other cells are missing.

    Raises:
        TooManyWaysError: when trying them all would take too long.
    """
    groups = [(*parts, total) for total, parts in form.totals.items()]
    for counts in product(*(range(2, len(group) + 1) for group in groups)):
        if sum(counts) == len(form.columns):
            continue
        kept = [group[-count:] for group, count in zip(groups, counts, strict=True)]
        shorter = replace(
            form,
            columns={key: form.columns[key] for keys in kept for key in keys},
            totals={keys[-1]: keys[:-1] for keys in kept},
        )
        yield from _Search(value, runs, shorter).ways()


class _Search:
    """Cuts from the right, so that the total of a group is known before its parts and bounds them."""

    def __init__(self, value: str, runs: Sequence[Span], form: FormTable) -> None:
        self._value, self._runs, self._form = value, runs, form
        self._keys = list(form.columns)
        self._group = {part: total for total, parts in form.totals.items() for part in parts}
        self._first = {parts[0] for parts in form.totals.values()}
        self._left = _MOST_TRIED

    def ways(self) -> Iterator[tuple[Span, ...]]:
        return self._cut((), len(self._runs) - 1, self._runs[-1].end, {})

    def _cut(
        self, taken: tuple[Span, ...], run: int, end: int, open_: dict[str, int]
    ) -> Iterator[tuple[Span, ...]]:
        """Yield the ways to go on before what is taken; ``open_`` is what is left of each total."""
        self._left -= 1
        if self._left < 0:
            raise TooManyWaysError
        missing = len(self._keys) - len(taken)
        if run < 0 or not missing:
            if run < 0 and not missing:
                yield taken
            return
        start = self._runs[run].start
        rest = sum(span.end - span.start for span in self._runs[:run])
        # Each further run is at least one figure, each digit at most one.
        if missing < run + 1 or missing > end - start + rest:
            return
        for at in range(end - 1, max(start, end - _LONGEST) - 1, -1):
            if self._value[at] == "0" and end > at + 1:
                continue
            left = self._agrees(Span(at, end), taken, open_)
            if left is None:
                continue
            at_start = at == start
            before = self._runs[run - 1].end if at_start and run else at
            yield from self._cut((Span(at, end), *taken), run - at_start, before, left)

    def _agrees(self, figure: Span, taken: tuple[Span, ...], open_: dict[str, int]) -> dict[str, int] | None:
        """What is left of the totals when a figure is taken, None when it does not keep totals or order."""
        key = self._keys[len(self._keys) - len(taken) - 1]
        number = self._number(figure)
        if taken and self._keys[-len(taken)] in self._form.ascending and number > self._number(taken[0]):
            return None
        if key in self._form.totals:
            return open_ | {key: number}
        total = self._group.get(key)
        if total is None:
            return open_
        left = open_[total] - number
        if left < 0 or (left and key in self._first):
            return None
        return open_ | {total: left}

    def _number(self, span: Span) -> int:
        return int(self._value[span.start : span.end].replace("-", "0"))
