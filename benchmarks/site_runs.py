"""Scans of a made-up site: how long, how much memory, what is found, what a kill leaves."""

from __future__ import annotations

import os
import random
import shutil
import signal
import sqlite3
import subprocess
import sys
import threading
import time
from collections import Counter
from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from made_up_site import Key

TOOL = [sys.executable, "-m", "disclosure_lint", "site"]
#: Seconds between two looks at the memory of a scan.
_LOOK = 0.25
#: What a store holds, without numbers that depend on the order in which pages were done.
_HELD = (
    """SELECT address, digest, size, documents, kind, year, issuer, title, column_name, unread FROM page""",
    """SELECT address, finding.rule, finding.outcome, finding.severity, finding.certainty, finding.document,
        finding.place, finding.message, finding.message_zh, finding.message_en, finding.basis,
        finding.related, finding.anchor, finding.fingerprint, finding.across, finding.gone,
        finding.repeats, same.fingerprint
        FROM finding JOIN page ON page.id = finding.page
        LEFT JOIN finding AS same ON same.id = finding.same""",
    """SELECT address, rule, failure.document, reason FROM failure LEFT JOIN page ON page.id = page""",
    """SELECT address, number FROM kept JOIN page ON page.id = page""",
    """SELECT address, person.kind, person.digest, document, place FROM person JOIN page ON page.id = page""",
    """SELECT address, rule, role, organ, contact.year, contact.digest, document, place
        FROM contact JOIN page ON page.id = page""",
    """SELECT address, document, signature FROM signed JOIN page ON page.id = page""",
    """SELECT rule, outcome, severity, number FROM total WHERE scan = (SELECT max(scan) FROM total)""",
)


class Ran(NamedTuple):
    """What a scan took.

    Attributes:
        seconds: of wall clock.
        parent: most memory of the process that was started, in MB.
        worker: most memory of any process below it.
        said: its last lines.
    """

    seconds: float
    parent: int
    worker: int
    said: str


class Compared(NamedTuple):
    """What was found, held against the key.

    Attributes:
        planted: findings there must be.
        missing: those that were not found.
        twice: found more than once at one place.
        others: that nobody planted.
    """

    planted: int
    missing: list[tuple[str, str]]
    twice: int
    others: list[tuple[str, str]]


def scan(root: Path, store: Path, workers: int, sources: tuple[str, ...] = (".",), *more: str) -> Ran:
    """Scan, and look at the memory of all processes meanwhile."""
    command = [*TOOL, *sources, "--store", str(store), "--workers", str(workers), "--no-ner", *more]
    started = time.perf_counter()
    with subprocess.Popen(command, cwd=root, stdout=subprocess.PIPE, stderr=subprocess.STDOUT) as running:
        peaks: Counter[bool] = Counter()
        done = threading.Event()
        watch = threading.Thread(target=_watch, args=(running.pid, peaks, done))
        watch.start()
        said, _ = running.communicate()
        done.set()
        watch.join()
    return Ran(time.perf_counter() - started, peaks[True], peaks[False], said.decode(errors="replace")[-300:])


def _watch(pid: int, peaks: Counter[bool], done: threading.Event) -> None:
    while not done.wait(_LOOK):
        for one in _below(pid):
            peaks[one == pid] = max(peaks[one == pid], _resident(one))


def _below(pid: int) -> list[int]:
    found = [pid]
    for one in found:
        try:
            tasks = list(Path(f"/proc/{one}/task").iterdir())
            found += [int(child) for task in tasks for child in (task / "children").read_text().split()]
        except OSError:
            continue
    return found


def _resident(pid: int) -> int:
    try:
        lines = Path(f"/proc/{pid}/status").read_text().splitlines()
    except OSError:
        return 0
    return next((int(line.split()[1]) // 1024 for line in lines if line.startswith("VmRSS")), 0)


def compare(store: Path, key: Key, address: str = "") -> Compared:
    """Hold every finding of a store, also those another one speaks for, against the key.

    Args:
        store: the store.
        key: what must be found.
        address: what stands before the paths of the key.
    """
    with closing(sqlite3.connect(store)) as db:
        rows = db.execute(
            "SELECT address, rule, place FROM finding JOIN page ON page.id = page WHERE gone IS NULL"
        ).fetchall()
    found = Counter((page.removeprefix("./").removeprefix(address), rule) for page, rule, _ in rows)
    planted = Counter(key.faults)
    return Compared(
        planted.total(),
        sorted((planted - found).elements()),
        len(rows) - len(set(rows)),
        sorted((found - planted).elements()),
    )


def held(store: Path) -> list[list[str]]:
    """Return what a store holds, in an order of its own."""
    with closing(sqlite3.connect(store)) as db:
        return [sorted(map(repr, db.execute(query))) for query in _HELD]


def killed(root: Path, store: Path, model: Path, times: int) -> list[int]:
    """Kill a scan at random moments all along its way and let it finish; return the pages done at each.

    The first moment is before any page is done, the last when all are and only remain to be compared.

    Every other time its workers are killed with it.

    Args:
        root: of the site.
        store: to scan into.
        model: another store, whose key is used so that digests can be compared.
        times: to kill.
    """
    shutil.copy(f"{model}.key", f"{store}.key")
    chance = random.Random(3)
    pages, done = _pages(model), []
    for at, until in enumerate(sorted([0, pages, *(chance.randrange(pages) for _ in range(times - 2))])):
        command = [*TOOL, ".", "--store", str(store), "--workers", "2", "--no-ner"]
        running = subprocess.Popen(
            command, cwd=root, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, start_new_session=True
        )
        while running.poll() is None and _pages(store) < until:
            time.sleep(0.05)
        time.sleep(chance.uniform(0.0, 0.5))
        if at % 2:
            os.killpg(running.pid, signal.SIGKILL)
        else:
            running.send_signal(signal.SIGKILL)
        running.wait()
        done.append(_pages(store))
    scan(root, store, 2)
    return done


def _pages(store: Path) -> int:
    if not store.exists():
        return 0
    with closing(sqlite3.connect(store)) as db:
        try:
            return int(db.execute("SELECT ifnull(max(id), 0) FROM page").fetchone()[0])
        except sqlite3.OperationalError:  # killed before there was a table
            return 0
