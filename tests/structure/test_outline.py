"""The flow of a document and the headings in it, on lines of their own and run into the text."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from disclosure_lint.readers import read_text
from disclosure_lint.reading import Reading
from disclosure_lint.structure.flow import Flow
from disclosure_lint.structure.outline import Outline

if TYPE_CHECKING:
    from disclosure_lint.document import Block


def flow_of(content: str, suffix: str = ".txt") -> Flow[Block]:
    return Flow(read_text(content, f"a{suffix}", suffix).blocks)


def outline_of(content: str, suffix: str = ".txt") -> Outline:
    return Outline(flow_of(content, suffix))


def heads(content: str, suffix: str = ".txt") -> list[tuple[int, int, str, bool]]:
    return [(head.level, head.number, head.label, head.run_in) for head in outline_of(content, suffix).heads]


def test_the_flow_has_blocks_on_lines_and_cells_between_tabs() -> None:
    flow = flow_of(
        "<p>甲（１）</p><table><tr><td>项　目<td>2<tr><td>3<td></table><p>國務院辦公廳</p>", ".html"
    )
    assert flow.value == "甲(1)\n项 目\t2\n3\t\n国务院办公厅"


def test_every_part_of_the_flow_is_its_block() -> None:
    flow = flow_of("甲\n一、乙\n丙")
    assert [flow.value[part.start : part.end] for part in flow.parts] == ["甲", "一、乙", "丙"]
    assert [flow.part_at(index) for index in range(7)] == [
        *[flow.parts[0]] * 2,
        *[flow.parts[1]] * 4,
        flow.parts[2],
    ]


def test_every_character_of_the_flow_stands_in_the_source() -> None:
    content = "<p>國務&amp;院</p>\r\n<p>（一）辦\u200b公廳開會</p>"
    flow = flow_of(content, ".html")
    at = flow.value.index("办公")
    assert content[slice(*flow.text.span(at, at + 2))] == "辦\u200b公"


def test_a_document_of_nothing_has_an_empty_flow() -> None:
    flow = flow_of("")
    assert (flow.value, flow.parts) == ("", ())
    assert Outline(flow).heads == ()


def test_headings_on_lines_have_their_number_level_and_label() -> None:
    content = "某区年度报告\n一、总体情况\n（一） 主动 公开\n1. 规章：\n二、其他"
    assert heads(content) == [
        (1, 1, "总体情况", False),
        (2, 1, "主动公开", False),
        (3, 1, "规章", False),
        (1, 2, "其他", False),
    ]


def test_headings_of_pages_without_numbers_keep_the_level_of_their_tag() -> None:
    assert heads("<h1>年度报告</h1><h3>总体情况</h3><h2>二、其他</h2>", ".html") == [
        (1, 0, "年度报告", False),
        (3, 0, "总体情况", False),
        (1, 2, "其他", False),
    ]


def test_headings_run_into_one_line_are_found() -> None:
    content = (
        "联系电话：0591-2316。一、总体情况2023年，我区公开信息20条。（一）主动公开：共20条；二、其他情况无。"
    )
    assert heads(content) == [
        (1, 1, "总体情况", True),
        (2, 1, "主动公开", True),
        (1, 2, "其他情况无", True),
    ]


def test_points_in_a_paragraph_are_counted() -> None:
    content = "主要做法：一是加强领导，明确责任。二是完善制度，落实经费；三是抓好培训。"
    assert heads("下面是" + content)[1:] == heads("下面是" + content)[-2:]
    assert [(number, label) for _, number, label, _ in heads("下面是" + content)] == [
        (1, "加强领导"),
        (2, "完善制度"),
        (3, "抓好培训"),
    ]


@pytest.mark.parametrize("text", ["详见一、二两节。", "之一、之二", "第二、三季度", "统一是关键"])
def test_numerals_inside_a_clause_open_nothing(text: str) -> None:
    assert heads(text) == []


def test_the_path_of_an_index_is_what_it_stands_under() -> None:
    outline = outline_of(content := "一、总体情况\n甲\n（一）主动公开\n乙\n1.规章\n丙\n二、其他\n丁")
    assert [[head.label for head in outline.path(content.index(sign))] for sign in "甲乙丙丁"] == [
        ["总体情况"],
        ["总体情况", "主动公开"],
        ["总体情况", "主动公开", "规章"],
        ["其他"],
    ]


def test_of_several_headings_of_one_level_only_the_last_is_in_the_path() -> None:
    outline = outline_of(content := "一、甲\n（一）乙\n（二）丙\n1.丁\n2.戊\n文")
    assert [head.label for head in outline.path(content.index("文"))] == ["甲", "丙", "戊"]


def test_nothing_stands_above_the_first_heading() -> None:
    assert outline_of("前言\n一、总体情况").path(0) == ()


def test_a_level_that_was_left_out_is_not_in_the_path() -> None:
    outline = outline_of(content := "一、总体情况\n1.规章\n（二）主动公开\n乙")
    assert [head.label for head in outline.path(content.index("乙"))] == ["总体情况", "主动公开"]


def test_the_body_of_a_heading_ends_at_the_next_of_its_level_or_above() -> None:
    flow = flow_of("一、甲\n文\n（一）乙\n字\n（二）丙\n句\n二、丁\n末")
    outline = Outline(flow)
    bodies = [flow.value[slice(*outline.body(head))].strip().replace("\n", "/") for head in outline.heads]
    assert bodies == ["文/（一）乙/字/（二）丙/句".replace("（", "(").replace("）", ")"), "字", "句", "末"]


def test_the_path_of_a_finding_is_written_with_strokes() -> None:
    document = read_text(content := "一、总体情况\n（一）主动公开\n共20条", "a.txt")
    at = content.index("20")
    path = Reading(document).heading_path(document.blocks[2].text.span(1, 3))
    assert (path, document.blocks[2].text.span(1, 3).start) == ("总体情况/主动公开", at)


def test_headings_and_blocks_of_a_range_are_those_that_begin_in_it() -> None:
    flow = flow_of("一、甲\n文\n（一）乙\n字\n二、丁")
    outline = Outline(flow)
    start, end = (flow.value.index(sign) for sign in "文丁")
    assert [head.label for head in outline.between(start, end)] == ["乙", "丁"]
    assert [head.label for head in outline.between(0, 0)] == []
    assert [flow.value[part.start : part.end] for part in flow.between(start, end)] == [
        "文",
        "(一)乙",
        "字",
        "二、丁",
    ]


def test_a_chapter_may_follow_the_heading_of_an_empty_one() -> None:
    content = "甲。三、收到和处理申请情况四、复议诉讼情况五、存在的问题较多。情况一、二。"
    assert [head.label for head in outline_of(content).heads] == [
        "收到和处理申请情况",
        "复议诉讼情况",
        "存在的问题较多",
    ]


@pytest.mark.parametrize(
    ("content", "cut"),
    [("甲〔此处略去一段〕乙", True), ("甲……乙", True), ("甲〔2021〕乙", False), ("策略", False)],
)
def test_a_text_says_where_something_was_left_out(content: str, *, cut: bool) -> None:
    flow = flow_of(content)
    assert flow.is_cut(0, len(flow.value)) is cut
