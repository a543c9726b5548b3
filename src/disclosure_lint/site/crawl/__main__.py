"""The process of a crawl: a plan comes in on standard input, pages go out on standard output.

It ends when its input does: a crawler whose scan was killed must not go on by itself.
"""

from __future__ import annotations

import os
import sys
import threading
from pathlib import Path
from typing import BinaryIO


def main() -> None:
    """Crawl."""
    plan_line = sys.stdin.readline()
    threading.Thread(target=_end_with_input, daemon=True).start()
    # Whatever a library prints is no frame.
    out = os.fdopen(os.dup(sys.stdout.fileno()), "wb")
    os.dup2(sys.stderr.fileno(), sys.stdout.fileno())
    _crawl(plan_line, out)


def _crawl(plan_line: str, out: BinaryIO) -> None:
    from scrapy.crawler import AsyncCrawlerProcess

    from disclosure_lint.site.crawl.browser import Browser, BrowserError
    from disclosure_lint.site.crawl.crawl import NO_BROWSER
    from disclosure_lint.site.crawl.frames import Fetched, write_frame
    from disclosure_lint.site.crawl.frontier import Frontier
    from disclosure_lint.site.crawl.manners import FencedResolver
    from disclosure_lint.site.crawl.plan import Plan
    from disclosure_lint.site.crawl.settings import settings_of
    from disclosure_lint.site.crawl.spider import SiteSpider

    plan = Plan.load(plan_line)
    try:
        browser = Browser(plan.browsing) if plan.browsing else None
    except BrowserError:
        write_frame(out, Fetched({"end": NO_BROWSER}, b""))
        return
    frontier = Frontier(Path(plan.frontier))
    process = AsyncCrawlerProcess(settings_of(plan))
    crawler = process.create_crawler(SiteSpider)
    process.crawl(crawler, plan, frontier, out, browser)
    process.start()
    if browser:
        browser.close()
    reason = crawler.stats.get_value("finish_reason") if crawler.stats else None
    if FencedResolver.refused:
        frontier.note("private-address")
    frontier.close()
    write_frame(out, Fetched({"end": reason}, b""))


def _end_with_input() -> None:
    sys.stdin.read()
    os._exit(1)


if __name__ == "__main__":
    main()
