"""Where the report goes and in which form and language."""

from __future__ import annotations

import json
import re
import subprocess
from typing import TYPE_CHECKING

import pytest

from cli.running import CLEAN, FAULTY, RULE, command, start, written
from disclosure_lint import check_file
from disclosure_lint.formats.columns import width
from disclosure_lint.formats.json import format_json
from disclosure_lint.formats.text import format_text

if TYPE_CHECKING:
    from pathlib import Path

    from cli.running import Tool


@pytest.fixture
def faulty(here: Path) -> Path:
    return written(here, a__txt=FAULTY) / "a.txt"


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_the_report_is_the_one_python_gives(tool: Tool, faulty: Path, lang: str) -> None:
    report = check_file(faulty)
    text = tool("check", "--lang", lang, faulty)
    data = tool("check", "--lang", lang, "--format", "json", faulty)
    assert text.out == format_text(report, "zh" if lang == "zh" else "en")
    assert data.out == format_json(report, "zh" if lang == "zh" else "en")
    assert (text.err, data.err) == ("", "")


def test_the_language_is_chinese_unless_asked_for(tool: Tool, faulty: Path) -> None:
    assert tool("check", faulty) == tool("check", "--lang", "zh", faulty)
    assert "概数" in tool("check", faulty).out


def test_in_english_only_the_document_speaks_chinese(tool: Tool, faulty: Path) -> None:
    out = tool("check", "--lang", "en", faulty).out
    assert "says “about” twice" in out
    for word in ("警告", "依据", "整改", "检查", "概数"):
        assert word not in out


def test_the_environment_may_choose_the_language(faulty: Path) -> None:
    assert "basis:" in start("check", faulty, env={"DISCLOSURE_LINT_LANG": "en"}).out


@pytest.mark.parametrize("style", ["text", "json"])
def test_a_report_written_to_a_file_is_the_one_printed(tool: Tool, faulty: Path, style: str) -> None:
    printed = tool("check", "--format", style, faulty)
    target = faulty.with_name("报告.out")
    kept = tool("check", "--format", style, "-o", target, faulty)
    assert (kept.code, kept.out, kept.err) == (printed.code, "", "")
    assert target.read_bytes() == printed.out.encode()


