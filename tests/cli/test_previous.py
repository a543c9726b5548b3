"""Reports of earlier years: in the folder that is checked, or named for comparison only."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from annual_reports import report_html
from cli.running import CLEAN, FAULTY, start, written

if TYPE_CHECKING:
    from pathlib import Path

    from cli.running import Tool

RULE = "annual-report/carry-over"
CHECK = ("check", "--select", RULE)


@pytest.fixture
def years(here: Path) -> Path:
    """Two reports that do not go on from one to the other."""
    return written(here, **{f"{year}__html": report_html(year=year) for year in (2022, 2023)})


def test_reports_of_one_folder_are_compared(tool: Tool, years: Path) -> None:
    ended = tool(*CHECK, ".")
    assert ended.code == 1
    assert "对照：2022.html:" in ended.out
    assert ended.out.endswith("检查 2 个文件：错误 1\n")


def test_a_report_alone_has_nothing_to_be_compared_with(tool: Tool, years: Path) -> None:
    ended = tool(*CHECK, "2023.html")
    assert (ended.code, ended.out) == (0, "检查 1 个文件：未发现问题\n")


def test_an_earlier_report_is_read_for_comparison_only(tool: Tool, years: Path) -> None:
    ended = tool(*CHECK, "2023.html", "--previous", "2022.html")
    assert ended.code == 1
    assert ended.out.startswith("2023.html\n")
    assert ended.out.endswith("检查 1 个文件，对照 1 个：错误 1\n")
    english = tool(*CHECK, "2023.html", "--previous", "2022.html", "--lang", "en").out
    assert "compare: 2022.html:" in english
    assert english.endswith("1 documents checked, 1 compared with: error 1\n")


def test_what_is_wrong_in_an_earlier_report_itself_does_not_count(tool: Tool, here: Path) -> None:
    written(here, a__txt=CLEAN, b__txt=f"青岚市2022年政府信息公开工作年度报告\n{FAULTY}")
    ended = tool("check", "a.txt", "--previous", "b.txt")
    assert ended.code == 0
    assert tool("check", "b.txt").code == 1


def test_several_earlier_reports_and_folders_may_be_named(tool: Tool, years: Path) -> None:
    written(years, **{f"{year}__html": report_html(year=year) for year in (2020, 2021)})
    data = json.loads(
        tool(*CHECK, "2023.html", "--previous", "2021.html", "--previous", ".", "--format", "json").out
    )
    assert [document["name"] for document in data["documents"]] == [
        "2023.html",
        "2021.html",
        "2020.html",
        "2022.html",
    ]
    assert [document["compared"] for document in data["documents"]] == [False, True, True, True]
    summary = data["summary"]
    assert (summary["documents"], summary["read"], summary["compared"], summary["unread"]) == (4, 1, 3, 0)
    assert {finding["document"] for finding in data["findings"]} == {"2023.html"}
    related = {place["document"] for finding in data["findings"] for place in finding["related"]}
    assert related == {"2022.html"}


@pytest.mark.parametrize(
    ("name", "reason"),
    [
        ("nowhere.html", "找不到"),
        ("empty.txt", "空文件"),
        ("notice.txt", "不是能认出年度的年度报告，没有用来对照"),
    ],
)
def test_what_cannot_be_compared_with_is_told(tool: Tool, years: Path, name: str, reason: str) -> None:
    written(years, empty__txt="", notice__txt="关于放假的通知")
    ended = tool(*CHECK, "2023.html", "--previous", name)
    assert ended.code == 0
    assert f"未检查（{reason}）1：\n  {name}" in ended.out


def test_only_earlier_reports_are_nothing_to_check(tool: Tool, years: Path) -> None:
    assert tool(*CHECK, "nowhere.html", "--previous", "2022.html").code == 3


def test_standard_input_is_compared_too(years: Path) -> None:
    page = (years / "2023.html").read_bytes()
    ended = start(
        *CHECK, "-", "--stdin-filename", "x.html", "--previous", str(years / "2022.html"), given=page
    )
    assert ended.code == 1
    assert ended.out.startswith("x.html\n")


def test_lines_fit_a_terminal(tool: Tool, here: Path) -> None:
    from disclosure_lint.formats.columns import width

    long = "往年公开的年度报告存档" * 4
    written(here, **{f"{long}__html": report_html(year=2022), "b__html": report_html(year=2023)})
    lines = tool(*CHECK, "b.html", "--previous", f"{long}.html").out.splitlines()
    assert max(map(width, lines)) <= 80
