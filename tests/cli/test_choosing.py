"""Which rules run and what their findings come to."""

from __future__ import annotations

import json
import random
from typing import TYPE_CHECKING

import pytest

from cli.running import FAULTY, RULE, written
from disclosure_lint import specimens

if TYPE_CHECKING:
    from pathlib import Path

    from cli.running import Tool

#: A warning, an error and something to review, each of one rule.
MIXED = f"{FAULTY}危及国家安全、公开安全、经济安全、社会稳定的不予公开。\n联系电话：{{mobile}}\n"
EVERY = {RULE, "wording/security-phrase", "personal-data/mobile"}


@pytest.fixture
def mixed(here: Path) -> Path:
    number = specimens.mobile(random.Random("mixed"))  # noqa: S311 - an invented number
    return written(here, a__txt=MIXED.format(mobile=number)) / "a.txt"


def rules(tool: Tool, path: Path, *arguments: str) -> set[str]:
    found = json.loads(tool("check", "--format", "json", *arguments, path).out)
    return set(found["summary"]["by_rule"])


def test_without_a_choice_all_rules_run(tool: Tool, mixed: Path) -> None:
    assert rules(tool, mixed) == EVERY


@pytest.mark.parametrize(
    ("arguments", "wanted"),
    [
        (["--select", RULE], {RULE}),
        (["--select", "wording"], {RULE, "wording/security-phrase"}),
        (["--select", "wording/"], {RULE, "wording/security-phrase"}),
        (["--select", f"{RULE},personal-data"], {RULE, "personal-data/mobile"}),
        (["--select", f" {RULE} , personal-data/mobile,"], {RULE, "personal-data/mobile"}),
        (["--select", RULE, "--select", "personal-data/mobile"], {RULE, "personal-data/mobile"}),
        (["--select", "*/double-*"], {RULE}),
        (["--ignore", "personal-data"], {RULE, "wording/security-phrase"}),
        (["--ignore", f"personal-data,{RULE}"], {"wording/security-phrase"}),
        (["--ignore", "wording/*-phrase", "--ignore", "personal-data"], {RULE}),
        (["--select", "wording", "--ignore", RULE], {"wording/security-phrase"}),
        (["--select", RULE, "--ignore", "wording"], {RULE}),
    ],
    ids=" ".join,
)
def test_names_choose_rules(tool: Tool, mixed: Path, arguments: list[str], wanted: set[str]) -> None:
    assert rules(tool, mixed, *arguments) == wanted


@pytest.mark.parametrize(
    ("option", "name", "meant"),
    [
        ("--select", "wordin", "wording"),
        ("--ignore", "personal-data/mobil", "personal-data/mobile"),
        ("--select", f"wording,{RULE}s", RULE),
        ("--profile", "publsh", "publish"),
        ("--profile", "公开", "公开前"),
    ],
)
def test_an_unknown_name_is_refused_with_what_was_meant(
    tool: Tool, mixed: Path, option: str, name: str, meant: str
) -> None:
    ended = tool("check", option, name, mixed)
    assert ended.code == 4
    assert f"是否想写 {meant}？(did you mean {meant}?)" in ended.err


def test_a_name_like_no_other_is_refused_without_a_guess(tool: Tool, mixed: Path) -> None:
    ended = tool("check", "--select", "完全不同", mixed)
    assert ended.code == 4
    assert "没有规则 (rule) '完全不同'" in ended.err
    assert "did you mean" not in ended.err


@pytest.mark.parametrize(("name", "alias"), [("publish", "公开前"), ("daily", "日常"), ("audit", "普查")])
def test_a_profile_has_an_english_and_a_chinese_name(tool: Tool, mixed: Path, name: str, alias: str) -> None:
    assert tool("check", "--profile", name, mixed) == tool("check", "--profile", alias, mixed)


@pytest.mark.parametrize(("profile", "code"), [(None, 0), ("daily", 0), ("publish", 1), ("audit", 1)])
def test_a_profile_decides_whether_reviews_count(
    tool: Tool, mixed: Path, profile: str | None, code: int
) -> None:
    chosen = ["--profile", profile] if profile else []
    ended = tool("check", *chosen, "--select", "personal-data", mixed)
    assert "待核" in ended.out
    assert ended.code == code


def test_an_audit_reports_what_is_exempt_from_day_to_day(tool: Tool, here: Path) -> None:
    number = specimens.mobile(random.Random("hotline"))  # noqa: S311 - an invented number
    written(here, a__txt=f"值班{number}。\n")
    assert rules(tool, here / "a.txt") == set()
    assert rules(tool, here / "a.txt", "--profile", "audit") == {"personal-data/mobile"}


@pytest.mark.parametrize(
    ("rule", "threshold", "code"),
    [
        ("wording/security-phrase", "error", 1),
        (RULE, "error", 0),
        (RULE, "warning", 1),
        (RULE, "note", 1),
        (RULE, "review", 1),
        ("personal-data/mobile", "note", 0),
        ("personal-data/mobile", "review", 1),
    ],
)
def test_the_threshold_decides_the_exit_code_alone(
    tool: Tool, mixed: Path, rule: str, threshold: str, code: int
) -> None:
    ended = tool("check", "--select", rule, "--fail-on", threshold, mixed)
    assert rule in ended.out
    assert ended.code == code


def test_the_threshold_given_wins_over_that_of_the_profile(tool: Tool, mixed: Path) -> None:
    arguments = ("--profile", "publish", "--fail-on", "error", "--select", RULE)
    assert tool("check", *arguments, mixed).code == 0
