"""What was decided of findings holds for a site as it does for a check."""

from __future__ import annotations

import csv
import io
import json
from datetime import date, timedelta
from typing import TYPE_CHECKING, Any

import pytest

from personal_values import Values, leaks

if TYPE_CHECKING:
    from pathlib import Path

    from cli.running import Ended, Tool

RULE = "wording/double-approximation"
LATER = (date.today() + timedelta(days=90)).isoformat()  # noqa: DTZ011 - the day where the tests run
OVER = "2020-01-31"
FOOT = "<footer>主办单位：青岚市人民政府 网站标识码：3499000021 浙ICP备99000001号</footer>"


def suppressing(folder: Path, *files: str, rule: str = RULE, until: str = LATER) -> None:
    """Write a configuration that names a file of suppressions."""
    (folder / "disclosure-lint.yaml").write_text("suppressions: supp.yaml\n", encoding="utf-8")
    entry = {"rule": rule, "files": files, "reason": "原文如此", "approver": "办公室", "until": until}
    (folder / "supp.yaml").write_text(json.dumps({"suppressions": [entry]}), encoding="utf-8")


def scan(tool: Tool, *more: str) -> Ended:
    return tool("site", "site", "--store", "s.db", "--no-ner", *more)


def found(tool: Tool, *more: str) -> dict[str, dict[str, Any]]:
    listed = json.loads(tool("site", "report", "--store", "s.db", "--format", "json", *more).out)
    return {one["document"]: one for one in listed["findings"]}


def summary(tool: Tool, *more: str) -> dict[str, Any]:
    report = json.loads(tool("site", "report", "--store", "s.db", "--format", "json", *more).out)
    kept: dict[str, Any] = report["summary"]
    return kept


def test_a_scan_suppresses_what_a_check_does(tool: Tool, here: Path) -> None:
    suppressing(here, "site/a.html")
    checked = json.loads(tool("check", "site", "--no-ner", "--format", "json").out)
    ended = scan(tool)
    assert (ended.code, "已豁免 1 条" in ended.out, "警告 1" in ended.out) == (1, True, True)
    for one in checked["findings"]:
        same = found(tool)[one["document"]]
        assert [same.get(key) for key in ("fingerprint", "anchor", "suppression")] == [
            one.get(key) for key in ("fingerprint", "anchor", "suppression")
        ]
    assert [summary(tool)[key] for key in ("findings", "suppressed")] == [
        checked["summary"][key] for key in ("findings", "suppressed")
    ]


def test_what_is_suppressed_is_told_only_when_all_is_asked_for(tool: Tool, here: Path) -> None:
    suppressing(here, "site/a.html")
    scan(tool)
    assert "a.html" not in tool("site", "report", "--store", "s.db").out
    everything = tool("site", "report", "--store", "s.db", "--all").out
    assert "a.html" in everything
    assert "已豁免：原文如此（办公室" in everything


