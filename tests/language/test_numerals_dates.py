"""Small numerals and the dates written with them."""

from __future__ import annotations

import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from disclosure_lint.language.dates import find_dates
from disclosure_lint.language.numerals import digit_string, ordinal

DIGITS = "〇一二三四五六七八九"
DAYS = st.dates(datetime.date(1990, 1, 1), datetime.date(2099, 12, 31))


def chinese(number: int) -> str:
    tens, ones = divmod(number, 10)
    head = "" if tens == 0 else ("" if tens == 1 else DIGITS[tens]) + "十"
    return head + (DIGITS[ones] if ones or not tens else "")


def chinese_year(year: int) -> str:
    return "".join(DIGITS[int(digit)] for digit in str(year))


def dates(value: str) -> list[datetime.date]:
    return [found.date for found in find_dates(value)]


@pytest.mark.parametrize("number", range(1, 100))
def test_numerals_from_one_to_ninety_nine_are_read(number: int) -> None:
    assert ordinal(chinese(number)) == number
    assert ordinal(str(number)) == number


@pytest.mark.parametrize(("numeral", "value"), [("零", 0), ("〇", 0), ("两", 2), ("007", 7), ("2023", 2023)])
def test_other_spellings_of_numbers_are_read(numeral: str, value: int) -> None:
    assert ordinal(numeral) == value


@pytest.mark.parametrize(
    "numeral", ["", "甲", "一二", "十四五", "十十", "百", "二百", "1十", "十1", "-1", "１", "²"]
)
def test_what_is_no_small_number_is_none(numeral: str) -> None:
    assert ordinal(numeral) is None


def test_digits_are_written_sign_by_sign() -> None:
    assert digit_string("二〇一七") == "2017"
    assert digit_string("二○二三年") == "2023年"
    assert digit_string("2023") == "2023"


@given(DAYS)
def test_every_day_is_read_however_it_is_written(day: datetime.date) -> None:
    year, month, number = day.year, day.month, day.day
    written = [
        f"{year}年{month}月{number}日",
        f"{year} 年 {month:02} 月 {number:02} 日",
        f"{year}年{month}月{number}号",
        f"{year}-{month:02}-{number:02}",
        f"{year}/{month}/{number}",
        f"{year}.{month}.{number}",
        f"{chinese_year(year)}年{chinese(month)}月{chinese(number)}日",
    ]
    assert [dates(f"自{text}起") for text in written] == [[day]] * len(written)


@pytest.mark.parametrize(
    "value",
    [
        "2017年2月30日",
        "2023年13月1日",
        "2023年0月1日",
        "2023-02-29",
        "2023-1/2",
        "2023年1月",
        "1月1日",
        "二〇二三年十十月一日",
        "3023年1月1日",
        "2023-01-012",
        "20230101",
    ],
)
def test_what_is_no_day_of_the_calendar_is_none(value: str) -> None:
    assert dates(value) == []


def test_dates_come_in_order_with_their_places() -> None:
    value = "自2023年1月1日起至2023年12月31日止"
    found = list(find_dates(value))
    assert [value[one.start : one.end] for one in found] == ["2023年1月1日", "2023年12月31日"]


def test_only_the_range_asked_for_is_searched() -> None:
    value = "2022年1月1日，2023年1月1日"
    assert [one.date.year for one in find_dates(value, 5)] == [2023]
    assert [one.date.year for one in find_dates(value, 0, 9)] == [2022]


@given(st.text(alphabet="二〇一十年月日号2023-/. ", max_size=30))
def test_no_text_breaks_the_search(value: str) -> None:
    assert all(value[one.start : one.end].strip() for one in find_dates(value))
