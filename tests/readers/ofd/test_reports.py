"""Whole reports as OFD: their forms are recognised, what is wrong in them is found, and nothing else."""

from __future__ import annotations

import pytest

from annual_reports import figures
from disclosure_lint.api import add, chosen_pack
from disclosure_lint.document import Concealed
from disclosure_lint.location import Location
from disclosure_lint.reading import Reading
from disclosure_lint.report import Entry, Report
from ofd_files import drawn, ofd
from pdf_reports import report_pages
from readers.ofd.reading import document, unseen


def entries(data: bytes) -> list[Entry]:
    report = Report(chosen_pack())
    add(report, document(data))
    return report.entries


def report_ofd(**given: object) -> bytes:
    return ofd(*map(drawn, report_pages(**given)))  # type: ignore[arg-type]


@pytest.mark.parametrize(("year", "form"), [(2024, 2021), (2020, 2019)])
def test_a_report_that_agrees_is_clean(year: int, form: int) -> None:
    assert [entry.rule for entry in entries(report_ofd(year=year, form=form))] == []


def test_every_cell_of_the_forms_is_found_with_its_number() -> None:
    reading = Reading(document(report_ofd()), chosen_pack().knowledge)
    values = figures()
    (requests,) = reading.filled("requests")
    for (row, column), value in values.requests.items():
        cell = requests.cell(row, column)
        assert cell is not None, (row, column)
        assert cell.value == value
    assert len(requests.rows) * len(requests.columns) == 25 * 7
    (litigation,) = reading.filled("litigation")
    found = [litigation.cell("count", column) for column in litigation.form.columns]
    assert [cell and cell.value for cell in found] == values.litigation


def test_a_figure_that_breaks_a_sum_is_found_with_page_and_rectangle() -> None:
    values = figures()
    values.requests["new", "natural-persons"] = int(values.requests["new", "natural-persons"]) + 1
    found = entries(report_ofd(values=values))
    assert {entry.rule for entry in found} >= {"annual-report/requests-balance"}
    (location, *_) = found[0].position.locations if found[0].position else ()
    assert isinstance(location, Location)
    assert location.page == 2
    assert location.box


def test_text_under_a_black_box_is_read_and_reported() -> None:
    data = report_ofd(struck="经办人家庭住址和电话")
    assert unseen(data, Concealed.COVERED) == [("box", "经办人家庭住址和电话")]
    assert "integrity/failed-redaction" in {entry.rule for entry in entries(data)}
