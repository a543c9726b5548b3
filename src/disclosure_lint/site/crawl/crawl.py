"""A crawl as the scan sees it: pages to check, and at the end which pages are gone."""

from __future__ import annotations

import sqlite3
import subprocess
import sys
from contextlib import closing, suppress
from dataclasses import replace
from datetime import datetime
from typing import TYPE_CHECKING, BinaryIO, cast
from urllib.parse import urljoin

from disclosure_lint.site.coverage import Coverage
from disclosure_lint.site.crawl.frames import Fetched, read_frames
from disclosure_lint.site.crawl.frontier import Frontier, Sort, State
from disclosure_lint.site.crawl.plan import Limits, Plan
from disclosure_lint.site.extras import require
from disclosure_lint.site.pages import Task
from disclosure_lint.site.rendered import rendered_source
from disclosure_lint.site.scan import ScanError
from disclosure_lint.source import Source
from disclosure_lint.version import __version__

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from pathlib import Path

    from disclosure_lint.site.crawl.browser import Browsing
    from disclosure_lint.site.crawl.fence import Fence
    from disclosure_lint.site.store import Store

_SECONDS = 10.0
#: What the extra brings.
MODULES = ("scrapy",)
#: Why a crawl ended that could not begin, as its process says it.
NO_BROWSER = "no-browser"


class Crawl:
    """Fetches pages.

    Args:
        store: of the scan.
        beside: path of the store, beside which the addresses lie while the crawl is not complete.
        urls: where to start.
        listed: pages that are fetched, and whose links are not followed.
        sitemaps: addresses of sitemaps to start from.
        fence: where it may go.
        limits: how far.
        browsing: how pages are rendered, None when they are not.

    Raises:
        ExtraError: when Scrapy is not installed, or what renders pages.
    """

    def __init__(  # noqa: PLR0913 - each by its name
        self,
        store: Store,
        beside: Path,
        urls: Sequence[str],
        *,
        listed: Iterable[str] = (),
        sitemaps: Sequence[str] = (),
        fence: Fence,
        limits: Limits | None = None,
        browsing: Browsing | None = None,
    ) -> None:
        require("crawl", MODULES)
        if browsing:
            require("crawl-js", ("playwright",))
        self._store = store
        self._path = beside.with_name(f"{beside.name}.crawl")
        self._urls, self._listed, self._sitemaps = urls, listed, sitemaps
        self._fence, self._browsing = fence, browsing
        self._limits = replace(limits or Limits(), **({} if urls else {"depth": 0}))

    def __iter__(self) -> Iterator[Task]:
        """Yield the pages as they come; where a crawl of the same scan was stopped, those that are left.

        Raises:
            ScanError: when the crawler ends early. Nothing is lost: another scan goes on from there.
        """
        self._begin()
        process = self._start()
        ended = None
        try:
            for fetched in read_frames(cast("BinaryIO", process.stdout)):
                if "end" in fetched.about:
                    ended = fetched.about["end"]
                    break
                yield _task(fetched)
        finally:
            _stop(process)
        if ended == NO_BROWSER:
            raise ScanError(
                "浏览器没有启动；以 root 运行或在容器里时它不能用沙箱，可加 --no-sandbox"
                " (the browser did not start; as root or in a container it may need --no-sandbox)"
            )
        if ended != "finished":
            raise ScanError(
                "抓取程序中途退出，再次运行即从中断处继续 (the crawler ended early; run it again)"
            )

    def coverage(self) -> Coverage:
        """Return what the crawl says about pages it did not bring."""
        frontier = Frontier(self._path)
        try:
            noted = frontier.noted()
            complete = not noted and not frontier.count(State.WAITING, State.TAKEN, State.FAILED)
            return Coverage(complete, frozenset(frontier.gone()), {**noted, **frontier.reasons()})
        finally:
            frontier.close()

    def waiting(self) -> int | None:
        """Return how many addresses are still to be fetched, None when that cannot be told now."""
        with suppress(sqlite3.Error), closing(Frontier(self._path)) as frontier:
            return frontier.count(State.WAITING, State.TAKEN)
        return None

    def forget(self) -> None:
        """Delete the addresses, when the scan is complete."""
        for suffix in ("", "-wal", "-shm"):
            with suppress(FileNotFoundError):
                self._path.with_name(self._path.name + suffix).unlink()

    def _begin(self) -> None:
        (scan,) = self._store.one("SELECT max(id) FROM scan")
        frontier = Frontier(self._path)
        try:
            if not frontier.begin(scan, lambda address: self._store.sees(address, scan)):
                self._seed(frontier)
        finally:
            frontier.close()

    def _seed(self, frontier: Frontier) -> None:
        depth = self._limits.depth
        frontier.add(self._sitemaps, 0, Sort.SITEMAP)
        frontier.add(self._urls, 0, Sort.PAGE)
        frontier.add(self._listed, 0, Sort.LISTED)
        if depth:
            frontier.add((urljoin(url, "/sitemap.xml") for url in self._urls), 0, Sort.SITEMAP)
            known = self._store.rows("SELECT address FROM page WHERE version <> '' ORDER BY id")
            frontier.add((url for (url,) in known if self._fence.admits(url)), depth, Sort.KNOWN)

    def _start(self) -> subprocess.Popen[bytes]:
        agent = f"disclosure-lint/{__version__} (compliance check of government sites)"
        plan = Plan(str(self._path.absolute()), self._fence, self._limits, agent, self._browsing)
        process = subprocess.Popen(
            [sys.executable, "-m", "disclosure_lint.site.crawl"],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            start_new_session=True,  # the process that started it decides when it ends
        )
        assert process.stdin is not None
        with suppress(BrokenPipeError):
            process.stdin.write(f"{plan.dump()}\n".encode())
            process.stdin.flush()
        return process


def _task(fetched: Fetched) -> Task:
    about = fetched.about
    address, date = about["address"], datetime.fromisoformat(about["fetched"])
    sent = Source(address, fetched.data, media=about["media"], address=address, date=date)
    rendered = rendered_source(sent, fetched.rendered) if fetched.rendered else None
    return Task(address, sent, rendered=rendered)


def _stop(process: subprocess.Popen[bytes]) -> None:
    for stream in (process.stdin, process.stdout):
        assert stream is not None
        with suppress(OSError):
            stream.close()
    try:
        process.wait(_SECONDS)
    except subprocess.TimeoutExpired:
        process.kill()
        process.wait()
