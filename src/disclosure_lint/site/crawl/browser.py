"""The browser of the system, without a network: whatever it asks for is given to it, or it does not get it.

It is found, never downloaded. Playwright (extra ``crawl-js``) speaks to it in a thread with a loop of
its own, because the loop Scrapy needs cannot start processes on every system.
"""

from __future__ import annotations

import asyncio
import os
import shutil
import threading
from contextlib import suppress
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

from disclosure_lint.site.extras import ExtraError

if TYPE_CHECKING:
    from collections.abc import Coroutine

    from playwright.async_api import Browser as Chromium
    from playwright.async_api import BrowserContext

VARIABLE = "DISCLOSURE_LINT_BROWSER"
_NAMES = (
    "chromium chromium-browser google-chrome google-chrome-stable chrome"
    " microsoft-edge microsoft-edge-stable msedge"
).split()
#: Where installers put it when it is not on the path.
_INSTALLED = (
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
    "/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge",
    *(
        str(Path(os.environ.get(folder, "C:\\")) / vendor / "Application" / program)
        for folder in ("PROGRAMFILES", "PROGRAMFILES(X86)")
        for vendor, program in (("Google/Chrome", "chrome.exe"), ("Microsoft/Edge", "msedge.exe"))
    ),
)
#: No name resolves and the proxy is none, so nothing gets out past what is answered for it: not what a
#: page fetches, and neither sockets, beacons, prefetching, nor calls from browser to browser.
_NO_NETWORK = (
    "--proxy-server=http://127.0.0.1:9",
    "--proxy-bypass-list=<-loopback>",
    "--host-resolver-rules=MAP * ~NOTFOUND",
    "--force-webrtc-ip-handling-policy=disable_non_proxied_udp",
    "--disable-quic",
    "--dns-prefetch-disable",
)
_BOUNDED = ("--js-flags=--max-old-space-size=512", "--disable-remote-fonts", "--mute-audio")
#: Seconds the browser may take to start, and to close a page.
_START, _CLOSE = 60.0, 5.0
#: Lists that are drawn as far as the window reaches are drawn whole in a tall one.
_WINDOW = {"width": 1280, "height": 4000}

T = TypeVar("T")


class Which(StrEnum):
    """Which pages are shown to a browser."""

    AUTO = "auto"
    ALL = "all"


@dataclass(frozen=True, slots=True)
class Browsing:
    """How pages are rendered.

    Attributes:
        path: of the browser.
        which: pages.
        sandbox: whether it locks its own processes in.
        seconds: a page may take, time the site takes not counted.
    """

    path: str
    which: Which = Which.AUTO
    sandbox: bool = True
    seconds: float = 10.0


class BrowserError(Exception):
    """A browser that does not start."""


def find_browser(named: str | None = None) -> str:
    """Return the path of a browser.

    Args:
        named: a path or the name of a program; without one the environment and the usual names are tried.

    Raises:
        ExtraError: when there is none; the message says what to install.
    """
    named = named or os.environ.get(VARIABLE)
    for name in [named] if named else (*_NAMES, *_INSTALLED):
        if found := shutil.which(name):
            return found
    raise ExtraError(
        "没有找到浏览器：安装 Chromium、Chrome 或 Edge，或用 --browser 指明"
        " (no browser found; install Chromium, Chrome or Edge, or name one with --browser)"
    )


class Browser:
    """A browser that runs, and is started again when it was lost.

    Args:
        browsing: which one, and how.

    Raises:
        BrowserError: when it does not start.
    """

    def __init__(self, browsing: Browsing) -> None:
        self._browsing = browsing
        self._loop = asyncio.new_event_loop()
        self._starting = asyncio.Lock()
        self._driver: Any = None
        self._chromium: Chromium | None = None
        threading.Thread(target=self._loop.run_forever, daemon=True).start()
        try:
            asyncio.run_coroutine_threadsafe(self._running(), self._loop).result(_START)
        except Exception as error:  # noqa: BLE001 - what Playwright raises depends on how it failed
            raise BrowserError(type(error).__name__) from None

    async def run(self, work: Coroutine[Any, Any, T]) -> T:
        """Do something in the thread of the browser."""
        return await asyncio.wrap_future(asyncio.run_coroutine_threadsafe(work, self._loop))

    async def new_context(self) -> BrowserContext:
        """Open a window that shares nothing with others and writes nothing to disk.

        What was lost, the browser or what speaks to it, is started again.
        """
        try:
            return await self._opened()
        except Exception:  # noqa: BLE001 - as of discarding
            await self._end()
            return await self._opened()

    async def _opened(self) -> BrowserContext:
        chromium = await self._running()
        return await chromium.new_context(
            accept_downloads=False,
            service_workers="block",
            locale="zh-CN",
            timezone_id="Asia/Shanghai",
            viewport=_WINDOW,  # type: ignore[arg-type]
        )

    async def discard(self, context: BrowserContext) -> None:
        """Close a window; a browser that cannot, because a script keeps it busy, is ended."""
        try:
            await asyncio.wait_for(context.close(), _CLOSE)
        except Exception:  # noqa: BLE001 - whatever it says, it is of no more use
            await self._end()

    def close(self) -> None:
        """End the browser."""
        with suppress(Exception):
            asyncio.run_coroutine_threadsafe(self._end(), self._loop).result(2 * _CLOSE)

    async def _running(self) -> Chromium:
        from playwright.async_api import async_playwright

        async with self._starting:
            if self._chromium is None or not self._chromium.is_connected():
                await self._end()
                self._driver = await async_playwright().start()
                self._chromium = await self._driver.chromium.launch(
                    executable_path=self._browsing.path,
                    chromium_sandbox=self._browsing.sandbox,
                    args=[*_NO_NETWORK, *_BOUNDED],
                    timeout=_START * 1000,
                )
            return self._chromium

    async def _end(self) -> None:
        chromium, self._chromium = self._chromium, None
        driver, self._driver = self._driver, None
        for ending in (chromium.close() if chromium else None, driver.stop() if driver else None):
            if ending is not None:
                with suppress(Exception):
                    await asyncio.wait_for(ending, _CLOSE)
