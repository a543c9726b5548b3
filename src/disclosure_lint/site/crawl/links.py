"""Addresses a page leads to: its links, and what its handlers, choices and pagers name."""

from __future__ import annotations

from typing import TYPE_CHECKING

from scrapy.linkextractors.lxmlhtml import LxmlLinkExtractor
from scrapy.utils.response import get_meta_refresh
from w3lib.url import safe_url_string

from disclosure_lint.language.expression import late
from disclosure_lint.site.crawl.pagers import further_pages

if TYPE_CHECKING:
    from collections.abc import Iterator

    from scrapy.http import HtmlResponse

_LINKS = LxmlLinkExtractor(
    tags=("a", "area", "iframe", "frame"),
    attrs=("href", "src"),
    deny_extensions=(),
    process_value=lambda url: None if "\\" in url.partition("?")[0] else url,
)
#: What handlers and choices name, where it is a whole address: no part of one that is put together.
_QUOTED = late(r"(?<!\+)(?<!\+ )[\"']([^\"'<>\s\\+]{2,500})[\"'](?!\s{0,4}\+)")
_OPENED = late(
    r"(?:window\.open\s{0,4}\(|location(?:\.href)?\s{0,4}=|location\.(?:replace|assign)\s{0,4}\()"
    r"\s{0,4}[\"']([^\"'<>\s\\+]{2,500})[\"'](?!\s{0,4}\+)"
)
_ADDRESS = late(
    r"(?:https?://|\.{0,2}/)[^\s]{1,500}|"
    r"[^\s:]{1,200}\.(?:s?html?|jspx?|aspx?|php|do|action|pdf|docx?|xlsx?|wps|ofd|zip|rar)(?:[?#][^\s]{0,300})?"
)
_HANDLERS = "//@onclick | //@ondblclick | //@onmousedown | //a[starts-with(@href, 'javascript:')]/@href"
#: As they are written: to a browser a backslash is a slash, to the extractor it is a sign.
_BACKWARDS = "//a[contains(@href, '\\')]/@href"
_CHOICES = "//option/@value | //@data-href | //@data-url"


def links_of(response: HtmlResponse) -> list[str]:
    """Return the absolute addresses a page leads to; some may occur several times."""
    return [*(link.url for link in _LINKS.extract_links(response)), *_named(response)]


def _named(response: HtmlResponse) -> Iterator[str]:
    for found in _relative(response):
        try:
            yield safe_url_string(response.urljoin(_with_slashes(found)), encoding=response.encoding)
        except ValueError:
            continue
    _, refreshed = get_meta_refresh(response)
    if refreshed:
        yield refreshed


def _relative(response: HtmlResponse) -> Iterator[str]:
    yield from further_pages(response.text)
    yield from map(str.strip, response.xpath(_BACKWARDS).getall())
    yield from _OPENED.findall(response.text)
    for handler in response.xpath(_HANDLERS).getall():
        yield from filter(_ADDRESS.fullmatch, _QUOTED.findall(handler))
    yield from (
        value for value in map(str.strip, response.xpath(_CHOICES).getall()) if _ADDRESS.fullmatch(value)
    )


def _with_slashes(address: str) -> str:
    path, mark, rest = address.partition("?")
    return path.replace("\\", "/") + mark + rest
