"""Configuration is found, checked and laid over what it extends."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from disclosure_lint.config.find import common_folder, find
from disclosure_lint.config.load import ConfigError, load_config
from disclosure_lint.config.model import ConfigFile
from disclosure_lint.config.toml import TomlFile

if TYPE_CHECKING:
    from pathlib import Path

    from disclosure_lint.rules.problems import Problem


def put(folder: Path, **files: str) -> Path:
    folder.mkdir(parents=True, exist_ok=True)
    for name, content in files.items():
        folder.joinpath(name.replace("__", ".").replace("_", "-")).write_text(content, encoding="utf-8")
    return folder


@pytest.fixture
def tree(tmp_path: Path) -> Path:
    """A git work tree with folders in it."""
    (tmp_path / "work" / ".git").mkdir(parents=True)
    (tmp_path / "work" / "a" / "b").mkdir(parents=True)
    return tmp_path / "work"


def problems(path: Path) -> list[str]:
    with pytest.raises(ConfigError) as raised:
        load_config(path)
    return [f"{problem.line}:{problem.column}: {problem.cause}" for problem in raised.value.problems]


def test_the_nearest_file_above_what_is_checked_is_found(tree: Path) -> None:
    assert find(tree / "a" / "b") is None
    put(tree, disclosure_lint__yaml="")
    assert find(tree / "a" / "b") == tree / "disclosure-lint.yaml"
    put(tree / "a", pyproject__toml="[tool.disclosure-lint]\n")
    assert find(tree / "a" / "b") == tree / "a" / "pyproject.toml"
    assert find(tree) == tree / "disclosure-lint.yaml"


def test_the_search_ends_at_the_work_tree_and_at_home(tree: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    put(tree.parent, disclosure_lint__yaml="")
    assert find(tree / "a") is None
    (tree / ".git").rmdir()
    assert find(tree / "a") is not None
    monkeypatch.setenv("HOME", str(tree))
    assert find(tree / "a") is None


def test_a_project_file_without_our_table_is_passed_over(tree: Path) -> None:
    put(tree / "a", pyproject__toml='[project]\ndependencies = ["disclosure-lint"]\n[tool.other]\n')
    put(tree, disclosure_lint__yaml="")
    assert find(tree / "a") == tree / "disclosure-lint.yaml"


def test_paths_have_one_configuration_that_of_their_common_folder(tree: Path) -> None:
    put(tree / "a" / "b", x__txt="")
    assert common_folder([tree / "a" / "b" / "x.txt"]) == tree / "a" / "b"
    assert common_folder([tree / "a" / "b" / "x.txt", tree / "a"]) == tree / "a"
    assert common_folder([tree / "missing.txt"]) == tree


def test_what_a_file_is_silent_about_holds_from_the_one_it_extends(tree: Path) -> None:
    put(
        tree,
        base__yaml=(
            "profile: audit\nignore: [a]\nexclude: [x]\nseverity: {r/a: error, r/b: note}\n"
            "baseline: base.jsonl\n"
        ),
    )
    put(
        tree / "a",
        near__yaml="extends: ../base.yaml\nignore: [b, c]\nexclude: [y]\nseverity: {r/b: error}\n",
    )
    config = load_config(tree / "a" / "near.yaml")
    assert config.folder == tree / "a"
    profile, baseline = config.first("profile"), config.first("baseline")
    assert profile
    assert (profile.value, profile.place) == ("audit", f"{tree / 'base.yaml'}:1")
    assert baseline
    assert baseline.value.resolve() == tree / "base.jsonl"
    assert [one.value for one in config.parts("ignore")] == ["b", "c"]
    assert [one.value for one in config.parts("exclude")] == ["x", "y"]
    grades = {one.path[-1]: one.value.value for one in config.parts("severity")}
    assert grades == {"r/a": "error", "r/b": "error"}
    assert config.first("lang") is None


def test_files_that_extend_each_other_are_refused(tree: Path) -> None:
    put(tree, a__yaml="extends: b.yaml\n", b__yaml="extends: a.yaml\n", c__yaml="lang: zh\nextends: c.yaml\n")
    assert "互相引用" in problems(tree / "a.yaml")[0]
    assert problems(tree / "c.yaml")[0].startswith("2:10: 互相引用")


def test_a_long_chain_ends(tree: Path) -> None:
    for number in range(40):
        put(tree, **{f"c{number}__yaml": f"extends: c{number + 1}.yaml\n"})
    assert len(problems(tree / "c0.yaml")) == 1


WRONG = [
    ("ignor: [a]\n", "1:1: 没有键 'ignor'"),
    ("lang: fr\n", "1:7: 应为"),
    ("select: a\n", "1:9: 应为列表"),
    ("overrides:\n  - {ignore: [a]}\n", "2:5: 缺少键 'files'"),
    ("overrides:\n  - {files: []}\n", "2:13: 不能为空"),
    ("exclude: ['a', '!']\n", "1:16: 写法有误"),
    ("severity: {a: bad}\n", "1:15: 应为"),
    ("lang: zh\nlang: en\n", "2:1: 键 'lang' 重复"),
    ("lang: [\n", "不是合法的 YAML"),
    ("- a\n", "1:1: 应为键值表"),
    ("extends: missing.yaml\n", "1:10: 读不了"),
    ("inline-suppressions: perhaps\n", "1:22: 应为 true 或 false"),
]


@pytest.mark.parametrize(("text", "said"), WRONG, ids=[said for _, said in WRONG])
def test_a_mistake_is_told_with_its_place(tree: Path, text: str, said: str) -> None:
    put(tree, c__yaml=text)
    assert any(said in problem for problem in problems(tree / "c.yaml"))


def test_mistakes_of_all_files_are_told_at_once(tree: Path) -> None:
    put(tree, base__yaml="langg: zh\nformat: 1\n", c__yaml="extends: base.yaml\nignor: [a]\n")
    assert len(problems(tree / "c.yaml")) == 3


@pytest.mark.parametrize("data", [b"\xff\xfe", "profile: 公开前".encode("gb18030")])
def test_a_file_that_is_not_utf_8_is_refused(tree: Path, data: bytes) -> None:
    (tree / "c.yaml").write_bytes(data)
    assert "不是 UTF-8" in problems(tree / "c.yaml")[0]


TOML = """\
[project]
name = "x"

