"""What pages are made of, fetched for the browser by the crawler: fence, robots.txt, delay and size hold."""

from __future__ import annotations

from collections import OrderedDict
from typing import TYPE_CHECKING, NamedTuple

from scrapy import Request

if TYPE_CHECKING:
    from collections.abc import Mapping

    from scrapy.crawler import Crawler
    from scrapy.http import Response

    from disclosure_lint.site.crawl.fence import Fence

_LARGEST = 8 * 1024 * 1024
#: Bytes of scripts that are kept, as all pages of a site have the same ones.
_KEPT = 64 * 1024 * 1024
_METHODS = frozenset({"GET", "POST"})
_HEADERS = frozenset({"accept", "content-type", "referer", "x-requested-with"})
#: Of an answer, what a browser needs to know of it.
_TOLD = (b"Content-Type", b"Access-Control-Allow-Origin", b"Content-Security-Policy")


class Wish(NamedTuple):
    """What a browser asks for.

    Attributes:
        url: the address.
        method: of HTTP.
        headers: as the page set them, names in lower case.
        body: what is sent.
        lasting: whether the answer is the same for all pages, as a script is.
    """

    url: str
    method: str = "GET"
    headers: Mapping[str, str] = {}
    body: bytes | None = None
    lasting: bool = False


class Part(NamedTuple):
    """An answer, for a browser."""

    status: int
    headers: dict[str, str]
    body: bytes


class Parts:
    """Fetches parts of pages.

    Args:
        crawler: that fetches.
        fence: around what may be asked.
    """

    def __init__(self, crawler: Crawler, fence: Fence) -> None:
        self._crawler, self._fence = crawler, fence
        self._kept: OrderedDict[str, Part] = OrderedDict()
        self._size = 0

    async def fetch(self, wish: Wish) -> Part | None:
        """Return what a site answers, None when it is not asked or does not answer."""
        if wish.method not in _METHODS or not self._fence.admits(wish.url):
            return None
        if wish.url in self._kept and wish.lasting:
            self._kept.move_to_end(wish.url)
            return self._kept[wish.url]
        try:
            assert self._crawler.engine is not None
            part = part_of(await self._crawler.engine.download_async(_request(wish)))
        except Exception:  # noqa: BLE001 - a page goes without what does not come
            return None
        if wish.lasting:
            self._keep(wish.url, part)
        return part

    def _keep(self, url: str, part: Part) -> None:
        if url not in self._kept:
            self._kept[url] = part
            self._size += len(part.body)
        while self._size > _KEPT:
            _, old = self._kept.popitem(last=False)
            self._size -= len(old.body)


def part_of(response: Response) -> Part:
    """Return an answer as a browser is told it; compression is undone."""
    told = {name: response.headers.get(name) for name in _TOLD}
    headers = {name.decode(): value.decode("latin-1") for name, value in told.items() if value}
    return Part(response.status, headers, response.body)


def _request(wish: Wish) -> Request:
    return Request(
        wish.url,
        method=wish.method,
        headers={name: value for name, value in wish.headers.items() if name in _HEADERS},
        body=wish.body,
        meta={"download_maxsize": _LARGEST, "dont_retry": True},
        dont_filter=True,
    )
