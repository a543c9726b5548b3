"""``rules list``, ``rules explain`` and ``rules test``."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

from cli.running import RULE, written
from disclosure_lint.api import load_pack
from disclosure_lint.formats.columns import width

if TYPE_CHECKING:
    from pathlib import Path

    from cli.running import Tool

IDS = sorted(load_pack().by_id)
OWN = """\
id: own/promise
kind: pattern
title: {zh: 承诺过满, en: A promise too full}
severity: note
basis: [{source: regulation-2019, clause: 第六条}]
options: {pattern: 百分之百满意}
messages: {zh: {found: 过满}, en: {found: too much}}
remedy: {zh: 改写, en: reword}
"""
TESTS = """\
hit:
  - {name: 写满了, text: 群众百分之百满意。, find: [{at: 百分之百满意, says: 过满, line: 1}]}
miss:
  - {name: 没写满, text: 群众满意。}
near-miss:
  - {name: 差一点, text: 百分之九十九满意。}
"""


def test_every_rule_is_listed_on_a_line_of_its_own(tool: Tool) -> None:
    lines = tool("rules", "list").out.splitlines()
    assert [line.split()[0] for line in lines] == IDS


@pytest.mark.parametrize(("lang", "words"), [("zh", "错误|警告|提示"), ("en", "error|warning|note")])
def test_titles_stand_under_each_other(tool: Tool, lang: str, words: str) -> None:
    lines = tool("rules", "list", "--lang", lang).out.splitlines()
    columns = set()
    for line in lines:
        found = re.match(rf"\S+ +(?:{words}) +", line)
        assert found
        columns.add(width(found[0]))
    assert len(columns) == 1


@pytest.mark.parametrize("lang", ["zh", "en"])
@pytest.mark.parametrize("rule", IDS)
def test_every_rule_is_explained_with_its_basis_and_remedy(tool: Tool, rule: str, lang: str) -> None:
    ended = tool("rules", "explain", rule, "--lang", lang)
    file = load_pack().by_id[rule].file
    out = re.sub(r"\s+", "", ended.out)
    assert ended.code == 0
    assert out.startswith(rule)
    for basis in file.basis:
        assert re.sub(r"\s+", "", basis.clause) in out
    for said in (file.title, file.remedy):
        assert re.sub(r"\s+", "", said.zh if lang == "zh" else said.en) in out


def test_an_explanation_says_for_which_years_a_clause_is_in_force(tool: Tool) -> None:
    out = tool("rules", "explain", "annual-report/requests-balance").out
    assert "2019–2020 年度" in out
    assert "2021– 年度" in out


def test_a_clause_that_was_not_seen_is_said_to_be_unverified(tool: Tool) -> None:
    chinese = tool("rules", "explain", "website/site-code").out
    english = tool("rules", "explain", "website/site-code", "--lang", "en").out
    assert "条款未核对原文" in re.sub(r"\s", "", chinese)
    assert "clause not verified" in " ".join(english.split())
    assert "未核对" not in tool("rules", "explain", RULE).out


@pytest.mark.parametrize(
    ("wrong", "meant"), [("wording/double-aproximation", RULE), ("double-approximation", RULE)]
)
def test_an_unknown_rule_is_refused_with_what_was_meant(tool: Tool, wrong: str, meant: str) -> None:
    ended = tool("rules", "explain", wrong)
    assert (ended.code, ended.out) == (4, "")
    assert f"did you mean {meant}?" in ended.err


@pytest.fixture
def own(here: Path) -> Path:
    folder = here / "own"
    folder.mkdir()
    return written(folder, promise__yaml=OWN, promise__test__yaml=TESTS)


def test_tests_beside_a_rule_are_run(tool: Tool, own: Path) -> None:
    ended = tool("rules", "test", "own/promise", "--pack", own.parent)
    assert (ended.code, ended.out) == (0, "通过 3，未通过 0 (3 passed, 0 failed)\n")


def test_an_area_of_rules_may_be_tested(tool: Tool) -> None:
    ended = tool("rules", "test", "integrity")
    assert (ended.code, ended.err) == (0, "")
    assert ended.out.endswith(" 0 failed)\n")


@pytest.mark.parametrize(
    ("right", "wrong", "trouble"),
    [
        ("群众满意", "群众百分之百满意", "[miss] 没写满: 应发现 0 处，实为 1 处"),
        ("群众百分之百满意。", "群众满意。", "[hit] 写满了: 应发现 1 处，实为 0 处"),
        ("at: 百分之百满意", "at: 群众", "[hit] 写满了: at: '群众' ≠ '百分之百满意'"),
        ("says: 过满", "says: 太少", "[hit] 写满了: says: '太少'"),
        ("line: 1", "line: 2", "[hit] 写满了: line: 2 ≠ 1"),
        ("says: 过满", "outcome: review", "[hit] 写满了: outcome: 'review' ≠ 'fail'"),
        (", find: [{at: 百分之百满意, says: 过满, line: 1}]", "", "[hit] 写满了: 没有写应当发现什么"),
        ("群众满意。}", "群众满意。, find: [{at: 群众}]}", "[miss] 没写满: 不应有 find"),
    ],
)
def test_a_test_that_fails_says_why(tool: Tool, own: Path, right: str, wrong: str, trouble: str) -> None:
    assert right in TESTS
    written(own, promise__test__yaml=TESTS.replace(right, wrong))
    ended = tool("rules", "test", "own/promise", "--pack", own.parent)
    assert ended.code == 1
    assert f"own/promise {trouble}" in ended.out
    assert "1 failed" in ended.out


def test_what_a_rule_cannot_do_yet_must_keep_failing(tool: Tool, own: Path) -> None:
    todo = "todo:\n  - {name: 还不会, text: 百分之一百满意, find: [{at: 百分之一百满意}]}\n"
    written(own, promise__test__yaml=TESTS + todo)
    assert tool("rules", "test", "own/promise", "--pack", own.parent).code == 0
    done = todo.replace("百分之一百满意", "百分之百满意")
    written(own, promise__test__yaml=TESTS + done)
    ended = tool("rules", "test", "own/promise", "--pack", own.parent)
    assert ended.code == 1
    assert "已能通过，请移出 todo" in ended.out


def test_a_rule_without_tests_fails(tool: Tool, own: Path) -> None:
    own.joinpath("promise.test.yaml").unlink()
    ended = tool("rules", "test", "own/promise", "--pack", own.parent)
    assert ended.code == 1
    assert "own/promise [] : 没有测试文件" in ended.out


@pytest.mark.parametrize("group", ["hit", "miss", "near-miss"])
def test_tests_of_every_group_are_required(tool: Tool, own: Path, group: str) -> None:
    kept = re.sub(rf"^{group}:\n.*\n", "", TESTS, flags=re.MULTILINE)
    written(own, promise__test__yaml=kept)
    ended = tool("rules", "test", "own/promise", "--pack", own.parent)
    assert ended.code == 4
    assert f"缺少键 '{group}'" in ended.err


def test_a_mistake_in_a_test_file_is_shown_with_its_place(tool: Tool, own: Path) -> None:
    written(own, promise__test__yaml=TESTS.replace("line: 1", "lien: 1"))
    ended = tool("rules", "test", "own/promise", "--pack", own.parent)
    assert ended.code == 4
    assert "promise.test.yaml:2:" in ended.err
    assert "did you mean line?" in ended.err


SEVERAL = """\
hit:
  - name: 两个文件
    documents:
      - {name: a, text: 群众百分之百满意。}
      - {name: b, html: <p>群众百分之百满意。</p>}
      - {name: c, text: 青岚市2020年政府信息公开工作年度报告百分之百满意, previous: true}
    find:
      - {in: a, at: 百分之百满意}
      - {in: b, at: 百分之百满意}
miss:
  - name: 没写满
    documents: [{name: a, text: 群众满意。}]
near-miss:
  - {name: 也没写满, text: 群众很满意。}
"""


def test_a_case_may_have_several_documents(tool: Tool, own: Path) -> None:
    written(own, promise__test__yaml=SEVERAL)
    ended = tool("rules", "test", "own/promise", "--pack", own.parent)
    assert (ended.code, ended.out) == (0, "通过 3，未通过 0 (3 passed, 0 failed)\n")


def test_a_finding_in_another_document_of_the_case_is_told(tool: Tool, own: Path) -> None:
    written(own, promise__test__yaml=SEVERAL.replace("{in: b,", "{in: a,"))
    ended = tool("rules", "test", "own/promise", "--pack", own.parent)
    assert ended.code == 1
    assert "own/promise [hit] 两个文件: in: 'a' ≠ 'b'" in ended.out
