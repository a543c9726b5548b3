"""What ``--help`` says, and how soon."""

from __future__ import annotations

import re
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

from cli.running import environment

if TYPE_CHECKING:
    from cli.running import Tool

COMMANDS = (
    "",
    "check",
    "explain",
    "record",
    "record verify",
    "redact",
    "annotate",
    "rules",
    "rules list",
    "rules explain",
    "rules test",
    "baseline",
    "baseline write",
    "baseline check",
    "baseline update",
    "baseline show",
    "config show",
    "config validate",
    "packs lock",
    "verdict",
)


@pytest.mark.parametrize("command", COMMANDS)
@pytest.mark.parametrize("option", ["--help", "-h"])
def test_every_command_explains_itself(tool: Tool, command: str, option: str) -> None:
    ended = tool(*command.split(), option)
    assert (ended.code, ended.err) == (0, "")
    assert ended.out.startswith(f"Usage: {' '.join(['disclosure-lint', *command.split()])} ")


@pytest.mark.parametrize(
    "command",
    [
        "check",
        "explain",
        "record verify",
        "redact",
        "annotate",
        "rules test",
        "baseline write",
        "baseline check",
        "baseline update",
        "config show",
        "config validate",
        "packs lock",
        "verdict",
    ],
)
def test_a_command_whose_exit_code_tells_something_says_what(tool: Tool, command: str) -> None:
    assert "退出码" in tool(*command.split(), "--help").out


def test_every_exit_code_of_a_check_is_explained(tool: Tool) -> None:
    _, said = tool("check", "--help").out.split("退出码：")
    assert [code for code in "01234" if f"{code} " in said] == list("01234")


@pytest.mark.parametrize("arguments", [[], ["rules"]], ids=["alone", "rules"])
def test_a_group_without_a_command_shows_its_help(tool: Tool, arguments: list[str]) -> None:
    ended = tool(*arguments)
    assert ended.code == 4
    assert "Commands:" in ended.out + ended.err


def test_every_option_is_explained_in_both_languages(tool: Tool) -> None:
    out = tool("check", "--help").out
    for option in ("--select", "--ignore", "--fail-on", "--format", "--exclude", "--rule-timeout", "--lang"):
        said = out.split(f" {option} ", 1)[1].split("\n  -", 1)[0]
        assert re.search(r"[\u4e00-\u9fff]{2}", said)
        assert re.search(r"[A-Z][a-z]+ [a-z]+", said)


def test_help_loads_neither_rules_nor_readers() -> None:
    code = (
        "import sys\nfrom disclosure_lint.cli import main\ntry:\n main(['--help'])\nexcept SystemExit:\n"
        " print([name for name in ('yaml', 'pydantic', 'regex', 'turbohtml', 'opencc', 'jieba')"
        " if name in sys.modules])"
    )
    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, check=True, env=environment(), text=True
    )
    assert done.stdout.splitlines()[-1] == "[]"
