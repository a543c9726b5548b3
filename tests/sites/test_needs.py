"""Which pages a browser is asked about."""

from __future__ import annotations

import pytest

pytest.importorskip("scrapy")
from scrapy.http import HtmlResponse

from disclosure_lint.site.crawl.frontier import is_route, key_of, without_session
from disclosure_lint.site.crawl.needs import needs_browser

TEXT = "<p>" + "青岚市人民政府公布本年度工作报告。" * 20 + "</p>"
SCRIPT = "<script src='a.js'></script>"


@pytest.mark.parametrize(
    "body",
    [
        SCRIPT,
        "<div id=app></div>" + SCRIPT + TEXT,
        "<ul class=list>\n</ul>" + SCRIPT + TEXT,
        "<table><tbody></tbody></table>" + SCRIPT + TEXT,
        "<p>{{ title }}</p>" + SCRIPT + TEXT,
        "<li v-for='x in list'>1</li>" + SCRIPT + TEXT,
        "<script>location.href = '/a'</script>" + TEXT,
        "<script>document.write('x')</script>" + TEXT,
        "".join(f"<a href='/{number}'>一条很长的标题</a>" for number in range(50)) + SCRIPT,
    ],
)
def test_pages_that_scripts_write_need_a_browser(body: str) -> None:
    assert needs_browser(HtmlResponse("http://x.example/", body=f"<body>{body}".encode(), encoding="utf-8"))


@pytest.mark.parametrize(
    "body",
    [
        "",
        TEXT,
        "<div id=app></div>",
        SCRIPT + TEXT,
        "<div class=line></div>" + SCRIPT + TEXT,
        "<ul><li>1</ul>" + SCRIPT + TEXT,
    ],
)
def test_pages_that_say_all_themselves_need_none(body: str) -> None:
    assert not needs_browser(
        HtmlResponse("http://x.example/", body=f"<body>{body}".encode(), encoding="utf-8")
    )


def test_what_makes_addresses_the_same() -> None:
    assert key_of("http://x.example/a;jsessionid=1F!2?b=1") == key_of("http://x.example/a?b=1#top")
    assert key_of("http://x.example/#/a") != key_of("http://x.example/#/b")
    assert without_session("http://x.example/a?PHPSESSID=1") == "http://x.example/a"
    assert without_session("http://x.example/a?b=1&sessionid=2&c=3") == "http://x.example/a?b=1&c=3"
    assert without_session("http://x.example/a?b=") == "http://x.example/a?b="
    assert is_route("http://x.example/#!/a")
    assert not is_route("http://x.example/a/#top")
