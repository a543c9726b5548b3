"""The numbers of scans add up, and what else than the site changed between two is told."""

from __future__ import annotations

import json
from itertools import pairwise
from typing import TYPE_CHECKING, Any

from disclosure_lint.site.changes import between_scans
from disclosure_lint.site.coverage import Coverage
from disclosure_lint.site.overview import ScanTotal, overview
from disclosure_lint.site.pages import Page
from disclosure_lint.site.repeats import join_repeats
from disclosure_lint.site.scans import last_two, scans_of
from disclosure_lint.site.store import Store
from disclosure_lint.site.views import show_only
from sites.test_changes import ROW

if TYPE_CHECKING:
    from pathlib import Path

    from cli.running import Tool

ADDRESS = "https://www.example.gov.cn/{}.html"


def of_template(*pages: str) -> list[Page]:
    """Pages on which the template says the same."""
    found = [ROW._replace(rule="website/footer", document=ADDRESS.format(page)) for page in pages]
    return [Page(row.document, f"{page}1", found=(row,)) for page, row in zip(pages, found, strict=True)]


def scanned(store: Store, *pages: Page, finished: bool = True) -> None:
    number = store.begin(str(store.one("SELECT count(*) FROM scan")[0]), {"sources": ["https://a.example/"]})
    store.add(number, "v", pages)
    if finished:
        store.leave(number, Coverage())
        join_repeats(store)
        store.finish(number, 0)


def sums(scans: tuple[ScanTotal, ...]) -> bool:
    """Whether each scan has what the one before had, with what is new and without what is gone."""
    finished = [scan for scan in scans if scan.finished]
    return all(now.found == then.found + now.new - now.gone for then, now in pairwise(finished))


def changes(store: Store) -> list[tuple[str | None, str, int]]:
    return [(one.change, one.entry.document[-6:], one.entry.repeats) for one in between_scans(store)]


def test_what_a_template_says_is_neither_new_nor_gone_with_another_page(tmp_path: Path) -> None:
    with Store(tmp_path / "s.db", create=True) as store:
        scanned(store, *of_template("b", "c"))
        scanned(store, *of_template("a", "b", "c"))
        assert changes(store) == [("still", "a.html", 2)]
        scanned(store, *of_template("b", "c"))
        assert changes(store) == [("still", "b.html", 1)]
        scanned(store)
        assert changes(store) == [("gone", "b.html", 1)]
        scans = overview(store).scans
        assert [(scan.found, scan.new, scan.gone) for scan in scans] == [
            (1, 1, 0),
            (1, 0, 0),
            (1, 0, 0),
            (0, 0, 1),
        ]


def test_numbers_of_some_rules_only_add_up_too(tmp_path: Path) -> None:
    other = Page("n.html", "n", found=(ROW._replace(document="n.html"),))
    with Store(tmp_path / "s.db", create=True) as store:
        scanned(store, *of_template("a"), other)
        scanned(store, *of_template("a"))
        show_only(store, ["website/footer"])
        assert [(scan.found, scan.new, scan.gone) for scan in overview(store).scans] == [(1, 1, 0), (1, 0, 0)]


def test_what_a_stopped_scan_brought_is_new_in_the_next(tmp_path: Path) -> None:
    other = Page("n.html", "n", found=(ROW._replace(document="n.html"),))
    with Store(tmp_path / "s.db", create=True) as store:
        scanned(store, *of_template("a"))
        scanned(store, *of_template("a"), other, finished=False)
        scanned(store, *of_template("a"), other)
        scans = overview(store).scans
        assert [(scan.found, scan.new) for scan in scans] == [(1, 1), (0, 0), (2, 1)]
        assert [one[0] for one in changes(store)] == ["new", "still"]
        assert sums(scans)


def test_a_decision_leaves_the_numbers_of_scans_as_they_were(tool: Tool, here: Path) -> None:
    status = ("site", "status", "--store", "s.db")
    (here / "disclosure-lint.yaml").write_text("verdicts: verdicts.jsonl\n", encoding="utf-8")

    def state() -> dict[str, Any]:
        said: dict[str, Any] = json.loads(tool(*status, "--format", "json").out)["summary"]
        return said

    tool("site", "site", "--store", "s.db", "--no-ner")
    (here / "site" / "c.html").write_text("<h1>公告</h1><p>约80余份</p>", encoding="utf-8")
    (here / "site" / "b.html").write_text("<h1>简报</h1><p>资料</p>", encoding="utf-8")
    tool("site", "site", "--store", "s.db", "--no-ner")
    before = state()["scans"]
    listed = json.loads(tool("site", "report", "--store", "s.db", "--format", "json").out)["findings"]
    new = next(one for one in listed if one["document"].endswith("c.html"))
    said = tool("site", "verdict", "--store", "s.db", new["fingerprint"], "dismissed", "--by", "办公室")
    assert said.code == 0, said.err
    assert state()["scans"] == before
    now = before[-1]
    assert now["found"] == before[0]["found"] + now["new"] - now["gone"]
    out = tool(*status).out
    assert "已排除 1 条" in out
    assert "历次的数量含已登记、已豁免、已排除的" in out
    assert f"共 {now['found']} 处，新增 1，消除 1" in out


def test_other_rules_are_told_wherever_scans_are_compared(tool: Tool, here: Path) -> None:
    tool("site", "site", "--store", "s.db", "--no-ner")
    assert "规则、选项" not in tool("site", "diff", "--store", "s.db").out
    tool("site", "site", "--store", "s.db", "--no-ner", "--ignore", "wording")
    said = "规则、选项或工具版本不同"
    assert f"（与前一次比，{said}）" in tool("site", "status", "--store", "s.db").out.replace("\n  ", "")
    assert f"<small>{said}</small>" in tool("site", "report", "--store", "s.db", "--format", "html").out
    ended = tool("site", "diff", "--store", "s.db")
    assert f"注意，与前一次比，{said}" in ended.out
    assert not ended.err
    assert said in tool("site", "diff", "--store", "s.db", "-o", "changes.txt").err
    assert said in (here / "changes.txt").read_text(encoding="utf-8")
    compared = json.loads(tool("site", "diff", "--store", "s.db", "--format", "json").out)["compared"]
    assert (compared["unlike"], compared["notes"]) == (["rules"], [said])
    assert compared["before"]["scan"] == 1
    assert compared["after"]["tool"]["pack"]["name"]
    page = tool("site", "diff", "--store", "s.db", "--format", "html").out
    for words in (f"相比，{said}；", "<dt>前一次：检查时间</dt>", "<dt>后一次：规则包</dt>", "<dd>s.db</dd>"):
        assert words in page
    tool("site", "site", "--store", "s.db", "--no-ner", "--ignore", "wording")
    assert "规则、选项" not in tool("site", "diff", "--store", "s.db").out


def test_the_page_of_two_stores_names_both(tool: Tool, here: Path) -> None:
    for store in ("old.db", "new.db"):
        tool("site", "site", "--store", store, "--no-ner")
    page = tool("site", "diff", "old.db", "new.db", "--format", "html").out
    for words in ("<dt>前一次：扫描库</dt><dd>old.db</dd>", "<dt>后一次：扫描库</dt><dd>new.db</dd>"):
        assert words in page


def test_a_store_without_scans_has_no_pair(tmp_path: Path) -> None:
    with Store(tmp_path / "s.db", create=True) as store:
        assert scans_of(store) == []
        assert last_two(store) == (None, None)
        assert list(between_scans(store)) == []
