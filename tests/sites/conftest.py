"""Scans inside this process: they need no time to start, and are what a worker does."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from cli.running import Tool, written
from disclosure_lint.site import scan
from disclosure_lint.site.pages import check_page

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

    from disclosure_lint.site.pages import Page, Task
    from disclosure_lint.site.settings import Settings


class Inside:
    """Checks pages one after the other, as workers do beside."""

    def __init__(self, _: int, settings: Settings, version: str, key: bytes) -> None:
        self._settings, self._version, self._key = settings, version, key

    def check(self, tasks: Iterable[Task]) -> Iterator[Page]:
        return (check_page(task, self._settings.run(), self._version, self._key) for task in tasks)


@pytest.fixture
def tool(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Tool:
    """The command line, with scans inside this process."""
    for name in ("NO_COLOR", "DISCLOSURE_LINT_LANG", "DISCLOSURE_LINT_KEY_FILE"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setattr(scan, "Workers", Inside)
    return Tool(capsys)


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder of its own, which is also the one the tool runs in, with a site of three pages."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / "site").mkdir()
    written(
        tmp_path / "site",
        a__html="<h1>通报</h1><p>共发放资料约50余份。</p>",
        b__html="<h1>简报</h1><p>共发放资料约60余份。</p>",
        c__html="<h1>公告</h1><p>共发放资料70份。</p>",
    )
    return tmp_path
