"""The documentation builds as a site without a warning, and every rule is found in it."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from cli.running import Tool
from disclosure_lint.api import load_pack

ROOT = Path(__file__).parents[1]


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    pytest.importorskip("mkdocs", reason="the extra “docs” is not installed")
    folder = tmp_path_factory.mktemp("site")
    done = subprocess.run(
        [sys.executable, "-m", "mkdocs", "build", "--strict", "--quiet", "--site-dir", folder],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    assert (done.returncode, done.stderr) == (0, "")
    return folder


@pytest.fixture(scope="module")
def titles(site: Path) -> set[str]:
    index: dict[str, Any] = json.loads((site / "search" / "search_index.json").read_text(encoding="utf-8"))
    return {page["title"] for page in index["docs"]}


def test_every_rule_has_a_page_that_search_knows_by_its_id(site: Path, titles: set[str]) -> None:
    rules = load_pack().by_id
    assert rules.keys() <= titles
    for rule in rules.values():
        page = (site / "rules" / f"{rule.id}.html").read_text(encoding="utf-8")
        assert rule.file.title.zh in page
        assert rule.file.basis[0].clause in page


def test_pages_fetch_nothing_from_elsewhere(site: Path) -> None:
    for page in (site / "index.html", site / "rules.html"):
        fetched = re.findall(r'(?:<script|<link|<img)[^>]*(?:src|href)="([^"]*)"', page.read_text("utf-8"))
        assert fetched
        assert [one for one in fetched if re.match(r"(?:https?:)?//", one)] == []


def test_pages_of_an_own_pack_are_written(
    capsys: pytest.CaptureFixture[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    tool = Tool(capsys)
    assert tool("rules", "new", "own/promise", "--kind", "pattern", "--dir", "mine").code == 0
    ended = tool("rules", "docs", "-o", "pages", "--pack", "mine")
    assert (ended.code, ended.err) == (0, "")
    page = (tmp_path / "pages" / "rules" / "own" / "promise.md").read_text(encoding="utf-8")
    assert page.startswith("# own/promise\n")
    for part in ("## 依据 · Basis", "## 消息 · Messages", "### 查出 · Found", "ignore: [own/promise]"):
        assert part in page
    listed = (tmp_path / "pages" / "rules.md").read_text(encoding="utf-8")
    assert listed.count("](rules/") == len(load_pack().rules) + 1
