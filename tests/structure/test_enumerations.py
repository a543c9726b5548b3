"""Numbered points of running text, sorted into lists."""

from __future__ import annotations

from typing import NamedTuple

import pytest
from hypothesis import given
from hypothesis import strategies as st

from disclosure_lint.readers import read_text
from disclosure_lint.structure.enumerations import STYLES, Style, consecutive, enumerations, points, traces
from disclosure_lint.structure.flow import Flow


class Mark(NamedTuple):
    number: int
    at: int = 0


def found(content: str, style: Style) -> list[tuple[int, str]]:
    flow = Flow(read_text(content, "a.txt", ".txt").blocks)
    return [(point.number, flow.value[point.start : point.end]) for point in points(flow, style)]


def lists(numbers: str, **options: object) -> list[str]:
    marks = [Mark(int(number), at) for at, number in enumerate(numbers)]
    return ["".join(str(mark.number) for mark in one) for one in enumerations(marks, **options)]  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("style", "text", "marks"),
    [
        ("point", "做法：一是甲；二是乙。三是丙，十一是丁", ["一是", "二是", "三是", "十一是"]),
        ("point", "统一是关键，一是否公开，第一是非", []),
        ("bracketed", "（一）甲。（二）乙\n（三）丙00（四）丁", ["(一)", "(二)", "(三)"]),
        ("bracketed", "第二十条第（一）项\n（五）项信息内容，见附件（二）", []),
        ("digit", "1.甲。2、乙\n3. 丙；12.丁 13.戊 00 14.己", ["1.", "2、", "12.", "13."]),
        ("digit", "1.5万条，2.0版，2023、2024年，共3、4件", []),
        ("ordinal", "第一，甲；第二、乙。第三：丙", ["第一,", "第二、", "第三:"]),
        ("ordinal", "第一时间，第一季度，第二十条", []),
    ],
)
def test_marks_of_a_style_are_found_where_points_begin(style: Style, text: str, marks: list[str]) -> None:
    assert [mark for _, mark in found(text, style)] == marks


def test_marks_have_their_number() -> None:
    assert [number for number, _ in found("一是甲；二是乙；十是丙；十二是丁；", "point")] == [1, 2, 10, 12]


def test_cells_of_a_table_hold_no_points() -> None:
    flow = Flow(read_text("<table><tr><td>一是甲</td><td>2</td></tr></table>", "a.html", ".html").blocks)
    assert [points(flow, style) for style in STYLES] == [[], [], [], []]


def test_labels_of_a_table_saved_as_text_are_no_points() -> None:
    flow = Flow(read_text("（一）甲。（二）乙。（三）丙", "a.txt", ".txt").blocks)
    at = flow.value.index("(二)")
    assert [point.number for point in points(flow, "bracketed", [(at, at + 5)])] == [1, 3]


@pytest.mark.parametrize(
    ("numbers", "sorted_out"),
    [
        ("", []),
        ("123", ["123"]),
        ("123123", ["123", "123"]),
        ("1121323", ["123", "123", "1"]),
        ("12123", ["12", "123"]),
        ("1123", ["1", "123"]),
        ("12334", ["12334"]),
        ("1245", ["1245"]),
        ("1256", ["12", "56"]),
        ("34", ["34"]),
    ],
)
def test_numbers_tell_which_list_a_point_goes_on_with(numbers: str, sorted_out: list[str]) -> None:
    assert lists(numbers) == sorted_out


def test_an_outer_list_may_be_preferred() -> None:
    assert lists("12123") == ["12", "123"]
    assert lists("12123", outer=lambda mark: mark.at == 4) == ["123", "12"]


def test_lists_end_where_they_are_broken() -> None:
    assert lists("1234", broken=lambda _, mark: mark.at == 2) == ["12", "34"]


@given(st.lists(st.integers(min_value=1, max_value=6), max_size=40))
def test_no_point_is_lost_and_none_is_counted_twice(numbers: list[int]) -> None:
    marks = [Mark(number, at) for at, number in enumerate(numbers)]
    sorted_out = enumerations(marks)
    assert sorted(mark.at for one in sorted_out for mark in one) == list(range(len(numbers)))
    assert all(one == sorted(one, key=lambda mark: mark.at) for one in sorted_out)


@pytest.mark.parametrize(
    ("numbers", "counts"), [("123", True), ("1", True), ("", False), ("13", False), ("23", False)]
)
def test_lists_that_count_from_one_are_told(numbers: str, *, counts: bool) -> None:
    assert consecutive([Mark(int(number)) for number in numbers]) is counts


@pytest.mark.parametrize("text", ["三是", "(三)", "三、", "3.", "3、", "3)", "三方面"])
def test_a_number_written_in_another_way_leaves_a_trace(text: str) -> None:
    assert traces(f"前{text}后", 3, 0, 10)


@pytest.mark.parametrize("text", ["三次", "13.", "第三季度", ""])
def test_other_uses_of_a_number_leave_none(text: str) -> None:
    assert not traces(f"前{text}后", 3, 0, 10)
