"""Whole reports as DOCX, DOC and RTF: what is wrong in their tables is found there, and nothing else."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from annual_reports import COLUMNS, figures
from disclosure_lint.api import add, chosen_pack
from disclosure_lint.location import Location
from disclosure_lint.reading import Reading
from disclosure_lint.report import Report
from readers.word.reading import document, headings
from word_reports import report_doc, report_docx, report_rtf

if TYPE_CHECKING:
    from collections.abc import Callable

    from disclosure_lint.report import Entry

FORM = Path(__file__).parents[3] / "../shared/corpus/office/annual_report_template_2021.docx"
MAKERS = {"docx": report_docx, "doc": report_doc, "rtf": report_rtf}
formats = pytest.mark.parametrize("made", MAKERS.values(), ids=MAKERS)


def entries(data: bytes) -> list[Entry]:
    report = Report(chosen_pack())
    add(report, document(data))
    return report.entries


@formats
def test_a_report_that_agrees_is_clean(made: Callable[..., bytes]) -> None:
    assert [entry.rule for entry in entries(made())] == []


@formats
def test_every_cell_of_the_forms_is_found_with_its_number(made: Callable[..., bytes]) -> None:
    reading = Reading(document(made()), chosen_pack().knowledge)
    values = figures()
    (requests,) = reading.filled("requests")
    for (row, column), value in values.requests.items():
        cell = requests.cell(row, column)
        assert cell is not None, (row, column)
        assert cell.value == value
    (litigation,) = reading.filled("litigation")
    assert [
        c and c.value for c in (litigation.cell("count", one) for one in litigation.form.columns)
    ] == values.litigation
    assert reading.filled("documents")


@formats
@pytest.mark.parametrize("column", COLUMNS)
def test_a_wrong_figure_is_found_in_its_cell(made: Callable[..., bytes], column: str) -> None:
    values = figures()
    values.requests["declined-2", column] = int(values.requests["declined-2", column]) + 1
    found = entries(made(values=values))
    assert {entry.rule for entry in found} & {
        "annual-report/requests-results-total",
        "annual-report/requests-row-totals",
    }
    places = [place for entry in found for place in (entry.position, *entry.related) if place]
    cells = {(one.table, one.column) for place in places for one in place.locations}
    assert (2, 4 + COLUMNS.index(column)) in cells


def test_automatic_numbers_make_the_headings() -> None:
    found = document(report_docx())
    assert [value for _, value in headings(found)][:2] == ["一、总体情况", "二、主动公开政府信息情况"]
    assert entries(report_docx(numbering="")) != []  # without them the sections have no numbers


def test_the_place_of_a_finding_is_a_cell() -> None:
    values = figures()
    values.litigation[4] = 9
    (entry,) = entries(report_docx(values=values))
    assert entry.position
    assert entry.position.locations == (Location(table=3, row=4, column=5),)


@pytest.mark.skipif(not FORM.exists(), reason="the shared corpus is not here")
def test_the_official_form_gives_its_three_tables() -> None:
    documents, requests, litigation = document(FORM.read_bytes()).tables
    assert (documents.width, requests.width, litigation.width) == (4, 10, 15)
    assert requests.column_path(6)[:3] == ("申请人情况", "法人或其他组织", "社会公益组织")
    assert requests.grid[8][2] is not None
    path = [cell.label for cell in dict.fromkeys(requests.grid[8][:3]) if cell]
    assert path[0].startswith("三、本年度办理结果")
    assert path[1].startswith("(三)不予公开")
    assert path[2].startswith("2.其他法律行政法规禁止公开")
    assert litigation.column_path(12)[:3] == ("行政诉讼", "复议后起诉", "其他结果")


@pytest.mark.skipif(not FORM.exists(), reason="the shared corpus is not here")
def test_the_official_form_is_recognised() -> None:
    reading = Reading(document(FORM.read_bytes()), chosen_pack().knowledge)
    for form in ("requests", "litigation", "documents", "decisions", "fees"):
        (filled,) = reading.filled(form)
        assert filled.cells
