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
from disclosure_lint.site.contacts import ContactRow, contact_rules, contacts_of
from disclosure_lint.site.heads import Head, head_of
from disclosure_lint.site.kept import freeze
from disclosure_lint.site.persons import PersonRow, kinds_wanted, persons_of
from disclosure_lint.site.rows import FoundRow, dump, rows_of
from disclosure_lint.source import Source, Unread

if TYPE_CHECKING:
    from pathlib import Path

    from disclosure_lint.judge.places import Places
    from disclosure_lint.reading import Reading
    from disclosure_lint.run import Run

#: Before the reason why there are no bytes, in place of their digest.
_NONE = "unread:"
_UNKNOWN = Head()


class Task(NamedTuple):
    """A page to check.

    Attributes:
        address: what reports call it.
        what: its bytes, the path where they lie, or why there are none.
        known: digest and version of rules it was checked with last, if it was.
    """

    address: str
    what: Source | Path | Unread
    known: tuple[str, str] | None = None


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
        head: what the page is called, and its column.
        failures: rules that did not finish: (rule, document, reason).
        persons: persons' numbers in it, if a rule asks for them.
        contacts: telephones it gives for questions, if a rule asks for them.
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
    head: Head = _UNKNOWN
    failures: tuple[tuple[str, str, str], ...] = ()
    persons: tuple[PersonRow, ...] = field(default=(), repr=False)
    contacts: tuple[ContactRow, ...] = field(default=(), repr=False)
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
    data = source.data if isinstance(source, Source) else b""
    digest = digest_of(data, key) if isinstance(source, Source) else f"{_NONE}{source.reason.value}"
    if task.known == (digest, version):
        return Page(task.address, digest, changed=False, size=len(data))
    kinds, rules = kinds_wanted(run.report.pack), contact_rules(run.report.pack)
    persons: list[PersonRow] = []
    contacts: list[ContactRow] = []
    heads: list[Head] = []

    def watch(reading: Reading, places: Places) -> None:
        if kinds:
            persons.extend(persons_of(reading, places, kinds, key))
        for rule in rules:
            contacts.extend(contacts_of(reading, places, rule, key))
        if not heads:
            heads.append(head_of(reading, places))

    run.check(source, watch)
    report = run.report
    return Page(
        address=task.address,
        digest=digest,
        read=report.read > 0,
        size=len(data),
        documents=tuple(dump(document_object(document, "zh")) for document in report.documents),
        found=tuple(row for _, row in rows_of(report)),
        head=heads[0] if heads else _UNKNOWN,
        failures=tuple((failure.rule, failure.document, failure.reason) for failure in report.failures),
        persons=tuple(persons),
        contacts=tuple(contacts),
        kept=tuple((places.index, freeze(summary, places)) for summary, places in run.take()),
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


def digest_of(data: bytes, key: bytes) -> str:
    """Return a keyed digest of some bytes; a page may consist of one number, which a plain one would tell."""
    return hashlib.blake2b(data, key=key, digest_size=16).hexdigest()
