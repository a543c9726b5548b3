"""Findings that do not count: with a reason, an approver and a last day, or not at all."""

from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from disclosure_lint.api import chosen_pack
from disclosure_lint.triage.suppressions import Suppressions, SuppressionsError
from personal_values import Values, leaks
from triage.made import report, resident_ids

TODAY = date(2030, 6, 1)
RULE = "wording/double-approximation"
GOOD = {
    "rule": RULE,
    "files": ["*.html"],
    "reason": "转载上级文件原文",
    "approver": "办公室",
    "until": date(2030, 12, 31),
}
FAULTY = "<h1>一、总体情况</h1><p>全年收到申请约50余件。</p><h1>二、其他</h1><p>全年收到申请约60余件。</p>"


def parsed(*entries: dict[str, object], today: date = TODAY) -> Suppressions:
    text = yaml.safe_dump({"suppressions": list(entries)}, allow_unicode=True, sort_keys=False)
    return Suppressions.parse("file", text, Path.cwd(), chosen_pack(), today)


def suppressed(changes: dict[str, object], text: str = FAULTY, today: date = TODAY) -> list[bool]:
    found = report(a__html=text)
    parsed({**GOOD, **changes}, today=today).apply(found)
    return [entry.suppression is not None for entry in found.entries]


@pytest.mark.parametrize(
    ("changes", "wanted"),
    [
        ({}, [True, True]),
        ({"rule": "wording"}, [True, True]),
        ({"rule": "*/double-*"}, [True, True]),
        ({"rule": "personal-data"}, [False, False]),
        ({"files": ["b.html"]}, [False, False]),
        ({"files": ["a.*"]}, [True, True]),
        ({"anchor": "总体情况"}, [True, False]),
        ({"anchor": "*其他"}, [False, True]),
        ({"anchor": "总体"}, [False, False]),
        ({"contains": "约60余件"}, [False, True]),
        ({"contains": "约70余件"}, [False, False]),
        ({"until": TODAY}, [True, True]),
        ({"until": TODAY - timedelta(days=1)}, [False, False]),
    ],
    ids=str,
)
def test_a_suppression_holds_for_what_it_says(changes: dict[str, object], wanted: list[bool]) -> None:
    assert suppressed(changes) == wanted


def test_one_finding_may_be_meant_by_its_fingerprint() -> None:
    second = report(a__html=FAULTY).entries[1].fingerprint
    assert suppressed({"fingerprint": second}) == [False, True]


def test_a_finding_says_why_it_is_suppressed() -> None:
    found = report(a__html=FAULTY)
    parsed(GOOD).apply(found)
    suppression = found.entries[0].suppression
    assert suppression
    assert (suppression.reason, suppression.approver) == (GOOD["reason"], GOOD["approver"])
    assert (suppression.until, suppression.source) == (GOOD["until"], "file:2")
    assert not found.entries[0].counts


def test_expired_and_unused_ones_are_told() -> None:
    found = report(a__html=FAULTY)
    parsed(
        {**GOOD, "until": TODAY - timedelta(days=1)},
        {**GOOD, "contains": "没有这样的话"},
        {**GOOD, "files": ["other.html"]},
        {**GOOD, "rule": "personal-data/qq", "files": ["a.html"]},
    ).apply(found)
    assert [(notice.id, notice.source) for notice in found.notices] == [
        ("suppression-expired", "file:2"),
        ("suppression-unused", "file:8"),
        ("suppression-unused", "file:20"),
    ]
    assert "2 条" in found.notices[0].message["zh"]


MISTAKES: list[tuple[dict[str, object], str]] = [
    ({"rule": "wording/double-aproximation"}, f"did you mean {RULE}?"),
    ({"reason": ""}, "不能为空"),
    ({"reason": "  "}, "不能为空"),
    ({"until": "soon"}, "应为日期"),
    ({"until": TODAY + timedelta(days=400)}, "最长一年"),
    ({"files": []}, "不能为空"),
    ({"files": ["!"]}, "写法有误"),
    ({"fingerprint": "xyz"}, "file:8:16: "),
    ({"resaon": "x"}, "did you mean reason?"),
    ({"contains": "王建国"}, "像是人名"),
]


@pytest.mark.parametrize(("changes", "said"), MISTAKES, ids=[str(changes) for changes, _ in MISTAKES])
def test_a_mistake_is_told_with_its_place(changes: dict[str, object], said: str) -> None:
    with pytest.raises(SuppressionsError) as raised:
        parsed({**GOOD, **changes})
    assert said in str(raised.value)


@pytest.mark.parametrize("key", ["reason", "approver", "until", "rule", "files"])
def test_what_is_needed_must_be_there(key: str) -> None:
    with pytest.raises(SuppressionsError) as raised:
        parsed({name: value for name, value in GOOD.items() if name != key})
    assert f"缺少键 '{key}'" in str(raised.value)


def test_all_mistakes_are_told_at_once() -> None:
    with pytest.raises(SuppressionsError) as raised:
        parsed({**GOOD, "rule": "wordin"}, {**GOOD, "until": TODAY + timedelta(days=999)}, GOOD)
    assert len(raised.value.problems) == 2


@pytest.mark.parametrize("key", ["contains", "anchor", "reason", "approver"])
def test_a_personal_value_is_refused_and_not_repeated(key: str) -> None:
    values = Values("suppressions")
    for value in (values.resident_id(), values.mobile()):
        with pytest.raises(SuppressionsError) as raised:
            parsed({**GOOD, key: f"号码 {value}"})
        assert "不能写个人信息" in str(raised.value)
        assert leaks(str(raised.value) + repr(raised.value), values) == []
    name = values.name()
    with pytest.raises(SuppressionsError) as raised:
        parsed({**GOOD, "contains": f"申请人{name}"})
    assert leaks(str(raised.value) + repr(raised.value), values) == []


def test_a_value_in_a_remark_of_the_file_is_refused_too() -> None:
    (number,) = resident_ids(1)
    with pytest.raises(SuppressionsError):
        Suppressions.parse("f", f"# {number}\nsuppressions: []\n", Path.cwd(), chosen_pack(), TODAY)


@settings(max_examples=100, deadline=None)
@given(st.text(max_size=60))
def test_no_text_breaks_the_reading_of_suppressions(text: str) -> None:
    for content in (text, f"suppressions:\n- {text}"):
        try:
            Suppressions.parse("f", content, Path.cwd(), chosen_pack(), TODAY)
        except SuppressionsError as error:
            told = len(error.problems)
        else:
            told = 1
        assert told
