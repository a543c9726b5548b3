"""A published penalty is told when its term is over: three years, three months for the lesser ones."""

from __future__ import annotations

import datetime

import pytest

from disclosure_lint import check_text
from disclosure_lint.kinds.term import _after

RULE = "website/penalty-term"
TODAY = datetime.date.today()  # noqa: DTZ011 - a day, as the rule takes it
NOTICE = (
    "青岚市市场监督管理局行政处罚信息\n发布时间：{day}\n当事人：青岚市某商贸有限公司\n"
    "处罚内容：{penalty}\n作出决定的机关：青岚市市场监督管理局\n"
)


def told(penalty: str, days: int, template: str = NOTICE) -> list[str]:
    day = TODAY - datetime.timedelta(days=days)
    report = check_text(template.format(day=day.isoformat(), penalty=penalty), select=[RULE])
    return [entry.message_id for entry in report.entries]


@pytest.mark.parametrize(
    ("penalty", "days", "message"),
    [
        ("通报批评", 100, "mild"),
        ("罚款人民币2,000元", 100, "fine"),
        ("罚款0.5万元", 100, "fine"),
        ("罚款2000元", 3 * 366 + 1, "over"),
        ("没收违法所得，罚款2000元", 3 * 366 + 1, "over"),
    ],
)
def test_a_penalty_past_its_term_is_told(penalty: str, days: int, message: str) -> None:
    assert told(penalty, days) == [message]


@pytest.mark.parametrize(
    ("penalty", "days"),
    [
        ("通报批评", 80),
        ("罚款2000元", 80),
        ("罚款5000.5元", 100),
        ("罚款2万元", 100),
        ("通报批评，罚款若干", 100),
        ("没收违法所得，罚款2000元", 100),
        ("吊销许可证", 100),
        ("警告", 100),
        ("没收违法所得，罚款2000元", 3 * 365 - 5),
    ],
)
def test_a_penalty_within_its_term_is_not_told(penalty: str, days: int) -> None:
    assert told(penalty, days) == []


def test_from_the_day_of_the_decision_alone_publication_is_put_later() -> None:
    signed = NOTICE.replace("发布时间：{day}\n", "") + "青岚市市场监督管理局\n{day}\n"
    assert told("通报批评", 100, signed) == []
    assert told("通报批评", 130, signed) == ["mild"]


def test_three_months_after_the_end_of_a_month_end_with_a_shorter_one() -> None:
    assert _after(datetime.date(2023, 11, 30), 3) == datetime.date(2024, 2, 29)
    assert _after(datetime.date(2020, 2, 29), 36) == datetime.date(2023, 2, 28)
