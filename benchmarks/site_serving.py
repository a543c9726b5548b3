"""Serves a mirror: ``python benchmarks/site_serving.py FOLDER``; each folder in it is a site of its own.

Prints the addresses, one a line, and runs until it is ended.
"""

from __future__ import annotations

import sys
import threading
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path


class _Handler(SimpleHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    extensions_map = {  # noqa: RUF012 - as the class has it
        ".html": "text/html",
        ".htm": "text/html",
        ".aspx": "text/html",
        ".txt": "text/plain",
        ".csv": "text/csv",
        ".pdf": "application/pdf",
        "": "application/octet-stream",
    }

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - its name
        """Say nothing."""


class _Server(ThreadingHTTPServer):
    request_queue_size = 128
    daemon_threads = True


def main() -> None:
    """Serve."""
    for number, folder in enumerate(sorted(Path(sys.argv[1]).iterdir()), 1):
        server = _Server((f"127.0.0.{number}", 0), partial(_Handler, directory=str(folder)))
        threading.Thread(target=server.serve_forever).start()
        print(f"http://127.0.0.{number}:{server.server_address[1]}/ {folder.name}", flush=True)
    print(flush=True)


if __name__ == "__main__":
    main()
