from __future__ import annotations

import pytest

from disclosure_lint.structure.totals.entries import entry_of
from disclosure_lint.structure.totals.sums import Sum, add_up
from disclosure_lint.table import Cell
from disclosure_lint.text import Text


def adding(total: str, *terms: str, rounded: bool = False, exact: bool = False) -> Sum:
    cells = [entry_of(Cell(0, at, Text.plain(text))) for at, text in enumerate((total, *terms))]
    found = add_up(cells[0], cells[1:], rounded=rounded, exact=exact)
    assert found is not None
    return found


@pytest.mark.parametrize(
    ("total", "terms"),
    [
        ("6", ["1", "2", "3"]),
        ("1,206", ["1,200", "6"]),
        ("１２", ["5", "７"]),
        ("6.00", ["2.5", "3.5"]),
        ("5", ["5", "", "—", "/"]),
        ("-1", ["2", "-3"]),
        ("**7**", ["3", "4"]),
    ],
)
def test_sums_agree_however_they_are_written(total: str, terms: list[str]) -> None:
    assert adding(total, *terms).agrees


def test_counts_are_exact() -> None:
    assert not adding("7", "1", "2", "3").agrees


def test_figures_with_decimals_may_be_rounded() -> None:
    assert adding("1.1", "0.3", "0.3", "0.4").agrees
    assert not adding("1.3", "0.3", "0.3", "0.4").agrees


def test_cents_are_exact_and_ten_thousands_of_yuan_are_not() -> None:
    assert not adding("1.01", "0.30", "0.30", "0.40", exact=True).agrees
    assert adding("11", "3", "3", "4", rounded=True).agrees
    assert not adding("13", "3", "3", "4", rounded=True).agrees


def test_shares_may_be_cut_off() -> None:
    assert adding("100%", "33.3%", "33.3%", "33.3%").agrees
    assert not adding("100%", "33.3%", "33.3%", "30.3%").agrees


def test_a_total_printed_with_fewer_decimals_is_rounded_too() -> None:
    assert adding("3", "1.24", "1.24").agrees is False
    assert adding("2.5", "1.24", "1.24").agrees


def test_what_is_no_number_leaves_a_sum_open() -> None:
    assert adding("5", "5", "约2").open
    assert adding("5", "5", "").open
    assert not adding("5", "5").open


def test_nothing_adds_up_to_nothing() -> None:
    total = entry_of(Cell(0, 0, Text.plain("5")))
    blank = entry_of(Cell(0, 1, Text.plain("")))
    assert add_up(total, [blank], rounded=False, exact=False) is None
    assert add_up(blank, [total], rounded=False, exact=False) is None
    assert add_up(total, [total], rounded=False, exact=False) is None


def test_a_spanning_cell_counts_once() -> None:
    total, term = (entry_of(Cell(0, at, Text.plain(text))) for at, text in enumerate(("8", "8")))
    found = add_up(total, [term, term], rounded=False, exact=False)
    assert found is not None
    assert found.agrees


def test_a_mean_is_not_taken_for_a_sum() -> None:
    assert adding("45", "40", "50").may_be_mean
    assert not adding("91", "40", "50").may_be_mean


def test_lines_that_make_up_the_line_above_are_no_terms_of_their_own() -> None:
    assert adding("100", "70", "30", "40", "30").is_explained
    assert adding("100", "70", "40", "10", "30", "30", "30").is_explained
    assert not adding("101", "70", "30", "40", "30").is_explained


def test_lines_divided_in_several_ways_come_to_a_multiple() -> None:
    assert adding("100", "60", "40", "10", "20", "70").is_explained
    assert not adding("100", "60", "45").is_explained


def test_an_excess_that_some_neighbours_make_up_leaves_doubt() -> None:
    assert adding("60", "40", "5", "5", "20").may_count_twice
    assert not adding("69", "40", "5", "5", "20").may_count_twice
