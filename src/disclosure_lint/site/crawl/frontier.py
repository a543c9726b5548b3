"""The addresses of a crawl: which are to be asked, which were, and what came of it.

One SQLite file beside the store: a crawl that was killed goes on, however many addresses there are.
(The queues of Scrapy lose what they hold when they are not closed.)
"""

from __future__ import annotations

import re
import sqlite3
from enum import IntEnum
from typing import TYPE_CHECKING, NamedTuple

from disclosure_lint.language.expression import late

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from pathlib import Path

#: ;jsessionid=… in a path, PHPSESSID=… in a query, /(S(…))/ of ASP.NET.
_SESSION = late(
    r";jsessionid=[\w.!-]{1,200}|(?<=[?&])(?:jsessionid|phpsessid|aspsessionid\w{0,20}|sessionid)=[^&#]{0,200}&?"
    r"|/\(S\(\w{8,64}\)\)",
    re.IGNORECASE,
)
_SCHEMA = """
CREATE TABLE IF NOT EXISTS about (key TEXT PRIMARY KEY, value);
CREATE TABLE IF NOT EXISTS entry (
    id INTEGER PRIMARY KEY,
    key TEXT NOT NULL UNIQUE,   -- the address in the form in which equal ones are equal
    address TEXT NOT NULL,
    depth INTEGER NOT NULL,
    sort INTEGER NOT NULL,
    state INTEGER NOT NULL,
    reason TEXT NOT NULL DEFAULT ''
);
CREATE INDEX IF NOT EXISTS entry_next ON entry (state, sort, depth, id);
"""


class Sort(IntEnum):
    """What an address is of, in the order in which they are asked."""

    SITEMAP = 0
    PAGE = 1
    #: Named in a list: its links are not followed.
    LISTED = 2
    #: Known from an earlier scan and not linked any more, as far as is known; asked last, not followed.
    KNOWN = 3


class State(IntEnum):
    """How far an address has come."""

    WAITING = 0
    TAKEN = 1
    SENT = 2
    PASSED = 3
    FAILED = 4
    GONE = 5


class Entry(NamedTuple):
    """An address to ask."""

    id: int
    address: str
    depth: int
    sort: Sort


