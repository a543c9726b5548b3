"""The line of a long run: on a terminal only, gone at the end, and without names of files."""

from __future__ import annotations

import io
import time
from typing import TYPE_CHECKING

import pytest

from disclosure_lint.cli import progress
from disclosure_lint.cli.progress import Progress

if TYPE_CHECKING:
    from collections.abc import Callable

CLEAR = "\r\x1b[K"


class Terminal(io.StringIO):
    """Standard error that says whether it is a terminal."""

    def __init__(self, *, live: bool) -> None:
        super().__init__()
        self._live = live

    def isatty(self) -> bool:
        return self._live


@pytest.fixture
def terminal(monkeypatch: pytest.MonkeyPatch) -> Callable[..., Terminal]:
    def make(*, live: bool) -> Terminal:
        made = Terminal(live=live)
        monkeypatch.setattr("sys.stderr", made)
        monkeypatch.setattr(progress, "_PATIENCE", 0.05)
        monkeypatch.setattr(progress, "_PACE", 0.02)
        monkeypatch.setattr(progress, "_LONG", 0.2)
        return made

    return make


def test_a_long_run_is_told_while_one_file_is_still_read(terminal: Callable[..., Terminal]) -> None:
    written = terminal(live=True)
    shown = Progress()
    shown.update(3, 7)
    time.sleep(0.4)
    shown.close()
    lines = written.getvalue().split(CLEAR)
    assert lines[0] == lines[-1] == ""
    assert all(line.startswith("已检查 3 个文件，发现 7 处") for line in lines[1:-1])
    assert lines[1].endswith("个")
    assert lines[-2].endswith("第 4 个文件已用 0 秒")


def test_a_quick_run_shows_nothing(terminal: Callable[..., Terminal]) -> None:
    written = terminal(live=True)
    Progress().close()
    assert written.getvalue() == ""


def test_nothing_is_shown_where_nobody_looks(terminal: Callable[..., Terminal]) -> None:
    written = terminal(live=False)
    shown = Progress()
    time.sleep(0.1)
    shown.close()
    assert written.getvalue() == ""
