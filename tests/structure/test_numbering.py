"""Numbering marks, as GB/T 9704 orders them and as people write them."""

from __future__ import annotations

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from disclosure_lint.structure.numbering import Mark, mark_at


@pytest.mark.parametrize(
    ("line", "style", "level", "number", "mark"),
    [
        ("第一章 总则", "chapter", 1, 1, "第一章 "),
        ("第三部分、情况", "chapter", 1, 3, "第三部分、"),
        ("一、总体情况", "section", 1, 1, "一、"),
        ("二、 主动公开", "section", 1, 2, "二、 "),
        ("十二.其他", "section", 1, 12, "十二."),
        ("二十一、附则", "section", 1, 21, "二十一、"),
        ("三,问题", "section", 1, 3, "三,"),
        ("(一)主动公开", "bracketed", 2, 1, "(一)"),
        ("( 十 )、其他", "bracketed", 2, 10, "( 十 )、"),
        ("二)依申请公开", "bracketed", 2, 2, "二)"),
        ("1.总体", "digit", 3, 1, "1."),
        ("12、其他", "digit", 3, 12, "12、"),
        ("1 . 总体", "digit", 3, 1, "1 . "),
        ("(1)甲", "digit-bracketed", 4, 1, "(1)"),
        ("3) 乙", "digit-bracketed", 4, 3, "3) "),
        ("一是加强领导", "point", 5, 1, "一是"),
    ],
)
def test_a_mark_has_a_style_a_level_a_number_and_a_length(
    line: str, style: str, level: int, number: int, mark: str
) -> None:
    assert mark_at(line) == Mark(style, level, number, len(mark))


@pytest.mark.parametrize(
    "line",
    [
        "",
        "总体情况",
        "2.5万件",
        "2023年",
        "2023、",
        "一般情况",
        "十分重视",
        "第一次",
        "100、甲",
        "(2023)",
        "（一）",
        "a、",
        "、",
    ],
)
def test_what_only_begins_like_a_mark_is_none(line: str) -> None:
    assert mark_at(line) is None


def test_a_mark_is_looked_for_at_the_index_given_and_nowhere_else() -> None:
    assert mark_at("见一、总体", 1) == Mark("section", 1, 1, 2)
    assert mark_at("见一、总体", 0) is None


@pytest.mark.parametrize(
    "line", ["十四五是关键时期", "(十四五)规划", "一二、", "三五是", "十十、", "第五五章"]
)
def test_numerals_of_no_ordinal_are_no_mark(line: str) -> None:
    assert mark_at(line) is None


@example("十四五是")
@given(st.text(alphabet="一二十百第章部()（.、,是 12a", max_size=8))
def test_no_text_breaks_the_search_for_a_mark(value: str) -> None:
    mark = mark_at(value)
    assert mark is None or (0 < mark.length <= len(value) and mark.number >= 0 and 1 <= mark.level <= 5)
