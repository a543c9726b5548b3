"""What is typed or written in a file by mistake may identify a person; no message repeats it."""

from __future__ import annotations

import json
import random
from typing import TYPE_CHECKING

import pytest

from disclosure_lint import specimens

from .running import Tool, written

if TYPE_CHECKING:
    from pathlib import Path

CHANCE = random.Random("mistakes")  # noqa: S311 - invented values
IDENTITY, MOBILE = specimens.resident_id(CHANCE), specimens.mobile(CHANCE)
VALUES = pytest.mark.parametrize("value", [IDENTITY, MOBILE], ids=["identity", "mobile"])
TEXT = "全年约50余件。\n"
#: YAML with a mistake in a line that holds a value, or with a tag its value does not fit.
BROKEN = (
    "select: [{0}\n",
    "a: {0}: b\n",
    "'{0}': 1\n'{0}': 2\n",
    "select: '{0}\n",
    "x: *{0}\n",
    "x: !!timestamp '{0}'\n",
    "x: !!int {0}a\n",
    "x: !!float {0}a\n",
    "x: !!{0} 1\n",
    "select: {{'{0}': error}}\n",
    "severity: {{'{0}': error}}\n",
    "lang: '{0}'\n",
    "packs: ['{0}']\n",
)


@VALUES
@pytest.mark.parametrize("text", BROKEN)
def test_a_broken_configuration_is_told_without_the_values_in_it(
    here: Path, tool: Tool, value: str, text: str
) -> None:
    written(here, a__txt=TEXT)
    here.joinpath("disclosure-lint.yaml").write_text(text.format(value), encoding="utf-8")
    ended = tool("check", "a.txt")
    assert ended.code == 4
    assert value not in ended.out + ended.err


@VALUES
@pytest.mark.parametrize(
    "arguments",
    [
        ["{0}"],
        ["check", "{0}"],
        ["check", "--{0}", "a.txt"],
        ["check", "--select", "{0}", "a.txt"],
        ["check", "--profile", "{0}", "a.txt"],
        ["check", "--format", "{0}", "a.txt"],
        ["check", "--pack", "{0}", "a.txt"],
        ["check", "--config", "{0}", "a.txt"],
        ["check", "--rule-timeout", "{0}", "a.txt"],
        ["explain", "a.txt", "{0}"],
        ["record", "verify", "{0}"],
        ["rules", "explain", "{0}"],
        ["rules", "new", "a/{0}", "--kind", "pattern"],
        ["rules", "new", "a/b{0}", "--kind", "pattern"],
        ["rules", "new", "a/b", "--kind", "{0}"],
        ["verdict", "a.txt", "{0}", "dismissed", "--by", "甲"],
        ["verdict", "a.txt", "0000000000000000", "dismissed", "--by", "甲", "--note", "{0}"],
        ["site", "status", "--store", "{0}"],
        ["site", "diff", "{0}", "{0}"],
    ],
    ids=lambda arguments: " ".join(arguments[:3]),
)
def test_a_mistake_on_the_command_line_is_told_without_the_value_in_it(
    here: Path, tool: Tool, value: str, arguments: list[str]
) -> None:
    written(here, a__txt=TEXT)
    ended = tool(*(argument.format(value) for argument in arguments))
    assert ended.code
    assert value not in ended.out + ended.err
    assert [one.name for one in here.iterdir()] == ["a.txt"]


@VALUES
def test_what_holds_is_shown_without_the_values_in_it(here: Path, tool: Tool, value: str) -> None:
    written(here, a__txt=TEXT)
    here.joinpath("disclosure-lint.yaml").write_text(f"exclude: ['{value}']\n", encoding="utf-8")
    ended = tool("config", "show", "a.txt")
    assert "exclude:" in ended.out
    assert value not in ended.out + ended.err


@VALUES
@pytest.mark.parametrize("style", ["text", "json"])
def test_a_record_that_was_changed_is_told_without_the_values_in_it(
    here: Path, tool: Tool, value: str, style: str
) -> None:
    written(here, a__txt=TEXT)
    assert tool("check", "--record", "record.json", "a.txt").code == 1
    record = json.loads(here.joinpath("record.json").read_text(encoding="utf-8"))
    record["tool"]["version"] = value
    record["findings"][0] |= {"message": value, "document": value}
    record["options"]["settings"]["select"] = [value]
    here.joinpath("record.json").write_text(json.dumps(record), encoding="utf-8")
    ended = tool("record", "verify", "--format", style, "record.json")
    assert ended.code == 1
    assert value not in ended.out + ended.err


@VALUES
def test_an_option_only_a_changed_record_has_is_told_without_its_value(
    here: Path, tool: Tool, value: str
) -> None:
    written(here, a__txt=TEXT)
    tool("check", "--record", "record.json", "a.txt")
    record = json.loads(here.joinpath("record.json").read_text(encoding="utf-8"))
    record["options"]["given"][value] = value
    here.joinpath("record.json").write_text(json.dumps(record), encoding="utf-8")
    ended = tool("record", "verify", "record.json")
    assert ended.code == 4
    assert value not in ended.out + ended.err
