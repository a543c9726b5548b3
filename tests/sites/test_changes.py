"""What two scans differ in: a finding is the same however it is worded, placed, or its rule called."""

from __future__ import annotations

import json
import shutil
from typing import TYPE_CHECKING

from disclosure_lint.site.changes import between_stores
from disclosure_lint.site.pages import Page
from disclosure_lint.site.rows import FoundRow
from disclosure_lint.site.store import Store

if TYPE_CHECKING:
    from pathlib import Path

    from cli.running import Tool

ROW = FoundRow(
    rule="wording/old-name",
    outcome="fail",
    severity="warning",
    certainty="certain",
    document="a.html",
    place=json.dumps({"line": 1, "column": 1, "offset": 0, "excerpt": ""}),
    message="found",
    message_zh="旧",
    message_en="old",
    basis="[]",
    related="[]",
    anchor="",
    fingerprint="0" * 16,
)


def test_a_finding_keeps_its_row_when_its_rule_is_renamed_or_reworded(tmp_path: Path) -> None:
    moved = ROW._replace(
        rule="wording/new-name", message="other", message_zh="新", place=ROW.place.replace("1", "9")
    )
    with Store(tmp_path / "s.db", create=True) as store:
        for version, row in (("1", ROW), ("2", moved)):
            number = store.begin(version, {})
            store.add(number, version, [Page("a.html", version, found=(row,))])
            store.finish(number, 0)
        assert store.one("SELECT count(*), max(rule), max(message_zh), max(gone) FROM finding") == (
            1,
            "wording/new-name",
            "新",
            None,
        )


def test_findings_stay_when_a_configuration_names_pages_from_elsewhere(tool: Tool, here: Path) -> None:
    (here / "below").mkdir()
    tool("site", str(here / "site"), "--store", "s.db", "--no-ner")
    (here / "disclosure-lint.yaml").write_text("fail-on: error\n", encoding="utf-8")
    assert "本次检查 3" in tool("site", str(here / "site"), "--store", "s.db", "--no-ner").out
    assert "新增 0，消除 0，仍在 2" in tool("site", "diff", "--store", "s.db").out


def test_two_stores_are_compared_by_place(tool: Tool, here: Path) -> None:
    tool("site", "site", "--store", "old.db", "--no-ner")
    page = here / "site" / "a.html"
    page.write_text(page.read_text(encoding="utf-8").replace("<p>", "\n\n<p>前文。</p><p>"), encoding="utf-8")
    (here / "site" / "b.html").write_text("<p>资料</p>", encoding="utf-8")
    (here / "site" / "c.html").write_text("<p>约80余份</p>", encoding="utf-8")
    tool("site", "site", "--store", "new.db", "--no-ner")
    ended = tool("site", "diff", "old.db", "new.db", "--format", "json")
    states = {one["document"]: one["state"] for one in json.loads(ended.out)["findings"]}
    assert states == {"site/c.html": "new", "site/b.html": "gone", "site/a.html": "still"}
    assert ended.code == 1


def test_copies_in_two_folders_are_compared_by_path(tool: Tool, here: Path) -> None:
    shutil.copytree(here / "site", here / "later")
    (here / "later" / "b.html").unlink()
    tool("site", "site", "--store", "old.db", "--no-ner")
    tool("site", "later/", "--store", "new.db", "--no-ner")
    ended = tool("site", "diff", "old.db", "new.db")
    assert (ended.code, "新增 0，消除 1，仍在 1" in ended.out) == (0, True)


def test_a_rule_that_was_renamed_between_two_stores_is_the_same(tmp_path: Path) -> None:
    with Store(tmp_path / "old.db", create=True) as old, Store(tmp_path / "new.db", create=True) as new:
        for store, rule in ((old, "wording/old-name"), (new, "wording/new-name")):
            number = store.begin(rule, {})
            store.add(number, rule, [Page("a.html", "d", found=(ROW._replace(rule=rule),))])
            store.finish(number, 0)
        renamed = {"wording/old-name": "wording/new-name"}
        assert [one.change for one in between_stores(old, new, renamed)] == ["still"]
        assert [one.change for one in between_stores(old, new)] == ["new", "gone"]


def test_a_finding_another_page_speaks_for_is_not_new(tool: Tool, here: Path) -> None:
    foot = "<footer>主办单位：青岚市人民政府 网站标识码：3499000021 浙ICP备99000001号</footer>"
    for name in "abc":
        (here / "site" / f"{name}.html").write_text(f"<p>公告{name}</p>{foot}", encoding="utf-8")
    tool("site", "site", "--store", "old.db", "--no-ner", "--select", "website/region")
    (here / "site" / "a.html").write_text("<p>公告a</p>", encoding="utf-8")
    tool("site", "site", "--store", "new.db", "--no-ner", "--select", "website/region")
    ended = tool("site", "diff", "old.db", "new.db", "--format", "json")
    states = {one["document"]: one["state"] for one in json.loads(ended.out)["findings"]}
    assert states == {"site/a.html": "gone", "site/b.html": "still"}


def test_what_else_differs_than_the_site_is_told(tool: Tool, here: Path) -> None:
    tool("site", "site", "--store", "old.db", "--no-ner")
    tool("site", "site", "--store", "new.db", "--no-ner", "--ignore", "personal-data", "--exclude", "b.html")
    said = tool("site", "diff", "old.db", "new.db", "--format", "json").err
    assert "规则、选项或工具版本不同" in said
    assert "来源不同" in said
    tool("site", "site", "--store", "s.db", "--no-ner")
    assert not tool("site", "diff", "s.db", "s.db").err
    assert here.exists()
