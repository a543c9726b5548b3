"""Invented identities: valid in form, nobody's, and the same for the same seed."""

from __future__ import annotations

import random
import re

import pytest

from disclosure_lint.identifiers import bank_card, credit_code, resident_id, telephone
from disclosure_lint.language.folding import fold
from disclosure_lint.specimens import MAKERS, Specimens
from disclosure_lint.text import Text

SEEDS = range(200)


def chance(seed: int) -> random.Random:
    return random.Random(seed)  # noqa: S311 - makes specimens


#: Not many of these can be told apart.
FEW = {"police-number"}


@pytest.mark.parametrize("maker", sorted(set(MAKERS) - FEW))
def test_the_same_seed_makes_the_same_value_and_others_differ(maker: str) -> None:
    values = [MAKERS[maker](chance(seed)) for seed in SEEDS]
    assert values == [MAKERS[maker](chance(seed)) for seed in SEEDS]
    assert len(set(values)) > len(SEEDS) // 2


def test_resident_numbers_pass_every_check() -> None:
    assert all(resident_id.is_valid(MAKERS["resident-id"](chance(seed))) for seed in SEEDS)


def test_resident_numbers_name_counties_that_do_not_exist() -> None:
    regions = {MAKERS["resident-id"](chance(seed))[:6] for seed in SEEDS}
    assert all(region[2:4] == "99" for region in regions)


def test_a_wrong_check_character_is_the_only_thing_wrong() -> None:
    for seed in SEEDS:
        number = MAKERS["resident-id-bad-check"](chance(seed))
        assert resident_id.is_shaped(number)
        assert not resident_id.is_valid(number)


def test_mobile_numbers_lie_in_the_plan() -> None:
    assert all(telephone.is_mobile(MAKERS["mobile"](chance(seed))) for seed in SEEDS)


def test_names_have_three_characters() -> None:
    assert {len(MAKERS["name"](chance(seed))) for seed in SEEDS} == {3}


def test_a_named_placeholder_has_the_same_value_each_time() -> None:
    specimens = Specimens("seed")
    one, again, other = specimens.fill("{{mobile:a}}/{{ mobile:a }}/{{mobile:b}}").split("/")
    assert one == again != other
    assert specimens.values == [one, other]


def test_a_placeholder_without_a_name_has_a_new_value_each_time() -> None:
    specimens = Specimens("seed")
    one, other = specimens.fill("{{name}}、{{name}}").split("、")
    assert one != other
    assert specimens.values == [one, other]


def test_the_seed_decides_the_values() -> None:
    assert Specimens("a").fill("{{mobile}}") == Specimens("a").fill("{{mobile}}")
    assert Specimens("a").fill("{{mobile}}") != Specimens("b").fill("{{mobile}}")


def test_values_stay_the_same_between_texts_of_one_case() -> None:
    specimens = Specimens("seed")
    assert specimens.fill("{{name:户主}}") == specimens.fill("{{name:户主}}")


def test_text_around_placeholders_is_left_alone() -> None:
    assert Specimens().fill("{总计} {{ 总计 }} {}") == "{总计} {{ 总计 }} {}"


def test_an_unknown_placeholder_is_an_error() -> None:
    with pytest.raises(KeyError, match="licence"):
        Specimens().fill("{{licence}}")


def test_values_with_checks_pass_them() -> None:
    for seed in SEEDS:
        made = {name: MAKERS[name](chance(seed)) for name in MAKERS}
        assert bank_card.is_valid(made["bank-card"])
        assert credit_code.is_valid(made["credit-code"])
        assert resident_id.is_valid(made["serial"])
        assert resident_id.is_valid(made["residence-permit"])
        assert resident_id.is_permanent(made["permanent-residence"])
        assert resident_id.is_disability(made["disability-card"])
        assert resident_id.is_shaped(made["resident-id-15"])
        assert resident_id.is_valid(made["student-number"][1:])


@pytest.mark.parametrize(
    ("form", "pattern"),
    [
        ("spaces", r"\d{3} \d{4} \d{4}"),
        ("hyphens", r"\d{3}-\d{4}-\d{4}"),
        ("dots", r"\d{3}\.\d{4}\.\d{4}"),
        ("broken", r"\d{5}\n\d{6}"),
        ("wide", "[\uff10-\uff19]{11}"),
        ("masked", r"\d{3}\*{4}\d{4}"),
    ],
)
def test_a_value_is_written_in_the_form_that_is_named(form: str, pattern: str) -> None:
    specimens = Specimens("seed")
    plain, written = specimens.fill(f"{{{{mobile:a}}}}/{{{{mobile:a/{form}}}}}").split("/")
    assert re.fullmatch(pattern, written)
    assert fold(Text.plain(written)).value[:3] == plain[:3]
    assert specimens.values == [plain]
