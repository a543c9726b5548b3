"""A verdict holds for a finding and its values, and for nothing else."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest

from disclosure_lint.judge.standing import Decision, Verdict
from disclosure_lint.triage.verdicts import Verdicts, VerdictsError
from personal_values import Values, leaks
from triage.made import KEY, report, resident_ids

if TYPE_CHECKING:
    from disclosure_lint.judge.fingerprint import MacKey

ONE, OTHER, THIRD = resident_ids(3)
RULE = "personal-data/resident-id"
DISMISSED = Verdict(Decision.DISMISSED, "保密办", date(2030, 6, 1), "样例号码")


def page(*numbers: str, above: str = "", title: str = "公示") -> str:
    return f"<h1>{title}</h1>{above}" + "".join(f"<p>申请人身份证号：{number}</p>" for number in numbers)


def said(text: str, at: int = 0, *, key: MacKey | None = KEY) -> Verdicts:
    kept = Verdicts("said", key.id if key else None).pronounced(report(key=key, a__html=text), at, DISMISSED)
    return Verdicts.parse("said", kept.dump())


def holding(verdicts: Verdicts, text: str, *, key: MacKey | None = KEY) -> list[bool]:
    found = report(key=key, a__html=text)
    verdicts.apply(found)
    return [entry.verdict == DISMISSED and not entry.counts for entry in found.entries]


@pytest.mark.parametrize("key", [KEY, None], ids=["with a key", "without"])
def test_a_verdict_holds_while_text_moves(key: MacKey | None) -> None:
    assert holding(said(page(ONE), key=key), page(ONE, above="<p>经研究，现予公示。</p>"), key=key) == [True]


def test_another_value_or_another_heading_drops_a_verdict_and_this_is_told() -> None:
    for text in (page(OTHER), page(ONE, title="公告")):
        found = report(a__html=text)
        said(page(ONE)).apply(found)
        assert found.entries[0].verdict is None
        assert [(notice.id, notice.source) for notice in found.notices] == [("verdict-dropped", "said:2")]


def test_of_several_the_one_with_the_value_is_meant() -> None:
    assert holding(said(page(ONE, OTHER), at=1), page(THIRD, OTHER, ONE)) == [False, True, False]


def test_without_a_key_the_order_decides() -> None:
    verdicts = said(page(ONE, OTHER), at=1, key=None)
    assert holding(verdicts, page(ONE, THIRD), key=None) == [False, True]


def test_a_confirmed_finding_still_counts() -> None:
    found = report(a__html=page(ONE))
    confirmed = Verdict(Decision.CONFIRMED, "保密办", date(2030, 6, 1))
    Verdicts("said", KEY.id).pronounced(found, 0, confirmed).apply(found)
    assert found.entries[0].verdict == confirmed
    assert found.entries[0].counts


def test_a_later_verdict_takes_the_place_of_an_earlier_one() -> None:
    found = report(a__html=page(ONE, OTHER))
    confirmed = Verdict(Decision.CONFIRMED, "保密办", date(2030, 6, 2))
    verdicts = said(page(ONE, OTHER)).pronounced(found, 1, DISMISSED).pronounced(found, 0, confirmed)
    assert sorted(row.verdict.value for row in verdicts.rows) == ["confirmed", "dismissed"]


@pytest.mark.parametrize("key", [KEY, None], ids=["with a key", "without"])
def test_a_file_of_verdicts_gives_no_value_away(key: MacKey | None) -> None:
    values = Values("verdicts")
    number, mobile, name = values.resident_id(), values.mobile(), values.name()
    text = f"<h1>{name} {mobile}</h1><p>申请人：{name}，身份证号：{number}，手机：{mobile}</p>"
    found = report(key=key, **{f"{mobile}__html": text})
    verdicts = Verdicts("said", key.id if key else None)
    for at in range(len(found.entries)):
        verdicts = verdicts.pronounced(found, at, DISMISSED)
    assert len(verdicts.rows) > 1
    assert leaks(verdicts.dump() + repr(verdicts), values) == []


ROW = '{"document": "a", "rule": "b", "message": "c", "verdict": "dismissed", "by": "d", "on": "2030-01-01"}'
MISTAKES = [
    ("x", "said:2:1: "),
    (ROW.replace("dismissed", "dismised"), "did you mean dismissed?"),
    (ROW.replace("2030-01-01", "soon"), "应为日期"),
    (ROW.replace('"d"', '""'), "不能为空"),
]


@pytest.mark.parametrize(("line", "cause"), MISTAKES, ids=[cause for _, cause in MISTAKES])
def test_a_mistake_is_told_with_its_place(line: str, cause: str) -> None:
    with pytest.raises(VerdictsError) as raised:
        Verdicts.parse("said", f'{{"schema": "disclosure-lint/verdicts@1", "key": null}}\n{line}\n')
    assert cause in str(raised.value)
