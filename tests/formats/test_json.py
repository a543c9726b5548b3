"""The report as JSON: every key that docs/json-report.md names, and nothing that changes between runs."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import jsonschema
import pytest

from annual_reports import figures, report_html
from disclosure_lint import Report, __version__, check_text
from disclosure_lint.api import add, chosen_pack
from disclosure_lint.engine import Failure
from disclosure_lint.formats.json import as_object, format_json
from disclosure_lint.readers import read_text
from disclosure_lint.source import Reason, Unread

ROOT = Path(__file__).parents[2]
WORD = {"type": "string", "minLength": 1}
TEXT = {"type": "string"}
COUNT = {"type": "integer", "minimum": 0}
FROM_ONE = {"type": ["integer", "null"], "minimum": 1}
FROM_ZERO = {"type": ["integer", "null"], "minimum": 0}


def record(**keys: Any) -> dict[str, Any]:  # noqa: ANN401 - schemas
    """An object with exactly these keys."""
    return {"type": "object", "properties": keys, "required": sorted(keys), "additionalProperties": False}


def listed(items: dict[str, Any]) -> dict[str, Any]:
    return {"type": "array", "items": items}


PLACE = {
    "document": WORD,
    **dict.fromkeys(("line", "column", "end_line", "end_column"), FROM_ONE),
    **dict.fromkeys(("offset", "end_offset"), FROM_ZERO),
    "location": {
        "type": ["object", "null"],
        "properties": {
            "page": {"type": "integer", "minimum": 1},
            "box": {"type": "array", "items": {"type": "number"}, "minItems": 4, "maxItems": 4},
            "part": WORD,
            **{key: {"type": "integer", "minimum": 1} for key in ("paragraph", "table", "row", "column")},
            "continued": {"type": "array", "items": {"type": "object"}, "minItems": 1},
        },
        "additionalProperties": False,
        "minProperties": 1,
    },
    "excerpt": {"type": "string", "pattern": r"^[^\r\n]*$"},
}
FINDING = record(
    rule={"type": "string", "pattern": "^[a-z0-9-]+/[a-z0-9-]+$"},
    outcome={"enum": ["fail", "review", "pass", "not-applicable"]},
    severity={"enum": ["error", "warning", "note"]},
    certainty={"enum": ["certain", "probable", "possible"]},
    **PLACE,
    message=WORD,
    remedy=WORD,
    basis={
        **listed(record(source=WORD, title=WORD, number=TEXT, clause=WORD, verified={"type": "boolean"})),
        "minItems": 1,
    },
    related=listed(record(**PLACE, label=WORD)),
    anchor=TEXT,
    fingerprint={"type": "string", "pattern": "^[0-9a-f]{16}$"},
)
DOCUMENT = record(
    name=WORD,
    kind={"type": ["string", "null"]},
    year={"type": ["integer", "null"]},
    issuer={"type": ["string", "null"]},
    encoding={"type": ["string", "null"]},
    compared={"type": "boolean"},
    footer={"type": "object", "additionalProperties": WORD},
    unread=listed(record(reason=WORD, message=WORD, detail=TEXT)),
)
SUMMARY = record(
    **dict.fromkeys(("documents", "read", "compared", "unread", "failures"), COUNT),
    findings=record(**dict.fromkeys(("error", "warning", "note", "review"), COUNT)),
    rules={"type": "object", "additionalProperties": COUNT, "minProperties": 4},
    by_rule={"type": "object", "additionalProperties": {"type": "integer", "minimum": 1}},
)
SCHEMA = record(
    schema={"const": "disclosure-lint/report@1"},
    tool=record(
        name={"const": "disclosure-lint"},
        version={"const": __version__},
        pack=record(name=WORD, version=WORD, digest={"type": "string", "pattern": "^sha256:[0-9a-f]{64}$"}),
        names=WORD,
    ),
    documents=listed(DOCUMENT),
    findings=listed(FINDING),
    failures=listed(record(rule=WORD, document=WORD, reason=WORD, message=WORD)),
    summary=SUMMARY,
)


def report() -> Report:
    """A report with findings of each severity, reviews, an unread file and a failure."""
    values = figures()
    values.requests["new", "others"] = 9
    made = Report(chosen_pack())
    add(made, Unread("扫描件.pdf", Reason.BINARY, "PDF"))
    add(made, read_text(report_html(values=values, drop="一、总体情况"), "报告.html", ".html"))
    add(
        made,
        read_text(
            "公开\0信息，约50余件，共收到来信共2件。\n危及国家安全、公开安全、经济安全、社会稳定", "a.txt"
        ),
    )
    made.failures.append(Failure("wording/double-total", "a.txt", "time-limit"))
    return made


@pytest.fixture(scope="module", params=["zh", "en"])
def found(request: pytest.FixtureRequest) -> dict[str, Any]:
    return as_object(report(), request.param)


def test_every_key_is_there_and_no_other(found: dict[str, Any]) -> None:
    jsonschema.validate(found, SCHEMA)
    assert len(found["findings"]) > 5


def test_the_schema_is_strict() -> None:
    broken = as_object(report())
    broken["findings"][0]["lines"] = 1
    with pytest.raises(jsonschema.ValidationError, match="lines"):
        jsonschema.validate(broken, SCHEMA)


def test_every_key_is_described(found: dict[str, Any]) -> None:
    described = (ROOT / "docs/json-report.md").read_text(encoding="utf-8")
    words = set(re.findall(r"[a-z_]+", "".join(re.findall(r"`[^`]+`", described))))
    for part in (found, found["documents"][0], found["findings"][0], found["failures"][0], found["summary"]):
        assert set(part) <= words


def test_the_summary_counts_what_is_listed(found: dict[str, Any]) -> None:
    summary, findings = found["summary"], found["findings"]
    failed = [finding for finding in findings if finding["outcome"] == "fail"]
    assert (summary["documents"], summary["read"], summary["unread"], summary["failures"]) == (3, 2, 1, 1)
    for severity in ("error", "warning", "note"):
        assert summary["findings"][severity] == sum(one["severity"] == severity for one in failed)
    assert summary["findings"]["review"] == sum(one["outcome"] == "review" for one in findings)
    assert sum(summary["by_rule"].values()) == len(findings)
    assert sum(summary["rules"].values()) == 2 * len(chosen_pack().rules)


def test_the_text_is_utf_8_as_people_read_it() -> None:
    text = format_json(report())
    assert text.endswith("}\n")
    assert "“约50余件”" in text
    assert json.loads(text) == as_object(report())


def test_the_text_may_be_ascii_for_outputs_that_hold_no_more() -> None:
    text = format_json(report(), ascii_only=True)
    assert text.isascii()
    assert json.loads(text) == as_object(report())


def test_the_same_documents_give_the_same_bytes() -> None:
    assert format_json(report()) == format_json(report())


def test_the_language_changes_words_only() -> None:
    chinese, english = as_object(report(), "zh"), as_object(report(), "en")
    for one, other in zip(chinese["findings"], english["findings"], strict=True):
        said = {key for key in one if one[key] != other[key]}
        assert said <= {"message", "remedy", "basis"}
        assert {"message", "remedy"} <= said
    assert chinese["failures"][0]["message"] == "超过时限"
    assert english["failures"][0]["message"] == "time limit exceeded"
    assert english["documents"][0]["unread"][0]["message"] == "not text"


def test_a_finding_about_a_whole_document_has_no_place() -> None:
    page = re.sub(r"\d{4}年(?:\d+月\d+日)?", "", report_html())
    found = as_object(check_text(page, "a.html", select=["annual-report/statistics-period"]))["findings"]
    assert [finding["document"] for finding in found] == ["a.html"]
    assert {found[0][key] for key in ("line", "column", "end_line", "end_column", "offset")} == {None}


def test_a_report_of_nothing_is_complete_too() -> None:
    jsonschema.validate(as_object(Report(chosen_pack())), SCHEMA)
