"""Takes pages from a site: hands them on, and notes the addresses they link to."""

from __future__ import annotations

import asyncio
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any, BinaryIO
from urllib.parse import urldefrag, urlsplit

from scrapy import Spider
from scrapy.exceptions import (
    CannotResolveHostError,
    DownloadCancelledError,
    DownloadTimeoutError,
    IgnoreRequest,
    ResponseDataLossError,
)
from scrapy.http import HtmlResponse
from scrapy.spidermiddlewares.httperror import HttpError
from scrapy.utils.gz import gunzip, gzip_magic_number
from scrapy.utils.sitemap import Sitemap

from disclosure_lint.site.crawl.browser import Which
from disclosure_lint.site.crawl.frames import Fetched, write_frame
from disclosure_lint.site.crawl.frontier import Frontier, Sort, State, is_route, key_of, without_session
from disclosure_lint.site.crawl.links import links_of
from disclosure_lint.site.crawl.manners import REFUSED, PackedError
from disclosure_lint.site.crawl.needs import needs_browser
from disclosure_lint.site.crawl.parts import Parts, part_of
from disclosure_lint.site.crawl.render import Renderer
from disclosure_lint.site.crawl.wanted import declared_media, is_lost, is_trap, is_wanted
from disclosure_lint.site.rendered import likeness

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Iterable

    from scrapy.http import Response
    from twisted.python.failure import Failure

    from disclosure_lint.site.crawl.browser import Browser
    from disclosure_lint.site.crawl.plan import Plan

#: What failed → what it is called. What is refused is no failure: robots.txt, another host.
_FAILURES = (
    (DownloadTimeoutError, "timeout"),
    (ResponseDataLossError, "cut-short"),
    (DownloadCancelledError, "too-large"),
    (CannotResolveHostError, "no-such-host"),
    (PackedError, "bad-encoding"),
)
_LONGEST = 2000