def test_a_file_gets_no_colour_even_from_a_terminal(
    tool: Tool, faulty: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("sys.stdout.isatty", lambda: True)
    tool("check", "-o", "report.txt", faulty)
    assert "\x1b" not in faulty.with_name("report.txt").read_text(encoding="utf-8")


@pytest.mark.parametrize("target", ["no/such/folder/report.txt", "."])
def test_a_place_that_cannot_be_written_is_a_usage_error(tool: Tool, faulty: Path, target: str) -> None:
    ended = tool("check", "-o", target, faulty)
    assert ended.code == 4
    assert ended.out == ""
    assert "Error: " in ended.err


def test_an_old_report_is_replaced_as_a_whole(tool: Tool, faulty: Path) -> None:
    target = written(faulty.parent, report__txt="旧" * 100_000) / "report.txt"
    tool("check", "-o", target, faulty)
    assert "旧" not in target.read_text(encoding="utf-8")


def test_statistics_count_by_rule(tool: Tool, here: Path) -> None:
    written(here, a__txt=FAULTY * 3, b__txt=f"{FAULTY}危及国家安全、公开安全、经济安全、社会稳定的。\n")
    plain = tool("check", ".").out
    counted = tool("check", "--statistics", ".").out
    assert "     4  警告  wording/double-approximation\n     1  错误  wording/security-phrase\n" in counted
    assert "     4  警告" not in plain
    assert counted.splitlines()[-1] == plain.splitlines()[-1]


def test_statistics_of_nothing_are_nothing(tool: Tool, here: Path) -> None:
    written(here, a__txt=CLEAN)
    assert tool("check", "--statistics", ".") == tool("check", ".")


def test_each_file_is_reported_once_however_often_it_is_named(tool: Tool, faulty: Path) -> None:
    data = json.loads(tool("check", "--format", "json", "a.txt", faulty, ".", "./a.txt").out)
    assert [document["name"] for document in data["documents"]] == ["a.txt"]
    assert data["summary"]["by_rule"] == {RULE: 1}


def test_documents_come_in_the_order_given_and_folders_by_name(tool: Tool, here: Path) -> None:
    written(here, b__txt=CLEAN, a__txt=CLEAN, c__html="<p>x</p>")
    (here / "sub").mkdir()
    written(here / "sub", a__md=CLEAN)
    data = json.loads(tool("check", "--format", "json", "c.html", ".").out)
    assert [document["name"] for document in data["documents"]] == ["c.html", "a.txt", "b.txt", "sub/a.md"]


def test_the_version_is_that_of_the_package(tool: Tool) -> None:
    from disclosure_lint import __version__

    assert tool("--version").out == f"disclosure-lint, version {__version__}\n"


def test_the_package_runs_as_a_module_from_anywhere(faulty: Path) -> None:
    ended = start("check", faulty)
    assert ended.code == 1
    assert RULE in ended.out


@pytest.mark.parametrize(
    ("name", "begins"),
    [
        ("a.json", b'{\n  "schema": "disclosure-lint/report@1"'),
        ("a.sarif", b'{\n  "$schema"'),
        ("a.SARIF.json", b'{\n  "$schema"'),
        ("a.xml", b"<?xml"),
        ("a.csv", "\ufeff序号".encode()),
        ("a.xlsx", b"PK"),
        ("a.md", b"## "),
        ("a.htm", b"<!DOCTYPE html>"),
        ("a.log", b"\na.txt"[1:]),
    ],
)
def test_the_suffix_of_a_file_tells_the_format(tool: Tool, faulty: Path, name: str, begins: bytes) -> None:
    assert tool("check", "a.txt", "-o", name).out == ""
    assert faulty.with_name(name).read_bytes().startswith(begins)


def test_a_format_that_is_named_goes_before_the_suffix(tool: Tool, faulty: Path) -> None:
    tool("check", "a.txt", "--format", "json", "-o", "a.html", "-o", "gitlab=b.json")
    assert json.loads(faulty.with_name("a.html").read_bytes())["schema"] == "disclosure-lint/report@1"
    assert json.loads(faulty.with_name("b.json").read_bytes())[0]["check_name"] == RULE


def test_one_run_may_write_several_reports(tool: Tool, faulty: Path) -> None:
    ended = tool("check", "a.txt", "-o", "-", "-o", "a.html", "-o", "台账.xlsx", "-o", "x=y.json")
    assert ended == tool("check", "a.txt")
    assert {path.name for path in faulty.parent.iterdir()} == {"a.txt", "a.html", "台账.xlsx", "x=y.json"}
    assert "约50余件</a>" in faulty.with_name("a.html").read_text(encoding="utf-8")


def test_a_workbook_is_not_written_to_a_terminal(
    tool: Tool, faulty: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("sys.stdout.isatty", lambda: True)
    ended = tool("check", faulty, "--format", "xlsx")
    assert ended.code == 4
    assert "-o" in ended.err


def test_a_workbook_goes_through_a_pipe(faulty: Path) -> None:
    done = subprocess.run(command("check", faulty, "--format", "xlsx"), capture_output=True, check=False)
    assert done.stdout.startswith(b"PK")
    assert done.returncode == 1


def test_quiet_says_the_totals_and_what_was_not_read(tool: Tool, faulty: Path) -> None:
    written(faulty.parent, b__txt="")
    ended = tool("check", "-q", ".")
    assert ended.out.splitlines() == ["未检查（空文件）1：", "  b.txt", "检查 1 个文件：警告 1"]
    assert ended.code == 1


def test_verbose_names_the_rules_that_passed_or_did_not_apply(tool: Tool, faulty: Path) -> None:
    plain, told = tool("check", faulty).out, tool("check", "-v", faulty).out
    added = told.removeprefix(plain.rpartition("\n检查")[0])
    assert " 符合 " in added
    assert " 不适用 " in added
    assert re.search(r"用时 \d+\.\d\d 秒", added)
    assert "wording/double-total" in added.split("不适用")[0]
    assert "annual-report/statistics-period" in added.split("不适用")[1]
    assert max(map(width, told.splitlines())) <= 80


def test_sarif_names_them_too(tool: Tool, faulty: Path) -> None:
    def kinds(*options: str) -> set[str]:
        data = json.loads(tool("check", faulty, "--format", "sarif", *options).out)
        return {result["kind"] for result in data["runs"][0]["results"]}

    assert kinds() == {"fail"}
    assert kinds("-v") == {"fail", "pass", "notApplicable"}
