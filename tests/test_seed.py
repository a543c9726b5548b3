"""A real report as a mirror site served it: Traditional characters with readings in brackets."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from disclosure_lint import check_file
from disclosure_lint.formats.json import as_object
from disclosure_lint.formats.text import format_text

if TYPE_CHECKING:
    from disclosure_lint.report import Report


@pytest.fixture(scope="module")
def seed() -> Path:
    path = Path(__file__).parents[2] / "shared/corpus/garbled/seed_xuancheng_renfang_2017.txt"
    if not path.is_file():
        pytest.skip("the corpus of real documents is not here")
    return path


@pytest.fixture(scope="module")
def report(seed: Path) -> Report:
    return check_file(seed)


@pytest.fixture(scope="module")
def findings(report: Report) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = as_object(report)["findings"]
    return found


def of(findings: list[dict[str, Any]], rule: str) -> list[dict[str, Any]]:
    return [finding for finding in findings if finding["rule"] == rule]


def test_garbling_is_reported_once_for_review(findings: list[dict[str, Any]]) -> None:
    (garbled,) = of(findings, "integrity/garbled-text")
    assert garbled["outcome"] == "review"
    assert "471" in garbled["message"]


def test_the_announced_part_on_fees_is_missing(seed: Path, findings: list[dict[str, Any]]) -> None:
    (promised,) = of(findings, "annual-report/promised-sections")
    assert promised["outcome"] == "fail"
    assert "收费情况" in promised["message"]
    assert {"source": "regulation-2008", "clause": "第三十二条"}.items() <= promised["basis"][0].items()
    content = seed.read_text(encoding="utf-8")
    assert "收費情況".replace("費", "費(fèi)") in content[promised["offset"] : promised["end_offset"]]


@pytest.mark.parametrize(
    ("rule", "stored"),
    [
        ("wording/security-phrase", "公開(kāi)安全"),
        ("wording/double-approximation", "約50余件"),
        ("wording/repeated-sentence", "依申請(qǐng)公開(kāi)工作情況。"),
    ],
)
def test_wording_points_at_the_source_as_stored(
    seed: Path, findings: list[dict[str, Any]], rule: str, stored: str
) -> None:
    (finding,) = of(findings, rule)
    content = seed.read_text(encoding="utf-8")
    assert content[finding["offset"] : finding["end_offset"]] == stored
    line = content.splitlines()[finding["line"] - 1]
    assert line[finding["column"] - 1 :].startswith(stored)


def test_in_all_said_twice_is_found(findings: list[dict[str, Any]]) -> None:
    (finding,) = of(findings, "wording/double-total")
    assert "共0件" in finding["message"]


def test_the_unreadable_run_is_found_with_what_can_be_recovered(findings: list[dict[str, Any]]) -> None:
    (finding,) = of(findings, "integrity/slipped-bytes")
    assert "了一定的成" in finding["message"]


def test_the_name_is_for_review_and_in_no_output(
    seed: Path, report: Report, findings: list[dict[str, Any]]
) -> None:
    (finding,) = of(findings, "personal-data/person-name")
    assert finding["outcome"] == "review"
    name = seed.read_text(encoding="utf-8")[finding["offset"] : finding["end_offset"]]
    assert len(name) == 3
    for lang in ("zh", "en"):
        assert name not in format_text(report, lang)
        assert name not in json.dumps(as_object(report, lang), ensure_ascii=False)


def test_the_footer_is_read_in_spite_of_the_damage(report: Report) -> None:
    assert dict(report.documents[0].footer).items() >= {
        ("site_code", "3418000003"),
        ("icp_number", "皖ICP备19012725号-2"),
        ("police_number", "皖公网安备34180002000021号"),
    }


def test_contact_of_the_office_is_no_violation(findings: list[dict[str, Any]]) -> None:
    assert not [finding for finding in findings if finding["line"] and finding["line"] >= 23]


def test_nothing_else_is_reported(findings: list[dict[str, Any]]) -> None:
    rules = sorted(finding["rule"] for finding in findings)
    known = {
        "annual-report/dates",
        "annual-report/promised-sections",
        "integrity/garbled-text",
        "integrity/slipped-bytes",
        "personal-data/person-name",
        "wording/double-approximation",
        "wording/double-total",
        "wording/repeated-sentence",
        "wording/security-phrase",
        "wording/up-to",
    }
    assert set(rules) == known
    assert len(rules) == len(known)
