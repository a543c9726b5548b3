"""Whatever a site does wrong, its crawl comes to an end and takes nothing for what it is not."""

from __future__ import annotations

import gzip
import time
from typing import TYPE_CHECKING

import pytest

from sites.site_server import Answer, Pages, html, moved, serving
from sites.test_crawl import DOCUMENT, LOOPBACK, crawl, paths

if TYPE_CHECKING:
    from collections.abc import Callable
    from io import BufferedIOBase
    from pathlib import Path

HTML = {"Content-Type": "text/html"}
PACKED = {**HTML, "Content-Encoding": "gzip"}


@pytest.mark.parametrize(
    "robots",
    [
        Answer(b"User-agent: *\nDisallow: /", 500),
        Answer(b"<html><body>User-agent: *<br>Disallow: /</body></html>", headers=HTML),
        Answer(b"Disallow: /b\n" * 300_000 + b"User-agent: *\nCrawl-delay: nan\n"),
        Answer(b"\xff\xfeU\x00s\x00e\x00r\x00" + bytes(range(256)) * 50),
        Answer(b"x", wait=lambda: time.sleep(1.5)),
        moved("/robots.txt"),
    ],
    ids=["error", "html", "huge", "binary", "late", "loop"],
)
def test_what_is_no_robots_file_forbids_nothing(tmp_path: Path, robots: Answer) -> None:
    if robots.status == 500:
        robots = Answer(b"<h1>500</h1>", 500, HTML)
    with serving({"/": html("/a.html"), "/a.html": html(), "/robots.txt": robots}) as site:
        came, coverage = crawl(tmp_path, site.url)
    assert paths(site, came) == {"", "/a.html"}
    assert coverage.complete


def test_sessions_in_addresses_make_no_pages(tmp_path: Path) -> None:
    count = iter(range(1000))

    def page(path: str) -> Answer:
        number = next(count)
        return html(
            f"/a.jsp;jsessionid=A{number}!b?x=1",
            f"/b.php?PHPSESSID={number}&x=1",
            f"/c.php?x=1&phpsessid={number}",
            f"/(S(abcdefgh{number:04}))/d.aspx",
        )

    with serving({"/": page, "/*": page}) as site:
        came, _ = crawl(tmp_path, site.url)
    assert paths(site, came) == {"", "/a.jsp?x=1", "/b.php?x=1", "/c.php?x=1", "/d.aspx"}
    assert len(site.asked) < 20


def test_links_that_go_round_in_circles_come_to_an_end(tmp_path: Path) -> None:
    with serving({"/": html("a/"), "/*": html("a/", "b/")}) as site:
        came, coverage = crawl(tmp_path, site.url)
    assert len(came) < 1000
    assert coverage.left_out["trap"] == 1
    assert not coverage.complete


def test_nothing_behind_a_server_is_asked_for(tmp_path: Path) -> None:
    links = ["/..;/manager/html", "/a/..%3B/b", "/%2e%2e;/c", "../../d.html"]
    with serving({"/": html(*links), "/d.html": html()}) as site:
        came, _ = crawl(tmp_path, site.url)
    assert paths(site, came) == {"", "/d.html"}
    assert not [path for path in site.asked if ";" in path or "%3B" in path]


def test_redirections_out_of_the_fence_are_not_followed(tmp_path: Path) -> None:
    targets = [
        "http://localhost:{0}/x",
        "http://[::1]:{0}/x",
        "http://0x7f000001:{0}/x",
        "http://2130706433:{0}/x",
    ]
    targets += [
        "http://10.0.0.1/",
        "file:///etc/passwd",
        "ftp://127.0.0.1/x",
        "javascript:alert(1)",
        "http://[",
    ]
    with serving({"/": html()}) as site:
        port = site.url.rpartition(":")[2]
        site.pages["/"] = html(*(f"/{number}" for number in range(len(targets))))
        for number, target in enumerate(targets):
            site.pages[f"/{number}"] = moved(target.format(port))
        came, _ = crawl(tmp_path, site.url)
    assert paths(site, came) == {""}
    assert "/x" not in site.asked


def dripping(file: BufferedIOBase) -> None:
    for _ in range(30):
        file.write(b"<p>x")
        file.flush()
        time.sleep(0.2)


def in_chunks(*chunks: bytes) -> Callable[[BufferedIOBase], object]:
    return lambda file: file.write(b"".join(chunks))


