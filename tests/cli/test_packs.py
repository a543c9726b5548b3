"""Rules of one's own beside those that ship, and every mistake in them at once."""

from __future__ import annotations

import hashlib
import zipfile
from typing import TYPE_CHECKING

import pytest

from cli.running import FAULTY, RULE, written

if TYPE_CHECKING:
    from pathlib import Path

    from cli.running import Tool

OWN = """\
id: own/promise
kind: pattern
title: {zh: 承诺过满, en: A promise too full}
severity: note
basis: [{source: regulation-2019, clause: 第六条}]
options: {pattern: 百分之百满意}
messages: {zh: {found: "“{text}”过满"}, en: {found: "“{text}” is too much"}}
remedy: {zh: 改写, en: reword}
"""
#: Each line with a mistake ends with a remark that names the column it is at.
MISTAKEN = """\
id: own/promise
kind: patern #7
titel: {zh: 承诺过满, en: A promise} #1
severity: warn #11
basis: [{source: regulation-219, clause: 第六条}] #18
options: {pattern: 百分之百满意}
messages: {zh: {found: 过满}, en: {found: too much}}
remedy: {zh: 改写, en: 3} #22
"""


def test_rules_of_a_folder_run_beside_those_that_ship(tool: Tool, here: Path) -> None:
    written(here, promise__yaml=OWN, a__txt=f"群众百分之百满意。\n{FAULTY}")
    out = tool("check", "--pack", here, "a.txt").out
    assert "“百分之百满意”过满" in out
    assert RULE in out
    assert "own/promise" not in tool("check", "a.txt").out


def test_a_rule_of_ones_own_may_be_chosen_and_explained(tool: Tool, here: Path) -> None:
    written(here, promise__yaml=OWN, a__txt=f"群众百分之百满意。\n{FAULTY}")
    assert RULE not in tool("check", "--pack", here, "--select", "own", "a.txt").out
    assert "承诺过满" in tool("rules", "explain", "own/promise", "--pack", here).out
    assert tool("rules", "explain", "own/promise").code == 4
    assert "own/promise" in tool("rules", "list", "--pack", here).out


def test_every_mistake_of_a_file_is_shown_with_its_place(tool: Tool, here: Path) -> None:
    written(here, own__yaml=MISTAKEN, a__txt=FAULTY)
    ended = tool("check", "--pack", here, "a.txt")
    assert (ended.code, ended.out) == (4, "")
    for number, line in enumerate(MISTAKEN.splitlines(), 1):
        _, mistaken, column = line.partition(" #")
        if mistaken:
            assert f"own.yaml:{number}:{column}: " in ended.err
            assert f"\n {number} | {line}\n" in ended.err
    assert "own.yaml:1:1: 缺少键 'title'" in ended.err
    assert "规则文件有 6 处错误 (6 mistakes in rule files)" in ended.err


@pytest.mark.parametrize("meant", ["pattern", "title", "warning", "regulation-2019"])
def test_what_was_meant_is_suggested(tool: Tool, here: Path, meant: str) -> None:
    written(here, own__yaml=MISTAKEN)
    assert f"(did you mean {meant}?)" in tool("check", "--pack", here, "a.txt").err


def test_mistakes_of_all_files_are_shown_at_once(tool: Tool, here: Path) -> None:
    (here / "sub").mkdir()
    written(here, a__yaml=OWN.replace("kind: pattern", "kind: patterns"), b__yaml="a: [\n")
    written(here / "sub", c__yaml=f"{OWN}severity: error\n")
    err = tool("check", "--pack", here, "a.txt").err
    assert "a.yaml:2:7: 没有规则种类 'patterns'" in err
    assert "b.yaml:2:1: 不是合法的 YAML" in err
    assert "sub/c.yaml:9:1: 键 'severity' 重复" in err


@pytest.mark.parametrize(
    ("wrong", "right", "place", "cause"),
    [
        ("pattern: (百", "pattern: 百分之百满意", "6:20", "not a regular expression"),
        ("pattern: １", "pattern: 百分之百满意", "6:20", "is never found"),
        ("kind: pattern\nkind: pattern", "kind: pattern", "3:1", "重复"),
        ("“{word}”过满", "“{text}”过满", "7:24", "not among the data"),
        ("“{text”过满", "“{text}”过满", "7:24", "bad template"),
        ("clause: 第六百条", "clause: 第六条", "5:43", "clause not listed"),
        ("id: Promise", "id: own/promise", "1:5", "area/rule-name"),
        (f"id: {RULE}", "id: own/promise", "1:5", "id already used"),
        ("options: {}", "options: {pattern: 百分之百满意}", "6:10", "缺少键 'pattern'"),
    ],
    ids=lambda value: value.replace("\n", " "),
)
def test_a_mistake_is_found_where_it_is(
    tool: Tool, here: Path, wrong: str, right: str, place: str, cause: str
) -> None:
    assert right in OWN
    written(here, own__yaml=OWN.replace(right, wrong))
    ended = tool("check", "--pack", here, "a.txt")
    assert ended.code == 4
    assert f"own.yaml:{place}: " in ended.err
    assert cause in ended.err


