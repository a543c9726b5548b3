"""Pages whose scripts write them are checked as readers see them, and the browser gets no network."""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import threading
import time
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from cli.running import Ended, command, environment, start
from disclosure_lint.site.crawl.browser import Browsing, Which, find_browser
from disclosure_lint.site.crawl.crawl import Crawl
from disclosure_lint.site.crawl.fence import fence_around
from disclosure_lint.site.crawl.plan import Limits
from disclosure_lint.site.extras import ExtraError
from disclosure_lint.site.listing import findings
from disclosure_lint.site.store import Store
from disclosure_lint.source import Source
from sites.site_server import FAULT, Answer, Pages, Site, html, serving

if TYPE_CHECKING:
    from collections.abc import Iterator

    from disclosure_lint.site.coverage import Coverage
    from disclosure_lint.site.pages import Task

pytest.importorskip("scrapy")
pytest.importorskip("playwright")
try:
    BROWSER = find_browser()
except ExtraError:
    pytest.skip("there is no browser", allow_module_level=True)
LOOPBACK = "127.0.0.1"
#: As root there is no sandbox.
SANDBOX = not hasattr(os, "getuid") or os.getuid() != 0
SCRIPT = {"Content-Type": "application/javascript"}
#: How a page may try to reach ``other`` and ``host``.
WAYS_OUT = """
const none = () => 0, tries = (does) => { try { does() } catch (e) {} };
const make = (tag, said) => document.head.append(Object.assign(document.createElement(tag), said));
fetch(other + '/fetch', {mode: 'no-cors'}).catch(none); fetch(near + '/private').catch(none);
navigator.sendBeacon(other + '/beacon', 'x'); new Image().src = other + '/image';
for (const tag of ['script', 'iframe', 'embed']) make(tag, {src: other + '/' + tag});
for (const rel of 'stylesheet preconnect dns-prefetch prefetch preload prerender icon'.split(' '))
  make('link', {rel, as: 'script', href: near + '/' + rel});
tries(() => new WebSocket('ws://' + host + '/socket'));
tries(() => new EventSource(near + '/events'));
tries(() => { const way = new WebTransport('https://' + host + '/');
  way.ready.catch(none); way.closed.catch(none) });
tries(() => new RTCPeerConnection({iceServers: [{urls: 'stun:' + host},
  {urls: 'turn:' + host + '?transport=tcp', username: 'a', credential: 'b'}]}).createDataChannel('x'));
const code = `fetch('${near}/worker', {mode: 'no-cors'}); new WebSocket('ws://${host}/w')`;
for (const kind of [Worker, SharedWorker]) new kind(URL.createObjectURL(new Blob([code])));
navigator.serviceWorker.register('/sw.js').catch(none);
window.open(near + '/opened');
const form = document.body.appendChild(document.createElement('form'));
form.method = 'post'; form.action = other + '/form';
document.body.append('到此'); form.submit();
"""
LONG = "<p>" + "青岚市松涧镇的工作按部署有序进行。" * 20 + "</p>"


def rendering(
    folder: Path, site: Site, which: Which = Which.ALL, seconds: float = 3.0, **limits: float
) -> tuple[dict[str, Task], Coverage]:
    """Crawl with a browser; return what came, by path, and the coverage."""
    with Store(folder / "s.db", create=True) as store:
        store.begin("v", {})
        chosen = Limits(**{"delay": 0.0, "timeout": 2.0, **limits})  # type: ignore[arg-type]
        crawling = Crawl(
            store,
            folder / "s.db",
            [site.url],
            fence=fence_around([site.url], [LOOPBACK]),
            limits=chosen,
            browsing=Browsing(BROWSER, which, SANDBOX, seconds),
        )
        came = {task.address.removeprefix(site.url): task for task in crawling}
        return came, crawling.coverage()


def shown(task: Task) -> str:
    return task.rendered.data.decode() if task.rendered else ""


def script(body: str) -> str:
    return f"<script>{body}</script>"


