"""The rules that ship: complete, tested, and each test passing."""

from __future__ import annotations

import pkgutil
import re
import shutil
from functools import cache
from importlib import import_module
from string import Formatter
from typing import TYPE_CHECKING, Any

import pytest
import yaml
from pydantic import BaseModel

from disclosure_lint import kinds
from disclosure_lint.api import load_pack
from disclosure_lint.identifiers import scan
from disclosure_lint.kinds import KINDS
from disclosure_lint.personal.holders import PERSONAL
from disclosure_lint.rule_tests import Result, run
from disclosure_lint.rules.load import TEST_SUFFIX, load
from disclosure_lint.rules.pack import builtin_folder
from disclosure_lint.rules.patterns import Pattern
from disclosure_lint.rules.problems import RuleFilesError

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from disclosure_lint.rules.model import Rule
    from disclosure_lint.rules.pack import Pack

FOLDER = builtin_folder()
RULES = load_pack().rules
IDS = [rule.id for rule in RULES]
#: The others run where a site is scanned, which no file of cases describes; tests/sites tries them.
WITH_CASES = [rule.id for rule in RULES if rule.check or rule.across]


@cache
def results() -> tuple[Result, ...]:
    return tuple(run(load_pack(), [FOLDER]))


@pytest.mark.parametrize(
    "result", results(), ids=lambda result: f"{result.rule} {result.group} {result.case}"
)
def test_a_case_beside_a_rule_comes_out_as_it_says(result: Result) -> None:
    assert result.trouble == ""


@pytest.mark.parametrize("rule", WITH_CASES)
def test_every_rule_has_cases_of_every_group(rule: str) -> None:
    groups = {result.group for result in results() if result.rule == rule}
    assert groups >= {"hit", "miss", "near-miss"}


def test_every_file_of_cases_belongs_to_a_rule() -> None:
    cases = {path.name.removesuffix(TEST_SUFFIX) for path in FOLDER.rglob(f"*{TEST_SUFFIX}")}
    assert cases == {rule.partition("/")[2] for rule in WITH_CASES}


def test_cases_of_one_rule_have_names_of_their_own() -> None:
    named = [(result.rule, result.group, result.case) for result in results()]
    assert sorted(named) == sorted(set(named))


def test_the_pack_is_as_sound_as_packs_of_others_must_be() -> None:
    """Loaded for use, patterns are not compiled and keys given twice are not looked for; here they are."""
    assert [rule.id for rule in load([FOLDER], KINDS).rules] == IDS


def patterns(value: object) -> Iterator[Pattern]:
    if isinstance(value, Pattern):
        yield value
    elif isinstance(value, BaseModel):
        for name in type(value).model_fields:
            yield from patterns(getattr(value, name))
    elif isinstance(value, dict | tuple | list):
        for item in value.values() if isinstance(value, dict) else value:
            yield from patterns(item)


@pytest.mark.parametrize("rule", RULES, ids=IDS)
def test_the_patterns_of_a_rule_compile(rule: Rule[Any]) -> None:
    for pattern in patterns(rule.options):
        assert pattern.problem() is None
        assert pattern.compiled.pattern == pattern.source


def test_there_are_patterns_to_compile() -> None:
    assert sum(len(list(patterns(rule.options))) for rule in RULES) > 50


def test_a_rule_lies_where_its_id_says() -> None:
    found = {
        path.relative_to(FOLDER).with_suffix("").as_posix(): yaml.safe_load(path.read_text(encoding="utf-8"))
        for path in FOLDER.rglob("*.yaml")
        if not path.name.endswith(TEST_SUFFIX)
    }
    rules = {name: content["id"] for name, content in found.items() if "kind" in content}
    assert rules == {name: name for name in IDS}


def fields(template: str) -> set[str]:
    return {field for _, field, _, _ in Formatter().parse(template) if field is not None}


@pytest.mark.parametrize("rule", RULES, ids=IDS)
def test_messages_are_complete_in_both_languages(rule: Rule[Any]) -> None:
    wanted = KINDS[rule.file.kind].messages
    chinese, english = rule.file.messages.zh, rule.file.messages.en
    assert set(chinese) == set(english) == set(wanted)
    for name, used in wanted.items():
        assert fields(chinese[name]) | fields(english[name]) <= used
        assert re.search(r"[\u4e00-\u9fff]", chinese[name])
        assert re.search(r"[a-z]{3}", english[name])
        assert not re.search("[，。；：、]", english[name])


