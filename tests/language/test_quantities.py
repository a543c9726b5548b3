"""Numbers said in prose."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from disclosure_lint.language.quantities import agrees, find_quantities, is_rounded


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
    ],
)
def test_ordinals_dates_and_document_numbers_are_not_counted(text: str) -> None:
    assert read(text) == []


def test_the_place_covers_number_and_unit() -> None:
    text = "其中约有 1,200 余件已办结"
    (found,) = find_quantities(text)
    assert text[found.number : found.end] == "1,200 余件"


@pytest.mark.parametrize(
    ("part", "whole", "share", "decimals", "fits"),
    [
        (35, 805, "4.35", 2, True),
        (35, 805, "4.34", 2, True),
        (35, 805, "4.36", 2, False),
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
