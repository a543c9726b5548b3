"""How Scrapy is set: polite, nothing written to disk, nothing it could be steered by from outside."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from disclosure_lint.site.crawl.plan import Plan

_HERE = "disclosure_lint.site.crawl"
_SLOWEST = 60.0


def settings_of(plan: Plan) -> dict[str, Any]:
    """Return the settings for a plan."""
    limits = plan.limits
    return {
        "AUTOTHROTTLE_ENABLED": limits.delay > 0,
        "AUTOTHROTTLE_MAX_DELAY": _SLOWEST,
        "AUTOTHROTTLE_START_DELAY": limits.delay,
        "BOT_NAME": "disclosure-lint",
        # What is fetched for the browser stands in line behind what is fetched already.
        "CONCURRENT_REQUESTS": 2 if plan.browsing else 8,
        "CONCURRENT_REQUESTS_PER_DOMAIN": 2,
        "COOKIES_ENABLED": False,
        "DEFAULT_REQUEST_HEADERS": {
            "Accept": "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8",
            "Accept-Language": "zh-CN,zh;q=0.9",
        },
        "DOWNLOADER_MIDDLEWARES": {
            "scrapy.downloadermiddlewares.offsite.OffsiteMiddleware": None,
            f"{_HERE}.manners.FenceMiddleware": 50,
            f"{_HERE}.manners.SchemeMiddleware": 605,  # sees redirections before the one of Scrapy
            f"{_HERE}.manners.PackedMiddleware": 595,  # sees what the one of Scrapy unpacks
        },
        "DOWNLOAD_DELAY": limits.delay,
        "DOWNLOAD_DELAY_JITTER": 0.0,
        "DOWNLOAD_HANDLERS": dict.fromkeys(("data", "file", "s3", "ftp")),
        "DOWNLOAD_MAXSIZE": limits.largest,
        "DOWNLOAD_TIMEOUT": limits.timeout,
        "DOWNLOAD_WARNSIZE": 0,
        "FENCE": plan.fence,
        "EXTENSIONS": {f"{_HERE}.manners.Manners": 0},
        # A proxy would resolve names by itself, so where it connects to could not be checked.
        "HTTPPROXY_ENABLED": plan.fence.private,
        "LOG_ENABLED": False,
        # One that waits shows something meanwhile: a page with a link.
        "METAREFRESH_MAXDELAY": 1,
        "REDIRECT_MAX_TIMES": 10,
        "REMOTE_CONTROL_ENABLED": False,
        "ROBOTSTXT_OBEY": True,
        "SCHEDULER": f"{_HERE}.scheduler.FrontierScheduler",
        "SPIDER_MIDDLEWARES": {
            "scrapy.spidermiddlewares.depth.DepthMiddleware": None,  # the frontier knows
            "scrapy.spidermiddlewares.referer.RefererMiddleware": None,
        },
        "TELNETCONSOLE_ENABLED": False,
        "TWISTED_DNS_RESOLVER": f"{_HERE}.manners.FencedResolver",
        "USER_AGENT": plan.agent,
    }
