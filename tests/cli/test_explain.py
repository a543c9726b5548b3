"""Why a finding is there."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from annual_reports import figures, report_html
from cli.running import CLEAN, FAULTY, RULE, written
from disclosure_lint import check_file
from disclosure_lint.formats.columns import width
from personal_values import Values, leaks

if TYPE_CHECKING:
    from pathlib import Path

    from cli.running import Tool

BALANCE = "annual-report/requests-balance"


@pytest.fixture
def unbalanced(here: Path) -> Path:
    values = figures()
    values.requests["new", "others"] = 9
    return written(here, a__html=report_html(values=values)) / "a.html"


def test_the_figures_that_were_compared_are_told(tool: Tool, unbalanced: Path) -> None:
    ended = tool("explain", unbalanced.name, BALANCE)
    assert (ended.code, ended.err) == (0, "")
    for said in (
        "规则用于：政府信息公开工作年度报告（2019– 年度）",
        "2024 年度",
        "用途：daily",
        "判断依据：",
        "左边的各项：",
        "条款：",
    ):
        assert said in ended.out
    assert max(map(width, ended.out.splitlines())) <= 80


def test_what_is_explained_is_what_check_finds(tool: Tool, unbalanced: Path) -> None:
    entries = [entry for entry in check_file(unbalanced.name).entries if entry.rule == BALANCE]
    said = json.loads(tool("explain", unbalanced.name, BALANCE, "--format", "json").out)["findings"]
    assert [one["fingerprint"] for one in said] == [entry.fingerprint for entry in entries]
    assert said[0]["message"] == entries[0].message["zh"]
    assert {"left", "right", "delta"} <= set(said[0]["evidence"])
    assert said[0]["document"] == {"name": "a.html", "kind": "annual-report", "year": 2024}


def test_a_finding_is_named_by_rule_line_or_fingerprint(tool: Tool, here: Path) -> None:
    written(here, a__txt=f"公告\n{FAULTY}{CLEAN}{FAULTY}")
    first, second = (entry.fingerprint for entry in check_file("a.txt").entries)

    def found(which: str) -> list[str]:
        said = json.loads(tool("explain", "a.txt", which, "--format", "json").out)
        return [one["fingerprint"] for one in said["findings"]]

    assert found(RULE) == [first, second]
    assert found("2") == found(f"{RULE}:2") == found(first) == found(first[:6]) == [first]
    assert found(f"{RULE}:4") == [second]


def test_whose_a_value_is_and_why_is_told_without_the_value(tool: Tool, here: Path) -> None:
    values = Values("explain")
    written(
        here, a__txt=f"申请人{values.name()}，联系电话{values.mobile()}，身份证号{values.resident_id()}。\n"
    )
    out = tool("explain", "a.txt", "personal-data/mobile").out
    for said in (
        "属于谁：公民",
        "凭哪些词：申请人",
        "同一条记录里还有：",
        "居民身份证号码",
        "为什么认定是这种号码：",
    ):
        assert said in out
    english = tool("explain", "a.txt", "personal-data/mobile", "--lang", "en").out
    assert "whose: a citizen" in english
    assert leaks(out + english, values) == []


def test_what_is_not_found_is_a_usage_error_that_names_what_is(tool: Tool, here: Path) -> None:
    written(here, a__txt=FAULTY)
    ended = tool("explain", "a.txt", "3")
    assert (ended.code, ended.out) == (4, "")
    assert f"{RULE}:1" in ended.err


def test_a_file_that_is_not_read_has_nothing_to_explain(tool: Tool, here: Path) -> None:
    ended = tool("explain", "none.txt", RULE)
    assert (ended.code, ended.out) == (3, "")
    assert "none.txt" in ended.err
