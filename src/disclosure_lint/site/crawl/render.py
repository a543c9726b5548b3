"""A page as its scripts make it, with the addresses they lead to."""

from __future__ import annotations

import asyncio
from contextlib import suppress
from typing import TYPE_CHECKING, NamedTuple

from disclosure_lint.site.crawl.parts import Part, Wish

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable
    from typing import TypeAlias

    from playwright.async_api import Page, Request, Route

    from disclosure_lint.site.crawl.browser import Browser, Browsing

    Fetch: TypeAlias = Callable[[Wish], Awaitable[Part | None]]

#: Seconds without a request after which a page is taken for ready, and between two looks at it.
_QUIET, _STEP = 0.5, 0.05
#: Seconds until a page is taken as it is, however much it waits for; and for handing over its text.
_LONGEST, _TEXT = 180.0, 5.0
#: Requests of one page that are answered, and addresses it may lead to.
_PARTS, _LED = 60, 200
#: Characters of a rendered page.
_LARGEST = 16 * 1024 * 1024
_ASKED = frozenset({"script", "xhr", "fetch"})
_STYLE = Part(200, {"Content-Type": "text/css"}, b"")
#: One that fails may be asked for again and again (``onerror="this.src=…"``).
_PICTURE = Part(
    200,
    {"Content-Type": "image/gif"},
    b"GIF89a\x01\x00\x01\x00\x80\x00\x00\x00\x00\x00\xff\xff\xff!\xf9\x04\x01\x00\x00\x00\x00,\x00\x00\x00\x00"
    b"\x01\x00\x01\x00\x00\x02\x02D\x01\x00;",
)
_GIVEN = {"stylesheet": _STYLE, "image": _PICTURE}


class Rendered(NamedTuple):
    """What became of a page.

    Attributes:
        text: its DOM, written as HTML.
        led: addresses its scripts went to, or tried to open.
    """

    text: str
    led: tuple[str, ...]


class Renderer:
    """Shows pages to a browser.

    Args:
        browser: that runs.
        browsing: how long a page may take.
        fetch: gets what a page asks for, in the loop this is made in.
    """

    def __init__(self, browser: Browser, browsing: Browsing, fetch: Fetch) -> None:
        self._browser, self._seconds, self._fetch = browser, browsing.seconds, fetch
        self._loop = asyncio.get_running_loop()
        self._free = asyncio.Lock()

    async def render(self, url: str, sent: Part) -> Rendered | None:
        """Return a page after its scripts ran, None when they do not come to an end.

        Args:
            url: its address, with the fragment a script may look at.
            sent: what the site answered to it.
        """
        async with self._free:  # one at a time: a page that brings the browser down costs no other
            return await self._browser.run(self._visit(url, sent))

    async def _visit(self, url: str, sent: Part) -> Rendered | None:
        visit = _Visit(sent, self._elsewhere)
        try:
            context = await self._browser.new_context()
        except Exception:  # noqa: BLE001 - one that does not start again; the page is taken as it was sent
            return None
        try:
            await context.route("**/*", visit.answer)
            page = await context.new_page()
            page.on("load", lambda _: visit.load())
            await page.goto(url, wait_until="commit", timeout=self._seconds * 1000)
            await self._settled(visit)
            return await _taken(page, visit)
        except Exception:  # noqa: BLE001 - a page may do anything to a browser
            return None
        finally:
            await self._browser.discard(context)

    async def _elsewhere(self, wish: Wish) -> Part | None:
        """Fetch in the loop of the crawler, from that of the browser."""

        async def fetched() -> Part | None:
            return await self._fetch(wish)

        return await asyncio.wrap_future(asyncio.run_coroutine_threadsafe(fetched(), self._loop))

    async def _settled(self, visit: _Visit) -> None:
        """Wait until a page has nothing more to do, or its time is over."""
        spent = waited = quiet = 0.0
        while quiet < _QUIET and spent < self._seconds and waited < _LONGEST:
            await asyncio.sleep(_STEP)
            waited += _STEP
            if visit.pending:
                quiet = 0.0  # and the time the site takes is not the page's
            else:
                spent += _STEP
                quiet += _STEP if visit.loaded else 0.0


async def _taken(page: Page, visit: _Visit) -> Rendered | None:
    text = await asyncio.wait_for(page.content(), _TEXT)
    return Rendered(text, tuple(visit.led)) if len(text) <= _LARGEST else None


class _Visit:
    """One page in a browser: answers what it asks for.

    Attributes:
        pending: requests the site has not answered yet.
        loaded: whether all the page consists of is there.
        led: addresses it went to, each once.
    """

    def __init__(self, sent: Part, fetch: Fetch) -> None:
        self.pending = 0
        self.loaded = False
        self.led: dict[str, None] = {}
        self._sent: Part | None = sent
        self._fetch = fetch
        self._left = _PARTS

    def load(self) -> None:
        self.loaded = True

    async def answer(self, route: Route, request: Request) -> None:
        with suppress(Exception):  # the page may be gone meanwhile
            part = await self._part(request)
            if part is None:
                await route.abort("aborted")
            else:
                await route.fulfill(status=part.status, headers=part.headers, body=part.body)

    async def _part(self, request: Request) -> Part | None:
        if request.is_navigation_request():
            sent, self._sent = self._sent, None
            if sent is None and len(self.led) < _LED:
                self.led[request.url] = None
            return sent
        sort = request.resource_type
        if sort not in _ASKED or self._left <= 0:
            return _GIVEN.get(sort)
        self._left -= 1
        self.pending += 1
        try:
            return await self._fetch(
                Wish(request.url, request.method, request.headers, request.post_data_buffer, sort == "script")
            )
        finally:
            self.pending -= 1
