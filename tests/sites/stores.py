"""Stores of made-up scans, written page by page without processes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from disclosure_lint.site.coverage import Coverage
from disclosure_lint.site.pages import Task, check_page
from disclosure_lint.site.repeats import join_repeats
from disclosure_lint.site.settings import Settings
from disclosure_lint.site.store import Store
from disclosure_lint.source import Source

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path

KEY = bytes(32)


def written(path: Path, scans: Sequence[Mapping[str, str]], *select: str, again: bool = False) -> Store:
    """Return a store of some scans, each given as address → HTML; it is to be closed.

    Args:
        path: of the store.
        scans: one after the other; a page that is in one and not in the next is gone.
        select: rules, all when empty.
        again: whether pages that did not change are checked too.
    """
    settings = Settings(select=select, ner=False)
    store = Store(path, create=True)
    store.word(settings.pack())
    for number, pages in enumerate(scans):
        version = str(number) if again else "v"
        scan = store.begin(version, {"sources": ["https://www.example.gov.cn/"], "number": number})
        for address, text in pages.items():
            known = store.known(address)
            task = Task(address, Source(address, text.encode()), known[:2] if known else None)
            store.add(scan, version, [check_page(task, settings.run(), version, KEY)])
        store.leave(scan, Coverage())
        join_repeats(store)
        store.finish(scan, 1.0)
    return store
