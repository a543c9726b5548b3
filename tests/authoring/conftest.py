from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from cli.running import Tool, written

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture
def tool(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Tool:
    for name in ("NO_COLOR", "DISCLOSURE_LINT_LANG"):
        monkeypatch.delenv(name, raising=False)
    return Tool(capsys)


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder of its own, which is also the one the tool runs in."""
    monkeypatch.chdir(tmp_path)
    return written(tmp_path)
