"""A live site is crawled: politely, only where it may be, whatever the site does."""

from __future__ import annotations

import gzip
import os
import signal
import subprocess
import time
from typing import TYPE_CHECKING

import pytest

from cli.running import Ended, command, environment, start
from disclosure_lint.site.crawl.crawl import Crawl
from disclosure_lint.site.crawl.fence import fence_around
from disclosure_lint.site.crawl.plan import Limits
from disclosure_lint.site.listing import findings
from disclosure_lint.site.scan import scan as run
from disclosure_lint.site.settings import Settings
from disclosure_lint.site.store import Store
from disclosure_lint.source import Source
from sites.site_server import FAULT, Answer, Pages, Site, html, moved, serving

if TYPE_CHECKING:
    from pathlib import Path

    from disclosure_lint.site.coverage import Coverage

pytest.importorskip("scrapy")
LOOPBACK = "127.0.0.1"
DOCUMENT = {"Content-Type": "application/octet-stream"}


def crawl(
    folder: Path, *urls: str, hosts: tuple[str, ...] = (LOOPBACK,), **limits: float
) -> tuple[dict[str, bytes], Coverage]:
    """Crawl; return what came, by address, and the coverage."""
    with Store(folder / "s.db", create=True) as store:
        store.begin("v", {})
        fence = fence_around(urls, hosts)
        chosen = Limits(**{"delay": 0.0, "timeout": 1.0, **limits})  # type: ignore[arg-type]
        crawling = Crawl(store, folder / "s.db", urls, fence=fence, limits=chosen)
        pages = {task.address: task.what.data for task in crawling if isinstance(task.what, Source)}
        return pages, crawling.coverage()


def paths(site: Site, pages: dict[str, bytes]) -> set[str]:
    return {address.removeprefix(site.url) for address in pages}


def scan(site: Site, store: Path, *more: str) -> Ended:
    return start(
        *("site", site.url, "--store", store, "--workers", "1", "--no-ner", "--delay", "0"),
        *("--allow-host", LOOPBACK, *more),
    )


def found(path: Path) -> set[str]:
    with Store(path) as store:
        return {one.entry.document for one in findings(store)}


def test_pages_and_documents_are_fetched_and_parts_of_pages_are_not(tmp_path: Path) -> None:
    pages: Pages = {
        "/": html("/a.html", "b.pdf", "/download.jsp?id=1", "/show?id=2", "/x.png", "/y.css", "/a.html#top"),
        "/a.html": html("/"),
        "/b.pdf": Answer(b"%PDF-1.4 x", headers={"Content-Type": "application/pdf"}),
        "/download.jsp?id=1": Answer(b"\xd0\xcf\x11\xe0", headers=DOCUMENT),
        "/show?id=2": Answer(b"\x89PNG" + b"0" * 1000, headers={"Content-Type": "image/png"}),
    }
    with serving(pages) as site:
        came, coverage = crawl(tmp_path, site.url)
    assert paths(site, came) == {"", "/a.html", "/b.pdf", "/download.jsp?id=1"}
    assert came[f"{site.url}/b.pdf"] == b"%PDF-1.4 x"
    assert coverage.complete
    assert "/x.png" not in site.asked
    (agent,) = site.agents
    assert agent.startswith("disclosure-lint/")


def test_lists_that_a_script_pages_through_are_followed(tmp_path: Path) -> None:
    script = "<script>createPageHTML(3, 0, 'index', \"html\");</script>"
    pages: Pages = {"/list/": html(text=script), "/list/index_*": html()}
    with serving(pages) as site:
        came, _ = crawl(tmp_path, f"{site.url}/list/")
    assert paths(site, came) == {"/list/", "/list/index_1.html", "/list/index_2.html"}


