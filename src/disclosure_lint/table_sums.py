"""Sums of cells of a form, written as data: ``new@all + carried-in@all``."""

from __future__ import annotations

from decimal import Decimal
from fnmatch import fnmatchcase
from typing import TYPE_CHECKING, NamedTuple

from disclosure_lint.finding import Place

if TYPE_CHECKING:
    from collections.abc import Iterator

    from disclosure_lint.forms import FilledTable


class Sum(NamedTuple):
    """A sum worked out.

    Attributes:
        value: the total.
        terms: how it came about, as people write it: 本年新收 74＋上年结转 1＝75.
        places: the cells it was summed from.
        stated: whether any of the cells holds a number; all may be blank.
    """

    value: Decimal
    terms: str
    places: tuple[Place, ...]
    stated: bool = True


def is_in_form(filled: FilledTable, text: str) -> bool:
    """Whether all cells of a sum are cells of this version of the form."""
    return all(any(True for _ in _cells(filled, term.strip())) for term in text.split("+"))


def work_out(filled: FilledTable, text: str, total: str = "") -> Sum | None:
    """Work a sum out; None where a cell of it was not found.

    Args:
        filled: the table.
        text: ``row@column`` terms joined by ``+``; ``*`` stands for any characters of a key.
        total: key of the column of totals, computed from the others where it is blank.
    """
    value, said, places, stated = Decimal(0), [], [], False
    for term in text.split("+"):
        for row, column in _cells(filled, term.strip()):
            found = _value(filled, row, column, total)
            if found is None:
                return None
            value += found[0]
            places += found[1]
            stated = stated or found[2]
            said += [f"{filled.title_of(row, column, total)}{found[0]}"] if found[0] else []
    if not places:
        return None
    terms = "＋".join(said) + (f"＝{value}" if len(said) > 1 else "") or ("0" if stated else "□")
    return Sum(value, terms, tuple(places), stated)


def possible(filled: FilledTable, text: str) -> list[Sum]:
    """Return all that a single cell may be whose digits are run together with others; nothing for sums.

    Args:
        filled: the table.
        text: ``row@column``.
    """
    cells = [] if "+" in text else list(_cells(filled, text.strip()))
    if len(cells) != 1:
        return []
    (row, column), found = cells[0], []
    for cell in filled.possible(row, column):
        name = filled.title_of(row, column)
        if cell.value is not None:
            place = Place(cell.text.span(), f"{name}：{cell.value}")
            found.append(Sum(cell.value, f"{name}{cell.value}", (place,)))
    return found


def _cells(filled: FilledTable, term: str) -> Iterator[tuple[str, str]]:
    row_pattern, _, column_pattern = term.partition("@")
    for row in filled.form.row_keys:
        if fnmatchcase(row, row_pattern):
            yield from (
                (row, column) for column in filled.form.columns if fnmatchcase(column, column_pattern)
            )


def _value(
    filled: FilledTable, row: str, column: str, total: str
) -> tuple[Decimal, list[Place], bool] | None:
    """A cell, and whether it holds a number; a blank total is worked out from its row."""
    cell = filled.cell(row, column)
    if cell is None:
        return None
    name = filled.title_of(row, column, total)
    if cell.value is not None or column != total:
        shown = "□" if cell.value is None else cell.value
        return cell.value or Decimal(0), [Place(cell.text.span(), f"{name}：{shown}")], cell.value is not None
    others = [filled.cell(row, key) for key in filled.form.columns if key != column]
    known = [(other, other.value) for other in others if other is not None and other.value is not None]
    places = [Place(other.text.span(), f"{name}：{value}") for other, value in known]
    value = sum((value for _, value in known), Decimal(0))
    return value, places or [Place(cell.text.span(), f"{name}：□")], bool(known)
