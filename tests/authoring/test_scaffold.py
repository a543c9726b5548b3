"""A new rule of any kind loads, and its tests pass, before anything is changed in it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from disclosure_lint.api import load_pack
from disclosure_lint.authoring.scaffold import scaffold
from disclosure_lint.authoring.validate import validate
from disclosure_lint.kinds import KINDS
from disclosure_lint.rule_tests import run
from disclosure_lint.rules.pack import builtin_folder
from disclosure_lint.rules.select import choose

if TYPE_CHECKING:
    from pathlib import Path

    from cli.running import Tool


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A pack with a new rule of every kind."""
    folder = tmp_path_factory.mktemp("pack")
    (folder / "own").mkdir()
    for kind in KINDS:
        made = scaffold(f"own/{kind}", kind, load_pack())
        (folder / "own" / f"{kind}.yaml").write_text(made.rule, encoding="utf-8")
        if made.tests:
            (folder / "own" / f"{kind}.test.yaml").write_text(made.tests, encoding="utf-8")
    return folder


def test_a_new_rule_of_every_kind_is_free_of_mistakes(folder: Path) -> None:
    done = validate([folder])
    assert done.problems == ()
    assert done.rules == len(KINDS)


def test_the_tests_of_a_new_rule_of_every_kind_pass(folder: Path) -> None:
    pack = choose(load_pack((folder,)), ["own"], templates=True)
    results = list(run(pack, [builtin_folder(), folder]))
    assert [result for result in results if result.trouble] == []
    with_tests = {rule.id for rule in pack.rules if rule.check or rule.across}
    assert {result.rule for result in results} == with_tests
    assert len(results) < 4 * len(with_tests)


def test_every_option_is_explained(folder: Path) -> None:
    text = (folder / "own" / "pattern.yaml").read_text(encoding="utf-8")
    assert "# - unless: 匹配这种写法正确的句子; matches sentences in which the wording is right." in text


def test_the_command_writes_both_files_and_says_so(tool: Tool, here: Path) -> None:
    ended = tool("rules", "new", "own/promise", "--kind", "pattern", "--dir", "mine")
    assert (ended.code, ended.err) == (0, "")
    assert ended.out.splitlines()[:2] == ["mine/own/promise.yaml", "mine/own/promise.test.yaml"]
    tested = tool("rules", "test", "own/promise", "--pack", "mine")
    assert (tested.code, tested.out) == (0, "通过 3，未通过 0 (3 passed, 0 failed)\n")


def test_a_rule_no_test_file_describes_gets_none(tool: Tool, here: Path) -> None:
    ended = tool("rules", "new", "own/again", "--kind", "recurrence")
    assert ended.code == 0
    assert [path.name for path in (here / "own").iterdir()] == ["again.yaml"]


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (("wording/double-total", "--kind", "pattern"), "id already used"),
        (("own/Promise", "--kind", "pattern"), "expected area/rule-name"),
        (("promise", "--kind", "pattern"), "expected area/rule-name"),
        (("../own/promise", "--kind", "pattern"), "expected area/rule-name"),
        (("sources/promise", "--kind", "pattern"), "holds no rules"),
        (("own/promise", "--kind", "patern"), "did you mean pattern?"),
    ],
)
def test_what_can_be_no_new_rule_is_refused(
    tool: Tool, here: Path, arguments: tuple[str, ...], told: str
) -> None:
    ended = tool("rules", "new", *arguments)
    assert (ended.code, ended.out, list(here.iterdir())) == (4, "", [])
    assert told in ended.err


@pytest.mark.parametrize("name", ["promise.yaml", "promise.test.yaml"])
def test_no_file_is_written_over(tool: Tool, here: Path, name: str) -> None:
    (here / "own").mkdir()
    (here / "own" / name).write_text("mine\n", encoding="utf-8")
    ended = tool("rules", "new", "own/promise", "--kind", "pattern")
    assert (ended.code, "already there" in ended.err) == (4, True)
    assert [path.read_text("utf-8") for path in (here / "own").iterdir()] == ["mine\n"]
