"""What Scrapy does not do by itself: stay inside the fence, wait as long as a host asks for, stop early."""

from __future__ import annotations

import zlib
from typing import TYPE_CHECKING

from scrapy import signals
from scrapy.exceptions import IgnoreRequest, StopDownload
from scrapy.resolver import CachingThreadedResolver
from scrapy.utils.httpobj import urlparse_cached
from twisted.internet.error import DNSLookupError

from disclosure_lint.language.expression import late
from disclosure_lint.site.crawl.frontier import Sort
from disclosure_lint.site.crawl.wanted import is_wanted_type

if TYPE_CHECKING:
    from collections.abc import Sequence

    from scrapy import Request
    from scrapy.crawler import Crawler
    from scrapy.http import Headers, Response
    from scrapy.robotstxt import RobotParser
    from scrapy.settings import BaseSettings
    from twisted.internet.base import ReactorBase
    from twisted.internet.defer import Deferred

    from disclosure_lint.site.crawl.fence import Fence
    from disclosure_lint.site.crawl.spider import SiteSpider


_OTHER_HOST, _OTHER_SCHEME = "other-host", "other-scheme"
#: Why the fence refuses something.
REFUSED = frozenset({_OTHER_HOST, _OTHER_SCHEME})
_MOVED = frozenset({301, 302, 303, 307, 308})
_SCHEMES = frozenset({"http", "https"})
#: RFC 3986, 3.1: without it, a colon may be part of a path.
_SCHEME = late(r"[A-Za-z][A-Za-z0-9+.-]{0,30}")
_PACKED = frozenset({b"gzip", b"x-gzip", b"deflate"})
#: How zlib is told of gzip or zlib, and of neither, which some servers send as deflate.
_WINDOWS = (zlib.MAX_WBITS | 32, -zlib.MAX_WBITS)
_AT_ONCE = 1024 * 1024
#: Seconds a host may ask for between two requests.
_SLOWEST = 60.0
_DOCUMENTS = frozenset({Sort.PAGE, Sort.LISTED, Sort.KNOWN})


class FenceMiddleware:
    """Lets no request out that the fence does not admit, whatever led to it."""

    def __init__(self, fence: Fence) -> None:
        self._fence = fence

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> FenceMiddleware:
        """Make one for a crawl."""
        return cls(crawler.spider.plan.fence)  # type: ignore[union-attr]

    def process_request(self, request: Request) -> None:
        """Refuse a request to elsewhere."""
        if not self._fence.admits(request.url):
            raise IgnoreRequest(_OTHER_HOST)


class SchemeMiddleware:
    """Refuses to be led to what is no page: a file, a script."""

    def process_response(self, request: Request, response: Response) -> Response:
        """Refuse a redirection that Scrapy would not follow, or make no request of."""
        location = response.headers.get("Location")
        if location and response.status in _MOVED:
            scheme, found, _ = location.decode("latin-1").strip().partition(":")
            if found and _SCHEME.fullmatch(scheme) and scheme.lower() not in _SCHEMES:
                raise IgnoreRequest(_OTHER_SCHEME)
        return response


class PackedError(Exception):
    """An answer whose compression is damaged or cut short."""


class PackedMiddleware:
    """Takes no part of a compressed answer for the whole, as Scrapy does."""

    def process_response(self, request: Request, response: Response) -> Response:
        """Refuse an answer that does not unpack to its end."""
        packed = response.headers.get(b"Content-Encoding", b"").strip().lower() in _PACKED  # type: ignore[union-attr]
        if packed and response.body and not any(_is_whole(response.body, window) for window in _WINDOWS):
            raise PackedError
        return response


def _is_whole(data: bytes, window: int) -> bool:
    unpacking = zlib.decompressobj(window)
    try:
        while data and not unpacking.eof:
            unpacking.decompress(data, _AT_ONCE)
            data = unpacking.unconsumed_tail
    except zlib.error:
        return False
    return unpacking.eof


class FencedResolver(CachingThreadedResolver):
    """Resolves a name only to addresses the fence admits: what is checked is what is connected to."""

    #: Whether a name led to an address outside. A process crawls once.
    refused = False

    def __init__(self, reactor: ReactorBase, settings: BaseSettings) -> None:
        super().__init__(reactor, settings.getint("DNSCACHE_SIZE"), settings.getfloat("DNS_TIMEOUT"))
        self._fence: Fence = settings["FENCE"]

    @classmethod
    def from_crawler(cls, crawler: Crawler, reactor: ReactorBase) -> FencedResolver:
        """Make one for a process."""
        return cls(reactor, crawler.settings)

    def getHostByName(self, name: str, timeout: Sequence[int] = ()) -> Deferred[str]:  # noqa: N802 - Twisted's
        """Resolve a name."""
        return super().getHostByName(name, timeout).addCallback(self._checked)

    def _checked(self, address: str) -> str:
        if not self._fence.reaches(address):
            FencedResolver.refused = True
            raise DNSLookupError("private address")
        return address


class Manners:
    """Follows what ``robots.txt`` says beyond what is forbidden, and fetches nothing that is no document."""

    def __init__(self, crawler: Crawler) -> None:
        self._crawler = crawler
        self._agent: str = crawler.settings["USER_AGENT"]
        self._delays: dict[str, float] = {}

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> Manners:
        """Make one for a crawl."""
        manners = cls(crawler)
        connect = crawler.signals.connect
        connect(manners.robots_parsed, signals.robots_parsed)
        connect(manners.reached, signals.request_reached_downloader)
        connect(manners.headers_received, signals.headers_received)
        return manners

    def robots_parsed(self, robotparser: RobotParser, request: Request) -> None:
        """Keep the delay a host asks for, and take its sitemaps."""
        delay = robotparser.crawl_delay(self._agent)
        if delay:
            patient = delay if delay < _SLOWEST else _SLOWEST  # noqa: FURB136 - it may be nan
            self._delays[urlparse_cached(request).hostname or ""] = patient
        spider: SiteSpider = self._crawler.spider  # type: ignore[assignment]
        if spider.plan.limits.depth:
            maps = getattr(getattr(robotparser, "rp", None), "sitemaps", ())
            spider.frontier.add(spider.admitted(maps), 0, Sort.SITEMAP)

    def reached(self, request: Request) -> None:
        """Let a request wait."""
        delay = self._delays.get(urlparse_cached(request).hostname or "")
        if delay is None:
            return
        slot = self._crawler.engine.downloader.slots[request.meta["download_slot"]]
        slot.delay = max(slot.delay, delay)
        slot.jitter = 0.0
        request.meta["autothrottle_dont_adjust_delay"] = True

    def headers_received(self, headers: Headers, request: Request) -> None:
        """Do not fetch the rest of what is no document."""
        if request.meta.get("sort") in _DOCUMENTS and not is_wanted_type(headers):
            raise StopDownload(fail=False)
