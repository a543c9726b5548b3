"""Measure scans of a site: ``python benchmarks/site.py [PAGES] [--kills N] [--listing N]``.

The site is made up by ``tests/site_pages.py``: pages of three publishing systems in UTF-8 and GBK, PDF
and text files, one in twenty with a fault under a key.
"""

from __future__ import annotations

import argparse
import json
import random
import resource
import shutil
import signal
import sqlite3
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).parent.parent / "tests"))

import turbohtml

from disclosure_lint.site.listing import Wanted, findings
from disclosure_lint.site.store import Store
from site_pages import FAULTS, Site, page, write_site

_TOOL = [sys.executable, "-m", "disclosure_lint", "site"]


def scan(root: Path, store: Path, workers: int) -> float:
    """Scan and return the seconds of wall clock."""
    started = time.perf_counter()
    command = [*_TOOL, ".", "--store", str(store), "--workers", str(workers), "--no-ner"]
    subprocess.run(command, cwd=root, check=False, capture_output=True)
    return time.perf_counter() - started


def found(store: Path) -> list[tuple[str, str]]:
    """Return page and rule of every finding."""
    with Store(store) as site:
        return sorted((one.entry.document, one.entry.rule) for one in findings(site))


def compare(store: Path, site: Site) -> None:
    """Say what was planted and not found, found twice, or not planted."""
    planted = sorted(site.planted.items())
    listed = found(store)
    missing, more = set(planted) - set(listed), set(listed) - set(planted)
    twice = len(listed) - len(set(listed))
    print(f"planted {len(planted)}, missing {len(missing)}, twice {twice}, not planted {len(more)}")


def parsing(root: Path, pages: int) -> tuple[float, float]:
    """Return pages a second of bare parsing with text extraction, and of our reading, one process."""
    from disclosure_lint.readers import read
    from disclosure_lint.source import Source

    files = sorted(root.rglob("*.html"))[:pages]
    sources = [Source(str(path), path.read_bytes()) for path in files]
    texts = [source.data.decode("utf-8", errors="replace") for source in sources]
    started = time.process_time()
    for text in texts:
        turbohtml.parse(text, positions=True).to_text()
    bare = time.process_time() - started
    started = time.process_time()
    for source in sources:
        read(source)
    return len(files) / bare, len(files) / (time.process_time() - started)


def checking(root: Path, pages: int) -> float:
    """Return pages a second of the whole check, one process."""
    from disclosure_lint.site.pages import Task, check_page
    from disclosure_lint.site.settings import Settings

    settings = Settings(ner=False)
    files = sorted(root.rglob("*.html"))[:pages]
    check_page(Task("a", files[0]), settings.run(), "", b"key")
    started = time.process_time()
    for path in files:
        check_page(Task(str(path), path), settings.run(), "", b"key")
    return len(files) / (time.process_time() - started)


def change(root: Path, share: float, site: Site) -> None:
    """Put a fault into so many of the pages that have none."""
    chance = random.Random(2)
    clean = [path for path in sorted(root.rglob("*.html")) if str(path.relative_to(root)) not in site.planted]
    for path in chance.sample(clean, int(site.pages * share)):
        fault = chance.choice(sorted(FAULTS))
        path.write_bytes(page(chance, ".html", fault, 0))
        site.planted[str(path.relative_to(root))] = fault


def kill(root: Path, store: Path, times: int, seconds: float) -> None:
    """Kill a scan at random moments."""
    chance = random.Random(3)
    for _ in range(times):
        command = [*_TOOL, ".", "--store", str(store), "--workers", "2", "--no-ner"]
        running = subprocess.Popen(command, cwd=root, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        time.sleep(chance.uniform(0.5, seconds))
        running.send_signal(signal.SIGKILL)
        running.wait()


def listing(store: Path, number: int) -> tuple[float, float]:
    """Copy a finding so often; return the seconds until the first hundred, and the counts, are there."""
    with sqlite3.connect(store) as db:
        columns = [name for _, name, *_ in db.execute("PRAGMA table_info(finding)") if name != "id"]
        names = ", ".join(columns)
        db.execute(
            f"WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < {number})"
            f" INSERT INTO finding ({names}) SELECT {names} FROM (SELECT * FROM finding LIMIT 1), n"
        )
    started = time.perf_counter()
    with Store(store) as site:
        list(findings(site, wanted=Wanted(limit=100)))
    first = time.perf_counter() - started
    started = time.perf_counter()
    subprocess.run([*_TOOL, "status", "--store", str(store)], check=False, capture_output=True)
    return first, time.perf_counter() - started


def main() -> None:
    """Measure everything and print it."""
    options = argparse.ArgumentParser()
    options.add_argument("pages", type=int, nargs="?", default=20_000)
    options.add_argument("--kills", type=int, default=10)
    options.add_argument("--listing", type=int, default=1_000_000)
    given: Any = options.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        root, store = Path(folder) / "site", Path(folder) / "site.db"
        site = write_site(root, given.pages)
        bare, reading = parsing(root, 2000)
        whole = checking(root, 500)
        print(f"pages/s of one process: parse {bare:.0f}, our reading {reading:.0f}, check {whole:.0f}")
        two = scan(root, store, 2)
        peak = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss // 1024
        print(f"{given.pages} pages, two workers: {two:.0f} s, {given.pages / two:.0f}/s, {peak} MB each")
        compare(store, site)
        one = scan(root, Path(folder) / "one.db", 1)
        print(f"one worker: {one:.0f} s; two are {one / two:.2f} times as fast")
        before = found(store)
        kill(root, Path(folder) / "killed.db", given.kills, two / given.kills)
        scan(root, Path(folder) / "killed.db", 2)
        print(f"killed {given.kills} times: the same {found(Path(folder) / 'killed.db') == before}")
        again = scan(root, store, 2)
        change(root, 0.01, site)
        changed = scan(root, store, 2)
        print(
            f"again {again:.1f} s, {again / two:.1%}; with 1 % changed {changed:.1f} s, {changed / two:.1%}"
        )
        compare(store, site)
        copy = shutil.copy(store, Path(folder) / "many.db")
        first, status = listing(Path(copy), given.listing)
        print(f"{given.listing:,} findings: the first hundred {first:.2f} s, status {status:.2f} s")
        print(json.dumps({"store": store.stat().st_size}))


if __name__ == "__main__":
    main()
