"""Pages a second of one process: parsing, our reading and the whole check, page by page in turn."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

from disclosure_lint.readers import read
from disclosure_lint.site.pages import Task, check_page
from disclosure_lint.site.settings import Settings
from disclosure_lint.source import Source

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path


def rates(paths: list[Path]) -> dict[str, float]:
    """Return pages a second of processor time, by what is done with each page."""
    settings = Settings(ner=False)
    version = settings.version()

    def check(source: Source) -> object:
        return check_page(Task(source.name, source), settings.run(), version, b"key")

    steps: dict[str, Callable[[Source], object]] = dict(_parsers()) | {
        "our reading": read,
        "whole check": check,
    }
    sources = [Source(str(path), path.read_bytes()) for path in paths]
    for step in steps.values():  # what is loaded once is no part of a page
        step(sources[0])
    spent = dict.fromkeys(steps, 0.0)
    for source in sources:
        for name, step in steps.items():
            started = time.process_time()
            step(source)
            spent[name] += time.process_time() - started
    return {name: len(sources) / seconds for name, seconds in spent.items()}


def _parsers() -> Iterator[tuple[str, Callable[[Source], object]]]:
    """Parsing and extraction of text as others do it; each decodes as the page asks."""
    import turbohtml

    yield "turbohtml, text", lambda source: turbohtml.parse(_decoded(source), positions=True).to_text()
    try:
        from lxml import html
    except ImportError:
        pass
    else:
        yield "lxml, text_content", lambda source: html.document_fromstring(_decoded(source)).text_content()
    try:
        from bs4 import BeautifulSoup
    except ImportError:
        return
    yield (
        "BeautifulSoup (html.parser), get_text",
        lambda source: BeautifulSoup(source.data, "html.parser").get_text(),
    )


def _decoded(source: Source) -> str:
    try:
        return source.data.decode("utf-8-sig")
    except UnicodeDecodeError:
        return source.data.decode("gb18030", errors="replace")
