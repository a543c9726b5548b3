"""The numbering plan of mobile telephones and the check of social credit codes."""

from __future__ import annotations

import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from disclosure_lint import specimens
from disclosure_lint.identifiers import credit_code, mobile

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
    assert mobile.is_valid(prefix + "0" * 8) is assigned


@given(st.integers())
def test_numbers_with_a_digit_more_or_less_are_not(seed: int) -> None:
    number = specimens.mobile(random.Random(seed))  # noqa: S311 - makes a specimen
    assert mobile.is_valid(number)
    assert not mobile.is_valid(number[:-1])
    assert not mobile.is_valid(f"{number}0")
    assert not mobile.is_valid(f"{number}\n")
    assert not mobile.is_valid(f" {number}")


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
