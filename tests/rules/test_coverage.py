"""Every clause of a regulation is listed with what is done about it."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest
from pydantic import ValidationError

from cli.running import Tool
from disclosure_lint.api import load_pack
from disclosure_lint.rules.coverage import STATUSES, coverage
from disclosure_lint.rules.shapes import Source

if TYPE_CHECKING:
    from pathlib import Path

_DIGITS = "零一二三四五六七八九"


@pytest.fixture
def tool(capsys: pytest.CaptureFixture[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Tool:
    monkeypatch.chdir(tmp_path)
    return Tool(capsys)


def chinese(number: int) -> str:
    tens, ones = divmod(number, 10)
    head = "" if not tens else ("" if tens == 1 else _DIGITS[tens]) + "十"
    return f"第{head}{_DIGITS[ones] if ones else ''}条"


def test_all_articles_of_the_regulation_are_listed_in_their_order() -> None:
    source = load_pack().sources["regulation-2019"]
    assert source.whole
    assert list(source.clauses) == [chinese(number) for number in range(1, 57)]


def test_what_is_said_of_an_article_agrees_with_the_rules() -> None:
    """What a rule rests on can be looked at; what is looked at in part has a rule."""
    (covered,) = coverage(load_pack(), ["regulation-2019"])
    for clause in covered.clauses:
        assert not (clause.rules and clause.name in covered.source.not_automated)
        assert clause.rules or clause.name not in covered.source.partly
        assert (clause.note != "") == (clause.status in {"partly", "not-automated"})
    assert sum(covered.count(status) for status in STATUSES) == 56


def test_every_rule_is_under_each_clause_it_rests_on() -> None:
    found = {
        (one.id, clause.name, rule)
        for one in coverage(load_pack())
        for clause in one.clauses
        for rule in clause.rules
    }
    assert found == {
        (basis.source, basis.clause, rule.id) for rule in load_pack().rules for basis in rule.file.basis
    }


def test_the_command_prints_every_clause_with_its_state(tool: Tool) -> None:
    ended = tool("rules", "coverage", "--source", "regulation-2019")
    assert (ended.code, ended.err) == (0, "")
    assert "共 56 条" in ended.out
    assert "第四十九条  [部分检查] 年度报告的期限" in ended.out
    assert "annual-report/deadline" in ended.out
    assert "第四十八条  [不能由程序检查] 定期培训工作人员" in ended.out
    assert "第二十四条  [尚无规则]" in ended.out
    assert "[not automated]" in tool("rules", "coverage", "--lang", "en").out


def test_clauses_that_were_not_seen_are_said_to_be_unverified(tool: Tool) -> None:
    assert "条款未核对原文" in tool("rules", "coverage", "--source", "website-guide-2017").out


def test_the_command_prints_json(tool: Tool) -> None:
    ended = tool("rules", "coverage", "--source", "regulation-2019", "--format", "json")
    (source,) = json.loads(ended.out)["sources"]
    assert source["counts"]["partly"] + source["counts"]["covered"] >= 10
    assert len(source["clauses"]) == 56
    assert source["clauses"][5]["rules"]


def test_a_source_that_does_not_exist_is_refused_with_what_was_meant(tool: Tool) -> None:
    ended = tool("rules", "coverage", "--source", "regulation-2018")
    assert (ended.code, "did you mean regulation-20" in ended.err) == (4, True)


@pytest.mark.parametrize(
    "said",
    [
        {"partly": {"第二条": "一半"}},
        {"not-automated": {"第二条": "定义"}},
        {"unverified": ["第二条"]},
        {"partly": {"第一条": "一半"}, "not-automated": {"第一条": "定义"}},
    ],
)
def test_what_is_said_of_clauses_must_be_of_clauses_that_are_listed(said: dict[str, object]) -> None:
    sound = {"title": {"zh": "某办法", "en": "Some measures"}, "clauses": {"第一条": "目的"}}
    Source.model_validate(sound)
    with pytest.raises(ValidationError):
        Source.model_validate(sound | said)
