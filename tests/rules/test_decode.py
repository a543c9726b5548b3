"""YAML to models: each mistake with the place of its key."""

from __future__ import annotations

from typing import Literal

import pytest
from pydantic import Field

from disclosure_lint.rules.decode import YamlFile
from disclosure_lint.rules.model import Strict
from disclosure_lint.rules.problems import Problem, RuleFilesError, closest


class Leaf(Strict):
    """The innermost model."""

    name: str
    level: int = 1


class Tree(Strict):
    """A model with every kind of nesting rule files have."""

    leaf: Leaf | None = None
    leaves: tuple[Leaf, ...] = ()
    by_name: dict[str, Leaf] = Field(default_factory=dict)
    colour: Literal["red", "green"] = "red"


def problems(text: str) -> list[tuple[int, int, str]]:
    """Line, column and suggestion of every mistake."""
    file = YamlFile("x.yaml", text)
    content, found = file.load()
    assert found == []
    _, found = file.decode(Tree, content)
    return [(problem.line, problem.column, problem.suggestion) for problem in found]


def test_what_is_right_is_decoded() -> None:
    file = YamlFile("x.yaml", "by-name: {甲: {name: 乙}}\nleaves: [{name: 丙, level: 2}]\n")
    content, found = file.load()
    tree, more = file.decode(Tree, content)
    assert (found, more) == ([], [])
    assert tree == Tree.model_validate(
        {"by-name": {"甲": {"name": "乙"}}, "leaves": [{"name": "丙", "level": 2}]}
    )


@pytest.mark.parametrize(
    ("text", "line", "column", "suggestion"),
    [
        ("lea: {name: a}", 1, 1, "leaf"),
        ("leaf: {nam: a, name: b}", 1, 8, "name"),
        ("leaves:\n  - name: a\n  - name: b\n    levl: 2", 4, 5, "level"),
        ("by-name:\n  甲:\n    name: a\n    nme: b", 4, 5, "name"),
        ("by_name: {}", 1, 1, "by-name"),
        ("colour: gren", 1, 9, "green"),
        ("colour: blue-black", 1, 9, ""),
        ("leaf:\n  name: a\n  level: x", 3, 10, ""),
        ("leaf: 3", 1, 7, ""),
        ("leaves: {}", 1, 9, ""),
        ("by-name: []", 1, 10, ""),
        ("? colour\n: gren", 2, 3, "green"),
        ("# 说明\n\ncolour: gren", 3, 9, "green"),
        ("\ufeffcolour: gren", 1, 9, "green"),
    ],
)
def test_a_mistake_is_told_where_it_stands(text: str, line: int, column: int, suggestion: str) -> None:
    assert problems(text) == [(line, column, suggestion)]


def test_a_missing_key_is_told_at_the_mapping_it_is_missing_from() -> None:
    assert problems("leaves:\n  - level: 1\n  - name: b") == [(2, 5, "")]


def test_all_mistakes_are_told() -> None:
    assert problems("colour: gren\nleaf: {}\nleaves: [{name: a, x: 1}, 3]\n") == [
        (2, 7, ""),
        (3, 20, ""),
        (3, 27, ""),
        (1, 9, "green"),
    ]


def test_mistakes_in_a_part_of_a_file_are_told_at_their_place_in_the_file() -> None:
    file = YamlFile("x.yaml", "甲:\n  leaf: {nam: a, name: b}\n")
    content, _ = file.load()
    _, (problem,) = file.decode(Tree, content["甲"], ("甲",))
    assert (problem.line, problem.column, problem.excerpt) == (2, 10, "  leaf: {nam: a, name: b}")


def test_keys_given_twice_are_told_wherever_they_are() -> None:
    text = "a: 1\nb:\n  - {c: 1, d: 2, c: 3}\na: 2\n'a': 3\n"
    found = YamlFile("x.yaml", text).duplicates()
    assert sorted((problem.line, problem.column) for problem in found) == [(3, 18), (4, 1), (5, 1)]


def test_the_same_key_in_different_mappings_is_fine() -> None:
    assert YamlFile("x.yaml", "a: {a: 1}\nb: [{a: 1}, {a: 1}]\n").duplicates() == []


def test_an_empty_file_has_no_keys_twice() -> None:
    assert YamlFile("x.yaml", "# nothing\n").duplicates() == []


def test_keys_given_twice_are_told_however_deep_they_are() -> None:
    found = YamlFile("x.yaml", "[" * 900 + "{a: 1, a: 2}" + "]" * 900).duplicates()
    assert [problem.column for problem in found] == [908]


def test_a_problem_past_the_last_line_has_no_excerpt() -> None:
    _, (problem,) = YamlFile("x.yaml", "a: [\n").load()
    assert problem.excerpt == ""
    assert str(problem) == f"x.yaml:{problem.line}:{problem.column}: {problem.cause}"


@pytest.mark.parametrize(
    ("word", "known", "meant"),
    [
        ("severty", ["severity", "since"], "severity"),
        ("zzz", ["severity"], ""),
        ("", ["severity"], ""),
        ("a", [], ""),
        ("本年新收数量", ["本年新收", "上年结转"], "本年新收"),
    ],
)
def test_the_closest_word_is_near_or_none(word: str, known: list[str], meant: str) -> None:
    assert closest(word, known) == meant


def test_problems_are_sorted_by_file_and_place_and_all_said() -> None:
    found = [Problem("b", 1, 1, "", "三"), Problem("a", 2, 1, "", "二"), Problem("a", 1, 9, "", "一")]
    error = RuleFilesError(found)
    assert [problem.cause for problem in error.problems] == ["一", "二", "三"]
    assert str(error).splitlines() == ["a:1:9: 一", "a:2:1: 二", "b:1:1: 三"]


def test_lists_nested_beyond_what_the_parser_takes_are_a_problem_and_no_crash() -> None:
    data, problems = YamlFile("x.yaml", "[" * 5000 + "]" * 5000).load()
    assert data is None
    assert len(problems) == 1


class Measured(Strict):
    """A model with a number that may be broken."""

    share: float = 0.5


@pytest.mark.parametrize("number", [".nan", ".inf", "-.inf", "1.0e+400"])
def test_what_is_no_finite_number_is_a_mistake(number: str) -> None:
    file = YamlFile("x.yaml", f"share: {number}\n")
    data, _ = file.load()
    model, found = file.decode(Measured, data)
    assert model is None
    assert [(one.line, one.column) for one in found] == [(1, 8)]
