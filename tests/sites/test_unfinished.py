"""A store is told of as it is while a scan runs, and after one was stopped."""

from __future__ import annotations

import csv
import io
import json
from typing import TYPE_CHECKING, Any

from disclosure_lint.site.store import Store

if TYPE_CHECKING:
    from pathlib import Path

    from cli.running import Ended, Tool


def stopped_again(tool: Tool, here: Path) -> None:
    """A finished scan of three pages, and another one that was stopped after one of them."""
    scan(tool)
    with Store(here / "s.db", create=True) as store:
        number = store.begin("v", {"sources": ["site"]})
        with store.transaction() as db:
            db.execute("UPDATE page SET seen = ? WHERE address LIKE '%a.html'", (number,))


def scan(tool: Tool) -> Ended:
    return tool("site", "site", "--store", "s.db", "--no-ner")


def summary(tool: Tool, command: str) -> dict[str, Any]:
    said = tool("site", command, "--store", "s.db", "--format", "json").out
    kept: dict[str, Any] = json.loads(said)["summary"]
    return kept


def test_an_unfinished_scan_counts_the_pages_that_are_known(tool: Tool, here: Path) -> None:
    stopped_again(tool, here)
    for command in ("report", "status"):
        told = summary(tool, command)
        assert [told[key] for key in ("documents", "read", "seen", "finished")] == [3, 3, 1, False]
        assert told["findings"]["warning"] == 2
    status = tool("site", "status", "--store", "s.db").out.replace("\n  ", "")
    assert "扫描没有完成（正在进行，或已中断）：已知 3 页，这次已看 1 页" in status
    assert "页面 3，本次检查 0：警告 2" in status


def test_the_exit_code_of_an_unfinished_scan_is_that_of_its_findings(tool: Tool, here: Path) -> None:
    stopped_again(tool, here)
    assert tool("site", "report", "--store", "s.db").code == 1
    assert tool("site", "report", "--store", "s.db", "--fail-on", "error").code == 0


def test_tables_and_pages_say_that_a_scan_is_not_finished(tool: Tool, here: Path) -> None:
    stopped_again(tool, here)
    rows = csv.reader(io.StringIO(tool("site", "status", "--store", "s.db", "--format", "csv").out))
    assert ["扫描没有完成，已看页面", "1"] in rows
    assert "扫描没有完成" in tool("site", "status", "--store", "s.db", "--format", "html").out
    scan(tool)
    assert "扫描没有完成" not in tool("site", "status", "--store", "s.db", "--format", "html").out


def test_a_page_that_is_gone_is_not_counted(tool: Tool, here: Path) -> None:
    scan(tool)
    (here / "site" / "b.html").unlink()
    scan(tool)
    assert summary(tool, "report")["documents"] == 2


def test_a_source_without_pages_ends_with_its_code_and_leaves_reports_as_they_were(
    tool: Tool, here: Path
) -> None:
    scan(tool)
    for name in "abc":
        (here / "site" / f"{name}.html").unlink()
    assert scan(tool).code == 3
    assert tool("site", "report", "--store", "s.db").code == 1
