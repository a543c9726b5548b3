"""What holds for a run: command line, environment, configuration, defaults."""

from __future__ import annotations

import json
import time
from typing import TYPE_CHECKING

import pytest

from cli.running import CLEAN, FAULTY, RULE, written
from disclosure_lint.config.find import common_folder, find

if TYPE_CHECKING:
    from pathlib import Path

    from cli.running import Tool

YAML = "disclosure-lint.yaml"


def grades(tool: Tool, *arguments: str | Path) -> dict[str, str]:
    found = json.loads(tool("check", "--format", "json", *arguments).out)["findings"]
    return {finding["document"]: finding["severity"] for finding in found}


def test_a_configuration_beside_what_is_checked_holds(tool: Tool, here: Path) -> None:
    written(here, a__txt=FAULTY, **{"disclosure-lint__yaml": "fail-on: error\nlang: en\n"})
    ended = tool("check", "a.txt")
    assert ended.code == 0
    assert "warning" in ended.out
    assert tool("check", "--no-config", "a.txt").code == 1


def test_the_table_of_a_project_file_holds_too(tool: Tool, here: Path) -> None:
    written(here, a__txt=FAULTY, pyproject__toml='[tool.disclosure-lint]\nignore = ["wording"]\n')
    assert tool("check", "a.txt").code == 0


