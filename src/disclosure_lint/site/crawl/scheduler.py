"""Gives Scrapy its requests out of the frontier, one when it has time for one."""

from __future__ import annotations

from collections import deque
from typing import TYPE_CHECKING

from scrapy import Request
from scrapy.core.scheduler import BaseScheduler

from disclosure_lint.site.crawl.frontier import Sort, State, key_of

if TYPE_CHECKING:
    from scrapy.crawler import Crawler

    from disclosure_lint.site.crawl.spider import SiteSpider


class FrontierScheduler(BaseScheduler):
    """A scheduler whose requests survive the process.

    What comes in are repetitions and redirections only; links go from the spider into the frontier.
    """

    def __init__(self, spider: SiteSpider) -> None:
        self._spider = spider
        self._frontier = spider.frontier
        self._again: deque[Request] = deque()
        most = spider.plan.limits.pages
        self._left = most - self._frontier.count(State.SENT) if most is not None else None

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> FrontierScheduler:
        """Make one for a crawl."""
        return cls(crawler.spider)  # type: ignore[arg-type]

    def has_pending_requests(self) -> bool:
        """Whether there is more to ask."""
        return bool(self._again) or (not self._full() and self._frontier.waiting())

    def enqueue_request(self, request: Request) -> bool:
        """Take a request back that is to be repeated, or one that leads elsewhere."""
        number, key = request.meta["number"], key_of(request.url)
        if key != request.meta["key"]:
            if not self._spider.plan.fence.admits(request.url):
                is_map = request.meta["sort"] is Sort.SITEMAP
                self._frontier.mark(number, State.PASSED, "" if is_map else "other-host")
                return False
            moved = self._frontier.move(number, request.url, request.meta["depth"])
            if moved is None:
                return False
            request.meta.update(number=moved, key=key)
        self._again.append(request)
        return True

    def next_request(self) -> Request | None:
        """Return the next request, None when there is none just now."""
        if self._again:
            return self._again.popleft()
        if self._full():
            return None
        entry = self._frontier.take()
        if entry is None:
            return None
        if self._left is not None and entry.sort is not Sort.SITEMAP:
            self._left -= 1
        spider = self._spider
        return Request(
            entry.address,
            callback=spider.sitemap if entry.sort is Sort.SITEMAP else spider.page,
            errback=spider.failed,
            meta={"number": entry.id, "key": key_of(entry.address), "depth": entry.depth, "sort": entry.sort},
        )

    def _full(self) -> bool:
        if self._left is None or self._left > 0:
            return False
        if self._frontier.waiting():
            self._spider.limited("pages")
        return True
