"""Numbers of persons found in running text, and what only looks like them."""

from __future__ import annotations

import random
from itertools import pairwise

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from disclosure_lint import specimens
from disclosure_lint.identifiers import Ground, resident_id, scan
from disclosure_lint.identifiers.credit_code import is_valid as is_credit_code
from disclosure_lint.language.folding import fold
from disclosure_lint.text import Text

CHANCE = random.Random("scan")  # noqa: S311 - makes specimens
PHONE, OTHER_PHONE = specimens.mobile(CHANCE), specimens.mobile(CHANCE)
PERSON, OTHER_PERSON = (
    next(made for made in iter(lambda: specimens.resident_id(CHANCE), "") if made[-1].isdigit()) for _ in "12"
)
PERSON_X = next(made for made in iter(lambda: specimens.resident_id(CHANCE), "") if made.endswith("X"))
UNCHECKED = specimens.resident_id_bad_check(CHANCE)
#: Texts hold names for the numbers, so that no test and no report of one shows any.
NUMBERS = {
    "P": PHONE,
    "Q": OTHER_PHONE,
    "I": PERSON,
    "J": OTHER_PERSON,
    "K": PERSON_X,
    "U": UNCHECKED,
}


def write(template: str) -> str:
    """Fill ``{P}`` with a number; ``{P }`` groups its digits by spaces, ``{P-}`` by hyphens."""
    for name, number in NUMBERS.items():
        groups = (3, 4, 4) if len(number) == 11 else (6, 8, 4)
        ends = [sum(groups[: n + 1]) for n in range(3)]
        parts = [number[end - size : end] for end, size in zip(ends, groups, strict=True)]
        for separator in " -._":
            template = template.replace(f"{{{name}{separator}}}", separator.join(parts))
        template = template.replace(f"{{{name}}}", number)
    return template


def found(template: str) -> list[str]:
    """Return the names of the numbers found, each checked for what it covers."""
    value = write(template)
    names = {number: name for name, number in NUMBERS.items()}
    result = []
    for match in scan(value):
        covered = value[match.start : match.end]
        bare = "".join(sign for sign in covered if sign.isalnum()).upper()
        assert bare.removesuffix(match.value) in {"", "0", "86", "0086"}
        result.append(names.get(match.value, "another"))
    return result


@pytest.mark.parametrize(
    ("template", "names"),
    [
        ("{P}", "P"),
        ("电话{P}，", "P"),
        ("电话:{P}。身份证号{I}", "PI"),
        ("{P }", "P"),
        ("{P-}", "P"),
        ("{I }", "I"),
        ("{K}", "K"),
        ("{K }", "K"),
        ("身份证号{U}", "U"),
        ("+86{P}", "P"),
        ("+86 {P }", "P"),
        ("86-{P}", "P"),
        ("0086{P}", "P"),
        ("(+86){P}", "P"),
        ("①{P}", "P"),
        ("0{P}", "P"),
        ("手机{P.}", "P"),
        ("{P_}", "P"),
        ("身份证{I.}", "I"),
        ("电话:{P},{Q}", "PQ"),
        ("138xxxx0000，{P}", "P"),
        ("({P})", "P"),
        ("{P}\t{I}", "PI"),
        ("{P}\n{Q}", "PQ"),
        ("{P}、{Q}", "PQ"),
        ("{P}/{Q}", "PQ"),
        ("{P},{Q};{I}", "PQI"),
        ("{P} {Q}", "PQ"),
        ("{P} {Q} {I}", "PQI"),
        ("{I} {P}", "IP"),
        ("{K} {P}", "KP"),
        ("{P-} {Q-}", "PQ"),
        ("1 {I}", "I"),
        ("2023 {P}", "P"),
        ("赵某{I}住某村", "I"),
    ],
)
def test_numbers_of_persons_are_found_in_order(template: str, names: str) -> None:
    assert "".join(found(template)) == names


@pytest.mark.parametrize(
    ("template", "names"),
    [
        pytest.param("{P}-{Q}", "PQ", id="two with a hyphen between"),
        pytest.param("{P}-8001", "P", id="with an extension"),
        pytest.param("0551-{P}", "P", id="behind an area code"),
        pytest.param("{P } {Q }", "PQ", id="two in groups"),
        pytest.param("1 {P }", "P", id="in groups behind a serial number"),
        pytest.param("1 {I }", "I", id="a person in groups behind a serial number"),
        ("1,{P}", "P"),
    ],
)
def test_numbers_beside_other_digits_are_found(template: str, names: str) -> None:
    assert "".join(found(template)) == names


