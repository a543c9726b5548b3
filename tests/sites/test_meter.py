"""How far a scan has come is told in lines that fit a terminal."""

from __future__ import annotations

import threading
from typing import TYPE_CHECKING

import pytest
from wcwidth import wcswidth

from disclosure_lint.cli.site import meter
from disclosure_lint.cli.site.meter import Meter
from disclosure_lint.site.scan import Count
from disclosure_lint.site.sources import count_files, local_tasks

if TYPE_CHECKING:
    from pathlib import Path


class _Clock:
    now = 1000.0

    def monotonic(self) -> float:
        return self.now


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> _Clock:
    made = _Clock()
    monkeypatch.setattr(meter, "time", made)
    return made


def told(clock: _Clock, capsys: pytest.CaptureFixture[str], made: Meter, rate: int = 10) -> list[str]:
    """What is told in 100 seconds of a scan that was stopped after 500 pages."""
    with made:
        for thread in threading.enumerate():
            if thread.name == meter.COUNTING:
                thread.join()
        for pages in range(0, 100 * rate, rate):
            made.update(Count(500, pages, pages, pages // 10, pages // 20, pages // 500))
            clock.now += 1
    return capsys.readouterr().err.splitlines()


def test_a_line_has_rate_remaining_time_and_outcomes(
    clock: _Clock, capsys: pytest.CaptureFixture[str]
) -> None:
    lines = told(clock, capsys, Meter("zh", total=lambda: 2000))
    assert lines == [
        "已看 800/2000 页，10 页/秒，还需 2:00，不符合 30，待核 15",
        "已看 1100/2000 页，10 页/秒，还需 1:30，不符合 60，待核 30，未读 1",
        "已看 1400/2000 页，10 页/秒，还需 1:00，不符合 90，待核 45，未读 1",
    ]


def test_a_line_of_a_crawl_says_how_much_waits(clock: _Clock, capsys: pytest.CaptureFixture[str]) -> None:
    lines = told(clock, capsys, Meter("en", waiting=lambda: 1234))
    assert lines[0] == "800 pages, 10/s, 1234 to fetch, 30 failed, 15 to review"


def test_a_line_of_a_large_site_fits_a_terminal(clock: _Clock, capsys: pytest.CaptureFixture[str]) -> None:
    lines = told(clock, capsys, Meter("zh", total=lambda: 999_999), rate=498)
    assert all("还需" in line for line in lines)
    assert max(map(wcswidth, lines)) < 78


def test_files_are_counted_as_they_are_checked(here: Path) -> None:
    (here / "site" / "x.bin").write_bytes(b"\0")
    files = ([here / "site"], ["b.html"], lambda path: path.name == "c.html")
    assert count_files(*files) == len(list(local_tasks(*files))) == 2
    (here / "site" / "pages.warc").write_bytes(b"")
    assert count_files([here / "site"]) is None