def test_the_command_line_beats_the_environment_and_both_the_file(
    tool: Tool, here: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    written(here, a__txt=FAULTY, **{"disclosure-lint__yaml": "lang: zh\nfail-on: error\n"})
    monkeypatch.setenv("DISCLOSURE_LINT_LANG", "en")
    assert "warning" in tool("check", "a.txt").out
    assert "警告" in tool("check", "--lang", "zh", "a.txt").out
    assert tool("check", "--fail-on", "warning", "a.txt").code == 1
    out = tool("config", "show", "--fail-on", "note", "a.txt").out
    lines = [" ".join(line.split()) for line in out.splitlines()]
    assert "fail-on: note # command line" in lines
    assert "lang: en # DISCLOSURE_LINT_LANG" in lines


def test_a_file_may_be_named_and_need_not_lie_near(tool: Tool, here: Path) -> None:
    (here / "elsewhere").mkdir()
    written(here / "elsewhere", c__yaml="ignore: [wording]\n")
    written(here, a__txt=FAULTY)
    assert tool("check", "--config", "elsewhere/c.yaml", "a.txt").code == 0
    assert tool("check", "--config", "missing.yaml", "a.txt").code == 4
    assert tool("check", "--config", "elsewhere/c.yaml", "--no-config", "a.txt").code == 4


def test_what_is_excluded_is_named_from_the_folder_of_the_file(tool: Tool, here: Path) -> None:
    (here / "站点" / "old").mkdir(parents=True)
    written(here / "站点", a__txt=FAULTY)
    written(here / "站点" / "old", b__txt=FAULTY)
    written(here, **{"disclosure-lint__yaml": "exclude: [站点/old/]\n"})
    assert set(grades(tool, "站点")) == {"站点/a.txt"}
    # What is named is always checked.
    assert set(grades(tool, "站点/old/b.txt")) == {"站点/old/b.txt"}


def test_severities_and_rules_differ_by_file(tool: Tool, here: Path) -> None:
    (here / "old").mkdir()
    written(here, a__txt=FAULTY, b__txt=FAULTY)
    written(here / "old", c__txt=FAULTY)
    config = (
        "severity: {wording: note}\n"
        "overrides:\n"
        "  - {files: [b.txt], severity: {wording/double-approximation: error}}\n"
        "  - {files: [old/], ignore: [wording]}\n"
    )
    written(here, **{"disclosure-lint__yaml": config})
    assert grades(tool, ".") == {"a.txt": "note", "b.txt": "error"}


MISTAKEN = """\
select: [wording, persnal-data]
severity: {wording/double-aproximation: error}
profile: 公开
overrides:
  - files: ["*"]
    ignore: [wordng]
"""


@pytest.mark.parametrize("command", [["check", "a.txt"], ["config", "validate"]], ids=" ".join)
def test_names_that_do_not_exist_are_told_with_their_places(
    tool: Tool, here: Path, command: list[str]
) -> None:
    written(here, a__txt=FAULTY, **{"disclosure-lint__yaml": MISTAKEN})
    ended = tool(*command)
    assert ended.code == 4
    for place in ("1:19", "2:12", "3:10", "6:14"):
        assert f"{YAML}:{place}: " in ended.err
    for meant in ("personal-data", RULE, "公开前", "wording"):
        assert f"(did you mean {meant}?)" in ended.err


def test_a_format_that_does_not_exist_is_told_with_its_place(tool: Tool, here: Path) -> None:
    written(here, a__txt=FAULTY, **{"disclosure-lint__yaml": "format: jsno\n"})
    ended = tool("check", "a.txt")
    assert (ended.code, f"{YAML}:1:9: " in ended.err, "did you mean json" in ended.err) == (4, True, True)
    written(here, **{"disclosure-lint__yaml": "format: json\n"})
    assert json.loads(tool("check", "a.txt").out)["findings"]


def test_show_tells_each_value_and_where_it_is_written(tool: Tool, here: Path) -> None:
    written(here, base__yaml="profile: 普查\nseverity: {wording: note}\n")
    written(here, **{"disclosure-lint__yaml": "extends: base.yaml\nignore: [integrity, wording]\n"})
    lines = [
        " ".join(line.split()) for line in tool("config", "show", "--select", "wording").out.splitlines()
    ]
    assert lines[0] == f"配置文件：{YAML} ← base.yaml"
    for line in (
        "- wording # 命令行",
        f"- integrity # {YAML}:2",
        "profile: 普查 # base.yaml:1",
        "- wording: note # base.yaml:2",
        "lang: zh # 默认",
    ):
        assert line in lines


def test_validate_says_that_nothing_is_wrong_or_that_there_is_nothing(tool: Tool, here: Path) -> None:
    assert tool("config", "validate").code == 3
    written(here, **{"disclosure-lint__yaml": "profile: 日常\n"})
    assert tool("config", "validate").code == 0
    written(here, other__yaml="profil: 日常\n")
    assert tool("config", "validate", "other.yaml").code == 4


def test_files_that_configuration_names_are_validated_too(tool: Tool, here: Path) -> None:
    written(here, base="nothing", **{"disclosure-lint__yaml": "baseline: base\n"})
    ended = tool("config", "validate")
    assert (ended.code, "base:1:1: " in ended.err) == (4, True)


def test_a_baseline_of_the_configuration_is_used_and_written(tool: Tool, here: Path) -> None:
    written(here, a__txt=FAULTY, **{"disclosure-lint__yaml": "baseline: kept/base.jsonl\n"})
    (here / "kept").mkdir()
    assert tool("baseline", "write", "a.txt").code == 0
    assert '"../a.txt"' in (here / "kept" / "base.jsonl").read_text()
    assert tool("check", "a.txt").code == 0


def test_other_commands_follow_the_configuration(tool: Tool, here: Path) -> None:
    written(here, a__txt=CLEAN, **{"disclosure-lint__yaml": "lang: en\n"})
    assert "Full-width signs" in tool("rules", "list").out
    assert tool("redact", "a.txt", "-o", "b.txt").code == 0
    written(here, **{"disclosure-lint__yaml": "lan: en\n"})
    assert tool("rules", "list").code == 4
    assert tool("rules", "list", "--no-config").code == 0


def test_looking_for_a_configuration_that_is_not_there_takes_no_time(here: Path) -> None:
    deep = here.joinpath(*"abcdefgh")
    deep.mkdir(parents=True)
    best = min(_timed(lambda: find(common_folder([deep / "a.txt"]))) for _ in range(20))
    assert best < 0.005


def _timed(call: object) -> float:
    assert callable(call)
    started = time.perf_counter()
    call()
    return time.perf_counter() - started
