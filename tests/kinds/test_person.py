"""Whose name is a finding, in which profile, and as what."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from disclosure_lint import check_text
from disclosure_lint.finding import Certainty, Outcome
from disclosure_lint.specimens import Specimens

if TYPE_CHECKING:
    from disclosure_lint.report import Entry

RULE = "personal-data/person-name"


def entries(text: str, name: str = "a.txt", profile: str | None = None) -> tuple[list[Entry], str]:
    filled = Specimens(text).fill(text)
    return check_text(filled, name, select=[RULE], profile=profile).entries, filled


def at(found: list[Entry], text: str) -> list[str]:
    places = [entry.position for entry in found]
    return [text[place.offset : place.end_offset] for place in places if place]


def test_an_audit_reports_every_name_wherever_it_stands() -> None:
    text = "局长{{name:a}}和村民{{name:b}}、{{name:c}}在座，{{name:a}}说，联系人：{{name:d}}。毛泽东思想。"
    quiet, filled = entries(text)
    found, _ = entries(text, profile="audit")
    named = at(found, filled)
    assert named == [named[0], named[1], named[2], named[0], named[4], "毛泽东"]
    assert len(set(named)) == 5
    assert len(quiet) == 2
    assert {entry.outcome for entry in found} == {Outcome.REVIEW}


def test_an_audit_reports_each_name_of_a_table_and_of_hidden_text() -> None:
    text = (
        "<table><tr><td>姓名<td>职务<tr><td>{{name:a}}<td>局长<tr><td>{{name:b}}<td>科员</table>"
        "<!-- 村民{{name:c}}已领取 --><meta name=author content={{name:d}}>"
    )
    assert entries(text, "a.html")[0] == []
    found, filled = entries(text, "a.html", "audit")
    assert len(at(found, filled)) == 3


def test_a_number_of_that_person_makes_it_a_failure() -> None:
    for profile in ("daily", "audit"):
        found, _ = entries("村民{{name}}，身份证号{{resident-id}}", profile=profile)
        assert [entry.outcome for entry in found] == [Outcome.FAIL]
        found, _ = entries("局长{{name}}，电话{{mobile}}", profile=profile)
        assert Outcome.FAIL not in {entry.outcome for entry in found}


def test_a_number_far_away_or_in_another_line_is_somebody_elses() -> None:
    found, _ = entries(f"村民{{{{name}}}}来信{'，反映道路问题' * 12}。\n{{{{resident-id}}}}")
    assert [entry.outcome for entry in found] == [Outcome.REVIEW]


def test_a_post_held_once_in_the_document_holds_for_all_of_it() -> None:
    assert entries("{{name:a}}说，要抓好落实。\n局长{{name:a}}主持会议。")[0] == []


def test_a_citizen_stays_one_though_a_post_stands_near() -> None:
    found, _ = entries("局长办公会听取了村民{{name}}的意见。")
    assert len(found) == 1


@pytest.mark.parametrize(("size", "findings"), [(4, 4), (5, 1), (30, 1)])
def test_a_list_is_one_finding_from_five_names_on(size: int, findings: int) -> None:
    names = "、".join(f"{{{{name:n{number}}}}}" for number in range(size))
    found, _ = entries(f"拟补助：{names}。")
    assert len(found) == findings
    if size >= 5:
        assert str(size) in found[0].message["zh"]
        assert str(size) in found[0].message["en"]
        assert 0 < len(found[0].related) <= 20


def test_names_in_doubt_are_told_only_by_an_audit() -> None:
    text = "从方正明手里接过"
    assert entries(text)[0] == []
    (found,), _ = entries(text, profile="audit")
    assert found.certainty is Certainty.POSSIBLE


def test_messages_show_the_surname_only() -> None:
    (found,), filled = entries("村民{{name}}来信。")
    name = filled[2:5]
    assert f"{name[0]}**" in found.message["zh"]
    assert name not in found.message["zh"] + found.message["en"]
