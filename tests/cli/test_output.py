"""Where the report goes and in which form and language."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from cli.running import CLEAN, FAULTY, RULE, start, written
from disclosure_lint import check_file
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
