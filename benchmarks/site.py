"""Measure scans of a site: ``python benchmarks/site.py [PAGES] [--only PART…] [--kills N] [--listing N]``.

The site is made up by ``tests/made_up_site``: six publishing systems in UTF-8 and GBK, attachments, annual
reports, one page in twenty with a fault under a key and one with what only looks like one. Prints a table.
"""

from __future__ import annotations

import argparse
import random
import shutil
import sqlite3
import subprocess
import sys
import tempfile
import time
from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

sys.path.insert(0, str(Path(__file__).parent.parent / "tests"))

from disclosure_lint.site.listing import Wanted, findings
from disclosure_lint.site.store import Store
from made_up_site import FAULTS, Key, Plan, write_site
from site_rates import rates
from site_runs import TOOL, Compared, Ran, compare, held, killed, scan

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

#: Pages whose rates are measured; a fault that is put into pages that had none.
_SAMPLE = 400
_NEW = next(fault for fault in FAULTS if fault.name == "double-approximation slip")
_SHOWN = 5


class Site(NamedTuple):
    """A site on disk, and where what is measured may be put.

    Attributes:
        folder: for stores.
        root: of the pages.
        plan: of the pages.
        key: what must be found.
    """

    folder: Path
    root: Path
    plan: Plan
    key: Key

    @property
    def store(self) -> Path:
        """The store of the first scan."""
        return self.folder / "site.db"


Row = tuple[str, str]


def first(site: Site, options: argparse.Namespace) -> Iterator[Row]:
    """The scan the others are held against."""
    ran = scan(site.root, site.store, 2)
    pages = site.plan.pages
    yield f"{pages:,} pages, {site.key.size / pages / 1000:.0f} KB each, two workers", _took(ran, pages)
    yield "most memory: tool, worker", f"{ran.parent} MB, {ran.worker} MB"
    yield "found", _said(compare(site.store, site.key))
    yield "store", f"{site.store.stat().st_size / pages / 1000:.1f} KB a page"
    options.seconds = ran.seconds


def _took(ran: Ran, pages: int) -> str:
    return f"{ran.seconds:.1f} s, {pages / ran.seconds:.0f} pages/s"


def _said(compared: Compared) -> str:
    planted, missing, twice, others = compared
    shown = "".join(
        f"; {what} {one}" for what, many in (("missing", missing), ("other", others)) for one in many[:_SHOWN]
    )
    return f"{planted} planted: {len(missing)} missing, {twice} twice, {len(others)} not planted{shown}"


def workers(site: Site, options: argparse.Namespace) -> Iterator[Row]:
    """One worker beside two."""
    ran = scan(site.root, site.folder / "one.db", 1)
    yield (
        "one worker",
        f"{_took(ran, site.plan.pages)}; two are {ran.seconds / options.seconds:.2f} times as fast",
    )