def test_answers_that_are_cut_or_never_end_are_not_taken(tmp_path: Path) -> None:
    whole = gzip.compress(html(text="<p>内容</p>" * 5000).body)
    chunked = {**HTML, "Transfer-Encoding": "chunked"}
    pages: Pages = {
        "/": html("/drip", "/chunk", "/size", "/garbage", "/half", "/plain", "/empty", "/whole", "/deflate"),
        "/drip": Answer(headers=HTML, sending=dripping),
        "/chunk": Answer(headers=chunked, sending=in_chunks(b"5\r\n<p>ab\r\n", b"ff\r\nshort")),
        "/size": Answer(headers=chunked, sending=in_chunks(b"zz\r\n<p>ab\r\n")),
        "/garbage": Answer(b"no gzip at all" * 9, headers=PACKED),
        "/half": Answer(whole[: len(whole) // 2], headers=PACKED),
        "/plain": Answer(b"", headers=PACKED),
        "/empty": Answer(b"", headers=HTML),
        "/whole": Answer(whole + b"\0" * 8, headers=PACKED),
        "/deflate": Answer(b"\x00\x01", headers={**HTML, "Content-Encoding": "deflate"}),
    }
    with serving(pages) as site:
        came, coverage = crawl(tmp_path, site.url)
    assert paths(site, came) == {"", "/empty", "/plain", "/whole"}
    assert "内容" in came[f"{site.url}/whole"].decode()
    assert coverage.left_out == {"cut-short": 2, "bad-encoding": 3, "timeout": 1}
    assert not coverage.complete


def test_originals_that_name_each_other_are_each_fetched_once(tmp_path: Path) -> None:
    def copy(of: str) -> Answer:
        return html(head=f'<link rel="canonical" href="{of}">')

    pages: Pages = {
        "/": html("/a?x=1&y=1", "/a?x=1", "/b?x=1", "/b?y=1"),
        "/a?x=1&y=1": copy("/a?x=1"),
        "/a?x=1": copy("/a"),
        "/a": copy("/a?x=1"),
        "/b?x=1": copy("/b?y=1"),
        "/b?y=1": copy("/b?x=1"),
    }
    with serving(pages) as site:
        came, _ = crawl(tmp_path, site.url)
    assert paths(site, came) == {"", "/a", "/b?x=1", "/b?y=1"}
    assert max(site.times(path) for path in pages) == 1


def test_sitemaps_that_list_each_other_or_another_host_come_to_an_end(tmp_path: Path) -> None:
    def listing(sort: str, *addresses: str) -> Answer:
        inside = "".join(f"<{sort}><loc>{address}</loc></{sort}>" for address in addresses)
        return Answer(
            f"<{sort}index>{inside}</{sort}index>".encode()
            if sort == "sitemap"
            else f"<urlset>{inside}</urlset>".encode(),
            headers={"Content-Type": "text/xml"},
        )

    with serving({"*": html()}, "127.0.0.2") as other, serving({"/": html()}) as site:
        site.pages |= {
            "/robots.txt": Answer(f"Sitemap: {other.url}/sitemap.xml\nSitemap: /relative.xml".encode()),
            "/sitemap.xml": listing(
                "sitemap", f"{site.url}/sitemap.xml", f"{site.url}/2.xml", f"{other.url}/3.xml"
            ),
            "/2.xml": listing("sitemap", f"{site.url}/sitemap.xml", f"{site.url}/4.xml", f"{site.url}/5.xml"),
            "/4.xml": listing("url", f"{site.url}/a.html", f"{other.url}/b.html", "nonsense", "/c.html"),
            "/5.xml": Answer(b"<urlset><url><loc>" + b"<a>" * 100_000),
            "/a.html": html(),
        }
        came, coverage = crawl(tmp_path, site.url)
    assert paths(site, came) == {"", "/a.html"}
    assert other.asked == []
    assert coverage.complete


def test_bases_frames_and_refreshes_lead_where_they_say(tmp_path: Path) -> None:
    pages: Pages = {
        "/": html("list.html", "/frames.html", "/later.html", "/self.html", head='<base href="/deep/">'),
        "/deep/list.html": html("x.html", head='<base href="http://other.example/">'),
        "/frames.html": Answer(b'<frameset><frame src="left.html"></frameset>', headers=HTML),
        "/left.html": html(text='<iframe src="/inner.html"></iframe>'),
        "/inner.html": html(),
        "/later.html": html(head='<meta http-equiv="refresh" content="5; url=/next.html">'),
        "/next.html": html(head='<meta http-equiv="refresh" content="0; url=/moved.html">'),
        "/moved.html": html(),
        "/self.html": html(head='<meta http-equiv="refresh" content="60; url=/self.html">'),
    }
    with serving(pages) as site:
        came, coverage = crawl(tmp_path, site.url)
    assert paths(site, came) == {
        *("", "/deep/list.html", "/frames.html", "/left.html", "/inner.html"),
        *("/later.html", "/moved.html", "/self.html"),
    }
    assert coverage.left_out == {"redirect": 1}


def test_addresses_in_handlers_choices_and_scripts_are_followed(tmp_path: Path) -> None:
    body = """<li onclick="window.open('/click.html')">a</li><td onclick='go("./relative.shtml",2)'>b</td>
    <a href="javascript:openUrl('/called.jsp?id=2')">c</a>
    <a href="javascript:void(0)" data-url="/data.html">d</a>
    <select onchange="window.open(this.value)"><option value="/chosen.html">e</option>
    <option value="2026">f</option><option value="https://www.other.example/">g</option></select>
    <script>function f() { location.href = '/assigned.html'; location.replace("/replaced.html");
    window.open('/part.jsp?id=' + id); var s = 'text/plain'; }</script>"""
    with serving({"/": html(text=body), "/*": html()}) as site:
        came, _ = crawl(tmp_path, site.url)
    assert paths(site, came) == {
        *("", "/click.html", "/relative.shtml", "/called.jsp?id=2", "/data.html", "/chosen.html"),
        *("/assigned.html", "/replaced.html"),
    }


def test_queries_are_asked_in_the_encoding_of_their_page(tmp_path: Path) -> None:
    opens = "<a onclick=\"window.open('/o.jsp?n=公示')\">b</a>"
    page = f'<meta charset="gbk"><a href="/list.jsp?name=公告&p=1">a</a>{opens}'
    pages: Pages = {"/": Answer(page.encode("gbk"), headers=HTML), "/list.jsp*": html(), "/o.jsp*": html()}
    with serving(pages) as site:
        came, _ = crawl(tmp_path, site.url)
    assert paths(site, came) == {"", "/list.jsp?name=%B9%AB%B8%E6&p=1", "/o.jsp?n=%B9%AB%CA%BE"}


def test_attachments_without_a_suffix_are_read_by_the_name_they_are_sent_with(tmp_path: Path) -> None:
    table = "姓名,事项\n某,领取补贴\n".encode("gbk")
    named = {"Content-Disposition": "attachment; filename=\"x.csv\"; filename*=UTF-8''%E5%90%8D%E5%8D%95.csv"}
    pages: Pages = {"/": html("/get?id=1"), "/get?id=1": Answer(table, headers={**DOCUMENT, **named})}
    with serving(pages) as site:
        medias = media_of(tmp_path, site.url)
    assert medias[f"{site.url}/get?id=1"] == "text/csv"


def media_of(folder: Path, url: str) -> dict[str, str]:
    from disclosure_lint.site.crawl.crawl import Crawl
    from disclosure_lint.site.crawl.fence import fence_around
    from disclosure_lint.site.crawl.plan import Limits
    from disclosure_lint.site.store import Store
    from disclosure_lint.source import Source

    with Store(folder / "s.db", create=True) as store:
        store.begin("v", {})
        fence = fence_around([url], [LOOPBACK])
        tasks = Crawl(store, folder / "s.db", [url], fence=fence, limits=Limits(delay=0.0))
        return {task.address: task.what.media for task in tasks if isinstance(task.what, Source)}


def test_addresses_are_read_as_browsers_read_them(tmp_path: Path) -> None:
    links = ["\\zwgk\\a.html", " /b\n.html ", "/c d.html?q=\\", "/%e5%85%ac.html", "/公示.html", "?p=2"]
    pages: Pages = {
        "/": html(*links, "/moved", "HTTP://{host}/upper.html", "//{host}/slashes.html"),
        "/moved": moved("/公告.html".encode().decode("latin-1")),
        "/*": html(),
    }
    with serving(pages) as site:
        host = site.url.removeprefix("http://")
        root = pages["/"]
        assert isinstance(root, Answer)
        root.body = root.body.replace(b"{host}", host.encode())
        came, _ = crawl(tmp_path, site.url)
    assert paths(site, came) == {
        *("", "/zwgk/a.html", "/b.html", "/c%20d.html?q=%5C", "/%e5%85%ac.html", "/?p=2"),
        *("/%E5%85%AC%E7%A4%BA.html", "/%E5%85%AC%E5%91%8A.html", "/upper.html", "/slashes.html"),
    }