def test_a_file_that_is_not_utf_8_is_a_mistake_too(tool: Tool, here: Path) -> None:
    here.joinpath("own.yaml").write_bytes(OWN.encode("gb18030"))
    ended = tool("check", "--pack", here, "a.txt")
    assert ended.code == 4
    assert "own.yaml:1:1: 读不了" in ended.err


def test_an_empty_folder_of_rules_adds_nothing(tool: Tool, here: Path) -> None:
    (here / "own").mkdir()
    written(here, a__txt=FAULTY)
    assert tool("check", "--pack", "own", "a.txt") == tool("check", "a.txt")


def test_no_mistake_shows_a_traceback(tool: Tool, here: Path) -> None:
    for number, content in enumerate(
        ["- a\n- b\n", "text", "", "1: {2: 3}\n", "!!python/object:os.system x\n"]
    ):
        here.joinpath(f"{number}.yaml").write_text(content, encoding="utf-8")
    ended = tool("check", "--pack", here, "a.txt")
    assert ended.code == 4
    assert "内部错误" not in ended.err


def packed(here: Path, **changes: str) -> Path:
    with zipfile.ZipFile(here / "own.zip", "w") as archive:
        archive.writestr("promise.yaml", OWN.replace(*changes.popitem()) if changes else OWN)
    return here / "own.zip"


def test_an_archive_of_rules_is_used_like_a_folder(tool: Tool, here: Path) -> None:
    packed(here)
    written(here, a__txt="群众百分之百满意。\n")
    assert "过满" in tool("check", "--pack", "own.zip", "a.txt").out
    assert "承诺过满" in tool("rules", "explain", "own/promise", "--pack", "own.zip").out
    assert "没有测试文件" in tool("rules", "test", "own/promise", "--pack", "own.zip").out


def test_an_archive_may_be_pinned_to_its_digest(tool: Tool, here: Path) -> None:
    digest = hashlib.sha256(packed(here).read_bytes()).hexdigest()
    written(here, a__txt="群众百分之百满意。\n")
    assert "过满" in tool("check", "--pack", f"own.zip@sha256:{digest}", "a.txt").out
    ended = tool("check", "--pack", f"own.zip@sha256:{'0' * 64}", "a.txt")
    assert (ended.code, "与锁定的不同" in ended.err) == (4, True)


@pytest.mark.parametrize("pack", ["missing", "missing.zip"])
def test_a_pack_that_is_not_there_is_told(tool: Tool, here: Path, pack: str) -> None:
    written(here, a__txt=FAULTY)
    ended = tool("check", "--pack", pack, "a.txt")
    assert (ended.code, "没有规则包" in ended.err) == (4, True)
    written(here, **{"disclosure-lint__yaml": f"packs: [{pack}]\n"})
    assert "disclosure-lint.yaml:1:9: 没有规则包" in tool("check", "a.txt").err


def test_a_lock_holds_packs_to_their_bytes(tool: Tool, here: Path) -> None:
    (here / "rules").mkdir()
    written(here / "rules", promise__yaml=OWN)
    written(here, a__txt="群众百分之百满意。\n", **{"disclosure-lint__yaml": "packs: [rules]\n"})
    assert "过满" in tool("check", "a.txt").out
    ended = tool("packs", "lock")
    assert (ended.code, ended.out.endswith("  rules\n")) == (0, True)
    assert "过满" in tool("check", "a.txt").out
    written(here / "rules", promise__yaml=OWN.replace("百分之百", "十分"))
    ended = tool("check", "a.txt")
    assert (ended.code, "disclosure-lint.yaml:1:9: 规则包" in ended.err) == (4, True)
    tool("packs", "lock")
    assert tool("check", "a.txt").code == 0
    (here / "more").mkdir()
    written(here, **{"disclosure-lint__yaml": "packs: [rules, more]\n"})
    assert "没有锁定规则包 'more'" in tool("check", "a.txt").err


def test_a_lock_that_is_damaged_is_told_with_its_place(tool: Tool, here: Path) -> None:
    (here / "rules").mkdir()
    written(here, a__txt=FAULTY, **{"disclosure-lint__yaml": "packs: [rules]\n"})
    for content, said in (("{", "不是合法的 YAML"), ('{"schema": "x", "packs": {}}', ":1:12: ")):
        written(here, **{"disclosure-lint__lock": content})
        ended = tool("check", "a.txt")
        assert (ended.code, said in ended.err) == (4, True)


def test_nothing_is_locked_without_packs(tool: Tool, here: Path) -> None:
    assert tool("packs", "lock").code == 3
    written(here, **{"disclosure-lint__yaml": "packs: [missing]\n"})
    assert tool("packs", "lock").code == 4
    assert not (here / "disclosure-lint.lock").exists()
