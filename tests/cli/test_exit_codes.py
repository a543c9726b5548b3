"""The exit code tells the level of what was found, apart from its cause."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click
import pytest

from cli.running import CLEAN, FAULTY, start, written
from disclosure_lint.cli import checking

if TYPE_CHECKING:
    from pathlib import Path

    from cli.running import Tool

SLOW_RULE = """\
id: own/slow
kind: pattern
title: {zh: 慢, en: slow}
severity: warning
basis: [{source: regulation-2019, clause: 第六条}]
options: {pattern: (a|aa)+$}
messages: {zh: {found: 慢}, en: {found: slow}}
remedy: {zh: 改, en: mend}
"""


def test_nothing_found_is_0(here: Path) -> None:
    written(here, a__txt=CLEAN)
    ended = start("check", here / "a.txt")
    assert (ended.code, ended.err) == (0, "")
    assert "未发现问题" in ended.out


def test_something_found_is_1(here: Path) -> None:
    written(here, a__txt=FAULTY)
    ended = start("check", here / "a.txt")
    assert (ended.code, ended.err) == (1, "")


def test_a_rule_that_does_not_finish_is_2_and_the_others_are_reported(here: Path, tool: Tool) -> None:
    written(here, rule__yaml=SLOW_RULE, a__txt=f"{FAULTY}{'a' * 60}。\n{FAULTY}")
    ended = tool("check", "--pack", here, "--rule-timeout", "0.2", "a.txt")
    assert ended.code == 2
    assert "规则未完成：own/slow @ a.txt：超过时限" in ended.out
    assert ended.out.count("wording/double-approximation") == 2
    english = tool("check", "--pack", here, "--rule-timeout", "0.2", "--lang", "en", "a.txt")
    assert english.code == 2
    assert "own/slow" in english.out
    assert "time limit exceeded" in english.out


def test_nothing_that_can_be_read_is_3(here: Path, tool: Tool) -> None:
    written(here, a__pdf="%PDF-1.7 x")
    ended = tool("check", ".")
    assert ended.code == 3
    assert "没有可检查的文件" in ended.out
    assert "a.pdf" in ended.out


def test_an_empty_folder_is_3(here: Path, tool: Tool) -> None:
    assert tool("check", here).code == 3


@pytest.mark.parametrize(
    "arguments",
    [
        ["check"],
        ["check", "--no-such-option", "a.txt"],
        ["check", "--format", "xml", "a.txt"],
        ["check", "--lang", "fr", "a.txt"],
        ["check", "--fail-on", "fatal", "a.txt"],
        ["check", "--rule-timeout", "0", "a.txt"],
        *(["check", "--rule-timeout", number, "a.txt"] for number in ("nan", "inf", "-inf", "1e400", "-1")),
        *(["site", ".", "--store", "a.db", "--delay", number] for number in ("nan", "inf", "1e400", "-1")),
        ["site", ".", "--store", "a.db", "--max-pages", "9" * 30],
        ["site", ".", "--store", "a.db", "--max-size", "9" * 30],
        ["site", ".", "--store", "a.db", "--depth", "9" * 30],
        ["site", ".", "--store", "a.db", "--workers", "9" * 30],
        ["site", "report", "--store", "a.db", "--limit", "9" * 30],
        ["rules", "profile", "--top", "9" * 30, "a.txt"],
        ["check", "--pack", "no-such-folder", "a.txt"],
        ["no-such-command"],
    ],
    ids=" ".join,
)
def test_a_mistake_on_the_command_line_is_4(here: Path, tool: Tool, arguments: list[str]) -> None:
    written(here, a__txt=FAULTY)
    ended = tool(*arguments)
    assert ended.code == 4
    assert ended.out == ""
    assert "Error: " in ended.err


def test_a_mistake_on_the_command_line_is_4_for_a_person_too(here: Path) -> None:
    written(here, a__txt=FAULTY)
    ended = start("check", "--select", "wordings", here / "a.txt")
    assert ended.code == 4
    assert "Traceback" not in ended.err


def test_interruption_is_130(here: Path, tool: Tool, monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupt(*_: object) -> None:
        raise KeyboardInterrupt

    written(here, a__txt=FAULTY)
    monkeypatch.setattr(checking, "_check", interrupt)
    ended = tool("check", "a.txt")
    assert ended.code == 130
    assert "已中断" in ended.err


def test_an_error_of_the_tool_is_2_and_its_text_is_not_shown(
    here: Path, tool: Tool, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_: object) -> None:
        raise TypeError("what the document says")

    written(here, a__txt=FAULTY)
    monkeypatch.setattr(checking, "_check", fail)
    ended = tool("check", "a.txt")
    assert ended.code == 2
    assert "TypeError @ test_exit_codes.py:" in ended.err
    assert "what the document says" not in ended.out + ended.err


def test_a_failed_rule_weighs_more_than_what_was_found(here: Path, tool: Tool) -> None:
    written(here, rule__yaml=SLOW_RULE, a__txt=f"{FAULTY}{'a' * 60}。", b__txt=FAULTY)
    assert tool("check", "--pack", here, "--rule-timeout", "0.2", "a.txt", "b.txt").code == 2


def test_a_file_that_is_not_read_does_not_hide_what_was_found(here: Path, tool: Tool) -> None:
    written(here, a__txt=FAULTY, b__txt="")
    ended = tool("check", "a.txt", "b.txt", "missing.txt")
    assert ended.code == 1
    assert "missing.txt" in ended.out


def test_the_usage_error_says_how_to_get_help(tool: Tool) -> None:
    assert "disclosure-lint check --help" in tool("check").err


def test_errors_of_click_do_not_escape(tool: Tool, monkeypatch: pytest.MonkeyPatch) -> None:
    def abort(*_: object) -> None:
        raise click.Abort

    monkeypatch.setattr(checking, "_check", abort)
    assert tool("check", "a.txt").code == 130