[tool.disclosure-lint]
select = ["a"]
profil = "daily"

[tool.disclosure-lint.severity]
"a/b" = "warn"

[[tool.disclosure-lint.overrides]]
files = ["x"]
[[tool.disclosure-lint.overrides]]
files = []
ignor = ["y"]
"""


def of_toml(text: str) -> list[Problem]:
    file = TomlFile("pyproject.toml", text)
    data, found = file.load()
    return found or file.decode(ConfigFile, data)[1]


def test_mistakes_in_toml_have_places_too() -> None:
    places = {(problem.line, problem.column) for problem in of_toml(TOML)}
    assert places == {(6, 1), (9, 9), (14, 9), (15, 1)}
    assert {problem.suggestion for problem in of_toml(TOML)} == {"profile", "warning", "ignore", ""}


@pytest.mark.parametrize(
    "text",
    [
        "[tool.disclosure-lint]\nlang = \n",
        "[tool.disclosure-lint\n",
        "[" * 5000,
        "tool = 1\n[tool.disclosure-lint]",
    ],
)
def test_what_is_not_toml_is_told_with_its_line(text: str) -> None:
    (problem,) = of_toml(text)
    assert problem.cause.startswith("不是合法的 TOML")


@settings(max_examples=200, deadline=None)
@given(st.text(alphabet=st.sampled_from('[]{}"=.#\n toldiscure-n1,'), max_size=80))
def test_no_text_breaks_the_reading_of_toml(text: str) -> None:
    for problem in of_toml(f"[tool.disclosure-lint]\n{text}"):
        assert problem.line >= 1
