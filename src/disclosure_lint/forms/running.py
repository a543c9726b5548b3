"""Forms found in running text: labels in the order of the form, and the figures behind each.

Pages are saved with one cell a line, as lines of text from a PDF, or with all cells run
together; in each the labels stand in the order of the form, and no label holds a digit.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from disclosure_lint.forms.figures import find_figures, read_rows
from disclosure_lint.forms.form import FilledTable, OddSum
from disclosure_lint.forms.series import find_labels, header_said_twice
from disclosure_lint.forms.settle import settle
from disclosure_lint.table import Cell

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from decimal import Decimal

    from disclosure_lint.forms.figures import Row, Runs
    from disclosure_lint.forms.form import FormTable
    from disclosure_lint.forms.series import Label
    from disclosure_lint.text import Text

#: Labels that are missing (negative), whether the form is that of the year, labels found.
_Rank = tuple[int, bool, int]
#: A row without figures was forgotten when so many of the others have some.
_MOST_FILLED = 0.8
#: More ways to read a row are as good as none.
_MOST_READINGS = 64
#: Characters behind the last label in which its figures may stand.
_REACH = 600


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
    best: dict[str, tuple[_Rank, FilledTable]] = {}
    for form in forms:
        labels = find_labels(text.value, form)
        filled = _fill(text, form, labels, said) if labels else None
        rank = (len(labels) - len(form.row_keys), form.covers(year), len(labels))
        if filled and (form.id not in best or rank > best[form.id][0]):
            best[form.id] = rank, filled
    return [filled for _, filled in best.values()]


def _fill(
    text: Text, form: FormTable, labels: Sequence[Label], said: frozenset[Decimal]
) -> FilledTable | None:
    rows = read_rows(text.value, form, _figures(text, labels))
    settled = settle(text.value, form, {key: row.ways for key, row in rows.items()}, said)
    chosen = settled.told
    order = {label.key: number for number, label in enumerate(labels)}
    cells = {
        (key, column): Cell(order[key], n, text[span.start : span.end])
        for key, way in chosen.items()
        for n, (column, span) in enumerate(zip(form.columns, way, strict=True))
    }

    def kept(rows: Mapping[str, Row]) -> dict[str, Cell]:
        return {key: Cell(order[key], 0, text[slice(*row.span)]) for key, row in rows.items()}

    stuck = kept({key: row for key, row in rows.items() if row.stuck})
    if not any(row.ways or row.stuck or row.short or row.gap or row.signed for row in rows.values()):
        return None
    odd = tuple(
        OddSum(one.left, one.right, one.at_most, tuple(kept({key: rows[key] for key in one.rows}).values()))
        for one in settled.odd
    )
    spelt = [(label.key, label.start, label.end) for label in labels if label.reworded]
    spelt += header_said_twice(text.value, form, labels[0].start)
    return FilledTable(
        form,
        cells,
        reworded={key: Cell(order.get(key, 0), 0, text[start:end]) for key, start, end in spelt},
        split=frozenset(key for key in chosen if rows[key].split),
        stuck=stuck,
        short=kept({key: row for key, row in rows.items() if row.short}),
        gaps=kept({key: row for key, row in rows.items() if row.gap}) | _empty(text, form, labels, rows),
        signed=kept({key: row for key, row in rows.items() if row.signed}),
        odd=odd,
        readings={
            key: tuple(
                tuple(Cell(order[key], n, text[span.start : span.end]) for n, span in enumerate(way))
                for way in ways
            )
            for key, ways in settled.open.items()
            if len(ways) <= _MOST_READINGS
        },
        span=(labels[0].start, max([labels[-1].end, *(row.span.end for row in rows.values())])),
    )


def _empty(text: Text, form: FormTable, labels: Sequence[Label], rows: Mapping[str, Row]) -> dict[str, Cell]:
    """The labels of the few rows that have no figure at all, in a form whose other rows have theirs."""
    if not form.rows or len(rows) < _MOST_FILLED * len(labels):
        return {}
    return {
        label.key: Cell(number, 0, text[label.start : label.end])
        for number, label in enumerate(labels)
        if label.key not in rows
    }


def _figures(text: Text, labels: Sequence[Label]) -> dict[str, Runs]:
    """The figures behind each label that has some."""
    found = {}
    for number, label in enumerate(labels):
        last = number + 1 == len(labels)
        stop = min(len(text), label.end + _REACH) if last else labels[number + 1].start
        found[label.key] = find_figures(text.value, label.end, stop, last=last)
    return {key: runs for key, runs in found.items() if runs}
