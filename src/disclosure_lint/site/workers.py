"""Processes that check pages. One that crashes, hangs or runs out of memory costs the page it had.

Each worker is an executor of one process of its own, so that when a process is lost it is known
with which page, and the others never notice.
"""

from __future__ import annotations

import os
import signal
import threading
import time
from collections.abc import Callable
from concurrent.futures import FIRST_COMPLETED, Future, ProcessPoolExecutor, wait
from concurrent.futures.process import BrokenProcessPool
from contextlib import suppress
from multiprocessing import get_context, parent_process
from typing import TYPE_CHECKING, NamedTuple, TypeAlias

from disclosure_lint.site.pages import Page, Task, check_page
from disclosure_lint.source import Reason, Source, Unread

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from disclosure_lint.site.settings import Settings

#: Seconds a batch may take before its process is ended and its pages are tried one by one.
SECONDS = 300.0
#: Seconds a process may take to start, and between two looks at the clock.
_STARTING, _LOOK = 120.0, 1.0
#: Bytes of memory a worker may take, where the system can limit it.
MEMORY = 6 * 1024**3
#: Pages handed over together, and bytes of those whose bytes are handed over.
_BATCH, _BATCH_BYTES = 16, 4_000_000
#: Seconds after which pages that come slowly are handed over, however few.
_BATCH_SECONDS = 2.0


class Lost(NamedTuple):
    """A page whose worker was lost.

    Attributes:
        task: the page.
        why: ``crash`` or ``time limit``.
    """

    task: Task
    why: str


class _Setup(NamedTuple):
    """What a worker checks with."""

    settings: Settings
    version: str
    key: bytes


Work: TypeAlias = Callable[[list[Task]], list[Page]]
_setup: _Setup | None = None


def _prepare(setup: _Setup) -> None:
    """Get a new process ready: rules are read once, and it cannot take all memory there is."""
    global _setup  # noqa: PLW0603 - a process has one setup
    _setup = setup
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # the process that started us decides
    threading.Thread(target=_end_with_parent, daemon=True).start()
    with suppress(ImportError, OSError, ValueError):
        import resource

        resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    setup.settings.run()


def _end_with_parent() -> None:
    """A process whose parent was killed would wait for its next page for ever."""
    parent = parent_process()
    if parent is not None:
        parent.join()
        os._exit(1)


def check_pages(tasks: list[Task]) -> list[Page]:
    """Check some pages in a process that is ready."""
    assert _setup is not None
    settings, version, key = _setup
    return [check_page(task, settings.run(), version, key) for task in tasks]


class _Worker:
    """One process, started again after it was lost."""

    def __init__(self, setup: _Setup, work: Work) -> None:
        self._setup, self._work = setup, work
        self._executor: ProcessPoolExecutor | None = None
        self._pid: Future[int] | None = None
        self.tasks: list[Task] = []
        self.deadline = 0.0

    def start(self, tasks: list[Task]) -> Future[list[Page]]:
        if self._executor is None:
            # Not forked: what a fork inherits, such as a reader's process, is not its own.
            self._executor = ProcessPoolExecutor(
                1, mp_context=get_context("spawn"), initializer=_prepare, initargs=(self._setup,)
            )
            self._pid = self._executor.submit(os.getpid)
            self.deadline = time.monotonic() + _STARTING
            self._pid.add_done_callback(lambda _: self._begin())
        else:
            self._begin()
        self.tasks = tasks
        return self._executor.submit(self._work, tasks)

    def _begin(self) -> None:
        """A batch has its time from when its process is ready."""
        self.deadline = time.monotonic() + SECONDS

    def kill(self) -> None:
        with suppress(BrokenProcessPool, ProcessLookupError):
            if self._pid is not None and self._pid.done():
                os.kill(self._pid.result(), signal.SIGKILL)

    def close(self) -> None:
        if self._executor is not None:
            self._executor.shutdown(wait=False, cancel_futures=True)
            self._executor = self._pid = None


class Workers:
    """Checks pages in several processes.

    Args:
        count: how many.
        settings: of the scan.
        version: of its rules.
        key: of the digests.
        work: what a process does with some pages.
    """

    def __init__(
        self, count: int, settings: Settings, version: str, key: bytes, *, work: Work | None = None
    ) -> None:
        setup = _Setup(settings, version, key)
        self._idle = [_Worker(setup, work or check_pages) for _ in range(count)]
        self._busy: dict[Future[list[Page]], _Worker] = {}

    def check(self, tasks: Iterable[Task]) -> Iterator[Page | Lost]:
        """Yield what comes of each page, in the order in which they are done."""
        batches = _batches(tasks)
        retries: list[list[Task]] = []
        try:
            while True:
                while self._idle and (batch := retries.pop() if retries else next(batches, None)):
                    worker = self._idle.pop()
                    self._busy[worker.start(batch)] = worker
                if not self._busy:
                    return
                for future, worker in self._done():
                    yield from self._results(future, worker, retries)
        finally:
            self.close()

    def _done(self) -> list[tuple[Future[list[Page]], _Worker]]:
        """Wait until batches are done or late."""
        now = time.monotonic()
        soonest = min(worker.deadline for worker in self._busy.values())
        done, _ = wait(self._busy, timeout=min(max(0.0, soonest - now), _LOOK), return_when=FIRST_COMPLETED)
        for worker in self._busy.values():
            if not done and worker.deadline <= time.monotonic():
                worker.kill()
                worker.deadline = time.monotonic() + 1.0
        return [(future, self._busy.pop(future)) for future in done]

    def _results(
        self, future: Future[list[Page]], worker: _Worker, retries: list[list[Task]]
    ) -> Iterator[Page | Lost]:
        late = worker.deadline <= time.monotonic() + 1.0
        self._idle.append(worker)
        try:
            yield from future.result()
        except (BrokenProcessPool, MemoryError):
            worker.close()
            if len(worker.tasks) == 1:
                yield Lost(worker.tasks[0], "time limit" if late else "crash")
            else:
                # One of them is to blame: each is tried by itself.
                retries.extend([task] for task in reversed(worker.tasks))

    def close(self) -> None:
        """End all processes."""
        for worker in (*self._busy.values(), *self._idle):
            worker.kill()
            worker.close()
        self._busy.clear()


def unread_page(lost: Lost, settings: Settings) -> Page:
    """Return a lost page as one that could not be read, with the reason."""
    unread = Unread(lost.task.address, Reason.READER_FAILED, lost.why)
    return check_page(lost.task._replace(what=unread, known=None), settings.run(), "", b"")


def _batches(tasks: Iterable[Task]) -> Iterator[list[Task]]:
    batch: list[Task] = []
    size, begun = 0, time.monotonic()
    for task in tasks:
        batch.append(task)
        size += sum(len(one.data) for one in (task.what, task.rendered) if isinstance(one, Source))
        late = time.monotonic() - begun > _BATCH_SECONDS
        if len(batch) == _BATCH or size >= _BATCH_BYTES or late:
            yield batch
            batch, size, begun = [], 0, time.monotonic()
    if batch:
        yield batch
