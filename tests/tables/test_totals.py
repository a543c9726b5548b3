"""Totals of real kinds of tables: nothing is reported where they agree, most of what is changed is found."""

from __future__ import annotations

from random import Random
from typing import TYPE_CHECKING

import pytest

from disclosure_lint import check_text
from disclosure_lint.finding import Outcome
from tables.faults import faulty
from tables.shapes import SHAPES

if TYPE_CHECKING:
    from disclosure_lint.report import Entry
    from tables.sheets import Sheet

SEEDS = range(4)


def found(sheet: Sheet, name: str) -> list[Entry]:
    page = sheet.html() if name.endswith(".html") else sheet.pipes()
    report = check_text(page, name, select=["tables"])
    assert report.failures == []
    return report.entries


@pytest.mark.parametrize("name", SHAPES)
def test_nothing_is_reported_of_tables_that_agree(name: str) -> None:
    for seed in SEEDS:
        sheet = SHAPES[name](Random(f"{name}/{seed}"))
        assert all(sheet.off(claim) <= claim.slack for claim in sheet.claims)
        for page in ("a.html", "a.md"):
            assert found(sheet, page) == []


def test_what_is_changed_is_found() -> None:
    certain, failed, noticed = 0, 0, 0
    for name in SHAPES:
        for seed in SEEDS:
            fault = faulty(name, Random(f"{seed}/{name}"), f"{name}/{seed}")
            if fault and fault.certain:
                entries = found(fault.sheet, "a.html")
                certain += 1
                failed += any(entry.outcome is Outcome.FAIL for entry in entries)
                noticed += bool(entries)
    assert certain > 100
    assert failed >= 0.95 * certain
    assert noticed >= 0.98 * certain


def test_the_total_is_the_place_and_its_terms_are_related() -> None:
    text = "单位：元\n项目\t金额\n甲\t30\n乙\t40\n丙\t50\n合计\t121\n"
    entries = check_text(text, "a.txt", select=["tables"]).entries
    assert [(entry.outcome, entry.message["zh"]) for entry in entries] == [
        (Outcome.FAIL, "“金额”的合计写 121，各项相加 30＋40＋50＝120，相差 1")
    ]
    position = entries[0].position
    assert position is not None
    assert text[position.offset : position.end_offset] == "121"
    assert [text[place.offset : place.end_offset] for place in entries[0].related] == ["30", "40", "50"]


def test_long_lists_are_cut_short_in_messages() -> None:
    rows = "\n".join(f"{at}组\t{at}" for at in range(1, 3001))
    text = f"单位：元\n村组\t金额\n{rows}\n合计\t4501501\n"
    entries = check_text(text, "a.txt", select=["tables"]).entries
    assert len(entries) == 1
    assert "各项相加 1＋2＋3＋4＋…＋3000＝4501500，相差 1" in entries[0].message["zh"]
    assert len(entries[0].related) == 12


def test_a_table_most_of_whose_totals_disagree_is_one_thing_to_review() -> None:
    text = "单位：元\n项目\t一月\t二月\t三月\t四月\n甲\t1\t2\t3\t4\n乙\t5\t6\t7\t8\n合计\t90\t91\t92\t93\n"
    entries = check_text(text, "a.txt", select=["tables"]).entries
    assert [(entry.outcome, entry.message["zh"][:6]) for entry in entries] == [
        (Outcome.REVIEW, "表中多数合计")
    ]


def test_rows_are_named_by_number_since_persons_may_head_them() -> None:
    rows = "\n".join(f"{name}\t{a}\t{b}\t{a + b + (at == 3)}" for at, (name, a, b) in enumerate(_WAGES))
    text = f"单位：元\n岗位\t补贴\t奖励\t合计\n{rows}\n"
    entries = check_text(text, "a.txt", select=["tables"]).entries
    assert [entry.message["zh"] for entry in entries] == [
        "表中第 5 行的合计写 241，各项相加 140＋100＝240，相差 1"
    ]


_WAGES = [("甲岗", 110, 70), ("乙岗", 120, 80), ("丙岗", 130, 90), ("丁岗", 140, 100), ("戊岗", 150, 110)]


def test_printed_forms_are_left_to_their_own_rules() -> None:
    from annual_reports import figures, report_html

    values = figures()
    values.requests["granted", "all"] = 41
    entries = check_text(report_html(values=values), "a.html").entries
    assert entries
    assert all(not entry.rule.startswith("tables/") for entry in entries)