def test_a_report_made_elsewhere_follows_the_configuration_of_the_scan(
    tool: Tool, here: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    suppressing(here, "site/a.html")
    scan(tool)
    (here / "other").mkdir()
    monkeypatch.chdir(here / "other")
    assert "已豁免 1 条" in tool("site", "status", "--store", "../s.db").out
    (here / "disclosure-lint.yaml").unlink()
    ended = tool("site", "status", "--store", "../s.db")
    assert "配置文件不在了" in ended.err
    assert "警告 2" in ended.out


def test_a_suppression_that_is_over_holds_no_more_and_is_told(tool: Tool, here: Path) -> None:
    suppressing(here, "site/a.html", until=OVER)
    ended = scan(tool)
    assert "警告 2" in ended.out
    assert (
        "supp.yaml:1：豁免已于 2020-01-31 到期，不再有效：wording/double-approximation，涉及 1 条"
        in ended.out.replace("\n  ", "")
    )
    assert [one["id"] for one in summary(tool)["notices"]] == ["suppression-expired"]


def test_a_suppression_of_nothing_is_told(tool: Tool, here: Path) -> None:
    suppressing(here, "site/c.html")
    assert "豁免没有用上" in scan(tool).out


def test_a_suppression_whose_files_are_not_there_is_told(tool: Tool, here: Path) -> None:
    suppressing(here, "elsewhere/c.html")
    scan(tool)
    for command in ("status", "report"):
        ended = tool("site", command, "--store", "s.db")
        assert (
            "豁免没有用上：wording/double-approximation，files 的写法没有对上任何页面"
            in ended.out.replace("\n  ", "")
        )
    assert [one["id"] for one in summary(tool)["notices"]] == ["suppression-unused"]


@pytest.mark.parametrize("pattern", ["zwgk/gsgg/", "/zwgk/gsgg/", "site/zwgk/", "gsgg/*.html"])
def test_files_of_suppressions_are_named_from_the_folder_of_the_site_too(
    tool: Tool, here: Path, pattern: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    (here / "site" / "zwgk" / "gsgg").mkdir(parents=True)
    (here / "site" / "a.html").rename(here / "site" / "zwgk" / "gsgg" / "a.html")
    suppressing(here, pattern)
    ended = scan(tool)
    # A pattern with a slash inside starts at the top.
    whole = pattern != "gsgg/*.html"
    assert ("已豁免 1 条" in ended.out) == whole
    assert ("没有对上任何页面" in ended.out.replace("\n  ", "")) != whole
    (here / "other").mkdir()
    monkeypatch.chdir(here / "other")
    assert ("已豁免 1 条" in tool("site", "status", "--store", "../s.db").out) == whole


def test_a_suppression_needs_no_new_scan(tool: Tool, here: Path) -> None:
    scan(tool)
    suppressing(here, "site/")
    assert tool("site", "report", "--store", "s.db").code == 0
    assert tool("site", "report", "--store", "s.db", "--no-suppressions").code == 1


def test_remarks_in_sources_are_followed_where_they_are_wanted(tool: Tool, here: Path) -> None:
    (here / ".git").mkdir()
    values = Values("甲")
    remark = (
        f'<!-- disclosure-lint: ignore wording reason="{values.mobile()}" approver=办公室 until={LATER} -->'
    )
    (here / "site" / "a.html").write_text(f"{remark}\n<p>共发放资料约50余份。</p>", encoding="utf-8")
    scan(tool)
    assert "警告 2" in tool("site", "status", "--store", "s.db").out
    followed = tool("site", "status", "--store", "s.db", "--inline-suppressions").out
    assert "已豁免 1 条" in followed
    assert "警告 1" in followed
    for path in here.glob("s.db*"):
        assert not leaks(path.read_bytes().decode("utf-8", errors="replace"), values)


def test_what_is_in_the_baseline_of_a_store_does_not_count(tool: Tool, here: Path) -> None:
    scan(tool)
    assert tool("site", "baseline", "--store", "s.db").code == 0
    (here / "site" / "c.html").write_text("<h1>公告</h1><p>约80余份</p>", encoding="utf-8")
    known = "--baseline", "disclosure-lint-baseline.jsonl"
    ended = scan(tool, *known)
    assert (ended.code, "警告 1" in ended.out, "已登记 2 条" in ended.out) == (1, True, True)
    report = tool("site", "report", "--store", "s.db", *known).out
    assert "c.html" in report
    assert "a.html" not in report
    states = {name: one["baseline_state"] for name, one in found(tool, *known).items()}
    assert states == {"site/a.html": "unchanged", "site/b.html": "unchanged", "site/c.html": "new"}
    assert summary(tool, *known)["baseline"]["new"] == 1


def test_another_value_in_the_same_place_is_new(tool: Tool, here: Path) -> None:
    scan(tool)
    tool("site", "baseline", "--store", "s.db")
    page = here / "site" / "a.html"
    page.write_text(page.read_text(encoding="utf-8").replace("50", "90"), encoding="utf-8")
    scan(tool)
    known = "--baseline", "disclosure-lint-baseline.jsonl"
    assert found(tool, *known)["site/a.html"]["baseline_state"] == "new"


def test_what_is_put_right_leaves_the_baseline(tool: Tool, here: Path) -> None:
    scan(tool)
    tool("site", "baseline", "--store", "s.db")
    (here / "site" / "a.html").unlink()
    (here / "site" / "b.html").write_text("<p>资料60份</p>", encoding="utf-8")
    scan(tool)
    assert "删去 2 条，保留 0 条" in tool("site", "baseline", "--store", "s.db", "--shrink-only").out
    assert (here / "disclosure-lint-baseline.jsonl").read_text(encoding="utf-8").count("\n") == 1


@pytest.mark.parametrize("key", [True, False])
def test_a_baseline_of_a_check_holds_for_a_scan(tool: Tool, here: Path, *, key: bool) -> None:
    (here / "disclosure-lint.yaml").write_text("baseline: known.jsonl\n", encoding="utf-8")
    tool("baseline", "write", "site", "--no-ner", *(["--key"] if key else []))
    ended = scan(tool)
    assert ended.code == 0
    assert ("没有基线的密钥" in ended.out) is not key


def test_nothing_is_written_of_a_scan_that_was_stopped(tool: Tool, here: Path) -> None:
    from disclosure_lint.site.store import Store

    with Store(here / "s.db", create=True) as store:
        store.begin("v", {})
    ended = tool("site", "baseline", "--store", "s.db")
    assert (ended.code, "没有完成" in ended.err) == (2, True)
    assert not (here / "disclosure-lint-baseline.jsonl").exists()


def test_a_verdict_shows_in_report_and_ledger(tool: Tool, here: Path) -> None:
    (here / "disclosure-lint.yaml").write_text("verdicts: said.jsonl\n", encoding="utf-8")
    scan(tool)
    marks = {name: one["fingerprint"] for name, one in found(tool).items()}
    for name, decision in (("a", "dismissed"), ("b", "confirmed")):
        said = "site", "verdict", "--store", "s.db", marks[f"site/{name}.html"], decision, "--by", "保密办"
        assert tool(*said).code == 0
    ledger = tool("site", "report", "--store", "s.db", "--format", "csv").out.lstrip("\ufeff")
    (line,) = csv.DictReader(io.StringIO(ledger))
    assert "已确认：保密办" in line["状态"]
    report = tool("site", "report", "--store", "s.db")
    assert (report.code, "已排除 1 条" in report.out) == (1, True)
    assert found(tool)["site/a.html"]["verdict"]["decision"] == "dismissed"
    assert "已排除 1 条" in tool("check", "site", "--no-ner").out


def test_a_verdict_about_what_has_changed_is_dropped(tool: Tool, here: Path) -> None:
    (here / "disclosure-lint.yaml").write_text("verdicts: said.jsonl\n", encoding="utf-8")
    scan(tool)
    mark = found(tool)["site/a.html"]["fingerprint"]
    tool("site", "verdict", "--store", "s.db", mark, "dismissed", "--by", "保密办")
    (here / "site" / "a.html").write_text("<h1>通报</h1><p>约40余份</p>", encoding="utf-8")
    assert "判定不再适用" in scan(tool).out


def test_a_verdict_needs_a_finding_and_holds_no_value(tool: Tool, here: Path) -> None:
    scan(tool)
    ended = tool("site", "verdict", "--store", "s.db", "0" * 16, "dismissed", "--by", "保密办")
    assert (ended.code, "没有这条结果" in ended.err) == (4, True)
    values = Values("甲")
    ended = tool("site", "verdict", "--store", "s.db", "0" * 16, "dismissed", "--by", values.mobile())
    assert (ended.code, leaks(ended.err, values)) == (4, [])
    assert here.exists()


def test_where_one_page_speaks_for_others_those_that_count_are_told(tool: Tool, here: Path) -> None:
    for name in "abc":
        (here / "site" / f"{name}.html").write_text(f"<p>公告{name}</p>{FOOT}", encoding="utf-8")
    suppressing(here, "site/a.html", rule="website/region")
    scan(tool)
    said = tool("site", "report", "--store", "s.db", "--rule", "website/region").out
    assert "b.html" in said
    assert "另有 1 个页面相同" in said
    suppressing(here, "site/c.html", rule="website/region")
    said = tool("site", "report", "--store", "s.db", "--rule", "website/region").out
    assert "a.html" in said
    assert "另有 1 个页面相同" in said
    suppressing(here, "site/", rule="website/region")
    assert "website/region" not in tool("site", "report", "--store", "s.db").out


def test_differences_leave_out_what_does_not_count(tool: Tool, here: Path) -> None:
    scan(tool)
    for name in "cd":
        (here / "site" / f"{name}.html").write_text("<p>约80余份</p>", encoding="utf-8")
    scan(tool)
    suppressing(here, "site/c.html")
    changed = tool("site", "diff", "--store", "s.db")
    assert (changed.code, "新增 1，消除 0，仍在 2" in changed.out) == (1, True)
    suppressing(here, "site/c.html", "site/d.html")
    assert tool("site", "diff", "--store", "s.db").code == 0


def test_what_is_asked_for_is_counted_and_nothing_else(tool: Tool, here: Path) -> None:
    (here / "site" / "c.html").write_text(f"<p>公告</p>{FOOT}", encoding="utf-8")
    scan(tool)
    assert summary(tool)["by_rule"].keys() > {RULE}
    of_rule = summary(tool, "--rule", RULE)
    assert (of_rule["by_rule"], of_rule["findings"]["warning"]) == ({RULE: 2}, 2)
    assert [one["found"] for one in of_rule["scans"]] == [2]
    assert summary(tool, "--rule", "wording")["by_rule"] == {RULE: 2}
    both = summary(tool, "--rule", f"{RULE},website/region")["by_rule"]
    assert both == summary(tool, "--rule", RULE, "--rule", "website/region")["by_rule"] != {RULE: 2}
    ended = tool("site", "report", "--store", "s.db", "--rule", "marks")
    assert (ended.code, "警告" in ended.out) == (0, False)
    assert tool("site", "report", "--store", "s.db", "--rule", "wording").code == 1


def test_decisions_are_counted_for_the_rules_asked_for(tool: Tool, here: Path) -> None:
    scan(tool)
    tool("site", "baseline", "--store", "s.db")
    suppressing(here, "site/a.html")
    (here / "site" / "c.html").write_text("<h1>公告</h1><p>约80余份</p>", encoding="utf-8")
    scan(tool)
    known = "--baseline", "disclosure-lint-baseline.jsonl"
    whole = summary(tool, *known)
    for key in ("suppressed", "baseline", "findings"):
        assert summary(tool, *known, "--rule", RULE)[key] == whole[key]
    none = summary(tool, *known, "--rule", "marks")
    assert "suppressed" not in none
    assert (none["baseline"]["unchanged"], none["baseline"]["new"]) == (0, 0)


def test_a_rule_that_does_not_exist_is_a_mistake(tool: Tool, here: Path) -> None:
    scan(tool)
    ended = tool("site", "report", "--store", "s.db", "--rule", "wording/double-aproximation")
    assert (ended.code, f"是否想写 {RULE}" in ended.err) == (4, True)
    assert here.exists()
