"""The number of values a document gives away, against the lines the law draws."""

from __future__ import annotations

import pytest

from disclosure_lint import check_text
from disclosure_lint.specimens import Specimens


def said(*lines: str) -> list[str]:
    text = Specimens("records").fill("\n".join(lines))
    return [
        entry.message["zh"]
        for entry in check_text(text, "a.txt", select=["personal-data/record-count"]).entries
    ]


@pytest.mark.parametrize(
    ("lines", "share"),
    [
        (["户主卡号：{{bank-card}}"] * 25, "100%"),
        (["患者住院号：{{record}}"] * 250, "100%"),
        (["户主卡号：{{bank-card}}"] * 20 + ["户主手机{{mobile}}"] * 500, "100%"),
        (["户主卡号：{{bank-card}}"] * 50, "200%"),
    ],
)
def test_numbers_below_each_line_add_up_in_proportion(lines: list[str], share: str) -> None:
    (message,) = said(*lines)
    assert f"条数的 {share}" in message
    assert "情节特别严重" not in message


def test_ten_times_the_number_is_graver() -> None:
    (message,) = said(*["户主卡号：{{bank-card}}"] * 250)
    assert "情节特别严重" in message


def test_many_values_below_the_line_are_only_counted() -> None:
    (message,) = said(*["户主手机{{mobile}}"] * 30)
    assert message == "一个文件里公开了 30 条公民个人信息（1 类）"


def test_few_values_and_values_of_offices_are_not_told() -> None:
    assert said(*["户主手机{{mobile}}"] * 24) == []
    assert said(*["办公电话：{{landline}}"] * 60) == []
    assert said(*["户主手机{{mobile:a}}"] * 60) == []
