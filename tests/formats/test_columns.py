"""Text in columns of a terminal, where a Chinese character takes two."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from disclosure_lint.formats.columns import fit, visible, width, wrap
from disclosure_lint.judge.excerpt import Excerpt

thorough = settings(deadline=None, max_examples=300)
TEXT = st.text(alphabet="政府ab，。1 -（", max_size=60)
WORDS = st.sampled_from(["政府", "公开，", "信息）。", "（一）", " gov.cn ", " 2023 ", "a ", " "])
CLOSING = "，。；：、！？）》”’」』…％"


def naive_width(text: str) -> int:
    return sum(2 if unicodedata.east_asian_width(sign) in "WF" else 1 for sign in text)


@pytest.mark.parametrize(
    ("text", "columns"),
    [("", 0), ("abc", 3), ("政府", 4), ("（a）", 5), ("政\u0301", 2), ("a\u200bb", 2), ("𠮷", 2)],
)
def test_the_width_of_a_text_is_that_of_its_characters(text: str, columns: int) -> None:
    assert width(text) == columns


@thorough
@given(st.lists(WORDS, max_size=40).map("".join), st.integers(24, 60))
def test_wrapping_never_exceeds_the_columns_when_every_word_fits(text: str, columns: int) -> None:
    assert all(naive_width(line) <= columns for line in wrap(text, columns, "  规则: ", "    "))


@thorough
@given(TEXT, st.integers(10, 40))
def test_wrapping_loses_nothing_but_spaces(text: str, columns: int) -> None:
    lines = list(wrap(text, columns, "> ", "  "))
    wrapped = "".join(lines).replace(">", "", 1)
    assert "".join(wrapped.split()) == "".join(text.split())


@thorough
@given(st.lists(WORDS, max_size=40).map("".join), st.integers(10, 40))
def test_no_line_but_the_first_begins_with_what_closes_a_clause(text: str, columns: int) -> None:
    assert not any(line[:1] in CLOSING for line in list(wrap(text, columns))[1:])


def test_nor_does_a_line_after_digits() -> None:
    assert list(wrap("共受理 2023。", 11)) == ["共受理", "2023。"]


def test_words_of_ascii_are_kept_whole() -> None:
    assert list(wrap("见 example.org 的说明", 13)) == ["见", "example.org", "的说明"]


def test_the_first_line_and_the_others_have_their_indents() -> None:
    assert list(wrap("政府信息公开", 8, "甲: ", "  ")) == ["甲: 政府", "  信息公", "  开"]


def test_nothing_makes_no_line() -> None:
    assert list(wrap("", 10)) == []
    assert list(wrap("  ", 10)) == []


@pytest.mark.parametrize("text", ["a" * 50, "见 " + "/" * 50, "好。" + "。" * 50])
def test_what_is_wider_than_a_line_is_broken(text: str) -> None:
    assert all(width(line) <= 20 for line in wrap(text, 20, "  "))


def test_no_line_is_blank() -> None:
    assert all(line.strip() for line in wrap("甲乙丙丁 " + "a" * 30, 12, "规则", "  "))


@st.composite
def excerpts(draw: st.DrawFn) -> Excerpt:
    text = draw(st.text(alphabet="政府ab1，…", min_size=1, max_size=120))
    start = draw(st.integers(0, len(text) - 1))
    return Excerpt(text, start, draw(st.integers(start, len(text))))


@thorough
@given(excerpts(), st.integers(20, 100))
def test_an_excerpt_is_cut_to_the_columns_with_what_is_meant_in_sight(excerpt: Excerpt, columns: int) -> None:
    marked = fit(excerpt, columns)
    assert width(marked.line) <= columns
    assert marked.indent + marked.length <= columns
    assert marked.length >= 1


@thorough
@given(excerpts(), st.integers(20, 100))
def test_the_marks_stand_under_what_is_meant(excerpt: Excerpt, columns: int) -> None:
    marked = fit(excerpt, columns)
    before = next(n for n in range(len(marked.line) + 1) if width(marked.line[:n]) == marked.indent)
    assert marked.line[before] == excerpt.text[excerpt.start]


@thorough
@given(excerpts(), st.integers(20, 100))
def test_marks_are_as_wide_as_what_is_meant_and_shown(excerpt: Excerpt, columns: int) -> None:
    marked = fit(excerpt, columns)
    wanted = max(1, width(excerpt.text[excerpt.start : excerpt.end]))
    assert marked.length <= wanted
    assert marked.length == wanted or width(marked.line) >= columns - 2


def test_an_excerpt_that_fits_is_left_as_it_is() -> None:
    assert fit(Excerpt("共收到申请3件", 3, 5), 40) == ("共收到申请3件", 6, 4)


def test_a_long_excerpt_is_cut_at_both_ends() -> None:
    text = "前" * 50 + "号码" + "后" * 50
    marked = fit(Excerpt(text, 50, 52), 40)
    assert marked.line.startswith("…前")
    assert marked.line.endswith("后…")
    assert naive_width(marked.line.partition("号码")[0]) - 1 <= marked.indent <= 14


@pytest.mark.parametrize(
    "sign", ["\x1b", "\x00", "\x07", "\r", "\n", "\x7f", "\x9b", "\u202e", "\u2066", "\udcff"]
)
def test_no_character_has_power_over_the_terminal(sign: str) -> None:
    assert visible(f"甲{sign}[31m乙") == "甲\ufffd[31m乙"


def test_other_characters_are_shown_as_they_are() -> None:
    assert visible("甲 a，𠮷\u3000") == "甲 a，𠮷\u3000"