@pytest.mark.parametrize("rule", RULES, ids=IDS)
def test_titles_and_remedies_are_written_in_their_language(rule: Rule[Any]) -> None:
    for said in (rule.file.title, rule.file.remedy):
        assert re.search(r"[\u4e00-\u9fff]", said.zh)
        assert re.search(r"[a-z]{3}", said.en)
        assert not said.zh.endswith("。")
        assert "，" not in said.en


@pytest.mark.parametrize("rule", RULES, ids=IDS)
def test_every_clause_a_rule_rests_on_is_listed_with_what_it_is_about(rule: Rule[Any]) -> None:
    sources = load_pack().sources
    for basis in rule.file.basis:
        assert len(sources[basis.source].clauses[basis.clause]) > 3


@pytest.mark.parametrize("rule", [rule for rule in RULES if rule.file.applies.documents], ids=lambda r: r.id)
def test_a_rule_rests_on_something_in_every_year_it_applies_to(rule: Rule[Any]) -> None:
    years = rule.file.applies.years
    for year in range(years.from_ or 2008, (years.to or 2026) + 1):
        assert any(basis.years.hold(year) for basis in rule.file.basis)


def test_sources_name_no_clause_as_unverified_that_they_do_not_list() -> None:
    for source in load_pack().sources.values():
        assert set(source.unverified) <= set(source.clauses)


def test_profiles_change_options_of_rules_that_exist() -> None:
    for profile in load_pack().profiles.values():
        assert set(profile.options) <= set(IDS)
        assert profile.fail_on in {"error", "warning", "note", "review"}


def test_every_module_of_kinds_is_registered_under_its_name() -> None:
    modules = [module.name for module in pkgutil.iter_modules(kinds.__path__)]
    made = [import_module(f"disclosure_lint.kinds.{name}").KIND for name in modules]
    assert {kind.name: kind for kind in made} == KINDS
    assert sorted(name.replace("_", "-") for name in modules) == sorted(KINDS)


def test_every_kind_is_used_by_a_rule() -> None:
    assert {rule.file.kind for rule in RULES} == set(KINDS)


@pytest.fixture
def copied(tmp_path: Path) -> Path:
    shutil.copytree(FOLDER, tmp_path / "pack")
    return tmp_path / "pack"


def loaded(folder: Path) -> Pack:
    return load([folder], KINDS, thorough=False)


def test_the_digest_changes_with_any_file_and_is_the_same_elsewhere(copied: Path) -> None:
    digests = {loaded(copied).digest}
    assert digests == {loaded(FOLDER).digest}
    for path in (
        "wording/double-total.yaml",
        "sources/regulations.yaml",
        "forms/annual-report.yaml",
        "plans/annual-report.yaml",
        "pack.yaml",
    ):
        with (copied / path).open("a", encoding="utf-8") as file:
            file.write("# 改动\n")
        digests.add(loaded(copied).digest)
    assert len(digests) == 6


def test_the_digest_changes_when_a_rule_is_moved_or_left_out(copied: Path) -> None:
    (copied / "wording/double-total.yaml").rename(copied / "wording/other.yaml")
    moved = loaded(copied)
    (copied / "wording/other.yaml").unlink()
    assert len({moved.digest, loaded(copied).digest, loaded(FOLDER).digest}) == 3
    assert len(loaded(copied).rules) == len(IDS) - 1


def test_a_rule_for_a_plan_that_does_not_exist_is_told(copied: Path) -> None:
    path = copied / "annual-report/sections.yaml"
    wrong = path.read_text(encoding="utf-8").replace("plan: annual-report", "plan: annual-reprot")
    path.write_text(wrong, encoding="utf-8")
    with pytest.raises(RuleFilesError) as raised:
        loaded(copied)
    (problem,) = raised.value.problems
    assert (problem.suggestion, "no such plan" in problem.cause) == ("annual-report", True)


def test_the_digest_does_not_change_with_the_cases(copied: Path) -> None:
    for path in copied.rglob(f"*{TEST_SUFFIX}"):
        path.unlink()
    assert loaded(copied).digest == loaded(FOLDER).digest


@pytest.mark.parametrize("path", sorted(FOLDER.rglob("*.yaml")), ids=lambda path: path.name)
def test_no_file_of_rules_holds_a_number_of_a_person(path: Path) -> None:
    content = path.read_text(encoding="utf-8")
    persons = (PERSONAL | {"mobile"}) - {"birth-date"}
    assert [match.kind for match in scan(content) if match.valid and match.kind in persons] == []
