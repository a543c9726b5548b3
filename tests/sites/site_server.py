"""A site on the loopback interface, with the traps real ones have."""

from __future__ import annotations

import threading
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import TYPE_CHECKING, TypeAlias

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from io import BufferedIOBase

#: A sentence with one fault.
FAULT = "<p>共发放资料约50余份。</p>"


@dataclass
class Answer:
    """What the site answers.

    Attributes:
        body: bytes that are sent.
        status: of HTTP.
        headers: further ones, or others.
        missing: bytes the site announces and does not send.
        wait: is called before anything is sent.
        sending: writes the body instead, however wrong; its headers say how long it is.
    """

    body: bytes = b""
    status: int = 200
    headers: dict[str, str] = field(default_factory=dict)
    missing: int = 0
    wait: Callable[[], object] = lambda: None
    sending: Callable[[BufferedIOBase], object] | None = None


Pages: TypeAlias = "dict[str, Answer | Callable[[str], Answer]]"


@dataclass
class Site:
    """A site that runs.

    Attributes:
        url: of its root, without the slash at the end.
        pages: path → answer; a path that ends with ``*`` speaks for all below.
        asked: paths in the order in which they were asked for.
        agents: what asked.
    """

    url: str
    pages: Pages
    asked: list[str] = field(default_factory=list)
    agents: set[str] = field(default_factory=set)

    def times(self, path: str) -> int:
        return self.asked.count(path)


def html(*links: str, text: str = "<p>公告</p>", head: str = "") -> Answer:
    """Return a page with links."""
    anchors = "".join(f'<a href="{link}">x</a> ' for link in links)
    top = f"<!DOCTYPE html><html><head><meta charset='utf-8'><title>公告</title>{head}</head>"
    page = f"{top}<body>{anchors}{text}</body></html>"
    return Answer(page.encode(), headers={"Content-Type": "text/html"})


def moved(to: str, status: int = 302) -> Answer:
    return Answer(status=status, headers={"Location": to})


@contextmanager
def serving(pages: Pages, address: str = "127.0.0.1") -> Iterator[Site]:
    """Run a site."""
    site = Site("", pages)

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            site.asked.append(self.path)
            site.agents.add(self.headers["User-Agent"])
            answer = _answer(site.pages, self.path)
            answer.wait()
            self.send_response(answer.status)
            for name, value in answer.headers.items():
                self.send_header(name, value)
            if answer.sending is None:
                self.send_header("Content-Length", str(len(answer.body) + answer.missing))
            self.end_headers()
            (answer.sending or (lambda file: file.write(answer.body)))(self.wfile)
            self.close_connection = bool(answer.missing or answer.sending)

        def do_POST(self) -> None:
            self.rfile.read(int(self.headers["Content-Length"] or 0))
            self.do_GET()

        def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - its name
            pass

    class Server(ThreadingHTTPServer):
        daemon_threads = True

        def handle_error(self, request: object, client_address: object) -> None:
            """Say nothing of askers who hang up."""

    server = Server((address, 0), Handler)
    site.url = f"http://{address}:{server.server_address[1]}"
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02})
    thread.start()
    try:
        yield site
    finally:
        server.shutdown()
        server.server_close()
        thread.join()


def _answer(pages: Pages, path: str) -> Answer:
    found = pages.get(path)
    if found is None:
        found = next(
            (one for known, one in pages.items() if known[-1] == "*" and path.startswith(known[:-1])), None
        )
    if found is None:
        return Answer(b"not found", 404, {"Content-Type": "text/html"})
    return found if isinstance(found, Answer) else found(path)