def test_robots_sitemap_and_crawl_delay_are_followed(tmp_path: Path) -> None:
    asked: list[float] = []
    robots = "User-agent: *\nDisallow: /secret/\nCrawl-delay: 0.5\nSitemap: {}/maps/all.xml.gz\n"
    listing = "<urlset><url><loc>{0}/orphan.html</loc></url><url><loc>{0}/secret/a</loc></url></urlset>"
    pages: Pages = {"/": html("/secret/b.html")}
    with serving(pages) as site:
        pages["/robots.txt"] = Answer(robots.format(site.url).encode())
        pages["/maps/all.xml.gz"] = Answer(gzip.compress(listing.format(site.url).encode()), headers=DOCUMENT)
        pages["/orphan.html"] = Answer(
            html().body, headers={"Content-Type": "text/html"}, wait=lambda: asked.append(time.monotonic())
        )
        pages["/"] = Answer(
            html("/secret/b.html").body,
            headers={"Content-Type": "text/html"},
            wait=lambda: asked.append(time.monotonic()),
        )
        came, coverage = crawl(tmp_path, site.url)
    assert paths(site, came) == {"", "/orphan.html"}
    assert not [path for path in site.asked if path.startswith("/secret")]
    assert coverage.left_out == {"robots": 2}
    assert coverage.complete
    assert abs(asked[1] - asked[0]) > 0.4


def test_no_other_host_is_asked_whatever_leads_there(tmp_path: Path) -> None:
    with serving({"*": html(), "/": html()}, "127.0.0.2") as other:
        pages: Pages = {
            "/": html(f"{other.url}/link.html", "/moved", "/refresh", "/robots-of-other"),
            "/moved": moved(f"{other.url}/moved.html"),
            "/refresh": html(head=f'<meta http-equiv="refresh" content="0;url={other.url}/refreshed.html">'),
            "/robots.txt": moved(f"{other.url}/robots.txt"),
            "/sitemap.xml": moved(f"{other.url}/sitemap.xml"),
        }
        with serving(pages) as site:
            came, coverage = crawl(tmp_path, site.url)
    assert other.asked == []
    assert paths(site, came) == {""}
    assert coverage.left_out == {"other-host": 2, "http-404": 1}


def test_a_name_that_leads_to_a_private_address_is_refused(tmp_path: Path) -> None:
    with serving({"/": html()}) as site:
        url = site.url.replace(LOOPBACK, "localhost")
        came, coverage = crawl(tmp_path, url, hosts=("localhost",))
        assert (came, site.asked) == ({}, [])
    assert not coverage.complete
    assert "private-address" in coverage.left_out


def test_a_private_address_has_to_be_allowed(tmp_path: Path) -> None:
    ended = start("site", "http://169.254.169.254/", "--store", tmp_path / "s.db")
    assert ended.code == 4
    assert "--allow-private" in ended.err


def test_an_address_that_is_refused_leaves_no_store(tmp_path: Path) -> None:
    for more in ((), ("--max-pages", "3"), ("--render", "auto", "--browser", "/nowhere")):
        start("site", "http://169.254.169.254/", "--store", tmp_path / "s.db", *more)
    assert list(tmp_path.iterdir()) == []


def test_a_site_that_forbids_all_is_said_to_forbid_it(tmp_path: Path) -> None:
    robots = Answer(b"User-agent: *\nDisallow: /\n", headers={"Content-Type": "text/plain"})
    with serving({"/": html(text=FAULT), "/robots.txt": robots}) as site:
        ended = scan(site, tmp_path / "s.db")
    assert site.asked == ["/robots.txt"]
    assert (ended.code, "没有找到页面：robots.txt 不允许 1；" in ended.err) == (3, True)
    assert "robots.txt 不允许" in ended.out
    assert "robots.txt 不允许" in start("site", "status", "--store", tmp_path / "s.db").out


def test_a_site_that_forbids_all_of_a_sudden_costs_no_finding(tmp_path: Path) -> None:
    pages: Pages = {"/": html(text=FAULT)}
    with serving(pages) as site:
        scan(site, tmp_path / "s.db")
        before = found(tmp_path / "s.db")
        pages["/robots.txt"] = Answer(b"User-agent: *\nDisallow: /\n")
        ended = scan(site, tmp_path / "s.db")
    assert "robots.txt 不允许" in ended.err
    assert found(tmp_path / "s.db") == before != set()