class Frontier:
    """The file, open.

    Args:
        path: of the file; it is made, readable by its owner only, when there is none.
    """

    def __init__(self, path: Path) -> None:
        path.touch(mode=0o600)
        self._db = sqlite3.connect(path, isolation_level=None)
        self._db.execute("PRAGMA journal_mode = WAL")
        self._db.execute("PRAGMA synchronous = NORMAL")
        self._db.executescript(_SCHEMA)

    def close(self) -> None:
        """Close the file."""
        self._db.close()

    def begin(self, scan: int, is_stored: Callable[[str], bool]) -> bool:
        """Get ready for a scan; return whether it is one that was begun before.

        What was under way when the crawl was stopped is asked again, and so is what was sent and not stored.
        """
        last = self._db.execute("SELECT value FROM about WHERE key = 'scan'").fetchone()
        if last != (scan,):
            self._db.executescript("DELETE FROM entry; DELETE FROM about;")
            self._db.execute("INSERT OR REPLACE INTO about VALUES ('scan', ?)", (scan,))
            return False
        sent = self._db.execute("SELECT id, address FROM entry WHERE state = ?", (State.SENT,)).fetchall()
        again = [(State.WAITING, number) for number, address in sent if not is_stored(address)]
        self._db.execute("BEGIN")
        self._db.executemany("UPDATE entry SET state = ? WHERE id = ?", again)
        self._db.execute(
            "UPDATE entry SET state = ? WHERE state IN (?, ?)", (State.WAITING, State.TAKEN, State.FAILED)
        )
        self._db.execute("COMMIT")
        return True

    def add(self, addresses: Iterable[str], depth: int, sort: Sort) -> None:
        """Add addresses unless they are there; what is linked is not only known."""
        self._db.execute("BEGIN")
        self._db.executemany(
            "INSERT INTO entry (key, address, depth, sort, state) VALUES (?, ?, ?, ?, ?)"
            " ON CONFLICT (key) DO UPDATE SET (sort, depth) = (excluded.sort, excluded.depth)"
            " WHERE state = excluded.state AND excluded.sort < sort",
            ((key_of(address), address, depth, sort, State.WAITING) for address in addresses),
        )
        self._db.execute("COMMIT")

    def waiting(self) -> bool:
        """Whether there is an address to ask, now or when others have been answered."""
        found = self._db.execute("SELECT 1 FROM entry WHERE state = ? LIMIT 1", (State.WAITING,))
        return found.fetchone() is not None

    def take(self) -> Entry | None:
        """Return the next address to ask."""
        row = self._db.execute(
            "SELECT id, address, depth, sort FROM entry WHERE state = ? ORDER BY sort, depth, id LIMIT 1",
            (State.WAITING,),
        ).fetchone()
        if row is None or (row[3] == Sort.KNOWN and self.count(State.TAKEN)):
            return None  # those under way may yet link to it
        self.mark(row[0], State.TAKEN)
        return Entry(row[0], row[1], row[2], Sort(row[3]))

    def move(self, number: int, address: str, depth: int) -> int | None:
        """Note a redirection; return the number of where it leads, None when that was asked already."""
        self.mark(number, State.PASSED, "redirect")
        self.add([address], depth, Sort.PAGE)
        sql = "SELECT id, state FROM entry WHERE key = ?"
        found, state = self._db.execute(sql, (key_of(address),)).fetchone()
        if state != State.WAITING:
            return None
        self.mark(found, State.TAKEN)
        return int(found)

    def lacks(self, addresses: Iterable[str]) -> bool:
        """Whether there is one among them that is not yet known."""
        sql = "SELECT 1 FROM entry WHERE key = ?"
        return any(self._db.execute(sql, (key_of(url),)).fetchone() is None for url in addresses)

    def mark(self, number: int, state: State, reason: str = "", address: str = "") -> None:
        """Note how far an address has come, and under which one it was sent."""
        self._db.execute(
            "UPDATE entry SET state = ?, reason = ?, address = coalesce(nullif(?, ''), address) WHERE id = ?",
            (state, reason, address, number),
        )

    def count(self, *states: State) -> int:
        """Return how many addresses have come so far."""
        marks = ",".join("?" * len(states))
        sql = f"SELECT count(*) FROM entry WHERE state IN ({marks})"  # noqa: S608 - question marks
        return int(self._db.execute(sql, states).fetchone()[0])

    def reasons(self) -> dict[str, int]:
        """Return why addresses were not fetched, and how many each."""
        return dict(
            self._db.execute(
                "SELECT reason, count(*) FROM entry WHERE state > ? AND reason <> '' GROUP BY reason"
                " ORDER BY count(*) DESC, reason",
                (State.SENT,),
            )
        )

    def gone(self) -> list[str]:
        """Return the addresses the site says it has no more."""
        rows = self._db.execute("SELECT address FROM entry WHERE state = ?", (State.GONE,))
        return [address for (address,) in rows]

    def note(self, key: str) -> None:
        """Note that something happened, for :meth:`noted`."""
        self._db.execute(
            "INSERT INTO about VALUES (?, 1) ON CONFLICT (key) DO UPDATE SET value = value + 1",
            (f"note:{key}",),
        )

    def noted(self) -> dict[str, int]:
        """Return what was noted, and how often."""
        rows = self._db.execute(
            "SELECT substr(key, 6), value FROM about WHERE key LIKE 'note:%' ORDER BY key"
        )
        return dict(rows)


def key_of(url: str) -> str:
    """Return an address in the form in which equal ones are equal.

    Sessions in it are left out; a route that scripts go by (``#/list/2``) is another page.
    """
    from w3lib.url import canonicalize_url

    return str(canonicalize_url(without_session(url), keep_fragments=is_route(url)))


def without_session(url: str) -> str:
    """Return an address without what differs from visit to visit."""
    return _SESSION.sub("", url).rstrip("?&") if _SESSION.search(url) else url


def is_route(url: str) -> bool:
    """Whether the fragment of an address names a page that scripts make, rather than a place in one."""
    return url.partition("#")[2].startswith(("/", "!"))
