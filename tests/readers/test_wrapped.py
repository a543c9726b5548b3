"""Lines broken at a fixed width are put together; lists, tables and paragraphs stay as they are."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from disclosure_lint.document import Paragraph
from disclosure_lint.readers import read_text
from disclosure_lint.readers.wrapped import unwrap
from disclosure_lint.text import Text

PROSE = (
    "全年通过网站、公众号和宣传栏公开各类信息，内容包括机构职能、政策文件、规划计划和财政资金，做到及时、准确、便于查找；"
    "对群众关心的问题，组织有关科室集中答复，并把常见的问答整理成册，放在办事大厅供群众取阅，受到普遍欢迎。"
)


def wrapped(text: str, width: int) -> list[str]:
    return [text[at : at + width] for at in range(0, len(text), width)]


def joined(lines: list[str]) -> list[str]:
    return [line.value for line in unwrap(Text.plain("\n".join(lines)).lines())]


@pytest.mark.parametrize("width", [22, 28, 36, 48])
def test_prose_broken_at_a_width_is_one_paragraph_again(width: int) -> None:
    text = PROSE * 3
    assert joined(wrapped(text, width)) == [text]


def test_a_heading_begins_a_paragraph_of_its_own() -> None:
    lines = [*wrapped(PROSE * 2, 28), "二、主动公开情况", *wrapped(PROSE * 2, 28)]
    assert joined(lines) == [PROSE * 2, "二、主动公开情况", PROSE * 2]


def test_figures_at_the_end_and_the_beginning_of_lines_do_not_run_together() -> None:
    lines = wrapped(PROSE * 2, 28)
    lines[1], lines[2] = lines[1][:-2] + "12", "34" + lines[2][2:]
    assert not any("1234" in line for line in joined(lines))


@pytest.mark.parametrize(
    "lines",
    [
        ["松涧镇一村　某甲　低保　四百二十元　已发放到户　二零二四年"] * 40,
        ["关于印发青岚市林业局政府信息公开工作制度的通知"] * 40,
        ["第一段话说完了，这里有句号。" * 3] * 40,
        ["甲", "乙"],
        [],
    ],
)
def test_lists_and_whole_paragraphs_stay_line_by_line(lines: list[str]) -> None:
    assert joined(lines) == (lines or [""])


def test_joined_lines_keep_their_places() -> None:
    page = "\n".join(wrapped(PROSE * 3, 28))
    (block,) = read_text(page, "a.txt").blocks
    assert isinstance(block, Paragraph)
    at = block.text.value.index("办事大厅")
    start, end = block.text.span(at, at + 4)
    assert page[start:end].replace("\n", "") == "办事大厅"


@given(st.lists(st.text(alphabet="公开信息，。、12 \t|", max_size=60), max_size=30))
def test_no_character_is_lost_or_moved(lines: list[str]) -> None:
    assert "".join(joined(lines)) == "".join(lines)


def test_a_paragraph_goes_on_over_the_number_of_a_page() -> None:
    lines = wrapped(PROSE * 2, 28)
    assert joined([*lines[:3], "- 2 -", *lines[3:]]) == [PROSE * 2, "- 2 -"]


def test_rows_of_figures_do_not_widen_the_text_around_them() -> None:
    row = "一、本年新收政府信息公开申请数量 351 29 4 6 16 13 419"
    assert joined([*wrapped(PROSE * 3, 24), row]) == [PROSE * 3, row]


def test_a_space_before_a_figure_is_no_indent() -> None:
    lines = [line.replace("，", "3", 1) for line in wrapped(PROSE * 2, 28)]
    spaced = [lines[0], f" 2{lines[1][2:]}", *lines[2:]]
    assert len(joined(spaced)) == 1