@pytest.mark.parametrize(
    "target", ["file:///etc/passwd", "javascript:alert(1)", "ftp://a.example/x", "data:,x"]
)
def test_a_redirection_to_what_is_no_page_is_said_to_lead_out(target: str, tmp_path: Path) -> None:
    with serving({"/": html("/a"), "/a": moved(target)}) as site:
        _, coverage = crawl(tmp_path, site.url)
        assert coverage.left_out == {"other-scheme": 1}
        assert coverage.complete
    with serving({"/": Answer(status=302)}) as site:
        (tmp_path / "other").mkdir()
        assert crawl(tmp_path / "other", site.url)[1].left_out == {"http-302": 1}


def test_loops_and_traps_come_to_an_end(tmp_path: Path) -> None:
    def calendar(path: str) -> Answer:
        return html(f"/calendar/{int(path.rpartition('/')[2]) + 1}")

    pages: Pages = {
        "/": html("/loop/a", "/chain/0", "/calendar/1", "/self/"),
        "/loop/a": moved("/loop/b"),
        "/loop/b": moved("/loop/a"),
        "/chain/*": lambda path: moved(f"/chain/{int(path.rpartition('/')[2]) + 1}"),
        "/calendar/*": calendar,
        "/self/*": html("x/"),
    }
    with serving(pages) as site:
        came, coverage = crawl(tmp_path, site.url, depth=5)
    assert paths(site, came) == {
        "",
        *(f"/calendar/{month}" for month in range(1, 6)),
        *(f"/self/{'x/' * depth}" for depth in range(5)),
    }
    assert not coverage.complete
    assert coverage.left_out["redirects"] == 1
    assert coverage.left_out["depth"] == 1


def test_what_comes_broken_is_not_taken_for_the_page(tmp_path: Path) -> None:
    failing = iter([503, 200])
    pages: Pages = {
        "/": html(
            "/short.html", "/slow.html", "/big.bin", "/bomb.html", "/500.html", "/late.html", "/gbk.html"
        ),
        "/short.html": Answer(b"<p>half", headers={"Content-Type": "text/html"}, missing=100),
        "/slow.html": Answer(b"x", wait=lambda: time.sleep(1.5)),
        "/big.bin": Answer(b"0" * 300_000, headers=DOCUMENT),
        "/bomb.html": Answer(
            gzip.compress(b"<p>" + b"0" * 3_000_000),
            headers={"Content-Type": "text/html", "Content-Encoding": "gzip"},
        ),
        "/500.html": Answer(b"x", 500),
        "/late.html": lambda _: Answer(html().body, next(failing), {"Content-Type": "text/html"}),
        "/gbk.html": Answer("<p>公告".encode("gbk"), headers={"Content-Type": "text/html; charset=utf-8"}),
    }
    with serving(pages) as site:
        came, coverage = crawl(tmp_path, site.url, largest=200_000)
    assert paths(site, came) == {"", "/late.html", "/gbk.html"}
    assert came[f"{site.url}/gbk.html"] == "<p>公告".encode("gbk")
    assert coverage.left_out == {"cut-short": 1, "timeout": 1, "too-large": 2, "http-500": 1}
    assert not coverage.complete


def test_copies_that_name_their_original_are_not_fetched_twice(tmp_path: Path) -> None:
    home = '<link rel="canonical" href="/">'
    pages: Pages = {
        "/": html("/a.html?from=wx", "/b.html", "/c.html?b=2&a=1", "/c.html?a=1&b=2"),
        "/a.html": html(),
        "/a.html?from=wx": html(head='<link rel="canonical" href="/a.html">'),
        "/b.html": html(head=home),
        "/c.html*": html(head=home),
    }
    with serving(pages) as site:
        came, coverage = crawl(tmp_path, site.url)
    assert paths(site, came) == {"", "/a.html", "/b.html", "/c.html?b=2&a=1"}
    assert coverage.left_out == {"copy": 1}


def test_what_stands_on_copies_of_a_page_is_noted_once(tmp_path: Path) -> None:
    pages: Pages = {
        "/": html("/b.html", "/a.html", "/c.html"),
        **{f"/{name}.html": html(text=FAULT) for name in "ab"},
    }
    pages["/c.html"] = html(text=FAULT + "<p>其他</p>")
    with serving(pages) as site, Store(tmp_path / "s.db", create=True) as store:
        urls = (site.url,)
        crawling = Crawl(
            store,
            tmp_path / "s.db",
            urls,
            fence=fence_around(urls, urls),
            limits=Limits(delay=0.0, timeout=1.0),
        )
        run(store, crawling, Settings(ner=False), options={}, workers=1, coverage=crawling.coverage)
        noted = {one.entry.document: one.entry.repeats for one in findings(store)}
    assert noted == {f"{site.url}/a.html": 1, f"{site.url}/c.html": 0}


