"""Of numbers broken one at a time nearly all are found, and right numbers are left alone."""

from __future__ import annotations

import pytest

from disclosure_lint import check_text
from disclosure_lint.finding import Outcome
from measuring import RULES, Tally, measure, measure_tables
from phrasings import phrasings
from quiet_reports import REPORTS

GROUPS = ("parts", "growth", "flows", "twice", "later")


def assert_good(tally: Tally) -> None:
    assert tally.recall >= 0.98, "\n".join(tally.examples)
    assert tally.false_fails <= 0.05, "\n".join(tally.examples)


@pytest.mark.parametrize("group", GROUPS)
def test_a_broken_number_is_found_and_a_right_one_is_not(group: str) -> None:
    tally = measure(phrasings(group), seeds=1)
    assert tally.broken.total() > 20
    assert_good(tally)


def test_a_number_that_is_not_in_the_table_is_found_and_one_that_is_there_is_not() -> None:
    tally = measure_tables(seeds=1)
    assert tally.broken.total() > 80
    assert_good(tally)


def test_there_are_many_ways_to_report_numbers() -> None:
    assert len(phrasings(*GROUPS)) >= 60
    assert {phrasing.year >= 2019 for phrasing in phrasings(*GROUPS)} == {True, False}


@pytest.mark.parametrize("name", REPORTS)
def test_a_report_with_right_numbers_is_left_alone(name: str) -> None:
    report = check_text(REPORTS[name], "report.txt", select=RULES)
    assert report.failures == []
    assert [entry.message["zh"] for entry in report.entries if entry.outcome is Outcome.FAIL] == []
    assert [entry.message["zh"] for entry in report.entries] == []
