"""Places in files that have no lines, in both formats and both languages."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING

import jsonschema
import pikepdf
import pytest

from annual_reports import figures
from disclosure_lint import check_file
from disclosure_lint.api import chosen_pack
from disclosure_lint.formats.json import as_object
from disclosure_lint.formats.text import format_text
from disclosure_lint.run import Run
from disclosure_lint.source import Source
from disclosure_lint.specimen_docx import docx_file
from docx_leaks import cell, p, r, row, table
from formats.test_json import SCHEMA
from pdf_files import Page, paragraphs, pdf
from pdf_reports import report_pdf
from personal_values import Values

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from disclosure_lint import Report
    from disclosure_lint.rules.model import Lang

FAULT = "约50余件"


@pytest.fixture
def report(tmp_path: Path) -> Report:
    """A fault on the second page."""
    (tmp_path / "a.pdf").write_bytes(pdf(paragraphs("第一页。"), lambda page: page.text(100, 200, FAULT)))
    return check_file(tmp_path / "a.pdf", select=["wording"])


def test_json_says_the_page_and_the_rectangle_and_no_line(report: Report) -> None:
    found = as_object(report)
    jsonschema.validate(found, SCHEMA)
    (finding,) = found["findings"]
    assert [finding[key] for key in ("offset", "end_offset", "line", "column", "end_line", "end_column")] == [
        None
    ] * 6
    assert finding["location"]["page"] == 2
    left, top, right, bottom = finding["location"]["box"]
    assert 100 <= left < right <= 160
    assert 185 <= top < bottom <= 205
    assert finding["excerpt"] == FAULT
    assert found["documents"][0]["encoding"] is None


@pytest.mark.parametrize(("lang", "said"), [("zh", "\n  第2页  警告  "), ("en", "\n  page 2  warning  ")])
def test_the_terminal_says_the_page(report: Report, lang: Lang, said: str) -> None:
    assert said in format_text(report, lang)


def test_related_places_are_said_by_page(tmp_path: Path) -> None:
    values = figures()
    values.requests["total", "natural-persons"] = 62
    (tmp_path / "a.pdf").write_bytes(report_pdf(values=values))
    said = format_text(check_file(tmp_path / "a.pdf", select=["annual-report/requests-results-total"]))
    assert "\n  第3页  错误  annual-report/requests-results-total" in said
    assert "相关：第2页 予以公开：31；第2页 部分公开：4" in said


def test_a_place_over_a_page_break_says_both_pages(tmp_path: Path) -> None:
    # A line has room for 37 characters.
    above = ("青岚市林业局公开造林绿化信息并答复来信" * 6)[: 3 * 37 - 1] + "约"
    below = "50余件，均已办结，" + "青岚市林业局公开造林绿化信息，" * 5

    def page_of(value: str) -> Callable[[Page], None]:
        return lambda page: page.paragraph(value, indent=0)

    (tmp_path / "a.pdf").write_bytes(pdf(page_of(above), page_of(below)))
    found = as_object(check_file(tmp_path / "a.pdf", select=["wording/double-approximation"]))
    jsonschema.validate(found, SCHEMA)
    (finding,) = found["findings"]
    assert finding["location"]["page"] == 1
    (more,) = finding["location"]["continued"]
    assert more["page"] == 2
    assert finding["location"]["box"][0] > 400
    assert more["box"][2] < 120


def test_properties_are_said_to_be_properties(tmp_path: Path) -> None:
    stored = io.BytesIO()
    with pikepdf.open(io.BytesIO(pdf(paragraphs("第一页。")))) as file:
        file.docinfo["/Subject"] = f"身份证号码：{Values('property').resident_id()}"
        file.save(stored)
    (tmp_path / "a.pdf").write_bytes(stored.getvalue())
    report = check_file(tmp_path / "a.pdf", select=["personal-data/resident-id"])
    assert as_object(report)["findings"][0]["location"] == {"part": "metadata"}
    assert "\n  文档属性  错误  " in format_text(report)
    assert "\n  properties  error  " in format_text(report, "en")


@pytest.fixture
def edited() -> Report:
    """A document whose faults stand in a paragraph, a cell, a header, a deletion and a comment."""
    made = Values("docx")
    number = made.resident_id()
    taken = f'<w:del w:author="x"><w:r><w:delText>{made.resident_id()}</w:delText></w:r></w:del>'
    section = '<w:sectPr><w:headerReference w:type="default" r:id="header"/></w:sectPr>'
    body = p(r("公示")) + p(r(f"身份证号：{number}") + taken) + table(row(cell(p(r(made.resident_id())))))
    parts = {
        "header": p(r(made.resident_id())),
        "comments": f'<w:comment w:id="0">{p(r(made.resident_id()))}</w:comment>',
        "core": f"<dc:title>{made.resident_id()}</dc:title>",
    }
    run = Run(chosen_pack(select=["personal-data/resident-id"]))
    run.check(Source("a.docx", docx_file(body + section, parts)))
    return run.finish()


def test_json_says_paragraph_cell_and_part(edited: Report) -> None:
    found = as_object(edited)
    jsonschema.validate(found, SCHEMA)
    places = [
        place["location"] for one in found["findings"] for place in ({**one, "label": ""}, *one["related"])
    ]
    assert {tuple(sorted(place.items())) for place in places} == {
        (("paragraph", 2),),
        (("column", 1), ("row", 1), ("table", 1)),
        (("paragraph", 1), ("part", "header")),
        (("paragraph", 1), ("part", "comment")),
        (("part", "metadata"),),
    }


@pytest.mark.parametrize(
    ("lang", "said"),
    [
        ("zh", ["  第2段  ", "  表1 第1行第1列  ", "  页眉 第1段  "]),
        ("en", ["  paragraph 2  ", "  table 1, row 1, column 1  ", "  header, paragraph 1  "]),
    ],
)
def test_the_terminal_says_paragraph_and_cell(edited: Report, lang: Lang, said: list[str]) -> None:
    text = format_text(edited, lang)
    assert [words for words in said if words not in text] == []
