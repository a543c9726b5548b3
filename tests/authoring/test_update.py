"""What rules find is written into their tests, and nothing else changes."""

from __future__ import annotations

import re
import shutil
from typing import TYPE_CHECKING

import pytest

from cli.running import written
from disclosure_lint.api import load_pack
from disclosure_lint.authoring.update import update
from disclosure_lint.identifiers import scan
from disclosure_lint.rule_tests import run
from disclosure_lint.rules.pack import builtin_folder
from disclosure_lint.rules.select import choose

if TYPE_CHECKING:
    from pathlib import Path

    from cli.running import Tool

OWN = """\
id: own/promise
kind: pattern
title: {zh: 承诺过满, en: A promise too full}
severity: note
basis: [{source: regulation-2019, clause: 第六条}]
options: {pattern: 百分之百满意|绝不, outcome: OUTCOME}
messages: {zh: {found: "“{text}”过满"}, en: {found: too much}}
remedy: {zh: 改写, en: reword}
"""
REST = """\

# 没有的。
miss:
  - {name: 没写满, text: 群众满意。}  # 满意
near-miss:
  - {name: 差一点, text: 百分之九十九满意。}
"""


class Own:
    """A pack of one rule, whose hits are given."""

    def __init__(self, tool: Tool, here: Path) -> None:
        self.tool, self.folder = tool, here / "own"
        self.folder.mkdir()
        self.rule()

    def rule(self, outcome: str = "fail") -> None:
        written(self.folder, promise__yaml=OWN.replace("OUTCOME", outcome))
        load_pack.cache_clear()

    def updated(self, hits: str) -> str:
        """Return what becomes of the hits; the rest must stay as it is, and the tests pass."""
        written(self.folder, promise__test__yaml=hits + REST)
        ended = self.tool("rules", "test", "own/promise", "--pack", self.folder.parent, "--update")
        assert (ended.code, ended.err) == (0, "")
        after = (self.folder / "promise.test.yaml").read_text(encoding="utf-8")
        assert after.endswith(REST)
        return after.removesuffix(REST)


@pytest.fixture
def own(tool: Tool, here: Path) -> Own:
    return Own(tool, here)


@pytest.mark.parametrize(
    ("before", "after"),
    [
        pytest.param(
            "hit:\n  - {name: 甲, text: 百分之百满意。}\n",
            "hit:\n  - {name: 甲, text: 百分之百满意。, "
            "find: [{at: 百分之百满意, message: found, line: 1}]}\n",
            id="nothing was expected, in a line",
        ),
        pytest.param(
            "hit:\n  - name: 甲\n    text: |\n      百分之百满意。\n      绝不拖延。\n",
            "hit:\n  - name: 甲\n    text: |\n      百分之百满意。\n      绝不拖延。\n    find:\n"
            "      - {at: 百分之百满意, message: found, line: 1}\n"
            "      - {at: 绝不, message: found, line: 2}\n",
            id="nothing was expected, in several lines",
        ),
        pytest.param(
            "hit:\n  - name: 甲\n    find: []  # 待定\n    text: 绝不。\n",
            "hit:\n  - name: 甲\n    find: [{at: 绝不, message: found, line: 1}]  # 待定\n    text: 绝不。\n",
            id="an empty list",
        ),
        pytest.param(
            "hit:\n  - name: 甲\n    text: 绝不。\n    find:\n      - at: 决不   # 同音\n        line: 3\n",
            "hit:\n  - name: 甲\n    text: 绝不。\n    find:\n      - at: 绝不   # 同音\n        line: 1\n",
            id="other values, with their remarks",
        ),
        pytest.param(
            "hit:\n  - {name: 甲, text: 绝不。, find: [{says: 太少}]}\n",
            "hit:\n  - {name: 甲, text: 绝不。, find: [{says: “绝不”过满}]}\n",
            id="other words",
        ),
        pytest.param(
            "hit:\n  - name: 甲\n    text: 绝不，百分之百满意，绝不。\n    find:\n"
            "      # 中间的\n      - {at: 百分之百满意, says: 过满}\n",
            "hit:\n  - name: 甲\n    text: 绝不，百分之百满意，绝不。\n    find:\n      # 中间的\n"
            "      - {at: 绝不, message: found, line: 1}\n      - {at: 百分之百满意, says: 过满}\n"
            "      - {at: 绝不, message: found, line: 1}\n",
            id="more was found, before and after",
        ),
        pytest.param(
            "hit:\n  - {name: 甲, text: 绝不。, find: [{at: 首先}, {at: 绝不}, {at: 其次}]}\n",
            "hit:\n  - {name: 甲, text: 绝不。, find: [{at: 绝不}]}\n",
            id="less was found, in a line",
        ),
        pytest.param(
            "hit:\n  - name: 甲\n    text: 绝不。\n    find:\n"
            "      - {at: 首先}\n      - {at: 绝不}\n      - {at: 其次}\n",
            "hit:\n  - name: 甲\n    text: 绝不。\n    find:\n      - {at: 绝不}\n",
            id="less was found, in lines",
        ),
        pytest.param(
            "hit:\n  - name: 甲\n    text: 绝不。\n    find:\n      - {at: 首先}\n      - {at: 其次}\n",
            "hit:\n  - name: 甲\n    text: 绝不。\n    find:\n      - {at: 绝不, message: found, line: 1}\n",
            id="all was something else",
        ),
        pytest.param(
            "hit:\n  - name: 甲\n    documents: [{name: a, text: 绝不。}, {name: b, text: 绝不。}]\n"
            "    find: [{in: b, at: 绝不}]\n",
            "hit:\n  - name: 甲\n    documents: [{name: a, text: 绝不。}, {name: b, text: 绝不。}]\n"
            "    find: [{in: a, at: 绝不, message: found, line: 1}, {in: b, at: 绝不}]\n",
            id="several documents",
        ),
        pytest.param(
            "hit:\n  - {name: 甲, text: '{{mobile:a}}绝不', find: [{at: '{{mobile:a}}'}]}\n",
            "hit:\n  - {name: 甲, text: '{{mobile:a}}绝不', find: [{at: 绝不}]}\n",
            id="a value made for the test",
        ),
    ],
)
def test_expectations_become_what_is_found(own: Own, before: str, after: str) -> None:
    assert own.updated(before) == after
    assert own.updated(after) == after