class SiteSpider(Spider):
    """The spider of a crawl.

    Args:
        plan: what to do.
        frontier: the addresses.
        out: where pages go.
        browser: that renders them, if the plan says so.
    """

    name = "disclosure-lint"

    def __init__(self, plan: Plan, frontier: Frontier, out: BinaryIO, browser: Browser | None = None) -> None:
        super().__init__()
        self.plan = plan
        self.frontier = frontier
        self._out = out
        self._writing = asyncio.Lock()
        self._limited: set[str] = set()
        self._browser = browser
        self._renderer: Renderer | None = None

    async def start(self) -> AsyncIterator[Any]:
        """Yield nothing: the frontier holds where to start."""
        if self._browser and self.plan.browsing:
            parts = Parts(self.crawler, self.plan.fence)
            self._renderer = Renderer(self._browser, self.plan.browsing, parts.fetch)
        nothing: tuple[Any, ...] = ()
        for one in nothing:
            yield one

    async def page(self, response: Response) -> None:
        """Hand a page on and note its links."""
        meta = response.meta
        if "download_stopped" in response.flags:
            self.frontier.mark(meta["number"], State.PASSED)
            return
        copied = None
        rendered = ""
        if isinstance(response, HtmlResponse):
            copied = self._original(response)
            self._follow(links_of(response), meta)
            rendered = "" if copied else await self._rendered(response)
        if copied:
            self.frontier.add([copied], meta["depth"], Sort.PAGE)
            self.frontier.mark(meta["number"], State.PASSED, "copy")
            return
        # Marked first: what is marked and not stored is asked again, what is stored is not to be.
        self.frontier.mark(meta["number"], State.SENT, address=_address(response))
        await self._send(response, rendered)

    async def _rendered(self, response: HtmlResponse) -> str:
        """What a browser makes of a page, "" when that says nothing else; where that leads is noted."""
        browsing = self.plan.browsing
        if self._renderer is None or browsing is None:
            return ""
        if browsing.which is Which.AUTO and not (needs_browser(response) or is_route(_address(response))):
            return ""
        rendered = await self._renderer.render(_address(response), part_of(response))
        if rendered is None:
            self.frontier.note("not-rendered")
            return ""
        # In the encoding of the page, in which addresses in it are written.
        data = rendered.text.encode(response.encoding, "xmlcharrefreplace")
        shown = HtmlResponse(response.url, body=data, encoding=response.encoding)
        self._follow([*links_of(shown), *rendered.led], response.meta)
        return "" if likeness(rendered.text) == likeness(response.text) else rendered.text

    async def sitemap(self, response: Response) -> None:
        """Note the addresses of a sitemap, or the sitemaps of an index."""
        self.frontier.mark(response.meta["number"], State.PASSED)
        body = response.body
        if gzip_magic_number(response):
            body = gunzip(body, max_size=self.plan.limits.largest)
        try:
            listed = Sitemap(body)
            sort = Sort.SITEMAP if listed.type == "sitemapindex" else Sort.PAGE
            addresses = [str(one["loc"]) for one in listed]
        except (SyntaxError, StopIteration, ValueError):  # lxml's are syntax errors
            return
        self.frontier.add(self.admitted(addresses), 0, sort)

    def failed(self, failure: Failure) -> None:
        """Note why something was not fetched."""
        error = failure.value
        request = getattr(failure, "request", None)
        if request is None or (number := request.meta.get("number")) is None:
            return
        state, reason = _told(error)
        if request.meta["sort"] is Sort.SITEMAP:
            state = State.PASSED  # a site need not have one
        self.frontier.mark(number, state, "" if request.meta["sort"] is Sort.SITEMAP else reason)

    def limited(self, limit: str) -> None:
        """Note once that a limit kept the crawler from going on."""
        if limit not in self._limited:
            self._limited.add(limit)
            self.frontier.note(limit)

    def admitted(self, urls: Iterable[str]) -> list[str]:
        """Return those addresses that may be asked and are worth it."""
        fence = self.plan.fence
        inside = [url for url in urls if len(url) < _LONGEST and fence.admits(url) and is_wanted(url)]
        if any(map(is_trap, inside)):
            self.limited("trap")
        return [url for url in inside if not is_trap(url)]

    def _follow(self, urls: list[str], meta: dict[str, Any]) -> None:
        limit = self.plan.limits.depth
        if not limit or meta["sort"] is not Sort.PAGE:
            return
        if self._renderer is None:  # which alone tells the routes of a page apart
            urls = [urldefrag(url).url for url in urls]
        inside = self.admitted(urls)
        if meta["depth"] < limit:
            self.frontier.add(inside, meta["depth"] + 1, Sort.PAGE)
        elif self.frontier.lacks(inside):
            self.limited("depth")

    def _original(self, response: HtmlResponse) -> str | None:
        """The address a page says it is a copy of, if that differs in nothing but scheme and query.

        (Many sites name their home page as the original of every page.)
        """
        href = response.xpath("//link[@rel='canonical']/@href").get()
        url = response.urljoin(href.strip()) if href else ""
        if not url or key_of(url) == key_of(response.url) or not self.admitted([url]):
            return None
        here, there = urlsplit(response.url), urlsplit(url)
        same = (here.hostname, here.path) == (there.hostname, there.path)
        return url if same and len(there.query) < len(here.query) else None

    async def _send(self, response: Response, rendered: str) -> None:
        now = datetime.now(UTC).isoformat(timespec="seconds")
        about = {"address": _address(response), "media": declared_media(response.headers), "fetched": now}
        frame = Fetched(about, response.body, rendered.encode("utf-8", "replace"))
        async with self._writing:
            await asyncio.to_thread(write_frame, self._out, frame)


def _address(response: Response) -> str:
    """The address of a page: the same at each visit, with the route its scripts go by."""
    asked = response.request.url if response.request else ""
    url = without_session(response.url)
    return f"{url}#{urldefrag(asked).fragment}" if is_route(asked) else url


def _told(error: BaseException | None) -> tuple[State, str]:
    if isinstance(error, HttpError):
        status = error.response.status
        return (State.GONE if is_lost(status) else State.FAILED), f"http-{status}"
    if isinstance(error, IgnoreRequest):
        said = str(error)
        if said in REFUSED or "robots.txt" in said:
            return State.PASSED, said if said in REFUSED else "robots"
        return State.FAILED, "redirects" if "redirect" in said else "too-large"  # when decompressed
    return State.FAILED, next((name for kind, name in _FAILURES if isinstance(error, kind)), "no-connection")
