"""How fast pages are read and checked, beside bare parsing of the same pages in the same run.

    python benchmarks/reading.py [FOLDER_OF_PAGES]

Without a folder, pages are made: an annual report with its tables, and a page of
plain paragraphs. Prints milliseconds (median) and the ratio to turbohtml's parse.
"""

from __future__ import annotations

import statistics
import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING

import html5lib
import turbohtml

sys.path.insert(0, str(Path(__file__).parents[1] / "tests"))
from annual_reports import report_html

from disclosure_lint import check_text
from disclosure_lint.readers.html import read_html

if TYPE_CHECKING:
    from collections.abc import Callable

_ROUNDS = 7


def pages() -> dict[str, str]:
    """Return the pages to measure with, by name."""
    if len(sys.argv) > 1:
        files = sorted(Path(sys.argv[1]).glob("*.html"))
        return {path.name: path.read_text(encoding="utf-8", errors="replace") for path in files}
    sentence = "<p>我局及时公开各类政府信息，<span>全年</span>办理来信&nbsp;12&nbsp;件，均按期答复。</p>\n"
    return {"annual report": report_html(), "1,000 paragraphs": f"<body>{sentence * 1000}</body>"}


def median(work: Callable[[str], object], page: str) -> float:
    """Return the median time of some runs, in milliseconds."""
    times = []
    for _ in range(_ROUNDS):
        start = time.perf_counter()
        work(page)
        times.append((time.perf_counter() - start) * 1000)
    return statistics.median(times)


def main() -> None:
    """Measure and print."""
    tasks: dict[str, Callable[[str], object]] = {
        "turbohtml parse": lambda page: turbohtml.parse(page, source_locations=True),
        "read_html (positions)": read_html,
        "check_text (all rules)": lambda page: check_text(page, "page.html"),
        "html5lib parse": html5lib.parse,
    }
    for name, page in pages().items():
        base = median(tasks["turbohtml parse"], page)
        print(f"{name} ({len(page) / 1000:.0f} thousand characters)")
        for task, work in tasks.items():
            took = median(work, page)
            speed = len(page) / took / 1000
            print(f"  {task:24} {took:9.2f} ms  {took / base:7.1f} x  {speed:6.2f} M characters/s")


if __name__ == "__main__":
    main()