def test_an_outcome_that_is_not_the_usual_one_is_added(own: Own) -> None:
    own.rule("review")
    assert "find: [{at: 绝不, outcome: review}]" in own.updated(
        "hit:\n  - {name: 甲, text: 绝不。, find: [{at: 绝不}]}\n"
    )
    own.rule("fail")
    after = own.updated("hit:\n  - {name: 甲, text: 绝不。, find: [{at: 绝不, outcome: review}]}\n")
    assert "find: [{at: 绝不, outcome: fail}]" in after


def test_the_difference_is_shown(own: Own) -> None:
    written(
        own.folder, promise__test__yaml=f"hit:\n  - {{name: 甲, text: 绝不。, find: [{{line: 3}}]}}\n{REST}"
    )
    out = own.tool("rules", "test", "own/promise", "--pack", own.folder.parent, "--update").out
    assert (
        "-  - {name: 甲, text: 绝不。, find: [{line: 3}]}\n+  - {name: 甲, text: 绝不。, find: [{line: 1}]}\n"
        in out
    )
    assert "promise.test.yaml" in out
    assert out.endswith("(3 passed, 0 failed)\n")


@pytest.mark.parametrize(
    ("hits", "rest"),
    [
        ("hit:\n  - {name: 甲, text: 好。, find: [{at: 绝不}]}\n", REST),
        ("hit:\n  - {name: 甲, text: 绝不, find: [{at: 绝不}]}\n", REST.replace("群众满意", "绝不")),
    ],
    ids=["a hit in which nothing is found", "a miss in which something is found"],
)
def test_what_only_the_rule_can_mend_is_left_failing(own: Own, hits: str, rest: str) -> None:
    written(own.folder, promise__test__yaml=hits + rest)
    ended = own.tool("rules", "test", "own/promise", "--pack", own.folder.parent, "--update")
    assert ended.code == 1
    assert (own.folder / "promise.test.yaml").read_text(encoding="utf-8") == hits + rest


@pytest.fixture
def copied(tmp_path: Path) -> Path:
    shutil.copytree(builtin_folder(), tmp_path / "rules")
    return tmp_path / "rules"


AREAS = ["wording", "personal-data"]


def test_tests_that_pass_are_left_as_they_are() -> None:
    pack = choose(load_pack(), ["wording", "integrity", "personal-data/mobile"], templates=True)
    assert list(update(pack, [builtin_folder()])) == []


@pytest.mark.parametrize("area", AREAS)
def test_expectations_of_a_whole_area_come_back_when_they_are_lost(copied: Path, area: str) -> None:
    pack = choose(load_pack(), [area])
    for path in (copied / area).glob("*.test.yaml"):
        text = re.sub(
            r"^    find:\n(?:      .*\n)+", "", path.read_text(encoding="utf-8"), flags=re.MULTILINE
        )
        path.write_text(text, encoding="utf-8")
    for updated in update(pack, [copied]):
        assert updated.path.startswith(str(copied))
        added = [line for line in updated.diff.splitlines() if line.startswith("+ ")]
        assert added
        values = [line[match.start : match.end] for line in added for match in scan(line) if match.valid]
        assert [value for value in values if value not in updated.before] == []
        (copied / updated.path).write_text(updated.after, encoding="utf-8")
    results = [one for one in run(pack, [copied]) if one.group != "todo"]
    assert len(results) > 50
    assert [one for one in results if one.trouble] == []
