"""Names in a row and what stands around them."""

from __future__ import annotations

import re

import pytest

from disclosure_lint.language.names import Name
from disclosure_lint.structure.persons import lists, mentions, places_of


def names(value: str) -> list[Name]:
    """Latin capitals stand for names."""
    return [Name(found.start(), found.end(), sure=True) for found in re.finditer(r"[A-Z]+", value)]


def test_a_mention_has_the_line_before_and_behind_it_without_spaces() -> None:
    value = "第一行\n局 长 A 说 好\n第三行"
    (mention,) = mentions(value, names(value), 10)
    assert (mention.before, mention.after) == ("局长", "说好")


def test_names_in_a_row_share_what_stands_around_all_of_them() -> None:
    value = "局长A、B和C出席。D说"
    found = list(mentions(value, names(value), 10))
    assert [m.before_all for m in found[:3]] == ["局长"] * 3
    assert [m.after_all[:2] for m in found[:3]] == ["出席"] * 3
    assert found[1].before == "局长A、"
    assert found[3].before_all == "局长A、B和C出席。"


def test_no_more_is_looked_at_than_the_reach() -> None:
    value = "一二三四五A六七八九十"
    (mention,) = mentions(value, names(value), 2)
    assert (mention.before, mention.after) == ("四五", "六七")


@pytest.mark.parametrize(
    ("value", "sizes"),
    [
        ("A、B、C、D、E", [5]),
        ("1. A\n2. B\n3. C", [3]),
        ("A 男\nB 女\nC", [3]),
        ("A说，B也说", [1, 1]),
        ("A、B.C说", [3]),
        ("A、B。C说", [2, 1]),
        ("", []),
    ],
)
def test_a_list_is_names_with_nothing_but_separators_between(value: str, sizes: list[int]) -> None:
    assert [len(group) for group in lists(value, names(value), 1)] == sizes


def test_short_lists_are_left_out() -> None:
    value = "A、B、C说，D、E"
    assert [len(group) for group in lists(value, names(value), 3)] == [3]


def test_places_of_one_name_come_together_also_where_it_is_spaced() -> None:
    value = "A说，B说，A说"
    found = places_of(value, list(mentions(value, names(value), 5)))
    assert {name: len(where) for name, where in found.items()} == {"A": 2, "B": 1}
    assert "A" not in repr(found["A"])