def test_what_a_script_fetches_is_shown_and_its_links_are_followed(tmp_path: Path) -> None:
    listing = "fetch('/api/list').then(r => r.json()).then(l => l.forEach(x =>"
    pages: Pages = {
        "/": html(text='<ul id="u"></ul><script src="/list.js"></script>'),
        "/list.js": Answer(
            f"{listing} u.innerHTML += `<li><a href='/p/${{x}}.html'>第${{x}}条</a>`))".encode(),
            headers=SCRIPT,
        ),
        "/api/list": Answer(b"[1, 2]", headers={"Content-Type": "application/json"}),
        "/p/1.html": html(text=script("setTimeout(() => location.href = '/p/3.html', 50)")),
        "/p/2.html": html(text=script("window.open('/p/' + 4 + '.html'); alert('x'); document.title = '二'")),
        "/p/3.html": html(),
        "/p/4.html": html(),
    }
    with serving(pages) as site:
        came, coverage = rendering(tmp_path, site)
    assert set(came) == {"", *(f"/p/{number}.html" for number in range(1, 5))}
    assert "第2条" in shown(came[""])
    assert isinstance(came[""].what, Source)
    assert came[""].what.data == pages["/"].body  # type: ignore[union-attr]
    assert coverage.complete
    assert site.times("/list.js") == 1


def test_a_page_that_says_all_by_itself_is_not_shown_to_the_browser(tmp_path: Path) -> None:
    asks = script("x = new XMLHttpRequest(); x.open('GET', '/asked'); x.send()")
    pages: Pages = {
        "/": html("/a.html", text=LONG + asks),
        "/a.html": html(text="<div id='app'></div>" + asks),
    }
    with serving(pages) as site:
        rendering(tmp_path, site, Which.AUTO)
    assert site.times("/asked") == 1


def test_routes_of_a_page_are_pages(tmp_path: Path) -> None:
    route = "<div id=app></div><a href='#/a'>a</a><a href='#/b'>b</a><a href='#top'>top</a>"
    pages: Pages = {"/": html(text=route + script("app.textContent = '路由' + location.hash"))}
    with serving(pages) as site:
        came, _ = rendering(tmp_path, site, Which.AUTO)
    assert set(came) == {"", "#/a", "#/b"}
    assert "路由#/b" in shown(came["#/b"])


def test_no_script_gets_out_of_the_fence(tmp_path: Path) -> None:
    with serving({"*": html()}, "127.0.0.2") as other, listening() as (port, heard):
        places = f"const other = '{other.url}', host = '127.0.0.1:{port}', near = 'http://' + host;"
        pages: Pages = {
            "/": html(text=script(places + WAYS_OUT)),
            "/sw.js": Answer(f"fetch('http://127.0.0.1:{port}/sw')".encode(), headers=SCRIPT),
        }
        with serving(pages) as site:
            came, _ = rendering(tmp_path, site)
            time.sleep(0.5)
    assert "到此" in shown(came[""])
    assert other.asked == []
    assert heard == []


def test_robots_and_redirections_hold_for_what_scripts_fetch(tmp_path: Path) -> None:
    with serving({"*": html()}, "127.0.0.2") as other:
        asks = "for (const p of ['secret/a', 'away']) fetch('/' + p).then(r => document.body.append('得到'))"
        pages: Pages = {
            "/": html(text=script(asks + ".catch(() => document.body.append('没有'))")),
            "/robots.txt": Answer(b"User-agent: *\nDisallow: /secret/"),
            "/away": Answer(status=302, headers={"Location": f"{other.url}/x"}),
        }
        with serving(pages) as site:
            came, _ = rendering(tmp_path, site)
    assert shown(came[""]).count("没有") == 3  # the script itself says it once
    assert other.asked == []
    assert site.times("/secret/a") == 0


@pytest.mark.parametrize(
    "body", ["while (true) {}", "setTimeout(() => { while (true) {} }, 0)", "for (;;) document.write('x')"]
)
def test_a_script_without_end_costs_its_page_the_rendering_only(tmp_path: Path, body: str) -> None:
    pages: Pages = {
        "/": html("/b.html", text=script(body)),
        "/b.html": html(text=script("document.body.append('写的')")),
    }
    with serving(pages) as site:
        came, coverage = rendering(tmp_path, site, seconds=1.0)
    assert came[""].rendered is None
    assert "写的" in shown(came["/b.html"])
    assert coverage.left_out == {"not-rendered": 1}
    assert not coverage.complete


