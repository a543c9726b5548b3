"""Forms found in running text: labels in the order of the form, and the figures behind each.

Pages are saved with one cell a line, as lines of text from a PDF, or with all cells run
together; in each the labels stand in the order of the form, and no label holds a digit.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from disclosure_lint.forms.form import FilledTable
from disclosure_lint.forms.series import find_labels
from disclosure_lint.forms.settle import settle
from disclosure_lint.forms.split import TooManyWaysError, adds_up_with_blanks, ways
from disclosure_lint.table import Cell
from disclosure_lint.text import Span

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from decimal import Decimal

    from disclosure_lint.forms.form import FormTable
    from disclosure_lint.forms.series import Label
    from disclosure_lint.text import Text

#: Characters behind the last label in which its figures may stand.
_REACH = 600
#: Characters of other labels, units and wrapped words between a label and its figures.
_WORDS = 60
_FIGURE = re.compile(r"-?\d{1,3}(?:,\d{3})+(?:\.\d+)?|-?\d+(?:\.\d+)?|(?<![^\s])[-—/](?![^\s])|不适用")
# 计1条 in a label's bracket, and - 3 - at the foot of a page, are no figures of the form.
_NO_FIGURE = re.compile(r"\([^()\d]{0,60}(?:\d{1,2}[^()\d]{1,20})?\)|[-—–]\s*\d{1,4}\s*[-—–]")
_DIGITS = re.compile(r"\d+")


class _Row(NamedTuple):
    """A row as read.

    Attributes:
        number: its place among the rows.
        runs: the figures behind its label, as the text sets them apart.
        ways: how they can be the cells of the row; one when that is known.
        split: whether runs had to be told apart.
    """

    number: int
    runs: tuple[Span, ...]
    ways: list[tuple[Span, ...]]
    split: bool


def recognise_in_text(
    text: Text, forms: Iterable[FormTable], year: int | None, said: frozenset[Decimal] = frozenset()
) -> list[FilledTable]:
    """Find filled-in forms in a text; of several versions that fit, the one for the year wins.

    Args:
        text: folded text.
        forms: what to look for.
        year: the reporting year, if known.
        said: figures said elsewhere, by which digits run together are told apart.
    """
    best: dict[str, FilledTable] = {}
    for form in forms:
        labels = find_labels(text.value, form)
        filled = _fill(text, form, labels, said) if labels else None
        if filled and (form.id not in best or _rank(filled, year) > _rank(best[form.id], year)):
            best[form.id] = filled
    return list(best.values())


def _rank(filled: FilledTable, year: int | None) -> tuple[int, bool]:
    return len(filled.cells), filled.form.covers(year)


def _fill(
    text: Text, form: FormTable, labels: Sequence[Label], said: frozenset[Decimal]
) -> FilledTable | None:
    rows: dict[str, _Row] = {}
    for number, label in enumerate(labels):
        last = number + 1 == len(labels)
        stop = min(len(text), label.end + _REACH) if last else labels[number + 1].start
        runs = _figures(text.value, label.end, stop, last=last)
        if runs:
            rows[label.key] = _row(text.value, form, number, runs)
    end = max([labels[-1].end, *(row.runs[-1].end for row in rows.values())])
    chosen = settle(text.value, form, {key: row.ways for key, row in rows.items()}, said)
    cells = {
        (key, column): Cell(rows[key].number, n, text[span.start : span.end])
        for key, way in chosen.items()
        for n, (column, span) in enumerate(zip(form.columns, way, strict=True))
    }
    stuck = {key: row for key, row in rows.items() if not row.ways and _is_stuck(text.value, form, row)}
    if not cells and not stuck:
        return None
    reworded = {
        label.key: Cell(n, 0, text[label.start : label.end])
        for n, label in enumerate(labels)
        if label.reworded
    }
    return FilledTable(
        form,
        cells,
        reworded=reworded,
        split=frozenset(key for key in chosen if rows[key].split),
        stuck={
            key: Cell(row.number, 0, text[row.runs[0].start : row.runs[-1].end]) for key, row in stuck.items()
        },
        span=(labels[0].start, end),
    )


def _figures(value: str, start: int, stop: int, *, last: bool) -> tuple[Span, ...]:
    """The figures behind a label, none when words stand between that are no part of the form."""
    region = _NO_FIGURE.sub(lambda found: " " * len(found[0]), value[start:stop])
    figures: list[Span] = []
    at = words = 0
    for found in _FIGURE.finditer(region):
        words += len("".join(region[at : found.start()].split()))
        if words > (0 if last and figures else _WORDS):
            break
        figures.append(Span(start + found.start(), start + found.end()))
        at = found.end()
    return tuple(figures)


def _row(value: str, form: FormTable, number: int, runs: tuple[Span, ...]) -> _Row:
    count = len(form.columns)
    if len(runs) == count:
        return _Row(number, runs, [runs], split=False)
    if len(runs) > count or not all(_DIGITS.fullmatch(value, *run) for run in runs):
        return _Row(number, runs, [], split=False)
    try:
        return _Row(number, runs, ways(value, runs, form), split=True)
    except TooManyWaysError:
        return _Row(number, runs, [], split=False)


def _is_stuck(value: str, form: FormTable, row: _Row) -> bool:
    """Whether digits that could be the cells of a row cannot be cut so that they add up.

    Blank cells leave no trace in such a text; a row that adds up without some cells says nothing,
    unless it has just one digit for each cell.
    """
    digits = sum(run.end - run.start for run in row.runs)
    if not row.split or not form.totals or digits < len(form.columns):
        return False
    return digits == len(form.columns) or not adds_up_with_blanks(value, row.runs, form)
