"""The figures behind the labels of a form in running text, and how they can be the cells of its rows."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from disclosure_lint.forms.settle import contradicts
from disclosure_lint.forms.split import TooManyWaysError, ways, ways_with_blanks
from disclosure_lint.language.expression import late
from disclosure_lint.text import Span

if TYPE_CHECKING:
    from collections.abc import Mapping

    from disclosure_lint.forms.form import FormTable

#: Characters of other labels, units and wrapped words between a label and its figures.
_WORDS = 60
_FIGURE = late(r"-?\d{1,3}(?:,\d{3})+(?:\.\d+)?|-?\d+(?:\.\d+)?|(?<![^\s])[-—/](?![^\s])|不适用")
# 计1条 in a label's bracket, and - 3 - at the foot of a page, are no figures of the form.
_NO_FIGURE = late(r"\([^()\d]{0,60}(?:\d{1,2}[^()\d]{1,20})?\)|[-—–]\s*\d{1,4}\s*[-—–]")
_DIGITS = late(r"\d+")
_CELLS = late(r"-|\d+")
_PIECE = late(r"[-.]|\d+")
_SIGN = late(r"-(?=\d)|(?<=\d)\.(?=\d)")
#: Of the rows of a form so many can be read in full when no cell is left blank.
_MOST_ROWS = 0.7

Runs = tuple[Span, ...]


class Row(NamedTuple):
    """A row as read.

    Attributes:
        runs: the figures behind its label, as the text sets them apart.
        ways: how they can be the cells of the row; one when that is known.
        split: whether runs had to be told apart.
        stuck: whether no way of telling them apart adds up.
        short: whether the text sets figures apart and some of the row are not there.
        gap: whether digits can be told apart only with a cell left out, in a form that leaves out none.
        signed: whether a minus or a decimal point stands among digits that are run together.
        endless: whether there are too many ways to try them.
    """

    runs: Runs
    ways: list[Runs]
    split: bool = False
    stuck: bool = False
    short: bool = False
    gap: bool = False
    signed: bool = False
    endless: bool = False

    @property
    def span(self) -> Span:
        """From the first figure to the last."""
        return Span(self.runs[0].start, self.runs[-1].end)


def without_page_numbers(value: str) -> str:
    """Return a text of the same length in which digits that are no figures are blank."""
    return _NO_FIGURE.sub(lambda found: " " * len(found[0]), value)


def find_figures(value: str, start: int, stop: int, *, last: bool) -> Runs:
    """Return the figures behind a label, none when words stand between that are no part of the form.

    Args:
        value: the text.
        start: where the label ends.
        stop: where the next begins.
        last: whether it is the last label, behind whose figures the text goes on.
    """
    region = without_page_numbers(value[start:stop])
    figures: list[Span] = []
    at = words = 0
    for found in _FIGURE.finditer(region):
        between = len("".join(region[at : found.start()].split()))
        words += between
        if words > _WORDS or (last and figures and between):
            break
        figures.append(Span(start + found.start(), start + found.end()))
        at = found.end()
    return tuple(figures)


def read_rows(value: str, form: FormTable, runs: Mapping[str, Runs]) -> dict[str, Row]:
    """Tell how the figures of each row can be its cells."""
    count = len(form.columns)
    whole = sum(len(row) == count for row in runs.values())
    alone = not form.rows and any(len(row) * 2 > count for row in runs.values())
    apart = count > 1 and (whole * 2 > len(runs) or alone)
    rows = {key: _row(value, form, row, apart=apart) for key, row in runs.items()}
    if count == 1 or apart or not _writes_zeros(value, form, rows):
        return rows
    known = {key: row.ways for key, row in rows.items() if row.ways}
    return {key: _with_gap(value, form, known, key, row) for key, row in rows.items()}


def _writes_zeros(value: str, form: FormTable, rows: Mapping[str, Row]) -> bool:
    """Whether no cell of a form whose digits are run together seems to be left blank."""
    if form.rows:
        return sum(bool(row.ways) for row in rows.values()) >= _MOST_ROWS * len(form.rows)
    zeros = sum(value.count("0", *run) for row in rows.values() for run in row.runs)
    return zeros * 2 >= len(form.columns)


def _with_gap(value: str, form: FormTable, known: Mapping[str, list[Runs]], key: str, row: Row) -> Row:
    """A row that can be read only with a cell left out; one that even so fits no other row is wrong."""
    if row.ways or row.stuck or row.endless or not all(_DIGITS.fullmatch(value, *run) for run in row.runs):
        return row
    if len(form.totals) == 1:
        try:
            totals = {way[-1:] for way in ways_with_blanks(value, row.runs, form)}
        except TooManyWaysError:
            return row
        if totals and contradicts(value, form, known, key, totals):
            return row._replace(stuck=True)
    return row._replace(gap=True)


def _row(value: str, form: FormTable, runs: Runs, *, apart: bool) -> Row:
    count = len(form.columns)
    signs = "" if apart else _signs(value, runs)
    if len(runs) == count and (count == 1 or not signs):
        return Row(runs, [runs])
    if apart and min(2, count - 1) <= len(runs) < count:
        return Row(runs, [], short=True)
    pieces = _at_dashes(value, runs) if signs else runs
    if "." in signs or len(pieces) > count or not all(_CELLS.fullmatch(value, *run) for run in pieces):
        return Row(runs, [], signed=bool(signs))
    try:
        found = ways(value, pieces, form)
    except TooManyWaysError:
        return Row(runs, [], endless=True)
    stuck = not found and not signs and _is_stuck(value, form, runs)
    return Row(runs, found, split=True, stuck=stuck, signed=bool(signs) and not found)


def _signs(value: str, runs: Runs) -> str:
    """The minus signs and decimal points that touch digits, of which there must be several."""
    digits = sum(map(str.isdigit, "".join(value[slice(*run)] for run in runs)))
    return "".join(found[0] for run in runs for found in _SIGN.finditer(value, *run)) if digits > 1 else ""


def _at_dashes(value: str, runs: Runs) -> Runs:
    """Runs in pieces, each dash one of its own: it may stand for a blank cell."""
    return tuple(Span(*found.span()) for run in runs for found in _PIECE.finditer(value, run.start, run.end))


def _is_stuck(value: str, form: FormTable, runs: Runs) -> bool:
    """Whether digits that could be the cells of a row cannot be cut so that they add up.

    Blank cells leave no trace in such a text; a row that adds up without some cells says nothing,
    unless it has just one digit for each cell.
    """
    digits = sum(run.end - run.start for run in runs)
    if not form.totals or digits < len(form.columns):
        return False
    try:
        return digits == len(form.columns) or next(ways_with_blanks(value, runs, form), None) is None
    except TooManyWaysError:
        return False