@pytest.mark.parametrize(
    "template",
    [
        "{P}0",
        "{P}元",
        "{P}.50元",
        "1.{P}",
        "{P}*",
        "*{P}",
        "{U}",
        "A{P}",
        "{P}a",
        "{I}0",
        "x{I}",
        "{P}{Q}",
        "1,380,013,800元",
        "国办发〔2021〕30号",
        "2023年12月31日",
        "2023-12-31",
        "2021-2022-2023",
        "4000000000",
        "12345",
        "",
        "34000000000001",
        "20230101000000",
    ],
)
def test_longer_runs_amounts_and_codes_are_no_numbers_of_persons(template: str) -> None:
    assert found(template) == []


@pytest.mark.parametrize(
    "template",
    [
        "编号{P}",
        "采购编号：{P}",
        "/api/{P}",
        "https://a.example/{P}.html",
        "?id={P}",
        "索引号 {I}",
        "订单号为{P}",
    ],
)
def test_numbers_that_are_called_something_else_do_not_count(template: str) -> None:
    (match,) = scan(write(template).replace("：", ":"))
    assert match.ground is Ground.DENIED
    assert not match.valid


@pytest.mark.parametrize("figures", ["收入 1500 200 3000", "各项 155 100 200 30 4", "13 800 13 80 00"])
def test_figures_beside_each_other_are_no_telephone(figures: str) -> None:
    assert list(scan(figures)) == []


@pytest.mark.parametrize(
    "separators", [("   ", " "), ("-", "---"), ("\t", " "), ("\n", "\n"), ("/", "/"), ("、", "、")]
)
def test_digits_further_apart_are_not_one_number(separators: tuple[str, str]) -> None:
    first, second = separators
    assert list(scan(f"{PHONE[:3]}{first}{PHONE[3:7]}{second}{PHONE[7:]}")) == []


def test_full_width_and_invisible_characters_are_seen_through_after_folding() -> None:
    wide = "".join(chr(ord(digit) + 0xFEE0) for digit in PHONE)
    text = fold(Text.plain(f"电话：{wide[:4]}\u200b{wide[4:]}。"))
    (match,) = scan(text.value)
    assert match.value == PHONE
    assert text.span(match.start, match.end) == (3, 15)


def test_a_valid_number_is_told_from_one_that_only_looks_like_it() -> None:
    found_ones = list(scan(write("{P}，{I}，身份证{U}")))
    assert [match.valid for match in found_ones] == [True, True, False]
    assert [match.kind for match in found_ones] == ["mobile", "resident-id", "resident-id"]


def test_an_old_number_of_fifteen_digits_only_looks_like_one() -> None:
    (match,) = scan(f"证号119999{'900101'}001。")
    assert (match.kind, match.valid) == ("resident-id", False)
    assert [found.valid for found in scan(f"119999{'900101'}001")] == [False]


def test_the_letter_is_given_in_upper_case() -> None:
    (match,) = scan(PERSON_X.lower())
    assert match.value == PERSON_X


def test_a_credit_code_of_digits_is_no_person() -> None:
    # A body that is shaped like a person's and whose check is that of a credit code.
    codes = (f"119999199001{n:05}{check}" for n in range(1000, 2000) for check in range(10))
    code = next(code for code in codes if is_credit_code(code) and resident_id.is_shaped(code))
    assert list(scan(f"统一社会信用代码{code}")) == []
    assert list(scan(code)) == []


@example(8593, "", "")
@given(
    st.integers(),
    st.text(alphabet="年，。、:（甲", max_size=3),
    st.text(alphabet="年，。、)（甲", max_size=3),
)
def test_any_number_is_found_between_any_chinese_signs(seed: int, before: str, after: str) -> None:
    chance = random.Random(seed)  # noqa: S311 - makes specimens
    for number in (specimens.mobile(chance), specimens.resident_id(chance)):
        (match,) = scan(before + number + after)
        assert (match.value, match.start, match.valid) == (number, len(before), True)


@given(st.text(alphabet="0138 -+X甲", max_size=60))
def test_matches_never_overlap_and_lie_inside_the_text(value: str) -> None:
    matches = list(scan(value))
    assert all(0 <= match.start < match.end <= len(value) for match in matches)
    assert all(one.end <= other.start for one, other in pairwise(matches))
