"""Every single cell that is changed in a form that agreed is found."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from annual_reports import COLUMNS, Figures, figures, report_html, rows_of
from disclosure_lint import check_text
from disclosure_lint.finding import Outcome

if TYPE_CHECKING:
    from disclosure_lint.report import Entry

FORMS = [(2024, 2021), (2020, 2019)]


def found(year: int, form: int, values: Figures) -> list[Entry]:
    page = report_html(year=year, form=form, values=values)
    return check_text(page, "report.html", select=["annual-report"]).entries


@pytest.mark.parametrize(("year", "form"), FORMS)
def test_a_report_that_agrees_is_clean(year: int, form: int) -> None:
    assert found(year, form, figures(form)) == []


@pytest.mark.parametrize(("year", "form"), FORMS)
def test_every_changed_cell_of_the_requests_table_is_found(year: int, form: int) -> None:
    for row in (key for key, _, _ in rows_of(form)):
        for column in COLUMNS:
            values = figures(form)
            values.requests[row, column] = int(values.requests[row, column]) + 1
            assert any(entry.outcome is Outcome.FAIL for entry in found(year, form, values)), (row, column)


@pytest.mark.parametrize(("year", "form"), FORMS)
@pytest.mark.parametrize("position", range(15))
def test_every_changed_cell_of_the_litigation_table_is_found(year: int, form: int, position: int) -> None:
    values = figures(form)
    values.litigation[position] = int(values.litigation[position]) + 1
    (entry,) = found(year, form, values)
    assert entry.rule == "annual-report/litigation-totals"


def test_the_places_lead_to_the_changed_cell() -> None:
    values = figures()
    values.requests["granted", "companies"] = 98765
    page = report_html(values=values)
    for entry in check_text(page, "report.html", select=["annual-report"]).entries:
        places = [page[place.offset : place.end_offset] for place in entry.related]
        assert "98765" in places


@pytest.mark.parametrize("blank", ["", "&nbsp;", "-", "—", "/", "不适用"])
def test_cells_left_blank_where_nothing_is_fail_nothing(blank: str) -> None:
    values = figures()
    for key, value in values.requests.items():
        if value == 0 and key[1] != "all":
            values.requests[key] = blank
    assert not [entry for entry in found(2024, 2021, values) if entry.outcome is Outcome.FAIL]


def test_a_blank_total_fails_nothing() -> None:
    values = figures()
    values.requests["granted", "all"] = ""
    assert not [entry for entry in found(2024, 2021, values) if entry.outcome is Outcome.FAIL]


def test_words_in_a_cell_of_numbers_are_for_review() -> None:
    values = figures()
    values.requests["granted", "companies"] = "七"
    outcomes = {entry.outcome for entry in found(2024, 2021, values)}
    assert outcomes == {Outcome.REVIEW}
