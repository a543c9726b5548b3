"""Rules get new names, are tried out, go out of use; what people wrote goes on to work."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from cli.running import written
from disclosure_lint.api import load_pack

if TYPE_CHECKING:
    from pathlib import Path

    from cli.running import Ended, Tool

RULE = """\
id: own/promise
kind: pattern
title: {zh: 承诺过满, en: A promise too full}
severity: warning
basis: [{source: regulation-2019, clause: 第六条}]
options: {pattern: 百分之百满意}
messages: {zh: {found: 过满}, en: {found: too much}}
remedy: {zh: 改写, en: reword}
"""
RENAMED = RULE.replace("own/promise", "own/vow") + "aliases: [own/promise, own/pledge]\n"


class Pack:
    """A pack of one rule and a page it finds fault with."""

    def __init__(self, tool: Tool, here: Path) -> None:
        self._tool, self.here = tool, here
        (here / "pack").mkdir()
        written(here, page__txt="群众百分之百满意。\n")
        self.rule(RULE)

    def rule(self, text: str) -> None:
        written(self.here / "pack", rule__yaml=text)
        load_pack.cache_clear()

    def __call__(self, *arguments: str) -> Ended:
        return self._tool(*arguments, "--pack", "pack")

    def check(self, *arguments: str) -> tuple[list[str], list[str]]:
        """Return the rules of this pack that found something that counts, and the notices."""
        ended = self("check", "page.txt", "--format", "json", *arguments)
        assert ended.code in {0, 1}, ended.err
        report = json.loads(ended.out)
        found = [
            one["rule"]
            for one in report["findings"]
            if one["rule"].startswith("own/")
            and one.get("suppression") is None
            and one.get("baseline_state") != "unchanged"
        ]
        return found, [one["id"] for one in report["summary"].get("notices", [])]


@pytest.fixture
def pack(tool: Tool, here: Path) -> Pack:
    return Pack(tool, here)


@pytest.mark.parametrize("old", ["own/promise", "own/pledge"])
def test_a_rule_is_selected_and_ignored_by_ids_it_had_before(pack: Pack, old: str) -> None:
    pack.rule(RENAMED)
    assert pack.check("--select", old) == (["own/vow"], ["rule-renamed"])
    assert pack.check("--select", "own,wording", "--ignore", old) == ([], ["rule-renamed"])
    assert pack.check("--select", "own/vow") == (["own/vow"], [])


def test_an_old_id_is_explained_and_tested_as_the_rule_it_is_now(pack: Pack) -> None:
    pack.rule(RENAMED)
    ended = pack("rules", "explain", "own/promise")
    assert (ended.code, ended.out.startswith("own/vow")) == (0, True)
    assert "旧编号：own/promise, own/pledge" in ended.out
    assert "own/promise 现在是 own/vow" in ended.err
    assert "own/vow" in pack("rules", "test", "own/promise").out


def test_a_finding_is_explained_by_the_id_its_rule_had_before(pack: Pack) -> None:
    pack.rule(RENAMED)
    ended = pack("explain", "page.txt", "own/promise:1")
    assert (ended.code, "own/vow" in ended.out) == (0, True)


def test_a_configuration_goes_on_to_work_after_a_rule_is_renamed(pack: Pack) -> None:
    pack.rule(RENAMED)
    written(pack.here, **{"disclosure-lint__yaml": "select: [own]\nseverity: {own/promise: error}\n"})
    ended = pack("check", "page.txt", "--format", "json")
    (finding,) = json.loads(ended.out)["findings"]
    assert (finding["rule"], finding["severity"]) == ("own/vow", "error")
    (notice,) = json.loads(ended.out)["summary"]["notices"]
    assert notice["id"] == "rule-renamed"
    assert notice["source"].endswith("disclosure-lint.yaml:2")
    written(
        pack.here, **{"disclosure-lint__yaml": "overrides:\n  - {files: ['*.txt'], ignore: [own/pledge]}\n"}
    )
    assert pack.check() == ([], ["rule-renamed"])


SUPPRESSION = """\
suppressions:
  - {rule: own/promise, files: [page.txt], reason: 引文, approver: 办公室, until: 2026-12-31EXTRA}
