"""Formats other programs read: GitHub, GitLab, JUnit, CSV, XLSX, Markdown."""

from __future__ import annotations

import csv
import io
import json
import re
import shutil
import subprocess
import zipfile
from pathlib import Path
from typing import Any
from xml.etree import ElementTree as ET

import jsonschema
import openpyxl
import pytest
from junitparser import JUnitXml
from markdown_it import MarkdownIt

from disclosure_lint import Report
from disclosure_lint.api import add, chosen_pack
from disclosure_lint.engine import Failure
from disclosure_lint.finding import THRESHOLDS, Outcome
from disclosure_lint.formats.columns import visible
from disclosure_lint.formats.csv import format_csv
from disclosure_lint.formats.github import format_github
from disclosure_lint.formats.gitlab import format_gitlab
from disclosure_lint.formats.junit import format_junit
from disclosure_lint.formats.ledger import heads, inert
from disclosure_lint.formats.markdown import format_markdown
from disclosure_lint.formats.xlsx import format_xlsx
from disclosure_lint.source import Reason, Unread
from formats.samples import HOSTILE, decided, hostile, mixed, paged

SAMPLES = pytest.mark.parametrize("make", [mixed, hostile, paged, lambda: Report(chosen_pack())])
#: As the documentation of GitLab describes a code quality report.
GITLAB = {
    "type": "array",
    "items": {
        "type": "object",
        "required": ["description", "check_name", "fingerprint", "severity", "location"],
        "properties": {
            "description": {"type": "string", "minLength": 1},
            "check_name": {"type": "string", "minLength": 1},
            "fingerprint": {"type": "string", "minLength": 1},
            "severity": {"enum": ["info", "minor", "major", "critical", "blocker"]},
            "location": {
                "type": "object",
                "required": ["path", "lines"],
                "properties": {
                    "path": {"type": "string", "pattern": r"^(?!\./)"},
                    "lines": {
                        "type": "object",
                        "required": ["begin"],
                        "properties": {"begin": {"type": "integer", "minimum": 1}},
                    },
                },
            },
        },
    },
}
_COMMAND = re.compile(r"::(error|warning|notice)(?: ([^\r\n]*?))?::([^\r\n]*)")


def _has_calc() -> bool:
    office = shutil.which("soffice")
    return office is not None and (Path(office).resolve().parent / "libsclo.so").exists()


def reported(report: Report) -> int:
    return sum(entry.outcome in {Outcome.FAIL, Outcome.REVIEW} for entry in report.entries)


def rows(text: str) -> list[list[str]]:
    return list(csv.reader(io.StringIO(text.removeprefix("\ufeff"), newline="")))


@SAMPLES
def test_every_line_for_github_is_one_command(make: Any) -> None:  # noqa: ANN401 - a function
    report = make()
    lines = format_github(report).splitlines()
    unread = sum(len(document.unread) for document in report.documents)
    assert len(lines) == reported(report) + unread + len(report.failures)
    for line in lines:
        assert _COMMAND.fullmatch(line)
        assert "%" not in re.sub("%(?:25|0D|0A|3A|2C)", "", line)


def test_names_of_files_have_no_power_over_the_terminal_of_a_workflow() -> None:
    report = Report(chosen_pack())
    add(report, Unread("a\x1b]0;b\x07.txt", Reason.MISSING))
    report.failures.append(Failure("wording/double-total", "\x9bc.txt", "time-limit"))
    said = format_github(report)
    assert visible(said.replace("\n", "")) == said.replace("\n", "")
    assert said.count("::") == 4


def test_github_gets_file_line_and_columns_and_all_that_is_said() -> None:
    report = mixed()
    first = next(entry for entry in report.entries if entry.rule == "wording/double-approximation")
    line = next(one for one in format_github(report).splitlines() if "double-approximation" in one)
    assert first.position
    where = f"line={first.position.line},endLine={first.position.line},col={first.position.column},"
    assert line.startswith(f"::warning file={first.document},{where}")
    assert first.message["zh"] in line
    assert "%0A整改：" in line


@SAMPLES
def test_gitlab_gets_what_its_documentation_asks_for(make: Any) -> None:  # noqa: ANN401 - a function
    report = make()
    issues = json.loads(format_gitlab(report))
    jsonschema.validate(issues, GITLAB)
    assert len(issues) == reported(report)
    assert len({issue["fingerprint"] for issue in issues}) == len(issues)


@SAMPLES
def test_junit_is_read_by_others(make: Any) -> None:  # noqa: ANN401 - a function
    report = make()
    text = format_junit(report, threshold="review")
    read = JUnitXml.fromstring(text.encode())
    cases = [case for suite in read for case in suite]
    unread = sum(len(document.unread) for document in report.documents)
    rules = sum(len(document.outcomes) for document in report.documents)
    assert len(cases) == read.tests == unread + rules + len(report.failures)
    top = ET.fromstring(text)  # noqa: S314 - our own
    assert len(list(top.iter("failure"))) == reported(report)


@pytest.mark.parametrize("threshold", THRESHOLDS)
def test_a_case_is_red_where_the_run_fails(threshold: str) -> None:
    report = mixed()
    top = ET.fromstring(format_junit(report, threshold=threshold))  # noqa: S314 - our own
    failed = len(list(top.iter("failure")))
    assert failed == sum(entry.reaches(threshold) for entry in report.entries)
    assert bool(list(top.iter("system-out"))) is (failed < reported(report))
    assert int(top.attrib["errors"]) == 2


