"""Every way a report is printed, by file name: the suffix says how it is read."""

from __future__ import annotations

from random import Random
from typing import TYPE_CHECKING

from reports import pages, plain_texts
from reports.marks import Span, unmark

if TYPE_CHECKING:
    from collections.abc import Callable

    from reports.tree import Report

LAYOUTS: dict[str, Callable[[Report, Random], str]] = {
    "official.html": pages.official,
    "headers.html": pages.headers,
    "pasted.html": pages.pasted,
    "split.html": pages.split,
    "lines.html": pages.lines,
    "pipes.md": plain_texts.pipes,
    "pipes.txt": plain_texts.pipe_text,
    "tabs.txt": plain_texts.tabs,
    "lines.txt": plain_texts.lines,
    "pdf.txt": plain_texts.pdf,
    "glued.txt": plain_texts.glued,
}


def printed(report: Report, layout: str, seed: int) -> tuple[str, dict[str, list[Span]]]:
    """Return a report in a layout, and where each key stands in it."""
    return unmark(LAYOUTS[layout](report, Random(f"{seed}/{layout}")))
