from __future__ import annotations

import re

import pytest

from disclosure_lint.readers import read_text
from disclosure_lint.structure.totals.lines import Role, Words
from disclosure_lint.structure.totals.sheet import Sheet

WORDS = Words(
    ranks=tuple(map(re.compile, ("小计$", "合计$", "总计$"))),
    of_which=re.compile("^其中"),
    apart=re.compile("序号|单价|编码"),
    share=re.compile("占比"),
    amounts=re.compile("金额"),
    rounded=re.compile("万元"),
    exact=re.compile("元"),
)
TABS = "项目\t金额\n甲\t3\n合计\t3\n"


def sheet(text: str, name: str = "a.txt") -> Sheet:
    suffix = f".{name.rpartition('.')[2]}"
    document = read_text(text, name, suffix)
    return Sheet(document.tables[0], WORDS)


def paths(found: Sheet) -> list[tuple[str, ...]]:
    return [line.path for block in found.blocks for line in block.columns]


def rows(found: Sheet) -> list[str]:
    return ["/".join(line.path) for block in found.blocks for line in block.rows]


def test_figures_and_labels_are_told_apart() -> None:
    found = sheet("序号\t项目\t单价\t金额\t占比\n1\t甲\t2\t3\t60%\n2\t乙\t2\t2\t40%\n合计\t\t\t5\t100%\n")
    assert found.roles == [Role.APART, Role.LABEL, Role.APART, Role.FIGURES, Role.SHARES]
    assert rows(found) == ["甲", "乙", "合计"]


def test_headers_above_each_other_make_paths() -> None:
    page = "<table><tr><td rowspan=2>校<td colspan=2>合计<tr><td>男<td>女<tr><td>一小<td>3<td>4</table>"
    assert paths(sheet(page, "a.html")) == [("合计", "男"), ("合计", "女")]


def test_a_header_that_spans_only_by_blanks_is_carried_on() -> None:
    found = sheet(
        "| 校 | 合计 | | 备用 |\n|---|---|---|---|\n| | 男 | 女 | |\n| 一小 | 3 | 4 | 5 |\n", "a.md"
    )
    assert paths(found) == [("合计", "男"), ("合计", "女"), ("备用",)]


def test_titles_and_numbers_of_columns_head_nothing() -> None:
    page = (
        "<table><tr><td colspan=3>支出表<tr><td>项目<td>金额<td>金额二<tr><td>栏次<td>1<td>2"
        "<tr><td>甲<td>3<td>4</table>"
    )
    assert paths(sheet(page, "a.html")) == [("金额",), ("金额二",)]
    assert rows(sheet(page, "a.html")) == ["甲"]


def test_years_are_headers_and_headers_said_again_are_no_rows() -> None:
    found = sheet("馆\t2022\t2023\n甲\t3\t4\n馆\t2022\t2023\n乙\t5\t6\n")
    assert paths(found) == [("2022",), ("2023",)]
    assert rows(found) == ["甲", "乙"]


def test_lists_side_by_side_have_labels_of_their_own() -> None:
    found = sheet("收入\t金额\t支出\t金额\n甲\t3\t丙\t1\n乙\t4\t丁\t6\n收入合计\t7\t支出合计\t7\n")
    assert [block.alone for block in found.blocks] == [False, False]
    assert rows(found) == ["甲", "乙", "收入合计", "丙", "丁", "支出合计"]


def test_a_column_of_remarks_does_not_part_a_table() -> None:
    found = sheet("项目\t人数\t备注\t金额\n甲\t3\t\t5\n乙\t4\t续\t6\n丙\t1\t\t6\n合计\t8\t\t17\n")
    assert [block.alone for block in found.blocks] == [True, True]
    assert rows(found) == ["甲", "乙", "丙", "合计"] * 2


@pytest.mark.parametrize(
    ("text", "whole"),
    [
        (TABS, True),
        ("甲\t3\n合计\t3\n", False),
        ("序号\t项目\t金额\n31\t甲\t3\n32\t乙\t3\n合计\t\t6\n", False),
        ("项目\t金额\n甲\t3\n……\t\n合计\t9\n", True),
        ("项目\t金额\n甲\t3\n……\t—\n合计\t9\n", False),
    ],
)
def test_a_list_is_whole_when_it_is_headed_and_counts_from_one(text: str, *, whole: bool) -> None:
    assert sheet(text).whole is whole


def test_codes_tell_how_deep_a_row_lies() -> None:
    found = sheet("编码\t科目\t金额\n201\t甲\t9\n20101\t乙\t9\n2010101\t丙\t9\n合计\t\t9\n")
    assert [line.level for line in found.blocks[0].rows] == [3, 5, 7, 0]


def test_telephone_numbers_are_no_figures() -> None:
    found = sheet("姓\t号\n甲\t09900000001\n乙\t09900000002\n")
    assert found.roles[1] is Role.APART


@pytest.mark.parametrize("text", ["\t\n\t\n", "1\t2\n3\t4\n", "甲\t乙\n丙\t丁\n", "合计\t合计\n合计\t合计\n"])
def test_odd_tables_are_read_without_complaint(text: str) -> None:
    document = read_text(f"前言\n{text}", "a.txt", ".txt")
    for table in document.tables:
        Sheet(table, WORDS)
