"""Findings about personal values: what they come to, how grave they are, what they say."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from disclosure_lint import check_text
from disclosure_lint.api import chosen_pack
from disclosure_lint.engine import examine
from disclosure_lint.finding import Outcome, Severity
from disclosure_lint.readers import read_text
from disclosure_lint.secret import Secret
from disclosure_lint.specimens import Specimens

if TYPE_CHECKING:
    from disclosure_lint.finding import Finding


def findings(template: str, rule: str, *, profile: str | None = None, suffix: str = ".txt") -> list[Finding]:
    text = Specimens(template[:20]).fill(template)
    pack = chosen_pack(select=[f"personal-data/{rule}"], profile=profile)
    examination = examine(read_text(text, f"a{suffix}", suffix), pack)
    assert not examination.failures
    return examination.findings


def test_an_offices_number_passes_day_to_day_and_is_reported_in_a_search_of_everything() -> None:
    assert findings("办公电话：{{landline}}", "landline") == []
    (found,) = findings("办公电话：{{landline}}", "landline", profile="audit")
    assert found.outcome is Outcome.REVIEW
    assert found.data["holder"] == "office"


def test_a_column_is_one_finding_with_its_count_and_first_places() -> None:
    rows = "".join("<tr><td>某甲<td>{{mobile}}</tr>" for _ in range(9))
    table = f"<table><tr><th>户主<th>手机</tr>{rows}</table>"
    (found,) = findings(table, "mobile", suffix=".html")
    assert (found.message, found.data["count"], found.data["label"]) == ("column", 9, "手机")
    assert len(found.related) == 4
    assert len(findings(table, "mobile", suffix=".html", profile="audit")) == 9


def test_a_value_of_its_own_has_no_further_places() -> None:
    (found,) = findings("户主某甲{{mobile}}", "mobile")
    assert found.related == ()
    assert isinstance(found.data["value"], Secret)
    assert (found.data["words"], found.data["where"]) == ("户主", "clause")


@pytest.mark.parametrize(
    ("text", "severity"),
    [
        ("来信者家长邮箱{{email}}", Severity.WARNING),
        ("家长邮箱{{email}}，身份证号{{resident-id}}", Severity.ERROR),
        ("姓名：某甲，家长邮箱{{email}}", Severity.ERROR),
        ("\n".join(f"家长{'甲' * n}邮箱{{{{email}}}}" for n in range(24)), Severity.WARNING),
        ("\n".join(f"家长{'甲' * n}邮箱{{{{email}}}}" for n in range(25)), Severity.ERROR),
    ],
)
def test_a_finding_is_graver_in_company_and_in_numbers(text: str, severity: Severity) -> None:
    assert {found.severity for found in findings(text, "email")} == {severity}


def test_an_identity_number_in_a_list_the_law_demands_is_for_a_person_to_look_at() -> None:
    (found,) = findings("失信被执行人名单\n某甲，身份证号{{resident-id}}", "resident-id")
    assert found.outcome is Outcome.REVIEW


def test_what_stands_together_is_said() -> None:
    report = check_text(
        Specimens("x").fill("某甲 {{resident-id}} {{mobile}}"), "a.txt", select=["personal-data/mobile"]
    )
    (entry,) = report.entries
    assert "同一处还有居民身份证号码" in entry.message["zh"]
    assert "together with their resident identity number" in entry.message["en"]
