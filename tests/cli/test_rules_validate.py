"""``rules validate``: every mistake in files of rules and of tests, each with its place."""

from __future__ import annotations

import shutil
import zipfile
from typing import TYPE_CHECKING

import pytest

from cli.running import written
from cli.test_rules_command import OWN, TESTS
from disclosure_lint.rules.pack import builtin_folder

if TYPE_CHECKING:
    from pathlib import Path

    from cli.running import Tool


@pytest.fixture
def own(here: Path) -> Path:
    folder = here / "own"
    folder.mkdir()
    return written(folder, promise__yaml=OWN, promise__test__yaml=TESTS)


def test_sound_files_are_counted(tool: Tool, own: Path) -> None:
    ended = tool("rules", "validate", own.parent)
    assert (ended.code, ended.err) == (0, "")
    assert "1 rules, 1 test files, 0 other files: no mistakes" in ended.out


def test_the_pack_that_ships_is_sound_and_counted_when_nothing_is_named(tool: Tool, here: Path) -> None:
    ended = tool("rules", "validate")
    rules = [path for path in builtin_folder().rglob("*.yaml") if path.with_suffix(".test.yaml").exists()]
    assert ended.code == 0
    assert int(ended.out.split()[0]) >= len(rules) > 100


def test_one_file_of_the_pack_that_ships_is_looked_at_alone(tool: Tool, here: Path) -> None:
    ended = tool("rules", "validate", builtin_folder() / "wording" / "double-approximation.yaml")
    assert (ended.code, "1 rules, 0 test files" in ended.out) == (0, True)


def test_mistakes_in_rules_and_in_tests_are_told_together(tool: Tool, own: Path) -> None:
    written(
        own,
        promise__yaml=OWN.replace("kind: pattern", "kind: patern").replace("第六条", "第六百条"),
        promise__test__yaml=TESTS.replace("line: 1", "lien: 1"),
    )
    ended = tool("rules", "validate", own.parent)
    assert (ended.code, ended.out) == (4, "")
    assert "规则文件有 3 处错误" in ended.err
    for told in (
        "promise.yaml:2:7: ",
        "did you mean pattern?",
        "promise.yaml:5:43: ",
        "promise.test.yaml:2:",
        "did you mean line?",
    ):
        assert told in ended.err


@pytest.mark.parametrize(
    ("right", "wrong", "told"),
    [
        ("says: 过满", "message: fund", "没有消息 'fund' (the kind has no such message)；是否想写 found？"),
        (
            ", find: [{at: 百分之百满意, says: 过满, line: 1}]",
            "",
            "promise.test.yaml:2:5: 没有写应当发现什么",
        ),
        ("群众满意。}", "群众满意。, find: [{at: 群众}]}", "promise.test.yaml:4:30: 不应有 find"),
        ("群众百分之百", "'{{mobil:a}}百分之百满意'}\n  - {name: 又, text: 百分之百", "did you mean mobile?"),
        ("hit:", "hit: []\nhit:", "键 'hit' 重复"),
        ("hit:", "hit: [", "不是合法的 YAML"),
    ],
)
def test_mistakes_only_tests_can_have_are_told(
    tool: Tool, own: Path, right: str, wrong: str, told: str
) -> None:
    assert right in TESTS
    written(own, promise__test__yaml=TESTS.replace(right, wrong, 1))
    ended = tool("rules", "validate", own)
    assert ended.code == 4
    assert told in ended.err


def test_a_list_is_not_said_to_be_empty_because_its_item_is_wrong(tool: Tool, own: Path) -> None:
    written(own, promise__test__yaml=TESTS.replace("line: 1", "lien: 1"))
    assert "1 mistakes" in tool("rules", "validate", own).err


def test_tests_without_a_rule_are_told(tool: Tool, own: Path) -> None:
    (own / "promise.yaml").unlink()
    ended = tool("rules", "validate", own)
    assert (ended.code, "旁边没有这条规则" in ended.err) == (4, True)


def test_mistakes_of_other_files_do_not_matter(tool: Tool, own: Path) -> None:
    written(own, other__yaml=OWN.replace("own/promise", "own/other").replace("kind: pattern", "kind: none"))
    (own.parent / "pack.yaml").write_text("{name: own, version: 1.0.0}\n", encoding="utf-8")
    assert tool("rules", "validate", own / "promise.yaml").code == 0
    assert tool("rules", "validate", own.parent).code == 4


def test_an_id_the_pack_that_ships_has_is_told(tool: Tool, own: Path) -> None:
    written(own, promise__yaml=OWN.replace("own/promise", "wording/double-approximation"))
    ended = tool("rules", "validate", own)
    assert (ended.code, "id already used" in ended.err) == (4, True)


def test_an_archive_is_looked_into(tool: Tool, own: Path) -> None:
    archive = own.parent / "own.zip"
    with zipfile.ZipFile(archive, "w") as made:
        made.writestr("own/promise.yaml", OWN)
        made.writestr("own/promise.test.yaml", TESTS.replace("line: 1", "lien: 1"))
    shutil.rmtree(own)
    ended = tool("rules", "validate", archive)
    assert (ended.code, "own.zip!own/promise.test.yaml:2:" in ended.err) == (4, True)


def test_a_folder_without_rules_is_told(tool: Tool, here: Path) -> None:
    (here / "empty").mkdir()
    ended = tool("rules", "validate", here / "empty")
    assert (ended.code, ended.out) == (3, "")
