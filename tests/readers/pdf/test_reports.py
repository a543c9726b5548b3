"""Whole reports as PDF: what is wrong in their tables is found there, and nothing else."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from annual_reports import COLUMNS, Figures, figures, report_html
from disclosure_lint import check_file, check_text
from disclosure_lint.api import add, chosen_pack
from disclosure_lint.reading import Reading
from disclosure_lint.report import Report
from pdf_reports import report_pdf
from readers.pdf.reading import document

if TYPE_CHECKING:
    from pathlib import Path

    from disclosure_lint.report import Entry


def entries(data: bytes) -> list[Entry]:
    report = Report(chosen_pack())
    add(report, document(data))
    return report.entries


@pytest.mark.parametrize(("year", "form"), [(2024, 2021), (2020, 2019)])
def test_a_report_that_agrees_is_clean(year: int, form: int) -> None:
    assert [entry.rule for entry in entries(report_pdf(year, form=form))] == []


def test_every_cell_of_the_forms_is_found_with_its_number() -> None:
    pack = chosen_pack()
    reading = Reading(document(report_pdf()), pack.knowledge)
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


def faults() -> list[tuple[str, Figures]]:
    """Reports with one figure changed, in every row of a column and in every column of a row."""
    made = []
    for row, column in [
        *((row, "natural-persons") for row in ("new", "granted", "refused-8", "unavailable-1", "total")),
        *(("declined-2", column) for column in COLUMNS),
    ]:
        values = figures()
        values.requests[row, column] = int(values.requests[row, column]) + 1
        made.append((f"{row}@{column}", values))
    return made


@pytest.mark.parametrize(("name", "values"), faults(), ids=[name for name, _ in faults()])
def test_what_is_wrong_in_a_table_is_what_is_wrong_in_a_page(name: str, values: Figures) -> None:
    as_page = check_text(report_html(values=values), "a.html", select=["annual-report/requests-*"])
    rules = [entry.rule for entry in as_page.entries] or [
        entry.rule
        for entry in check_text(report_html(values=values), "a.html").entries
        if "requests" in entry.rule
    ]
    found = [
        entry.rule
        for entry in entries(report_pdf(values=values))
        if entry.rule.endswith(("balance", "total", "totals"))
    ]
    assert rules
    assert sorted(found) == sorted(rules)


def test_real_reports_are_read_with_all_their_cells(corpus: Path) -> None:
    file = corpus / "reports/huaian_2024.pdf"
    report = check_file(file)
    assert [entry.rule for entry in report.entries if entry.outcome.value == "fail"] == []
    found = document(file.read_bytes())
    pack = chosen_pack()
    reading = Reading(found, pack.knowledge)
    (requests,) = reading.filled("requests")
    cells = [requests.cell(row, column) for row in requests.form.rows for column in requests.form.columns]
    assert len(cells) == 25 * 7
    assert all(cell is not None and cell.value is not None for cell in cells)
    totals = [requests.cell(row, "all") for row in ("new", "carried-in", "total", "carried-out")]
    assert [cell and cell.value for cell in totals] == [3119, 34, 3050, 103]


def test_a_real_print_of_two_years_is_two_reports(corpus: Path) -> None:
    report = check_file(corpus / "reports/suqian_2023_vs_2024_sidebyside.pdf")
    assert [(document.kind, document.year, document.issuer) for document in report.documents] == [
        (None, None, None),
        ("annual-report", 2023, "宿迁市"),
        ("annual-report", 2024, "宿迁市"),
    ]
    assert [
        (entry.message["zh"].split("，")[0], entry.document[-4:])
        for entry in report.entries
        if entry.rule == "annual-report/litigation-in-text"
    ] == [("正文写“行政复议”134", "2024"), ("正文写“行政诉讼”57", "2024")]
