"""Every shape in which real reports say their numbers is read, and its mistakes are found."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
import yaml

from disclosure_lint import check_text
from disclosure_lint.api import load_pack
from disclosure_lint.engine import read_with
from disclosure_lint.language.quantities import Sense
from disclosure_lint.readers import read_text
from disclosure_lint.structure.comparison import Comparison, comparisons
from disclosure_lint.structure.context import Period, Scope
from measuring import RULES

if TYPE_CHECKING:
    from disclosure_lint.statements import Statement
    from disclosure_lint.structure.breakdown import Breakdown

YEAR = 2024
TITLE = f"青岚市{YEAR}年政府信息公开工作年度报告\n"


@cache
def shapes() -> dict[str, dict[str, list[dict[str, str]]]]:
    loaded: dict[str, Any] = yaml.safe_load(Path(__file__).with_name("shapes.yaml").read_text("utf-8"))
    return loaded


def right() -> list[tuple[str, str]]:
    return [(entry["text"], entry["gives"]) for group in shapes().values() for entry in group["right"]]


def wrong() -> list[tuple[str, str]]:
    return [(entry["text"], entry["rule"]) for group in shapes().values() for entry in group["wrong"]]


def facts(text: str) -> str:
    reading = read_with(read_text(TITLE + text, "a.txt"), load_pack())
    changes = [
        change for sentence in reading.sentences for change in comparisons(reading.flow.value, sentence, YEAR)
    ]
    return "; ".join(
        [
            *map(_statement, reading.statements),
            *map(_breakdown, reading.breakdowns),
            *map(_comparison, changes),
        ]
    )


def _statement(one: Statement) -> str:
    period = "" if one.period is Period.REPORTING else f"@{one.period.value}"
    scope = "" if one.scope is Scope.UNNAMED else f"/{one.scope.value}"
    vague = "" if one.quantity.sense is Sense.EXACT else "~"
    return f"{one.measure.id}{period}{scope}={one.quantity.value}{vague}"


def _breakdown(one: Breakdown) -> str:
    wholes = "|".join(str(whole.quantity.value) for whole in one.wholes)
    parts = [
        f"{part.quantity.value}" + (f"({part.share.value}%)" if part.share else "") for part in one.parts
    ]
    return f"{one.opener.value}:{wholes}>{'+'.join(parts)}{'!' if one.is_closed else ''}"


def _comparison(one: Comparison) -> str:
    sign = "-" if one.change.falls else "+"
    then = one.then.value if one.then else "?"
    return f"change:{one.now.value}/{then}{sign}{one.change.quantity.value}{one.change.unit.value}"


@pytest.mark.parametrize(("text", "gives"), right())
def test_what_a_sentence_says_is_read(text: str, gives: str) -> None:
    assert facts(text) == gives


@pytest.mark.parametrize(("text", "gives"), right())
def test_right_numbers_are_left_alone(text: str, gives: str) -> None:
    report = check_text(TITLE + text, "a.txt", select=RULES)
    assert report.failures == []
    assert [entry.message["zh"] for entry in report.entries] == []


@pytest.mark.parametrize(("text", "rule"), wrong())
def test_a_wrong_number_is_found_by_its_rule(text: str, rule: str) -> None:
    report = check_text(TITLE + text, "a.txt", select=RULES)
    assert f"annual-report/{rule}" in {entry.rule for entry in report.entries}
