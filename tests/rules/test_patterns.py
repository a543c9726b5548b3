"""Regular expressions of rules: checked when loaded, bounded in time."""

from __future__ import annotations

import time

import pytest
from pydantic import BaseModel, ValidationError

from disclosure_lint.rules.patterns import Pattern, time_limit, unchecked_patterns

#: The regex package tries every way to cut the text in ones and twos.
CATASTROPHIC = Pattern(r"(?:a|aa)+$")
LONG = "a" * 60 + "!"


class Options(BaseModel):
    """Options as a kind would have them."""

    pattern: Pattern

    model_config = {"arbitrary_types_allowed": True}


def test_a_pattern_is_searched_in_a_range_and_in_many_lines() -> None:
    pattern = Pattern(r"^\d+")
    value = "1\n22\n333"
    assert [found[0] for found in pattern.finditer(value)] == ["1", "22", "333"]
    assert [found.span() for found in pattern.finditer(value, 2, 4)] == [(2, 4)]
    found = pattern.search(value, 2)
    assert found is not None
    assert found[0] == "22"
    assert pattern.search("a") is None


def test_a_pattern_is_compiled_when_first_used() -> None:
    pattern = Pattern("(")
    with pytest.raises(Exception, match="missing"):
        pattern.search("a")


@pytest.mark.parametrize("seconds", [0.05, 0.0, -1.0])
def test_a_search_that_takes_too_long_is_stopped(seconds: float) -> None:
    started = time.monotonic()
    with time_limit(seconds), pytest.raises(TimeoutError):
        CATASTROPHIC.search(LONG)
    assert time.monotonic() - started < 5


def test_looking_for_all_matches_is_stopped_too() -> None:
    with time_limit(0.05), pytest.raises(TimeoutError):
        list(CATASTROPHIC.finditer(LONG))


def test_the_limit_is_for_all_searches_inside_together() -> None:
    with time_limit(0.02), pytest.raises(TimeoutError):
        search_often(Pattern("b"), "a" * 5000)


def search_often(pattern: Pattern, value: str) -> None:
    for _ in range(100_000):
        pattern.search(value)


def test_the_limit_ends_with_its_block() -> None:
    with time_limit(0.0):
        pass
    assert Pattern("b").search("ab") is not None


def test_an_inner_limit_gives_way_to_the_outer_one_again() -> None:
    with time_limit(60):
        with time_limit(-1), pytest.raises(TimeoutError):
            CATASTROPHIC.search(LONG)
        assert Pattern("b").search("ab") is not None


@pytest.mark.parametrize("source", ["（一）", "a：b", "Ａ", "甲　乙", "[，。]", "｛"])
def test_a_full_width_sign_is_refused_with_what_to_write(source: str) -> None:
    problem = Pattern(source).problem()
    assert problem is not None
    assert "never found" in problem


def test_the_half_width_sign_is_suggested() -> None:
    problem = Pattern("甲（乙").problem()
    assert problem is not None
    assert "'（'" in problem
    assert "'('" in problem


@pytest.mark.parametrize("source", ["(", "[a", "a{2,1}", "(?P<a>x)(?P<a", "*", r"\\p{Nonsense}"])
def test_what_is_no_pattern_is_refused(source: str) -> None:
    problem = Pattern(source.replace("\\\\", "\\")).problem()
    assert problem is not None
    assert "not a regular expression" in problem


@pytest.mark.parametrize(
    "source", ["甲", "[。、]", r"\d{3}", "(?<=号)甲", r"\p{Han}+", "“[^”]*”", "〔2021〕"]
)
def test_signs_that_matching_text_holds_are_fine(source: str) -> None:
    assert Pattern(source).problem() is None


def test_patterns_in_options_are_checked_as_they_are_read() -> None:
    with pytest.raises(ValidationError, match="not a regular expression"):
        Options.model_validate({"pattern": "("})
    with pytest.raises(ValidationError, match="at least 1 character"):
        Options.model_validate({"pattern": ""})
    assert Options.model_validate({"pattern": "甲"}).pattern.search("甲") is not None


def test_patterns_of_the_pack_that_ships_are_not_compiled_when_read() -> None:
    with unchecked_patterns():
        assert Options.model_validate({"pattern": "("}).pattern.source == "("
    with pytest.raises(ValidationError):
        Options.model_validate({"pattern": "("})


def test_a_pattern_is_no_regular_expression_of_json_schema() -> None:
    """There ``format: regex`` means the syntax of ECMA-262, which knows no ``(?x)``."""
    pattern = Options.model_json_schema()["properties"]["pattern"]
    assert (pattern["type"], "format" in pattern) == ("string", False)


def test_the_repr_of_a_pattern_is_its_source() -> None:
    assert repr(Pattern("甲+")) == "Pattern('甲+')"
