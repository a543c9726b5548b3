"""Which rules run: by id, area, pattern and profile."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from disclosure_lint.rules.load import load
from disclosure_lint.rules.select import UnknownNameError, choose, find_profile

from .packs import KINDS, RULE, write_pack

if TYPE_CHECKING:
    from pathlib import Path

    from disclosure_lint.rules.pack import Pack

PACK_FILE = """\
name: small
version: '1'
profiles:
  daily: {title: {zh: 日常, en: daily}, aliases: [日常]}
  audit:
    title: {zh: 普查, en: audit}
    aliases: [普查]
    fail-on: review
    ignore: [wording]
    options:
      area/rule: {at-most: 9}
"""


@pytest.fixture
def pack(tmp_path: Path) -> Pack:
    others = {
        f"{name}.yaml": RULE.replace("id: area/rule", f"id: {name}")
        for name in ("area/other", "wording/rule", "wording/double-total", "area-two/rule")
    }
    return load([write_pack(tmp_path, {"pack.yaml": PACK_FILE, **others})], KINDS)


def chosen(pack: Pack, *select: str, ignore: tuple[str, ...] = (), profile: str | None = None) -> list[str]:
    found = find_profile(pack, profile) if profile else None
    return [rule.id for rule in choose(pack, select, ignore, found).rules]


def test_nothing_said_means_all_rules(pack: Pack) -> None:
    assert chosen(pack) == [
        "area-two/rule",
        "area/other",
        "area/rule",
        "wording/double-total",
        "wording/rule",
    ]


@pytest.mark.parametrize(
    ("name", "rules"),
    [
        ("area/rule", ["area/rule"]),
        ("area", ["area/other", "area/rule"]),
        ("area/", ["area/other", "area/rule"]),
        ("*/rule", ["area-two/rule", "area/rule", "wording/rule"]),
        ("wording/*", ["wording/double-total", "wording/rule"]),
        ("area*", ["area-two/rule", "area/other", "area/rule"]),
    ],
)
def test_a_name_is_a_rule_an_area_or_a_pattern(pack: Pack, name: str, rules: list[str]) -> None:
    assert chosen(pack, name) == rules
    assert chosen(pack, ignore=(name,)) == [rule.id for rule in pack.rules if rule.id not in rules]


def test_several_names_add_up(pack: Pack) -> None:
    assert chosen(pack, "area/rule", "wording") == ["area/rule", "wording/double-total", "wording/rule"]


def test_what_is_ignored_is_left_out_of_what_is_selected(pack: Pack) -> None:
    assert chosen(pack, "area", ignore=("area/other",)) == ["area/rule"]
    assert chosen(pack, "area", ignore=("*",)) == []


def test_a_rule_selected_by_its_full_id_is_never_left_out(pack: Pack) -> None:
    assert chosen(pack, "area", "area/other", ignore=("area",)) == ["area/other"]
    assert chosen(pack, "wording/rule", profile="audit") == ["wording/rule"]


def test_a_profile_leaves_rules_out(pack: Pack) -> None:
    assert chosen(pack, profile="audit") == ["area-two/rule", "area/other", "area/rule"]


def test_a_profile_changes_only_the_options_it_names(pack: Pack) -> None:
    before = pack.by_id["area/rule"].options
    after = choose(pack, profile=find_profile(pack, "audit")).by_id["area/rule"].options
    assert (before.at_most, after.at_most) == (1, 9)
    assert (after.pattern.source, after.sections) != ("", ())
    assert (after.pattern.source, after.mode) == (before.pattern.source, before.mode)


@pytest.mark.parametrize("names", [(["area/rul"], []), ([], ["area/rul"])])
def test_an_unknown_rule_is_told_with_what_was_probably_meant(
    pack: Pack, names: tuple[list[str], list[str]]
) -> None:
    with pytest.raises(UnknownNameError, match=r"'area/rul'.*did you mean area/rule\?"):
        choose(pack, *names)


def test_an_unknown_area_is_told_with_what_was_probably_meant(pack: Pack) -> None:
    with pytest.raises(UnknownNameError, match=r"did you mean wording\?"):
        choose(pack, ["wordin"])


def test_a_name_like_nothing_is_told_without_a_guess(pack: Pack) -> None:
    with pytest.raises(UnknownNameError, match=r"'zzzzzz'$"):
        choose(pack, ["zzzzzz"])


@pytest.mark.parametrize("name", ["audit", "普查"])
def test_a_profile_is_found_by_name_and_alias(pack: Pack, name: str) -> None:
    profile = find_profile(pack, name)
    assert profile is not None
    assert profile.fail_on == "review"


def test_the_profile_of_every_day_is_the_default(pack: Pack) -> None:
    assert find_profile(pack, None) == pack.profiles["daily"]


def test_a_pack_without_profiles_has_no_default(tmp_path: Path) -> None:
    (tmp_path / "none").mkdir()
    assert find_profile(load([tmp_path / "none"], KINDS), None) is None


def test_an_unknown_profile_is_told_with_what_was_probably_meant(pack: Pack) -> None:
    with pytest.raises(UnknownNameError, match=r"did you mean audit\?"):
        find_profile(pack, "audti")
