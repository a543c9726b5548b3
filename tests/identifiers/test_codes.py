"""Numbering plans of telephones, and the checks of social credit codes and bank cards."""

from __future__ import annotations

import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from disclosure_lint import specimens
from disclosure_lint.identifiers import bank_card, credit_code, telephone

ALPHABET = "0123456789ABCDEFGHJKLMNPQRTUWXY"
ASSIGNED = {
    "13": "0123456789",
    "14": "57",
    "15": "012356789",
    "16": "2567",
    "17": "012345678",
    "18": "0123456789",
    "19": "012356789",
}


def credit(body: str) -> str:
    """Complete 17 characters by the algorithm of GB 32100-2015, annex A."""
    total = sum(ALPHABET.index(sign) * pow(3, place, 31) for place, sign in enumerate(body))
    return body + ALPHABET[(31 - total % 31) % 31]


@pytest.mark.parametrize("prefix", [f"1{number:02}" for number in range(100)])
def test_a_prefix_is_of_a_telephone_when_it_is_assigned(prefix: str) -> None:
    assigned = prefix[2] in ASSIGNED.get(prefix[:2], "")
    assert telephone.is_mobile(prefix + "0" * 8) is assigned


@given(st.integers())
def test_numbers_with_a_digit_more_or_less_are_not(seed: int) -> None:
    number = specimens.mobile(random.Random(seed))  # noqa: S311 - makes a specimen
    assert telephone.is_mobile(number)
    assert not telephone.is_mobile(number[:-1])
    assert not telephone.is_mobile(f"{number}0")
    assert not telephone.is_mobile(f"{number}\n")
    assert not telephone.is_mobile(f" {number}")


@given(st.text(alphabet=ALPHABET, min_size=17, max_size=17))
def test_a_code_with_its_check_character_is_valid(body: str) -> None:
    assert credit_code.is_valid(credit(body))


@given(st.text(alphabet=ALPHABET, min_size=17, max_size=17), st.integers(0, 16), st.integers(1, 30))
def test_a_code_with_one_other_character_is_not(body: str, position: int, by: int) -> None:
    code = credit(body)
    other = ALPHABET[(ALPHABET.index(code[position]) + by) % 31]
    assert not credit_code.is_valid(code[:position] + other + code[position + 1 :])


@pytest.mark.parametrize("sign", "IOSVZ四a-")
def test_signs_outside_the_alphabet_are_refused(sign: str) -> None:
    assert not credit_code.is_valid(credit("9" * 17)[:-1] + sign)


@pytest.mark.parametrize("length", [0, 17, 19])
def test_codes_have_eighteen_characters(length: int) -> None:
    assert not credit_code.is_valid((credit("9" * 17) + "0")[:length])


@pytest.mark.parametrize(
    ("number", "length"),
    [
        ("01066554433", 3),
        ("02166554433", 3),
        ("057187654321", 4),
        ("05638765432", 4),
        ("0106655443", 0),
        ("057112345678", 0),
        ("87654321", 0),
        ("0571", 0),
    ],
)
def test_area_codes_stand_in_front_of_seven_or_eight_digits(number: str, length: int) -> None:
    assert telephone.area_length(number) == length


@pytest.mark.parametrize("code", ["10", "21", "571", "551", "335", "898", "991"])
def test_area_codes_in_use_are_known(code: str) -> None:
    assert telephone.is_area(code)


@pytest.mark.parametrize("code", ["26", "340", "999x", "880", "", "1", "400"])
def test_other_area_codes_are_not(code: str) -> None:
    assert not telephone.is_area(code)


@pytest.mark.parametrize("number", ["4008200000", "8008300000"])
def test_numbers_a_caller_does_not_pay_for_are_hotlines(number: str) -> None:
    assert telephone.is_hotline(number)
    assert not telephone.is_hotline(number[:-1])


@given(st.text(alphabet="0123456789", min_size=14, max_size=17))
def test_a_card_with_its_check_digit_passes_and_with_another_does_not(body: str) -> None:
    number = f"62{body}"[:18]
    good = bank_card.check_digit(number)
    assert bank_card.is_valid(number + good)
    assert not any(bank_card.is_valid(number + digit) for digit in "0123456789" if digit != good)


@given(st.text(alphabet="0123456789", min_size=16, max_size=16), st.integers(0, 15), st.integers(1, 9))
def test_one_wrong_digit_of_a_card_is_always_noticed(body: str, position: int, by: int) -> None:
    number = body + bank_card.check_digit(body)
    wrong = str((int(number[position]) + by) % 10)
    assert not bank_card.passes_luhn(number[:position] + wrong + number[position + 1 :])


@pytest.mark.parametrize("length", [11, 15, 20, 25])
def test_cards_have_from_sixteen_to_nineteen_digits(length: int) -> None:
    body = ("62" + "0" * 30)[: length - 1]
    assert not bank_card.is_valid(body + bank_card.check_digit(body))
