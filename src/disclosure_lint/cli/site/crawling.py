"""Options for sites that are fetched, and the crawl they ask for."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import click

from disclosure_lint.cli.numbers import Seconds, count

if TYPE_CHECKING:
    from collections.abc import Callable

    from disclosure_lint.site.crawl.browser import Browsing
    from disclosure_lint.site.crawl.crawl import Crawl
    from disclosure_lint.site.crawl.plan import Limits
    from disclosure_lint.site.sources import Sources
    from disclosure_lint.site.store import Store

_MEGABYTE = 1024 * 1024
_OPTIONS = (
    click.option(
        "--allow-host",
        "hosts",
        multiple=True,
        metavar="HOST",
        help="也抓取这个主机。A further host of the site.",
    ),
    click.option("--depth", type=count(0), help="最多跟随几层链接。Links to follow from the start."),
    click.option("--delay", type=Seconds(0), help="两次请求至少间隔几秒。Seconds between requests."),
    click.option("--max-size", type=count(1), metavar="MB", help="不抓更大的文件。Largest file."),
    click.option("--max-pages", type=count(1), help="最多抓取几页。Fetch at most so many pages."),
    click.option(
        "--allow-private", "private", is_flag=True, help="可以访问内网地址。Allow private addresses."
    ),
    click.option(
        "--render",
        type=click.Choice(["auto", "all"]),
        help="用本机的浏览器运行页面里的脚本（附加组件 crawl-js）：auto 看来需要的页面，all 全部。"
        "Run the scripts of pages.",
    ),
    click.option(
        "--browser",
        metavar="PROGRAM",
        help="用这个浏览器，默认找 Chromium、Chrome、Edge。The browser to use.",
    ),
    click.option(
        "--no-sandbox",
        "unlocked",
        is_flag=True,
        help="浏览器不用沙箱，只在容器里用。Without the browser's sandbox; in containers only.",
    ),
)


def crawl_options(command: Callable[..., Any]) -> Callable[..., Any]:
    """Add the options."""
    for option in reversed(_OPTIONS):
        command = option(command)
    return command


def crawl_of(sources: Sources, wanted: dict[str, Any]) -> Callable[[Store], Crawl]:
    """Return what makes the crawl of some addresses for a store.

    What is wrong with them is a usage error, told before there is a store.

    Args:
        sources: with the addresses.
        wanted: the options, by name.
    """
    from disclosure_lint.site.extras import ExtraError, require

    try:
        from disclosure_lint.site.crawl.crawl import MODULES, Crawl
        from disclosure_lint.site.crawl.fence import fence_around

        require("crawl", MODULES)
        fence = fence_around(sources.online, wanted["hosts"], private=wanted["private"])
        limits, browsing = _limits(wanted), _browsing(wanted)
    except (ExtraError, ValueError) as error:
        raise click.UsageError(str(error)) from None
    return lambda store: Crawl(
        store,
        store.path,
        sources.urls,
        listed=sources.pages,
        sitemaps=sources.sitemaps,
        fence=fence,
        limits=limits,
        browsing=browsing,
    )


def _limits(wanted: dict[str, Any]) -> Limits:
    from disclosure_lint.site.crawl.plan import Limits

    size = wanted["max_size"]
    given = {
        "depth": wanted["depth"],
        "delay": wanted["delay"],
        "pages": wanted["max_pages"],
        "largest": size * _MEGABYTE if size else None,
    }
    return Limits(**{name: value for name, value in given.items() if value is not None})


def _browsing(wanted: dict[str, Any]) -> Browsing | None:
    from disclosure_lint.site.crawl.browser import Browsing, Which, find_browser
    from disclosure_lint.site.extras import require

    if wanted["render"] is None:
        return None
    require("crawl-js", ("playwright",))
    path = find_browser(wanted["browser"])
    return Browsing(path, Which(wanted["render"]), sandbox=not wanted["unlocked"])
