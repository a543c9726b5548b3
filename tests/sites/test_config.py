"""A scan follows the configuration a check of the same files follows."""

from __future__ import annotations

import json
import pickle
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from cli.running import start
from cli.test_packs import OWN
from disclosure_lint.config.overrides import FileRules
from disclosure_lint.judge.files import FilePatterns
from disclosure_lint.judge.fingerprint import MacKey, document_key, new_key
from disclosure_lint.site.settings import Settings
from disclosure_lint.site.shards.job import Job
from disclosure_lint.site.store import SCHEMA, Store

if TYPE_CHECKING:
    from cli.running import Ended, Tool

RULE = "wording/double-approximation"
KEY = new_key()
CHOSEN = Settings(
    packs=(Path("规则"),),
    select=("wording",),
    ignore=("website",),
    profile="audit",
    ner=False,
    rule_seconds=2.5,
    severity=((RULE, "note"),),
    overrides=(FileRules("/srv", ("历史/",), ("wording",), ((RULE, "error"),)),),
    root=Path("/srv"),
    key=KEY,
)


def scan(tool: Tool, *more: str) -> Ended:
    return tool("site", "site", "--store", "s.db", "--no-ner", *more)


def configured(folder: Path, text: str) -> None:
    (folder / "disclosure-lint.yaml").write_text(text, encoding="utf-8")


def found(tool: Tool) -> dict[str, dict[str, Any]]:
    listed = json.loads(tool("site", "report", "--store", "s.db", "--format", "json").out)
    return {one["document"]: one for one in listed["findings"]}


def test_rules_and_severities_are_those_of_the_configuration(tool: Tool, here: Path) -> None:
    configured(
        here,
        f"select: [wording]\nseverity: {{{RULE}: error}}\nexclude: [site/b.html]\n"
        "overrides:\n- files: [site/c.html]\n  ignore: [wording]\n",
    )
    (here / "site" / "c.html").write_text("<p>约80余份</p>", encoding="utf-8")
    scan(tool)
    assert {name: one["severity"] for name, one in found(tool).items()} == {"site/a.html": "error"}


def test_what_the_command_line_says_comes_first(tool: Tool, here: Path) -> None:
    configured(here, "select: [personal-data]\nfail-on: error\n")
    assert "未发现问题" in scan(tool).out
    ended = scan(tool, "--select", "wording", "--fail-on", "warning")
    assert (ended.code, "警告 2" in ended.out) == (1, True)
    assert scan(tool, "--no-config").code == 1


def test_pages_are_checked_again_when_they_may_be_judged_otherwise(tool: Tool, here: Path) -> None:
    scan(tool)
    assert "本次检查 0" in scan(tool).out
    configured(here, f"severity: {{{RULE}: note}}\n")
    assert "本次检查 3" in scan(tool).out
    assert "提示 2" in scan(tool).out
    configured(here, f"severity: {{{RULE}: note}}\nfail-on: note\nlang: en\n")
    ended = scan(tool)
    assert (ended.code, "0 checked this time" in ended.out) == (1, True)


def test_a_report_has_the_threshold_of_its_scan(tool: Tool, here: Path) -> None:
    assert scan(tool, "--fail-on", "error").code == 0
    assert tool("site", "report", "--store", "s.db").code == 0
    configured(here, "fail-on: warning\n")
    assert tool("site", "report", "--store", "s.db").code == 1


@pytest.mark.parametrize(
    "text", ["slect: [wording]\n", "site: {dely: 1}\n", "site: {depth: -1}\n", "select: [nonsense]\n"]
)
def test_a_mistake_in_the_configuration_is_told_and_no_store_is_made(
    tool: Tool, here: Path, text: str
) -> None:
    configured(here, text)
    ended = scan(tool)
    assert (ended.code, "disclosure-lint.yaml:1" in ended.err) == (4, True)
    assert not (here / "s.db").exists()


def test_the_section_for_sites_gives_what_the_command_line_leaves_open(tool: Tool, here: Path) -> None:
    configured(here, "site:\n  workers: 3\n  allow-host: [files.example.gov.cn]\n  delay: 0.5\n")
    shown = tool("config", "show").out
    assert "allow-host: files.example.gov.cn" in shown
    assert "delay: 0.5" in shown
    import click

    from disclosure_lint.cli.site.scan import command
    from disclosure_lint.cli.site.settling import settle_scan, settled

    given = ["http://www.example.gov.cn/", "--store", "s.db", "--delay", "2"]
    context = command.make_context("scan", given, parent=click.Context(command))
    settings = settle_scan(context, [], here / "s.db")
    assert settled(context, settings, "workers", "hosts", "delay", "depth") == {
        "workers": 3,
        "hosts": ("files.example.gov.cn",),
        "delay": 2.0,
        "depth": None,
    }


def test_files_of_the_tool_are_no_pages(tool: Tool, here: Path) -> None:
    configured(here, "suppressions: 豁免.txt\n")
    (here / "豁免.txt").write_text("suppressions: []\n", encoding="utf-8")
    tool("site", ".", "--store", "s.db", "--no-ner")
    assert "页面 3，本次检查 0" in tool("site", ".", "--store", "s.db", "--no-ner").out


