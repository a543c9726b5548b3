"""Lines become headings, items and footers."""

from __future__ import annotations

import pytest

from disclosure_lint.document import Block, Footer, Heading, ListItem, Paragraph
from disclosure_lint.structure.blocks import classify
from disclosure_lint.table import place_cells
from disclosure_lint.text import Text


def named(*lines: str) -> list[str]:
    return [type(block).__name__ for block in classify(Paragraph(Text.plain(line)) for line in lines)]


def only(line: str) -> Block:
    (block,) = classify([Paragraph(Text.plain(line))])
    return block


@pytest.mark.parametrize(
    ("line", "level"),
    [
        ("一、总体情况", 1),
        ("第二部分 主动公开", 1),
        ("（一）主动公开", 2),
        ("１．规章", 3),
        ("(1)甲类", 4),
        ("一、收到和处理政府信息公开申请情况,表", 1),
    ],
)
def test_a_short_numbered_line_is_a_heading_of_the_level_of_its_mark(line: str, level: int) -> None:
    block = only(line)
    assert isinstance(block, Heading)
    assert (block.level, block.text.value) == (level, line)


@pytest.mark.parametrize(
    ("line", "kind"),
    [
        ("（一）主动公开。全年公开信息20条。", ListItem),
        ("1.加强领导，明确责任，落实经费", ListItem),
        ("一是加强领导", ListItem),
        ("（二）" + "公开" * 30, ListItem),
        ("一、全年公开信息20条。", Paragraph),
        ("一、" + "公开" * 30, Paragraph),
        ("2023年，我局公开信息20条", Paragraph),
        ("总体情况", Paragraph),
    ],
)
def test_sentences_with_a_number_are_items_or_text(line: str, kind: type[Block]) -> None:
    assert type(only(line)) is kind


def test_a_heading_is_at_most_so_long() -> None:
    assert isinstance(only("一、" + "情" * 43), Heading)
    assert isinstance(only("一、" + "情" * 44), Paragraph)


def test_blocks_the_reader_has_named_keep_their_names() -> None:
    table = place_cells([])
    blocks: list[Block] = [Heading(Text.plain("甲"), 3), ListItem(Text.plain("一、乙")), table]
    assert classify(blocks) == tuple(blocks)


@pytest.mark.parametrize(
    "line",
    [
        "网站标识码：3400000001",
        "網站標識碼:3400000001",
        "皖ICP备05000001号",
        "皖ＩＣＰ备05000001号-1",
        "皖公网安备 34000000000001号",
        "版权所有：某区人民政府",
        "主办：某区人民政府",
        "承办单位：某区政府办公室",
        "本站已支持IPv6",
    ],
)
def test_a_line_of_codes_or_sponsors_begins_the_footer(line: str) -> None:
    assert named("正文", line, "联系我们") == ["Paragraph", "Footer", "Footer"]


@pytest.mark.parametrize("line", ["本次会议由某局主办：效果良好", "办理网站备案", "一、主办：甲"])
def test_what_only_speaks_of_such_things_does_not(line: str) -> None:
    assert "Footer" not in named("正文", line)


def test_headings_and_tables_after_the_footer_begins_keep_their_names() -> None:
    blocks: list[Block] = [
        Paragraph(Text.plain("主办：某区人民政府")),
        Heading(Text.plain("甲"), 1),
        place_cells([]),
    ]
    assert [type(block).__name__ for block in classify(blocks)] == ["Footer", "Heading", "Table"]


def test_a_footer_is_only_looked_for_at_the_end() -> None:
    lines = ["主办：某区人民政府"] + [f"正文{n}" for n in range(12)]
    assert "Footer" not in named(*lines)
    assert named(*lines[:12])[0] == "Footer"


def test_a_block_the_reader_called_footer_makes_footers_of_what_follows() -> None:
    blocks: list[Block] = [
        Paragraph(Text.plain("文")),
        Footer(Text.plain("版权所有")),
        Paragraph(Text.plain("电话")),
    ]
    assert [type(block).__name__ for block in classify(blocks)] == ["Paragraph", "Footer", "Footer"]


def test_a_document_of_nothing_has_no_blocks() -> None:
    assert classify([]) == ()


def test_a_footer_begins_with_the_site_map_a_few_lines_above() -> None:
    lines = (
        "公告",
        "明日停水。",
        "网站地图 | 联系我们 主办单位:青岚市水务局",
        "地址:沿江路1号",
        "网站标识码:9901000003",
    )
    assert named(*lines) == ["Paragraph"] * 2 + ["Footer"] * 3


def test_a_menu_with_the_site_map_is_no_footer() -> None:
    lines = ("首页 网站地图", "公告", "明日停水。", "请提前储水。", "水务局", "网站标识码:9901000003")
    assert named(*lines) == ["Paragraph"] * 5 + ["Footer"]
