"""This year's numbers beside earlier ones."""

from __future__ import annotations

import pytest

from disclosure_lint.readers import read_text
from disclosure_lint.reading import Reading
from disclosure_lint.structure.comparison import Role, comparisons, roles


def changes(text: str) -> list[str]:
    reading = Reading(read_text(text, "a.txt"))
    found = []
    for sentence in reading.sentences:
        for one in comparisons(reading.flow.value, sentence, 2018):
            then = one.then.value if one.then else "?"
            way = "-" if one.change.falls else "+"
            found.append(f"{one.now.value}/{then} {way}{one.change.quantity.value} {one.change.unit.value}")
    return found


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("收到30起，比2017年（40起）下降25%。", ["30/40 -25 rate"]),
        ("收到50件，较上年的40件上升25%。", ["50/40 +25 rate"]),
        ("由上年的40件增至50件，增长25%。", ["50/40 +25 rate"]),
        ("由40件变化为50件，增幅25%。", ["50/40 +25 rate"]),
        ("收到50件，同比增长25%，上年为40件。", ["50/40 +25 rate"]),
        ("收到50件，同比增长25%（2017年为40件）。", ["50/40 +25 rate"]),
        ("比上年的40件增长25%，达到50件。", ["50/40 +25 rate"]),
        ("2017年收到40件，2018年收到50件，同比增长25%。", ["50/40 +25 rate"]),
        ("收到50件，比上年的40件增加10件。", ["50/40 +10 amount"]),
        ("收到50件，较上年多10件，增幅为25%。", ["50/? +10 amount", "50/? +25 rate"]),
        ("满意率95%，比上年的90%提高5个百分点。", ["95/90 +5 points"]),
        ("收到50件，是上年（20件）的2.5倍。", ["50/20 +2.5 ratio"]),
        ("收到50件，比上年的20件增长1.5倍。", ["50/20 +1.5 times"]),
        ("收到50件，同比增长25%，2017年公开信息60件。", ["50/? +25 rate"]),
        ("增加岗位5个，新增专栏3个。", []),
        ("上年结转5件，收到50件。", []),
        ("占比增加5件。", []),
    ],
)
def test_a_change_is_read_with_both_numbers(text: str, expected: list[str]) -> None:
    assert changes(text) == expected


def test_a_number_is_plain_earlier_or_a_change() -> None:
    reading = Reading(read_text("收到50件，比2016年的40件增长25%，其中网上9件，上年结转2件。", "a.txt"))
    (sentence,) = reading.sentences
    assert roles(reading.flow.value, sentence, 2018) == (
        Role.PLAIN,
        Role.EARLIER,
        Role.CHANGE,
        Role.PLAIN,
        Role.PLAIN,
    )