@SAMPLES
def test_the_ledger_has_a_line_for_each_finding_and_unread_file(make: Any) -> None:  # noqa: ANN401 - a function
    report = make()
    text = format_csv(report)
    assert text.startswith("\ufeff序号,单位,")
    head, *lines = rows(text)
    unread = sum(len(document.unread) for document in report.documents)
    assert head == heads("zh")
    assert len(lines) == reported(report) + unread
    assert {len(line) for line in lines} <= {len(head)}
    assert [line[0] for line in lines] == [str(number) for number in range(1, len(lines) + 1)]


def test_no_cell_is_a_formula() -> None:
    for line in rows(format_csv(hostile())):
        for cell in line:
            assert not cell.startswith(("=", "+", "-", "@", "\t", "\r", "＝"))
    assert inert("=1+1") == "'=1+1"
    assert any("=HYPERLINK" in cell for line in rows(format_csv(hostile())) for cell in line)


@SAMPLES
def test_a_workbook_holds_the_ledger_as_text(make: Any) -> None:  # noqa: ANN401 - a function
    report = make()
    with zipfile.ZipFile(io.BytesIO(format_xlsx(report))) as archive:
        assert archive.testzip() is None
        sheet = archive.read("xl/worksheets/sheet1.xml").decode()
        assert "hyperlink" not in " ".join(archive.namelist())
    assert "<f>" not in sheet
    assert "<hyperlink" not in sheet
    assert 'state="frozen"' in sheet
    assert "<autoFilter" in sheet


def test_the_same_report_is_the_same_workbook() -> None:
    assert format_xlsx(mixed()) == format_xlsx(mixed())


def test_the_workbook_read_back_is_the_ledger() -> None:
    report = hostile()
    sheet = openpyxl.load_workbook(io.BytesIO(format_xlsx(report))).worksheets[0]
    seen = [["" if cell is None else str(cell) for cell in row] for row in sheet.iter_rows(values_only=True)]
    assert seen == [[cell.removeprefix("'") for cell in line] for line in rows(format_csv(report))]
    assert {cell.data_type for row in sheet.iter_rows() for cell in row} <= {"s", "n"}


@pytest.mark.skipif(not _has_calc(), reason="LibreOffice Calc is not installed")
def test_an_office_opens_the_workbook_and_sees_the_ledger(tmp_path: Path) -> None:
    report = hostile()
    tmp_path.joinpath("台账.xlsx").write_bytes(format_xlsx(report))
    subprocess.run(
        ["soffice", f"-env:UserInstallation=file://{tmp_path}/profile", "--headless", "--convert-to",
         "csv:Text - txt - csv (StarCalc):44,34,76,1", "--outdir", str(tmp_path), f"{tmp_path}/台账.xlsx"],
        check=True,
        capture_output=True,
        timeout=120,
    )  # fmt: skip
    seen = rows(tmp_path.joinpath("台账.csv").read_text(encoding="utf-8"))
    assert seen == [[cell.removeprefix("'") for cell in line] for line in rows(format_csv(report))]


@SAMPLES
def test_markdown_has_a_row_for_each_finding_and_no_markup_of_documents(make: Any) -> None:  # noqa: ANN401
    report = make()
    text = format_markdown(report)
    html = MarkdownIt("gfm-like", {"linkify": False}).render(text)
    assert "<a " not in html
    assert "<img" not in html
    assert "<script" not in html
    assert html.count("<tr>") - html.count("<thead>") == min(60, reported(report))
    assert {row.count("<td") for row in html.split("<tr>") if "<td" in row} <= {5}
    for mention in re.findall(r"[@#]\w", re.sub(r"&#\d+;", "", html)):
        pytest.fail(mention)


def test_markdown_shows_hostile_text_as_it_is() -> None:
    html = MarkdownIt("gfm-like", {"linkify": False}).render(format_markdown(hostile()))
    assert HOSTILE[0].replace("<", "&lt;").replace(">", "&gt;") in html


@pytest.mark.parametrize("make", [format_csv, format_github, format_gitlab, format_junit, format_markdown])
def test_both_languages_are_spoken(make: Any) -> None:  # noqa: ANN401 - a function
    zh, en = make(mixed(), "zh"), make(mixed(), "en")
    assert zh != en
    assert make(mixed(), "en") == en


def test_what_does_not_count_is_in_no_list_of_what_is_to_be_done() -> None:
    report = decided()
    assert len(format_github(report).splitlines()) == 1
    assert len(json.loads(format_gitlab(report))) == 1
    assert format_junit(report, threshold="review").count("<failure") == 1
    assert format_markdown(report).count("double") == 0
    assert format_markdown(report).count("| 警告 |") == 1
    assert [line[-1] for line in rows(format_csv(report))[1:]] == ["待整改"]


def test_the_ledger_of_everything_says_why_a_line_does_not_count() -> None:
    listed = [line[-1] for line in rows(format_csv(decided(), everything=True))[1:]]
    assert listed[:2] == ["待整改", "已登记（基线）"]
    assert listed[2].startswith("已豁免：已核实")
    assert listed[3].startswith("已排除：校对员")
