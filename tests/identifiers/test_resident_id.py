"""Resident identity numbers, made at test time, never stored."""

from __future__ import annotations

import datetime
import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from disclosure_lint import specimens
from disclosure_lint.identifiers.resident_id import (
    PROVINCES,
    birth_date,
    check_character,
    is_shaped,
    is_valid,
)


def number(*, region: str = "119999", birth: str = "19900101", order: str = "001") -> str:
    body = region + birth + order
    return body + check_character(body)


def old_number(birth: str) -> str:
    return f"119999{birth}001"


def invented(seed: int) -> str:
    return specimens.resident_id(random.Random(seed))  # noqa: S311 - makes a specimen


@given(st.integers())
def test_made_numbers_are_valid(seed: int) -> None:
    assert is_valid(invented(seed))


@given(st.integers(), st.integers(0, 17), st.integers(1, 9))
def test_one_wrong_digit_is_always_noticed(seed: int, position: int, by: int) -> None:
    good = invented(seed)
    digit = "10X98765432".index(good[position]) if position == 17 else int(good[position])
    wrong = str((digit + by) % 10) if position < 17 else "0123456789X".replace(good[17], "")[by]
    assert not is_valid(good[:position] + wrong + good[position + 1 :])


@given(st.integers(), st.integers(0, 15))
def test_two_neighbours_exchanged_are_always_noticed(seed: int, position: int) -> None:
    good = invented(seed)
    swapped = good[:position] + good[position + 1] + good[position] + good[position + 2 :]
    assert is_valid(swapped) == (good[position] == good[position + 1])


def test_a_check_character_of_ten_is_written_x_in_either_case() -> None:
    with_x = next(made for made in map(invented, range(200)) if made.endswith("X"))
    assert is_valid(with_x)
    assert is_valid(with_x.lower())


@pytest.mark.parametrize("province", sorted(PROVINCES))
def test_every_province_is_possible(province: str) -> None:
    assert is_valid(number(region=f"{province}9999"))


@pytest.mark.parametrize(
    "province", ["00", "10", "16", "24", "38", "47", "55", "60", "66", "72", "84", "91", "99"]
)
def test_other_regions_are_not(province: str) -> None:
    assert not is_shaped(number(region=f"{province}9999"))


@pytest.mark.parametrize(
    "birth", ["19900230", "19901301", "19900100", "19900001", "19010229", "18791231", "00000000"]
)
def test_a_birth_date_that_is_no_day_is_not_possible(birth: str) -> None:
    assert not is_shaped(number(birth=birth))


@pytest.mark.parametrize("birth", ["20000229", "18800101", "19491001"])
def test_a_birth_date_that_is_a_day_is_possible(birth: str) -> None:
    assert is_valid(number(birth=birth))
    assert birth_date(number(birth=birth)) == datetime.datetime.strptime(birth, "%Y%m%d").date()  # noqa: DTZ007


def test_an_old_number_of_fifteen_digits_is_shaped_and_never_valid() -> None:
    assert is_shaped(old_number("900101"))
    assert birth_date(old_number("900101")) == datetime.date(1990, 1, 1)
    assert not is_valid(old_number("900101"))
    assert not is_shaped(old_number("901301"))


@pytest.mark.parametrize("length", [0, 1, 14, 16, 17, 19])
def test_other_lengths_are_neither(length: int) -> None:
    value = (invented(1) + "0")[:length]
    assert not is_shaped(value)
    assert not is_valid(value)
