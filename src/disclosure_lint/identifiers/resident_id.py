"""Resident identity number (GB 11643-1999): 6 digits region, 8 birth date, 3 order, 1 check.

The check character is that of ISO 7064 MOD 11-2. Abolished regions stay valid, so
only the first two digits, the province (GB/T 2260), are tested.
"""

from __future__ import annotations

import datetime

from disclosure_lint.identifiers.model import Identifier

#: Of the 17 digits, and the check character for each remainder of their weighted sum.
WEIGHTS = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)
CHECKS = "10X98765432"
_LENGTH = 18
_OLD_LENGTH = 15
#: 71, 81, 82, 83: Taiwan, Hong Kong, Macao and residents from there.
PROVINCES = frozenset(
    "11 12 13 14 15 21 22 23 31 32 33 34 35 36 37 41 42 43 44 45 46"
    " 50 51 52 53 54 61 62 63 64 65 71 81 82 83".split(),
)
#: Regions of residents of Hong Kong, Macao and Taiwan, who hold residence permits with such numbers.
_PERMIT_REGIONS = frozenset({"81", "82", "83"})
_OLDEST, _LATEST = 1880, 2099


def check_character(body: str) -> str:
    """Return the check character of the first 17 digits."""
    return CHECKS[sum(int(digit) * weight for digit, weight in zip(body, WEIGHTS, strict=True)) % 11]


def birth_date(number: str) -> datetime.date | None:
    """Return the birth date in an 18 or 15 character number, None if there is no such day."""
    digits = number[6:14] if len(number) == _LENGTH else f"19{number[6:12]}"
    try:
        date = datetime.date(int(digits[:4]), int(digits[4:6]), int(digits[6:]))
    except ValueError:
        return None
    return date if _OLDEST <= date.year <= _LATEST else None


def is_shaped(number: str) -> bool:
    """Whether region and birth date are possible; the check character is not tested."""
    return (
        len(number) in {_LENGTH, _OLD_LENGTH} and number[:2] in PROVINCES and birth_date(number) is not None
    )


def is_valid(number: str) -> bool:
    """Whether an 18 character number has a possible region and date and the right check character."""
    return len(number) == _LENGTH and is_shaped(number) and check_character(number[:17]) == number[17].upper()


def is_permit(number: str) -> bool:
    """Whether a number is that of a residence permit for Hong Kong, Macao or Taiwan residents."""
    return number[:2] in _PERMIT_REGIONS


def is_permanent(number: str) -> bool:
    """Whether it is the number of a foreign permanent resident's card as issued since 2023.

    Nine, two digits province, three country, eight birth date, three order, one check.
    """
    return (
        len(number) == _LENGTH
        and number[0] == "9"
        and number[1:17].isdigit()
        and birth_date(number) is not None
        and check_character(number[:17]) == number[17].upper()
    )


def is_disability(number: str) -> bool:
    """Whether it is the number of a disability card: a resident number, kind 1–7 and level 1–4."""
    return (
        len(number) == _LENGTH + 2
        and number[18] in "1234567"
        and number[19] in "1234"
        and is_valid(number[:18])
    )


RESIDENT_ID = Identifier(
    id="resident-id",
    zh="居民身份证号码",
    en="resident identity number",
    authority="GB 11643-1999；ISO 7064 MOD 11-2；GB/T 2260",
    examples=(
        "身份证号：{{resident-id}}",
        "持证人某乙（{{resident-id}}）",
        "身份证号码：{{resident-id-15}}",
        "ID{{resident-id}}",
        "公民身份号码{{resident-id-bad-check}}",
    ),
    counterexamples=(
        "不动产单元号：{{resident-id}}W00000000",
        "项目代码：{{resident-id-bad-check}}",
        "档案 {{resident-id}}00012",
        "索引号：{{credit-code}}/202401-00012",
        "许可证编号：{{serial}}",
    ),
)
RESIDENCE_PERMIT = Identifier(
    id="residence-permit",
    zh="港澳台居民居住证号码",
    en="residence permit number (Hong Kong, Macao, Taiwan)",
    authority="国办发〔2018〕81号；GB 11643-1999",
    examples=("居住证号码：{{residence-permit}}", "证件号码：{{residence-permit}}"),
    counterexamples=("身份证号：{{resident-id}}", "采购编号：{{resident-id-bad-check}}"),
)
PERMANENT_RESIDENCE = Identifier(
    id="permanent-residence",
    zh="外国人永久居留身份证号码",
    en="permanent residence card number",
    authority="《外国人永久居留身份证机读信息规则》（2023版）；ISO 7064 MOD 11-2",
    examples=("永久居留身份证号码：{{permanent-residence}}", "永久居留证：{{permanent-residence-2017}}"),
    counterexamples=("统一社会信用代码：{{credit-code}}", "项目代码：{{resident-id-bad-check}}"),
)
DISABILITY_CARD = Identifier(
    id="disability-card",
    zh="残疾人证号码",
    en="disability card number",
    authority="《中华人民共和国残疾人证管理办法》（残联发〔2017〕34号）",
    examples=("残疾人证号：{{disability-card}}", "某甲 {{disability-card}}"),
    counterexamples=("流水号：{{serial}}12", "身份证号：{{resident-id}}"),
)
STUDENT_NUMBER = Identifier(
    id="student-number",
    zh="学籍号、学号",
    en="student number",
    authority="教育部《中小学生学籍管理办法》（教基一〔2013〕7号）",
    examples=("学籍号：{{student-number}}", "某甲 {{student-number}}", "学号：{{school-number}}"),
    counterexamples=("电子监管号 A{{resident-id}}", "学校代码：2134000012"),
)