def test_a_page_that_never_rests_is_taken_as_it_is(tmp_path: Path) -> None:
    restless = """const p = document.body.appendChild(document.createElement('p'));
    p.textContent = '公布'; setInterval(() => p.dataset.n = Date.now(), 1);
    (function again() { fetch('/poll').finally(again) })(); setInterval(() => location.reload(), 100)"""
    pages: Pages = {"/": html(text=script(restless)), "/poll": Answer(b"x")}
    with serving(pages) as site:
        came, coverage = rendering(tmp_path, site)
    assert "公布</p>" in shown(came[""])
    assert site.times("/poll") < 100
    assert site.times("/") == 1
    assert coverage.complete


@pytest.mark.skipif(not Path("/proc").is_dir(), reason="processes are listed there")
def test_a_browser_that_is_lost_is_started_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TMPDIR", str(tmp_path))

    def lost() -> None:
        for process in browsers(tmp_path):
            with suppress(ProcessLookupError):
                os.kill(process, signal.SIGKILL)

    pages: Pages = {
        "/": html("/b.html", text=script("fetch('/kills')")),
        "/kills": Answer(b"x", wait=lost),
        "/b.html": html(text=script("document.body.append('写的')")),
    }
    with serving(pages) as site:
        came, coverage = rendering(tmp_path, site)
    assert "写的" in shown(came["/b.html"])
    assert came[""].rendered is None
    assert coverage.left_out == {"not-rendered": 1}


def scan(site: Site, store: Path, *more: str) -> Ended:
    given = [] if SANDBOX else ["--no-sandbox"]
    return start(
        *("site", site.url, "--store", store, "--workers", "1", "--no-ner", "--delay", "0"),
        *("--allow-host", LOOPBACK, "--render", "all", *given, *more),
    )


def found(path: Path) -> list[tuple[str, str, int | None]]:
    with Store(path) as store:
        told = (one.entry for one in findings(store))
        faults = (one for one in told if one.rule == "wording/double-approximation")
        return sorted(
            (one.document, one.position.excerpt.text, one.position.line) for one in faults if one.position
        )


def test_faults_are_told_once_wherever_they_stand(tmp_path: Path) -> None:
    taken, grown, written = (FAULT.replace("资料", word) for word in ("手册", "农具", "种子"))
    page = f"\n{FAULT}<div id=taken>{taken}</div>\n<div id=grown>{grown}</div>"
    does = f"""taken.remove(); grown.firstChild.append('以上');
    document.body.insertAdjacentHTML('beforeend', '{written[:10]}' + '{written[10:]}')"""
    with serving({"/": html(text=page + script(does))}) as site:
        scan(site, tmp_path / "s.db")
    shown = f"{site.url}!rendered"
    assert [(document, excerpt[3:5], line) for document, excerpt, line in found(tmp_path / "s.db")] == [
        (site.url, "农具", 3),
        (site.url, "手册", 2),
        (site.url, "资料", 2),
        (shown, "种子", 4),
    ]


def test_nothing_is_checked_again_when_only_the_clock_of_a_page_went_on(tmp_path: Path) -> None:
    pages: Pages = {
        "/": html(text=FAULT + script("document.write('<p>' + Date.now() % 10000 + '</p><p>另写</p>')"))
    }
    with serving(pages) as site:
        scan(site, tmp_path / "s.db")
        time.sleep(0.1)
        again = scan(site, tmp_path / "s.db")
    assert again.code == 1
    with Store(tmp_path / "s.db") as store:
        assert store.one("SELECT seen, checked FROM page") == (2, 1)


def browsers(folder: Path) -> set[int]:
    """The processes of a browser that keeps what it needs in a folder."""
    numbers = (one for one in Path("/proc").iterdir() if one.name.isdigit())
    return {int(one.name) for one in numbers if _is_browser(one, f"TMPDIR={folder}\0".encode())}