def memory(site: Site, _options: argparse.Namespace) -> Iterator[Row]:
    """A fifth of the pages: memory must not grow with them."""
    root = site.folder / "fifth"
    plan = Plan(site.plan.pages // 5)
    write_site(root, plan)
    ran = scan(root, site.folder / "fifth.db", 2)
    yield f"most memory with {plan.pages:,} pages: tool, worker", f"{ran.parent} MB, {ran.worker} MB"


def kills(site: Site, options: argparse.Namespace) -> Iterator[Row]:
    """The tool is killed at random moments; its store must hold what that of an undisturbed scan holds."""
    store = site.folder / "killed.db"
    done = killed(site.root, store, site.store, options.kills)
    same = held(store) == held(site.store)
    yield (
        f"killed {options.kills} times, at {', '.join(map(str, done))} pages",
        "row by row the same" if same else "OTHER",
    )


def again(site: Site, options: argparse.Namespace) -> Iterator[Row]:
    """Nothing changed, then one page in a hundred."""
    ran = scan(site.root, site.store, 2)
    yield (
        "again, nothing changed",
        f"{ran.seconds:.1f} s, {ran.seconds / options.seconds:.1%} of the first run",
    )
    plain = [number for number in range(site.plan.pages) if site.plan.is_plain(number)]
    for number in random.Random(2).sample(plain, site.plan.pages // 100):
        made = site.plan.page(number, _NEW)
        (site.root / made.path).write_bytes(made.data)
        site.key.faults.extend((made.path, rule) for rule in _NEW.rules)
    ran = scan(site.root, site.store, 2)
    yield (
        "again, 1 % changed",
        f"{ran.seconds:.1f} s, {ran.seconds / options.seconds:.1%}; {_said(compare(site.store, site.key))}",
    )


def parsing(site: Site, _options: argparse.Namespace) -> Iterator[Row]:
    """Steps of a check, beside what users know."""
    pages = [path for path in sorted(site.root.rglob("*")) if path.suffix in {".html", ".htm", ".aspx"}]
    measured = rates(random.Random(1).sample(pages, min(_SAMPLE, len(pages))))
    whole = measured["whole check"]
    for name, rate in measured.items():
        yield f"one process, {name}", f"{rate:.0f} pages/s, {rate / whole:.1f} × the whole check"


def listing(site: Site, options: argparse.Namespace) -> Iterator[Row]:
    """Many findings in one store."""
    store = Path(shutil.copy(site.store, site.folder / "many.db"))
    with closing(sqlite3.connect(store)) as db, db:
        columns = ", ".join(name for _, name, *_ in db.execute("PRAGMA table_info(finding)") if name != "id")
        db.execute(
            f"WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < {options.listing})"
            f" INSERT INTO finding ({columns}) SELECT {columns} FROM"
            " (SELECT * FROM finding WHERE gone IS NULL AND same IS NULL LIMIT 1), n"
        )
    started = time.perf_counter()
    with Store(store) as opened:
        list(findings(opened, wanted=Wanted(limit=100)))
    hundred = time.perf_counter() - started
    started = time.perf_counter()
    subprocess.run([*TOOL, "status", "--store", str(store)], check=False, capture_output=True)
    status = time.perf_counter() - started
    yield f"{options.listing:,} findings", f"the first hundred {hundred:.2f} s, `site status` {status:.2f} s"


def crawl(site: Site, options: argparse.Namespace) -> Iterator[Row]:
    """The sites served on addresses of the loopback interface, and crawled without delay."""
    root, plan = site.folder / "served", Plan(min(site.plan.pages, options.crawled))
    key = write_site(root, plan)
    command = [sys.executable, str(Path(__file__).parent / "site_serving.py"), str(root)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as server:
        assert server.stdout is not None
        hosts = dict(line.split() for line in iter(server.stdout.readline, "\n"))
        allowed = [f"--allow-host={url.split('/')[2].split(':')[0]}" for url in hosts]
        store = site.folder / "crawled.db"
        ran = scan(
            site.folder, store, 2, tuple(f"{url}index.html" for url in hosts), "--delay", "0", *allowed
        )
        server.terminate()
    with closing(sqlite3.connect(store)) as db, db:
        for url, host in hosts.items():
            db.execute("UPDATE page SET address = replace(address, ?, ?)", (url, f"{host}/"))
        seen = db.execute("SELECT count(*) FROM page").fetchone()[0]
    yield (
        f"crawled {seen} of {plan.pages} pages of six hosts",
        f"{_took(ran, seen)}; {_said(compare(store, key))}",
    )


PARTS: dict[str, Callable[[Site, argparse.Namespace], Iterator[Row]]] = {
    "first": first,
    "workers": workers,
    "memory": memory,
    "kills": kills,
    "parsing": parsing,
    "again": again,
    "listing": listing,
    "crawl": crawl,
}


def main() -> None:
    """Measure and print a table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("pages", type=int, nargs="?", default=20_000)
    parser.add_argument("--only", nargs="*", choices=PARTS, default=list(PARTS), help="all need the first")
    parser.add_argument("--kills", type=int, default=10)
    parser.add_argument("--listing", type=int, default=1_000_000)
    parser.add_argument("--crawled", type=int, default=2_000, help="pages to crawl at most")
    options = parser.parse_args()
    print("| what | measured |\n|---|---|")
    with tempfile.TemporaryDirectory() as folder:
        root, plan = Path(folder) / "site", Plan(options.pages)
        started = time.perf_counter()
        site = Site(Path(folder), root, plan, write_site(root, plan))
        print(f"| written | {options.pages / (time.perf_counter() - started):.0f} pages/s |")
        for name, part in PARTS.items():
            if name == "first" or name in options.only:
                for what, measured in part(site, options):
                    print(f"| {what} | {measured} |", flush=True)


if __name__ == "__main__":
    main()
