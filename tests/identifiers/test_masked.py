"""Masked numbers, and how many values are left."""

from __future__ import annotations

import datetime
import random
from itertools import product

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from disclosure_lint import specimens
from disclosure_lint.identifiers import bank_card, resident_id
from disclosure_lint.identifiers.masked import Masked, candidates, fits, joined, scan_masked, with_birth

PERSON = specimens.resident_id(random.Random("masked"))  # noqa: S311 - an invented number
PHONE = specimens.mobile(random.Random("masked"))  # noqa: S311
CARD = specimens.card(random.Random("masked"))  # noqa: S311


def hide(value: str, *places: int, sign: str = "?") -> str:
    return "".join(sign if at in places else there for at, there in enumerate(value))


def scanned(text: str, header: str = "") -> list[Masked]:
    return list(scan_masked(text, lambda _: header))


@pytest.mark.parametrize(
    ("text", "kind", "pattern"),
    [
        (f"身份证号:{hide(PERSON, 17, sign='*')}", "resident-id", hide(PERSON, 17)),
        (hide(PERSON, *range(6, 14), sign="*"), "resident-id", hide(PERSON, *range(6, 14))),
        (f"身份证{PERSON[:6]}****{PERSON[14:]}", "resident-id", hide(PERSON, *range(6, 14))),
        (hide(PERSON, *range(6, 14), sign="×"), "resident-id", hide(PERSON, *range(6, 14))),
        (hide(PHONE, 3, 4, 5, 6, sign="*"), "mobile", hide(PHONE, 3, 4, 5, 6)),
        (f"{PHONE[:3]} **** {PHONE[7:]}", "mobile", hide(PHONE, 3, 4, 5, 6)),
        (f"{PHONE[:3]}xxxx{PHONE[7:]}", "mobile", hide(PHONE, 3, 4, 5, 6)),
        (f"电话{PHONE[:3]}***{PHONE[7:]}", "mobile", hide(PHONE, 3, 4, 5, 6)),
        (f"账号:{CARD[:15]}****", "bank-card", hide(CARD, 15, 16, 17, 18)),
    ],
)
def test_masked_numbers_are_read(text: str, kind: str, pattern: str) -> None:
    (masked,) = scanned(text)
    assert (masked.kind, masked.pattern) == (kind, pattern)
    assert text[masked.start : masked.end] == masked.text
    assert masked.text not in repr(masked)


@pytest.mark.parametrize(
    "text",
    ["****", "**重点**12项", "5*8=40", "张** 2024*", "编号2024****0012", "AAA***", "", f"{'*' * 500}1"],
)
def test_other_stars_are_no_masked_numbers(text: str) -> None:
    assert scanned(text) == []


def test_the_heading_of_a_column_tells_what_is_masked() -> None:
    text = hide(CARD, *range(6, 15), sign="*")
    assert scanned(text) == []
    assert [masked.kind for masked in scanned(text, "银行卡号")] == ["bank-card"]


def enumerated(pattern: str) -> int:
    """Count the numbers that fit by trying every digit."""
    places = [at for at, sign in enumerate(pattern) if sign == "?"]
    count = 0
    for signs in product("0123456789", repeat=len([at for at in places if at < 17])):
        number = list(pattern)
        for at, sign in zip(places, signs, strict=False):
            number[at] = sign
        try:
            born = datetime.date(*(int("".join(number[a:b])) for a, b in ((6, 10), (10, 12), (12, 14))))
        except ValueError:
            continue
        if not 1930 <= born.year <= 2025:
            continue
        check = resident_id.check_character("".join(number[:17]))
        count += pattern[17] in ("?", check)
    return count


@settings(deadline=None, max_examples=30)
@given(st.sets(st.integers(6, 17), min_size=1, max_size=3))
def test_as_many_identity_numbers_fit_as_can_be_tried(places: set[int]) -> None:
    pattern = hide(PERSON, *places)
    assert candidates("resident-id", pattern) == enumerated(pattern)


@pytest.mark.parametrize(
    ("kind", "pattern", "count"),
    [
        ("resident-id", hide(PERSON, 17), 1),
        ("resident-id", hide(PERSON, 15, 16, 17), 100),
        ("resident-id", hide(PERSON, 14, 15, 16, 17), 1000),
        ("mobile", hide(PHONE, 3, 4, 5, 6), 10_000),
        ("mobile", hide(PHONE, 10), 10),
        ("bank-card", hide(CARD, 18), 1),
        ("bank-card", hide(CARD, 15, 16, 17, 18), 1000),
    ],
)
def test_a_check_digit_gives_one_hidden_digit_back(kind: str, pattern: str, count: int) -> None:
    assert candidates(kind, pattern) == count


def test_a_card_without_anything_hidden_fits_itself_if_its_check_is_right() -> None:
    assert candidates("bank-card", CARD) == 1
    wrong = CARD[:-1] + str((int(CARD[-1]) + 1) % 10)
    assert not bank_card.passes_luhn(wrong)
    assert candidates("bank-card", wrong) == 0


def test_hidden_regions_and_dates_leave_many() -> None:
    assert candidates("resident-id", hide(PERSON, *range(6, 14))) > 1000
    assert candidates("resident-id", hide(PERSON, *range(2, 15))) > 1_000_000


@given(st.sets(st.integers(0, 17)), st.sets(st.integers(0, 17)))
def test_two_masks_of_one_number_show_what_either_shows(one: set[int], other: set[int]) -> None:
    both = joined(hide(PERSON, *one), hide(PERSON, *other))
    assert both == hide(PERSON, *(one & other))
    assert fits(both, PERSON)


def test_masks_of_two_numbers_are_not_joined() -> None:
    assert joined("12?", "13?") is None
    assert joined("12?", "12") is None


def test_a_birth_date_fills_what_is_hidden_of_it() -> None:
    pattern = hide(PERSON, *range(6, 14))
    assert with_birth(pattern, PERSON[6:14]) == PERSON
    assert with_birth(pattern, PERSON[6:12]) == hide(PERSON, 12, 13)
    assert with_birth(PERSON, "18991231") is None