"""


@pytest.mark.parametrize("by_fingerprint", [False, True], ids=["by its id", "by its fingerprint"])
def test_a_suppression_goes_on_to_hold_after_a_rule_is_renamed(
    pack: Pack,
    monkeypatch: pytest.MonkeyPatch,
    by_fingerprint: bool,  # noqa: FBT001 - a parameter
) -> None:
    from datetime import date

    monkeypatch.setattr("disclosure_lint.cli.deciding.today", lambda: date(2026, 6, 1))
    (finding,) = json.loads(pack("check", "page.txt", "--select", "own", "--format", "json").out)["findings"]
    extra = f", fingerprint: {finding['fingerprint']}" if by_fingerprint else ""
    written(pack.here, s__yaml=SUPPRESSION.replace("EXTRA", extra))
    assert pack.check("--suppressions", "s.yaml") == ([], [])
    pack.rule(RENAMED)
    assert pack.check("--suppressions", "s.yaml") == ([], ["rule-renamed"])


@pytest.mark.parametrize("key", [(), ("--key",)], ids=["without a key", "with a key"])
def test_a_baseline_goes_on_to_know_after_a_rule_is_renamed(pack: Pack, key: tuple[str, ...]) -> None:
    assert pack("baseline", "write", "page.txt", "--baseline", "b.jsonl", *key).code == 0
    assert pack.check("--baseline", "b.jsonl") == ([], [])
    pack.rule(RENAMED)
    assert pack.check("--baseline", "b.jsonl") == ([], ["rule-renamed"])
    written(pack.here, page__txt="群众满意。\n")
    assert pack("baseline", "update", "--shrink-only", "page.txt", "--baseline", "b.jsonl").code == 0
    assert "own/" not in (pack.here / "b.jsonl").read_text(encoding="utf-8")


def test_a_verdict_goes_on_to_hold_after_a_rule_is_renamed(pack: Pack) -> None:
    (finding,) = json.loads(pack("check", "page.txt", "--select", "own", "--format", "json").out)["findings"]
    said = pack("verdict", "page.txt", finding["fingerprint"], "dismissed", "--by", "办公室")
    assert said.code == 0, said.err
    name = next(path.name for path in pack.here.iterdir() if "verdict" in path.name)
    assert pack("check", "page.txt", "--verdicts", name).code == 0
    pack.rule(RENAMED)
    ended = pack("check", "page.txt", "--verdicts", name)
    assert (ended.code, "own/promise 现在是 own/vow" in ended.out) == (0, True)


def test_a_remark_in_a_source_goes_on_to_hold_after_a_rule_is_renamed(pack: Pack) -> None:
    (pack.here / ".git").mkdir()
    remark = '# disclosure-lint: ignore own/promise reason="引文" approver=办公室 until=2026-12-31\n'
    written(pack.here, page__txt=f"{remark}群众百分之百满意。\n")
    pack.rule(RENAMED)
    found, notices = pack.check("--inline-suppressions")
    assert "rule-renamed" in notices
    assert found == [] or "suppression-expired" in notices


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (RULE + "aliases: [wording/double-total]\n", "rule.yaml:9:11: 编号 'wording/double-total' 已被使用"),
        (RULE + "aliases: [own/promise]\n", "aliases must be other ids"),
        (RULE + "aliases: [promise]\n", "expected area/rule-name"),
        (
            RULE + "status: deprecated\nreplaced-by: wording/double-totl\n",
            "did you mean wording/double-total?",
        ),
        (RULE + "replaced-by: wording/double-total\n", "only deprecated rules are replaced"),
        (RULE + "in-force: {from: 2024-05-01, to: 2020-01-01}\n", "from must not be later than to"),
    ],
)
def test_what_cannot_be_is_told_with_its_place(pack: Pack, text: str, told: str) -> None:
    pack.rule(text)
    ended = pack("rules", "list")
    assert (ended.code, ended.out) == (4, "")
    assert told in ended.err


def test_rules_may_yield_to_others_by_ids_those_had_before(pack: Pack) -> None:
    pack.rule(RENAMED)
    written(
        pack.here / "pack", other__yaml=RULE.replace("own/promise", "own/other") + "yields-to: [own/pledge]\n"
    )
    load_pack.cache_clear()
    loaded = load_pack((pack.here / "pack",))
    assert loaded.by_id["own/other"].file.yields_to == ("own/vow",)


def test_a_rule_that_is_tried_out_runs_only_when_it_is_named(pack: Pack) -> None:
    pack.rule(RULE + "status: preview\n")
    assert pack.check() == ([], [])
    assert pack.check("--select", "own,wording") == ([], [])
    assert pack.check("--select", "own/promise") == (["own/promise"], [])
    listed = pack("rules", "list").out
    assert "承诺过满（试行，点名才运行）" in listed
    assert "own/promise" in pack("rules", "test", "own").out


def test_a_deprecated_rule_runs_and_says_so_when_it_is_named(pack: Pack) -> None:
    pack.rule(RULE + "status: deprecated\nreplaced-by: wording/double-total\n")
    assert pack.check() == (["own/promise"], [])
    assert pack.check("--select", "own/promise") == (["own/promise"], ["rule-deprecated"])
    out = pack("rules", "explain", "own/promise").out
    assert "状态：停用" in out
    assert "改用：wording/double-total" in out


@pytest.mark.parametrize(
    ("dated", "found"),
    [
        ("发布日期：2024-04-30", []),
        ("发布日期：2024-05-01", ["own/promise"]),
        ("发布日期：2025-12-31", ["own/promise"]),
        ("发布日期：2026-01-01", []),
        ("没有日期", ["own/promise"]),
    ],
)
def test_a_rule_holds_for_documents_of_the_days_it_is_in_force(
    pack: Pack, dated: str, found: list[str]
) -> None:
    pack.rule(RULE + "in-force: {from: 2024-05-01, to: 2025-12-31}\n")
    written(pack.here, page__txt=f"关于服务的通知\n{dated}\n群众百分之百满意。\n")
    assert pack.check("--select", "own")[0] == found
    assert "施行：2024-05-01–2025-12-31" in pack("rules", "explain", "own/promise").out


@pytest.mark.parametrize(
    ("year", "found"), [(2022, []), (2023, ["own/promise"]), (2024, ["own/promise"]), (2025, [])]
)
def test_a_report_without_a_date_is_of_the_year_after(pack: Pack, year: int, found: list[str]) -> None:
    pack.rule(RULE + "in-force: {from: 2024-05-01, to: 2025-12-31}\n")
    written(pack.here, page__txt=f"青岚市{year}年政府信息公开工作年度报告\n\n群众百分之百满意。\n")
    assert pack.check("--select", "own")[0] == found