def test_a_page_is_gone_when_the_site_says_so_and_not_when_it_fails(tmp_path: Path) -> None:
    pages: Pages = {
        "/": html("/a.html", "/b.html", "/c.html", "/d.html"),
        **{f"/{name}.html": html(text=f"{FAULT}<p>{name}</p>") for name in "abcd"},
    }
    store = tmp_path / "s.db"
    with serving(pages) as site:
        scan(site, store)
        assert len(found(store)) == 4
        pages["/"] = html("/a.html", "/b.html")  # c is not linked any more, but still there
        pages["/b.html"] = Answer(b"x", 500)
        del pages["/d.html"]
        said = scan(site, store)
        assert "没有抓全" in said.out
        assert found(store) == {f"{site.url}/{name}.html" for name in "abc"}
        pages["/b.html"] = moved("/a.html")
        scan(site, store)
        assert found(store) == {f"{site.url}/{name}.html" for name in "ac"}
    assert list(tmp_path.glob("s.db.crawl*")) == []


def test_a_crawl_killed_at_any_moment_goes_on_where_it_was(tmp_path: Path) -> None:
    pages: Pages = {"/": html(*(f"/p/{number}" for number in range(24)))}
    for number in range(24):
        pages[f"/p/{number}"] = Answer(
            html(text=f"{FAULT}<p>{number}</p>").body,
            headers={"Content-Type": "text/html"},
            wait=lambda: time.sleep(0.05),
        )
    store = tmp_path / "s.db"
    with serving(pages) as site:
        arguments: list[str | Path] = [
            "site",
            site.url,
            "--store",
            store,
            "--workers",
            "1",
            "--no-ner",
            "--delay",
            "0.05",
            "--allow-host",
            LOOPBACK,
        ]
        for how in (signal.SIGKILL, signal.SIGINT):
            running = subprocess.Popen(
                command(*arguments), stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, env=environment()
            )
            before = len(site.asked)
            while len(site.asked) < before + 8:
                time.sleep(0.02)
            running.send_signal(how)
            running.wait()
        time.sleep(0.5)
        asked = len(site.asked)
        time.sleep(0.5)
        assert len(site.asked) == asked, "the crawler went on without its scan"
        assert start(*arguments).code == 1
        assert len(found(store)) == 24
        assert site.times("/p/0") <= 3


def test_no_page_is_written_to_disk_by_a_crawl(tmp_path: Path) -> None:
    text = "这一句话只在网页上有"
    with serving({"/": html("/a.html"), "/a.html": html(text=text)}) as site:
        crawl(tmp_path, site.url)
    written = [path.read_bytes() for path in tmp_path.rglob("*") if path.is_file()]
    assert not [data for data in written if text.encode() in data]
    assert oct((tmp_path / "s.db.crawl").stat().st_mode & 0o777) == "0o600"


def test_at_most_so_many_pages_are_fetched(tmp_path: Path) -> None:
    with serving({"/": html(*(f"/{number}" for number in range(9))), "/*": html()}) as site:
        came, coverage = crawl(tmp_path, site.url, pages=3)
    assert len(came) == 3
    assert not coverage.complete


def test_a_missing_extra_is_named_with_how_to_install_it(tmp_path: Path) -> None:
    (tmp_path / "without").mkdir()
    (tmp_path / "without" / "sitecustomize.py").write_text(
        "import importlib.util as u\nimport sys\nfind = u.find_spec\nsys.modules['w3lib'] = None\n"
        "u.find_spec = lambda name, *more: None if name == 'scrapy' else find(name, *more)\n"
    )
    path = os.pathsep.join([str(tmp_path / "without"), os.environ.get("PYTHONPATH", "")])
    ended = start("site", "https://example.com/", "--store", tmp_path / "s.db", env={"PYTHONPATH": path})
    assert ended.code == 4
    assert "pip install 'disclosure-lint[crawl]'" in ended.err
