"""What is kept of the numbers of a report: of what, of which year, of whom, grown by how much."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from disclosure_lint.api import load_pack
from disclosure_lint.engine import read_with
from disclosure_lint.readers import read_text
from disclosure_lint.remarks import remarks

if TYPE_CHECKING:
    from disclosure_lint.remarks import Remark

YEAR = 2023


def page(text: str) -> str:
    return f"青岚市{YEAR}年政府信息公开工作年度报告\n{text}\n"


def said(text: str) -> tuple[Remark, ...]:
    return tuple(remarks(read_with(read_text(page(text), "a.txt"), load_pack())))


def only(text: str) -> Remark:
    (remark,) = said(text)
    return remark


@pytest.mark.parametrize(
    ("text", "measure", "value"),
    [
        ("全年收到政府信息公开申请75件。", "received", 75),
        ("收办政府信息公开申请案件75件。", "received", 75),
        ("全年未收到政府信息公开申请。", "received", 0),
        ("上年结转75件。", "carried-in", 75),
        ("结转下年度继续办理75件。", "carried-out", 75),
        ("结转至2024年75件。", "carried-out", 75),
        ("主动公开政府信息75条。", "published", 75),
        ("主动公开政府信息历年累计75条。", "published-to-date", 75),
        ("集中公开现行有效行政规范性文件75件。", "norms-effective", 75),
        ("各乡镇主动公开政府信息75条。", "", 75),
        ("历年累计主动公开信息公告75条。", "", 75),
        ("接待群众75人次。", "", 75),
    ],
)
def test_what_is_counted(text: str, measure: str, value: int) -> None:
    assert (only(text).measure, only(text).value) == (measure, Decimal(value))


@pytest.mark.parametrize(
    "text", ["公开信息历年累计75条，其中2023年新增公开信息5条。", "受理公开申请75条，历年累计175条。"]
)
def test_figures_to_date_are_measures_of_their_own(text: str) -> None:
    assert {remark.measure for remark in said(text)} in (
        {"published-to-date", "added"},
        {"received", "received-to-date"},
    )


@pytest.mark.parametrize(
    ("text", "year"),
    [
        ("全年收到政府信息公开申请75件。", YEAR),
        ("2023年收到政府信息公开申请75件。", YEAR),
        ("2022年收到政府信息公开申请75件。", 2022),
        ("上年收到政府信息公开申请75件。", 2022),
        ("去年开设政务新媒体账号75个。", 2022),
        ("2021年开设政务新媒体账号75个。", 2021),
        ("上年结转政府信息公开申请75件。", YEAR),
        ("结转至2024年75件。", YEAR),
    ],
)
def test_of_which_year(text: str, year: int) -> None:
    assert only(text).year == year


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("2022年政府信息公开专栏访问量达95403人次。", "2023年政府信息公开专栏访问量达75人次。"),
        ("全县公开栏刊出信息12期。", "我区公开栏刊出信息14期。"),
        ("县直各单位发布信息303条。", "区直属单位发布信息12条。"),
        ("其中，微信公众号发布信息3404条。", "微信公众号发布信息共12条。"),
    ],
)
def test_wording_is_the_same_in_other_years_and_places(one: str, other: str) -> None:
    assert only(one).wording == only(other).wording != 0


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("微信公众号发布信息75条。", "新浪微博号发布信息75条。"),
        ("微信公众号发布信息75条。", "微信公众号发布信息75次。"),
        ("历年累计受理申请事项75件。", "受理申请事项75件。"),
    ],
)
def test_other_wording_is_other_wording(one: str, other: str) -> None:
    assert only(one).wording != only(other).wording


@pytest.mark.parametrize("text", ["有75件。", "其中：75件。", "全年共计75件。", "答复75件。"])
def test_wording_that_says_too_little_is_none(text: str) -> None:
    assert only(text).wording == 0


@pytest.mark.parametrize("text", ["约75件。", "75余件。", "率75%。", "1.2万条。", f"{'9' * 40}件。"])
def test_rates_approximations_and_absurd_numbers_are_not_kept(text: str) -> None:
    assert said(f"收到政府信息公开申请{text}") == ()


@pytest.mark.parametrize(
    ("text", "rate", "falls"),
    [
        ("收到申请75件，同比增长1.05%。", "1.05", False),
        ("收到申请75件，比上年下降20%。", "20", True),
        ("收到申请75件（较去年同期减少3.5%）。", "3.5", True),
        ("收到申请75件，较2022年增长8%。", "8", False),
        ("收到申请75件，比上年增加5件。", "5", False),
    ],
)
def test_growth_belongs_to_the_number_before_it(text: str, rate: str, *, falls: bool) -> None:
    (remark,) = said(text)
    assert remark.growth
    change = remark.growth.change
    assert (change.quantity.value, change.falls) == (Decimal(rate), falls)


def test_growth_said_after_a_list_in_brackets_is_that_of_the_number_before_it() -> None:
    first, *others = said("收到申请75件（市本级70件、松涧县5件），同比增长70.3%。")
    candidates = [first.value, *(other.value for other in others)]
    (grown,) = [one for one in (first, *others) if one.growth]
    assert grown.growth
    assert Decimal(75) in (grown.value, *grown.growth.others)
    assert grown.value in candidates


@pytest.mark.parametrize(
    "text",
    [
        "收到申请75件，环比上月增长8%。",
        "收到申请75件，较2021年增长8%。",
        "收到申请75件，较前年增长8%。",
        "收到申请75件，比上年的70件增长7.1%。",
        "收到申请75件，同比增长约8%。",
        "同比增长8%。",
    ],
)
def test_other_comparisons_are_no_growth_over_last_year_alone(text: str) -> None:
    assert not any(remark.growth for remark in said(text))


def test_parts_by_name_are_those_of_the_number_they_follow() -> None:
    text = "全市共收到政府信息公开申请1000件（市政府49件、松涧县477件、云岭县301件、其他173件）。"
    first, *_ = said(text)
    assert {share.name: int(share.value) for share in first.shares} == {
        "市政府": 49,
        "松涧县": 477,
        "云岭县": 301,
    }


def test_the_scope_is_told() -> None:
    assert only("全市收到政府信息公开申请75件。").whole
    assert not only("收到政府信息公开申请75件。").whole


def test_places_are_those_of_the_numbers() -> None:
    text = page("全年收到政府信息公开申请７５件，同比增长１％。")
    (remark,) = remarks(read_with(read_text(text, "a.txt"), load_pack()))
    assert text[slice(*remark.span)] == "７５件"
    assert remark.growth
    assert text[slice(*remark.growth.span)] == "１％"


def test_without_a_year_nothing_is_kept() -> None:
    reading = read_with(read_text("收到政府信息公开申请75件。", "a.txt"), load_pack())
    assert tuple(remarks(reading)) == ()


@given(st.text("收到申请公开1234567890年件条%，。（）、上同比较增长下降全市县其中共", max_size=120))
def test_any_text_can_be_read(text: str) -> None:
    for remark in said(text):
        assert remark.span.start < remark.span.end