def _is_browser(process: Path, where: bytes) -> bool:
    try:
        return b"chrom" in (process / "cmdline").read_bytes() and where in (process / "environ").read_bytes()
    except OSError:
        return False


@pytest.mark.skipif(not Path("/proc").is_dir(), reason="processes are listed there")
def test_no_browser_is_left_and_nothing_it_saw_when_the_scan_is_killed(tmp_path: Path) -> None:
    text = "这一句话只在网页上有"
    pages: Pages = {
        "/": html(text=f"<p>{text}</p>" + script("fetch('/late')")),
        "/late": Answer(b"x", wait=lambda: time.sleep(5)),
    }
    with serving(pages) as site:
        given = [] if SANDBOX else ["--no-sandbox"]
        running = subprocess.Popen(
            command(
                *("site", site.url, "--store", tmp_path / "s.db", "--no-ner", "--allow-host", LOOPBACK),
                *("--render", "all", *given),
            ),
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            env={**environment(), "TMPDIR": str(tmp_path)},
        )
        until(lambda: "/late" in site.asked)
        assert browsers(tmp_path)
        running.send_signal(signal.SIGKILL)
        running.wait()
        until(lambda: not browsers(tmp_path))
        until(lambda: not list(tmp_path.glob("playwright*")))
    written = [path.read_bytes() for path in tmp_path.rglob("*") if path.is_file()]
    assert not [data for data in written if text.encode() in data]


def until(holds: object, seconds: float = 15.0) -> None:
    end = time.monotonic() + seconds
    while not holds():  # type: ignore[operator]
        assert time.monotonic() < end
        time.sleep(0.05)


def test_what_is_missing_is_named(tmp_path: Path) -> None:
    asked: list[str | Path] = [
        "site",
        "https://www.qinglan.example/",
        "--store",
        tmp_path / "s.db",
        "--render",
        "auto",
    ]
    ended = start(*asked, "--browser", "no-such-browser")
    assert ended.code == 4
    assert "Chromium" in ended.err
    (tmp_path / "without").mkdir()
    (tmp_path / "without" / "sitecustomize.py").write_text(
        "import importlib.util as u\nfind = u.find_spec\n"
        "u.find_spec = lambda name, *more: None if name == 'playwright' else find(name, *more)\n"
    )
    path = os.pathsep.join([str(tmp_path / "without"), os.environ.get("PYTHONPATH", "")])
    ended = start(*asked, env={"PYTHONPATH": path})
    assert ended.code == 4
    assert "pip install 'disclosure-lint[crawl-js]'" in ended.err


def test_a_browser_that_does_not_start_is_told_and_nothing_is_fetched(tmp_path: Path) -> None:
    broken = tmp_path / "browser"
    broken.write_text("#!/bin/sh\nexit 1\n")
    broken.chmod(0o755)
    with serving({"/": html()}) as site:
        ended = scan(site, tmp_path / "s.db", "--browser", str(broken))
    assert ended.code == 2
    assert "--no-sandbox" in ended.err
    assert site.asked == []


@contextmanager
def listening() -> Iterator[tuple[int, list[bytes]]]:
    """Listen on a port of the loopback interface, TCP and UDP, that no page may reach."""
    heard: list[bytes] = []
    with socket.socket() as stream, socket.socket(type=socket.SOCK_DGRAM) as datagram:
        stream.bind((LOOPBACK, 0))
        port = stream.getsockname()[1]
        datagram.bind((LOOPBACK, port))
        stream.listen()
        stream.settimeout(0.1)
        datagram.settimeout(0.1)
        over = threading.Event()

        def accept() -> None:
            while not over.is_set():
                with suppress(TimeoutError):
                    stream.accept()[0].close()
                    heard.append(b"stream")

        def receive() -> None:
            while not over.is_set():
                with suppress(TimeoutError):
                    heard.append(datagram.recv(100))

        threads = [threading.Thread(target=one) for one in (accept, receive)]
        for thread in threads:
            thread.start()
        try:
            yield port, heard
        finally:
            over.set()
            for thread in threads:
                thread.join()