def test_settings_cross_processes_and_machines_unchanged() -> None:
    assert pickle.loads(pickle.dumps(CHOSEN)) == CHOSEN  # noqa: S301 - our own
    job = Job("a.warc", "a.parquet", CHOSEN, "v", b"key")
    assert Job.load(job.dump()) == job
    assert KEY not in repr(job)


@pytest.mark.parametrize(
    "change",
    [
        {"select": ("wording",)},
        {"severity": ((RULE, "note"),)},
        {"overrides": CHOSEN.overrides},
        {"root": Path("/srv")},
        {"key": KEY},
        {"rule_seconds": 1.0},
        {"profile": "audit"},
    ],
)
def test_the_version_tells_what_may_judge_otherwise(change: dict[str, Any]) -> None:
    usual = Settings(ner=False)
    assert replace(usual, **change).version() != usual.version()


def test_workers_follow_the_configuration(here: Path) -> None:
    configured(here, f"overrides:\n- files: [site/a.html]\n  severity: {{{RULE}: error}}\n")
    ended = start("site", here / "site", "--store", here / "s.db", "--workers", "2", "--no-ner")
    assert (ended.code, "错误 1，警告 1" in ended.out) == (1, True)


def test_reports_know_the_rules_and_the_format_of_the_configuration(tool: Tool, here: Path) -> None:
    (here / "own").mkdir()
    (here / "own" / "promise.yaml").write_text(OWN, encoding="utf-8")
    configured(here, "packs: [own]\nselect: [own]\nformat: sarif\n")
    (here / "site" / "c.html").write_text("<p>群众百分之百满意</p>", encoding="utf-8")
    scan(tool)
    (run,) = json.loads(tool("site", "report", "--store", "s.db").out)["runs"]
    assert [one["ruleId"] for one in run["results"]] == ["own/promise"]
    assert tool("site", "report", "--store", "s.db", "-o", "r.csv").code == 0
    assert (here / "r.csv").read_text(encoding="utf-8-sig").startswith("序号")


def test_patterns_of_files_mean_pages_by_path_and_host() -> None:
    page = "https://www.example.gov.cn/zwgk/gsgg/t1.html?id=3"
    for pattern in ("zwgk/gsgg/", "*.html", "www.example.gov.cn/zwgk/", "https://www.example.gov.cn/zwgk/"):
        assert FilePatterns(Path("/srv"), (pattern,)).hold(page), pattern
    for pattern in ("gsgg/t1.html", "www.example.com/", "*.pdf"):
        assert not FilePatterns(Path("/srv"), (pattern,)).hold(page), pattern
    assert FilePatterns(Path("/srv"), ("*.zip",)).hold("http://example.gov.cn/a.zip!附件.html")
    assert document_key(page, Path("/srv")) == document_key(page, None) == page


def test_a_key_is_what_was_dumped() -> None:
    assert MacKey.parse(KEY).dump() == KEY


def test_a_source_that_is_not_there_is_a_mistake_and_costs_no_page(tool: Tool, here: Path) -> None:
    scan(tool)
    ended = tool("site", "site", "sit", "--store", "s.db", "--no-ner")
    assert (ended.code, "没有这个文件或目录" in ended.err) == (4, True)
    ended = tool("site", "nowhere", "--store", "other.db")
    assert (ended.code, (here / "other.db").exists(), "未发现" in ended.out) == (4, False, False)
    assert len(found(tool)) == 2


def test_where_no_page_is_found_what_is_known_stays(tool: Tool, here: Path) -> None:
    scan(tool)
    for page in (here / "site").iterdir():
        page.unlink()
    ended = scan(tool)
    assert (ended.code, "没有找到页面" in ended.err, "未发现问题" in ended.out) == (3, True, False)
    assert len(found(tool)) == 2


def test_an_empty_folder_leaves_no_store(tool: Tool, here: Path) -> None:
    (here / "empty").mkdir()
    before = set(here.iterdir())
    ended = tool("site", "empty", "--store", "new.db", "--no-ner")
    assert (ended.code, "没有找到页面" in ended.err) == (3, True)
    assert set(here.iterdir()) == before


def test_a_store_is_refused_for_what_it_is(tool: Tool, here: Path) -> None:
    (here / "folder").mkdir()
    with Store(here / "new.db", create=True) as store, store.transaction() as db:
        db.execute("UPDATE about SET value = 'disclosure-lint/site@99' WHERE key = 'schema'")
    with Store(here / "old.db", create=True) as store, store.transaction() as db:
        db.execute("UPDATE about SET value = 'disclosure-lint/site@1' WHERE key = 'schema'")
    (here / "text.db").write_text("没有", encoding="utf-8")
    told = {
        "folder": "是目录",
        "new.db": "更新的版本",
        "old.db": "旧版本",
        "text.db": "不是扫描库",
        "no.db": "没有这个",
    }
    for name, said in told.items():
        for command in (("status",), ("report",), ("baseline",)):
            ended = tool("site", *command, "--store", name)
            assert (ended.code, said in ended.err, "(" in ended.err) == (4, True, True), name
        assert said in tool("site", "diff", name, name).err
    for name in ("folder", "new.db", "text.db", "no/where.db"):
        assert tool("site", "site", "--store", name, "--no-ner").code == 4
    assert SCHEMA.endswith("@4")
