"""A scan: what is new or changed is checked and stored, then the pages are compared."""

from __future__ import annotations

import time
from dataclasses import replace
from typing import TYPE_CHECKING, NamedTuple

from disclosure_lint.finding import Outcome
from disclosure_lint.site.compare import compare_pages
from disclosure_lint.site.coverage import Coverage
from disclosure_lint.site.repeats import join_repeats
from disclosure_lint.site.workers import Lost, Workers, unread_page

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from disclosure_lint.site.pages import Page, Task
    from disclosure_lint.site.settings import Settings
    from disclosure_lint.site.store import Store

#: Seconds and pages after which what is done is written down.
_SECONDS, _PAGES = 1.0, 200


class ScanError(Exception):
    """A scan that cannot go on now; what is done is kept, and run again it goes on from there."""


class Count(NamedTuple):
    """How far a scan has come.

    Attributes:
        before: pages it had looked at when it was stopped.
        pages: looked at since then.
        checked: of these, those that were new or changed.
        failed: violations in these.
        review: what a person must look at in these.
        unread: pages that could not be read.
    """

    before: int = 0
    pages: int = 0
    checked: int = 0
    failed: int = 0
    review: int = 0
    unread: int = 0

    def and_page(self, page: Page) -> Count:
        """Return the count with one more page."""
        failed = sum(row.outcome == Outcome.FAIL.value for row in page.found)
        return self._replace(
            pages=self.pages + 1,
            checked=self.checked + page.changed,
            failed=self.failed + failed,
            review=self.review + len(page.found) - failed,
            unread=self.unread + (not page.read),
        )


def scan(  # noqa: PLR0913 - each by its name
    store: Store,
    tasks: Iterable[Task],
    settings: Settings,
    *,
    options: dict[str, object],
    workers: int,
    coverage: Callable[[], Coverage] = Coverage,
    progress: Callable[[Count], None] = lambda _: None,
    settle: Callable[[Store], object] = lambda _: None,
) -> Count:
    """Scan a site.

    A scan that was stopped is gone on with when rules and options are the same. When all is looked
    at, pages that were not seen any more are taken for gone, with their findings, if the coverage allows.

    Args:
        store: that results go into.
        tasks: the pages; what is known of them is added here.
        settings: what they are checked with.
        options: what is written down about the scan, as JSON.
        workers: number of processes.
        coverage: asked at the end what is to be thought of pages that were not brought.
        progress: told now and then how far the scan has come.
        settle: called when all findings are there, to say which of them count.
    """
    version = settings.version()

    def checked(number: int) -> Iterator[Page]:
        pool = Workers(workers, settings, version, store.key())
        for done in pool.check(_unseen(store, tasks, number)):
            yield unread_page(done, settings) if isinstance(done, Lost) else done

    return record(
        store, checked, settings, options=options, coverage=coverage, progress=progress, settle=settle
    )


def record(  # noqa: PLR0913 - each by its name
    store: Store,
    pages: Callable[[int], Iterator[Page]],
    settings: Settings,
    *,
    options: dict[str, object],
    coverage: Callable[[], Coverage] = Coverage,
    progress: Callable[[Count], None] = lambda _: None,
    settle: Callable[[Store], object] = lambda _: None,
) -> Count:
    """Write a scan down, wherever its pages are checked.

    Args:
        store: that results go into.
        pages: gives what came of the pages, by the number of the scan.
        settings: what they were checked with.
        options: as for :func:`scan`.
        coverage: as for :func:`scan`.
        progress: as for :func:`scan`.
        settle: as for :func:`scan`.
    """
    version = settings.version()
    number = store.begin(version, options)
    report = settings.run().report
    store.word(report.pack, report.names)
    (before,) = store.one("SELECT count(*) FROM page WHERE seen = ?", (number,))
    started, count = time.monotonic(), Count(before)
    batch: list[Page] = []
    written = started
    for page in pages(number):
        batch.append(page)
        count = count.and_page(page)
        now = time.monotonic()
        if now - written > _SECONDS or len(batch) >= _PAGES:
            store.add(number, version, batch)
            batch, written = [], now
        progress(count)
    store.add(number, version, batch)
    covered = coverage()
    if not (count.before or count.pages or covered.gone):
        # Where there is nothing at all something is wrong with the source: what is known stays.
        covered = replace(covered, complete=False)
    store.leave(number, covered)
    compare_pages(store, number, settings)
    join_repeats(store)
    settle(store)
    store.finish(number, time.monotonic() - started)
    return count


def _unseen(store: Store, tasks: Iterable[Task], number: int) -> Iterator[Task]:
    for task in tasks:
        known = store.known(task.address)
        if known is None:
            yield task
        elif known[2] != number:
            yield task._replace(known=known[:2])
