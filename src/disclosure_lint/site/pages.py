"""One page of a site, checked: plain rows that cross processes and go into the store.

Everything in them has passed the masks of a report.
"""

from __future__ import annotations

import hashlib
import time
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, NamedTuple

from disclosure_lint.formats.json import document_object
from disclosure_lint.inputs import load
from disclosure_lint.site.gathered import Gathered, Gatherer
from disclosure_lint.site.kept import freeze
from disclosure_lint.site.rendered import check_both, likeness
from disclosure_lint.site.rows import FoundRow, dump, rows_of
from disclosure_lint.source import Source, Unread

if TYPE_CHECKING:
    from pathlib import Path

    from disclosure_lint.run import Run

#: Before the reason why there are no bytes, in place of their digest.
_NONE = "unread:"


class Task(NamedTuple):
    """A page to check.

    Attributes:
        address: what reports call it.
        what: its bytes, the path where they lie, or why there are none.
        known: digest and version of rules it was checked with last, if it was.
        rendered: what a browser made of it, when that says something else.
    """

    address: str
    what: Source | Path | Unread
    known: tuple[str, str] | None = None
    rendered: Source | None = None


@dataclass(frozen=True, slots=True)
class Page:
    """What checking a page came to.

    Attributes:
        address: as given.
        digest: keyed digest of its bytes, or why there are none.
        changed: whether it was checked; if not, what is stored still holds.
        read: whether anything in it could be read.
        size: of its bytes.
        seconds: taken by checking it.
        documents: the page and the files inside it, as the contract of ``check`` has them.
        found: what was found in them.
        failures: rules that did not finish: (rule, document, reason).
        gathered: what else is kept of it.
        kept: what is left of a report to compare it with others: (number of the document, bytes).
    """

    address: str
    digest: str
    changed: bool = True
    read: bool = True
    size: int = 0
    seconds: float = 0.0
    documents: tuple[str, ...] = ()
    found: tuple[FoundRow, ...] = ()
    failures: tuple[tuple[str, str, str], ...] = ()
    gathered: Gathered = field(default_factory=Gathered, repr=False)
    kept: tuple[tuple[int, bytes], ...] = field(default=(), repr=False)


def check_page(task: Task, run: Run, version: str, key: bytes) -> Page:
    """Check a page unless it is known to be as it was.

    Args:
        task: the page.
        run: with the rules; it must be fresh.
        version: of the rules, as :meth:`Settings.version` gives it.
        key: of the digests; they are of no use without.
    """
    started = time.perf_counter()
    source = load_task(task)
    data = _all_of(source, task.rendered) if isinstance(source, Source) else b""
    digest = digest_of(data, key) if isinstance(source, Source) else f"{_NONE}{source.reason.value}"
    if task.known == (digest, version):
        return Page(task.address, digest, changed=False, size=len(data))
    gatherer = Gatherer(run.report.pack, key)
    if isinstance(source, Source) and task.rendered is not None:
        kept = check_both(run, task.rendered, source, gatherer.watch)
    else:
        run.check(source, gatherer.watch)
        kept = run.take()
    report = run.report
    return Page(
        address=task.address,
        digest=digest,
        read=report.read > 0,
        size=len(data),
        documents=tuple(dump(document_object(document, "zh")) for document in report.documents),
        found=tuple(row for _, row in rows_of(report)),
        failures=tuple((failure.rule, failure.document, failure.reason) for failure in report.failures),
        gathered=gatherer.gathered,
        kept=tuple((places.index, freeze(summary, places)) for summary, places in kept),
        seconds=time.perf_counter() - started,
    )


def load_task(task: Task) -> Source | Unread:
    """Return the bytes of a page under its address."""
    if isinstance(task.what, Source | Unread):
        return task.what
    source = load(task.what)
    if isinstance(source, Unread):
        return Unread(task.address, source.reason, source.detail)
    return Source(task.address, source.data, source.path)


def _all_of(sent: Source, rendered: Source | None) -> bytes:
    """What a page consists of; of what a browser made, what does not change from hour to hour."""
    if rendered is None:
        return sent.data
    return b"\0".join((sent.data, likeness(rendered.data.decode()).encode()))


def digest_of(data: bytes, key: bytes) -> str:
    """Return a keyed digest of some bytes; a page may consist of one number, which a plain one would tell."""
    return hashlib.blake2b(data, key=key, digest_size=16).hexdigest()
