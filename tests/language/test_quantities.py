"""Numbers said in prose."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from disclosure_lint.language.quantities import Quantity, Sense, agrees, find_quantities, is_rounded


def read(text: str) -> list[tuple[str, str, bool]]:
    return [(f"{found.value.normalize():f}", found.unit, found.exact) for found in find_quantities(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("共受理申请859件", ("859", "件", True)),
        ("下降12.3%", ("12.3", "%", True)),
        ("公开12,345条", ("12345", "条", True)),
        ("收到二十三件", ("23", "件", True)),
        ("共召开两次会议", ("2", "次", True)),
        ("访问162103人次", ("162103", "人次", True)),
        ("投入12.5万元", ("125000", "元", True)),
        ("约50件", ("50", "件", False)),
        ("50余件", ("50", "件", False)),
        ("近3亿元", ("300000000", "元", False)),
        ("1.2万条", ("12000", "条", False)),
        ("30人左右", ("30", "人", False)),
        ("收到申请,5件已答复", ("5", "件", True)),
        ("微信公众号79个", ("79", "个", True)),
        ("收到申请一件。", ("1", "件", True)),
        ("接待120人(次)", ("120", "人次", True)),
        ("百分之三十点五", ("30.5", "%", True)),
        ("增长2.5倍", ("2.5", "倍", True)),
        ("不予公开信息数12。", ("12", "", True)),
        ("网上12件", ("12", "件", True)),
        ("预约12件", ("12", "件", True)),
        ("10至15件", ("15", "件", False)),
    ],
)
def test_a_quantity_has_a_value_a_unit_and_an_exactness(text: str, expected: tuple[str, str, bool]) -> None:
    assert read(text) == [expected]


@pytest.mark.parametrize(
    "text",
    [
        "第3项",
        "国办发〔2017〕47号",
        "2024年3月5日",
        "一是加强领导",
        "条4251516其中",
        "第二十条",
        "1.网站公开",
        "5个工作日",
        "第二十条、二十一条",
        "12条例",
        "3部门",
        "数百条",
        "作为一项工作",
    ],
)
def test_ordinals_dates_and_document_numbers_are_not_counted(text: str) -> None:
    assert read(text) == []


def test_the_place_covers_number_and_unit() -> None:
    text = "其中约有 1,200 余件已办结"
    (found,) = find_quantities(text)
    assert text[found.number : found.end] == "1,200 余件"


@pytest.mark.parametrize(
    ("text", "sense"),
    [
        ("约50件", Sense.ABOUT),
        ("50余件", Sense.AT_LEAST),
        ("超过50件", Sense.AT_LEAST),
        ("近50件", Sense.UP_TO),
        ("不足50件", Sense.UP_TO),
        ("50件以内", Sense.UP_TO),
        ("50件左右", Sense.ABOUT),
        ("附近50件", Sense.EXACT),
    ],
)
def test_a_number_is_exact_or_says_on_which_side_it_is_off(text: str, sense: Sense) -> None:
    assert [found.sense for found in find_quantities(text)] == [sense]


@pytest.mark.parametrize(
    ("text", "true", "allowed"),
    [
        ("70余件", 75, True),
        ("70余件", 69, False),
        ("近80件", 75, True),
        ("近80件", 81, False),
        ("约80件", 75, True),
        ("约80件", 120, False),
        ("1.2万条", 12345, True),
        ("1.2万条", 12999, True),
        ("1.2万条", 13001, False),
        ("75件", 75, True),
        ("75件", 74, False),
    ],
)
def test_an_approximate_number_allows_what_it_may_stand_for(text: str, true: int, *, allowed: bool) -> None:
    (found,) = find_quantities(text)
    assert found.allows(Decimal(true)) is allowed


@given(st.integers(0, 10**7))
def test_what_is_printed_in_ten_thousands_allows_its_number(number: int) -> None:
    (found,) = find_quantities(f"{number / 10_000:.1f}万条")
    assert isinstance(found, Quantity)
    assert found.allows(Decimal(number))


@pytest.mark.parametrize(
    ("part", "whole", "share", "decimals", "fits"),
    [
        (35, 805, "4.35", 2, True),
        (35, 805, "4.34", 2, True),
        (35, 805, "4.36", 2, False),
        (148, 425, "34.8", 1, True),
        (148, 425, "34.9", 1, False),
        (5, 12, "41", 0, True),
        (5, 12, "42", 0, True),
        (5, 12, "43", 0, False),
        (0, 0, "0", 0, True),
        (1, 0, "100", 0, False),
    ],
)
def test_a_share_may_be_rounded_or_cut_off(
    part: int, whole: int, share: str, decimals: int, *, fits: bool
) -> None:
    assert agrees(Decimal(part), Decimal(whole), Decimal(share), decimals) is fits


@given(part=st.integers(0, 10**6), whole=st.integers(1, 10**6), decimals=st.integers(0, 3))
def test_every_rounded_share_agrees(part: int, whole: int, decimals: int) -> None:
    share = round(Decimal(part) * 100 / whole, decimals)
    assert agrees(Decimal(part), Decimal(whole), share, decimals)
    assert is_rounded(Decimal(part), Decimal(whole), share, decimals)
