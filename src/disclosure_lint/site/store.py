"""The store: one SQLite file for a site. Each batch of pages is written whole or not at all.

A scan that was killed leaves a store that is right as far as it goes; the next one goes on. A
finding that is found again keeps its row, so that it is known since when it is there.
"""

from __future__ import annotations

import json
import os
import secrets
import sqlite3
from collections import defaultdict
from datetime import UTC, datetime
from functools import lru_cache
from importlib.resources import files
from typing import TYPE_CHECKING, Any, Self

from disclosure_lint.formats.json import pack_object
from disclosure_lint.judge.masking import Masker
from disclosure_lint.site.database import StoreError, connect, is_full, key_of
from disclosure_lint.site.heads import Head
from disclosure_lint.site.order import natural
from disclosure_lint.site.pages import digest_of
from disclosure_lint.site.rows import FoundRow
from disclosure_lint.site.views import PLAIN
from disclosure_lint.source import Reason
from disclosure_lint.version import __version__

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence
    from pathlib import Path
    from types import TracebackType

    from disclosure_lint.rules.pack import Pack
    from disclosure_lint.site.coverage import Coverage
    from disclosure_lint.site.pages import Page

#: Of the tables; a store of another one is not touched.
SCHEMA = "disclosure-lint/site@4"
_ROW = FoundRow._fields
#: What is written of a page, in the order in which it is given.
_OF_PAGE = (
    "sorted_by digest version size seconds documents kind year issuer title column_name unread checked seen"
).split()
#: Bytes of a key.
_KEY = 32


class Store:
    """A store that is open.

    Args:
        path: of the file.
        create: whether to make one if there is none.

    Raises:
        StoreError: when the file is missing, no store, or of another version.
    """

    def __init__(self, path: Path, *, create: bool = False) -> None:
        if path.is_dir():
            raise StoreError(f"是目录，不是扫描库 (a folder, not a store): {path}")
        if not create and not path.exists():
            raise StoreError(f"没有这个扫描库 (no such store): {path}")
        self.path = path
        self._key_path = key_of(path)
        try:
            self._db = connect(path, create=create)
            self._open(path, create=create)
        except sqlite3.OperationalError as error:
            if is_full(error):
                raise
            raise StoreError(f"扫描库打不开 (the store cannot be opened): {path}: {error}") from None
        except sqlite3.DatabaseError as error:
            raise StoreError(f"不是扫描库 (not a store): {path}: {error}") from None

    def _open(self, path: Path, *, create: bool) -> None:
        if create and not self.one("SELECT 1 FROM sqlite_master LIMIT 1"):
            sql = files("disclosure_lint.site").joinpath("schema.sql").read_text(encoding="utf-8")
            noted = f"INSERT INTO about VALUES ('schema', '{SCHEMA}')"  # noqa: S608 - our own name
            self._db.executescript(f"BEGIN IMMEDIATE;{sql};{noted};COMMIT;")
        tables = {name for (name,) in self._db.execute("SELECT name FROM sqlite_master")}
        found = str(self.about("schema")) if "about" in tables else ""
        if found != SCHEMA:
            raise StoreError(_other(found, path))
        for view in PLAIN:
            self._db.execute(view)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """Close the file."""
        self._db.close()

    def key(self) -> bytes:
        """Return the key of digests, which lies beside the store; without it every page is checked anew."""
        try:
            key = self._key_path.read_bytes()
            if len(key) == _KEY:
                return key
        except FileNotFoundError:
            pass
        key = secrets.token_bytes(_KEY)
        descriptor = os.open(self._key_path, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
        with os.fdopen(descriptor, "wb") as file:
            file.write(key)
        return key

    def about(self, key: str) -> Any:  # noqa: ANN401 - text or bytes
        """Return a fact about the store, None when it is not known."""
        found = self._db.execute("SELECT value FROM about WHERE key = ?", (key,)).fetchone()
        return found[0] if found else None

    def note(self, facts: Mapping[str, str]) -> None:
        """Keep facts about the store; no personal value may stand in them."""
        with self.transaction() as db:
            db.executemany("INSERT OR REPLACE INTO about VALUES (?, ?)", facts.items())

    def rows(self, sql: str, values: Sequence[Any] | Mapping[str, Any] = ()) -> Iterator[tuple[Any, ...]]:
        """Yield what a query gives, for reports."""
        for row in self._db.execute(sql, values):  # noqa: UP028 - a cursor must not be closed with the generator
            yield row

    def one(self, sql: str, values: Sequence[Any] | Mapping[str, Any] = ()) -> tuple[Any, ...]:
        """Return the first row of a query; of one that gives none, an empty one."""
        return next(self.rows(sql, values), ())

    def begin(self, version: str, options: Mapping[str, Any], *, again: bool = False) -> int:
        """Return the number of the scan: the one that was stopped, if it had the same rules, or a new one."""
        said = json.dumps(options, ensure_ascii=False, sort_keys=True)
        said = Masker().mask(said.encode(errors="backslashreplace").decode())
        last = self.one("SELECT id, finished, version, options FROM scan ORDER BY id DESC LIMIT 1")
        if last and not again and last[1:] == (None, version, said):
            return int(last[0])
        cursor = self._db.execute(
            "INSERT INTO scan (started, version, options) VALUES (?, ?, ?)", (_now(), version, said)
        )
        return int(cursor.lastrowid or 0)

    def known(self, address: str) -> tuple[str, str, int] | None:
        """Return digest, version of rules, and the last scan that saw a page."""
        sql = "SELECT digest, version, seen FROM page WHERE address = ?"
        # One that is kept as it is, as most are, is found so; masking it takes longer.
        found = self.one(sql, (address,)) or self.one(sql, (self._kept(address),))
        return (found[0], found[1], found[2]) if found else None

    def sees(self, address: str, scan: int) -> bool:
        """Whether a scan has seen a page."""
        return bool(
            self.one("SELECT 1 FROM page WHERE address = ? AND seen = ?", (self._kept(address), scan))
        )

    def _kept(self, address: str) -> str:
        """Return what is kept of an address: values in it masked, told apart by a keyed digest."""
        shown = _masked(address)
        return address if shown == address else f"{shown}#{digest_of(address.encode(), self.key())}"

    def add(self, scan: int, version: str, pages: Iterable[Page]) -> None:
        """Write what came of some pages, all or nothing."""
        with self.transaction():
            for page in pages:
                self._add(scan, version, page)

    def _add(self, scan: int, version: str, page: Page) -> None:
        if not page.changed:
            sql = "UPDATE page SET seen = ? WHERE address = ?"
            if not self._db.execute(sql, (scan, page.address)).rowcount:
                self._db.execute(sql, (scan, self._kept(page.address)))
            return
        documents = [json.loads(document) for document in page.documents]
        first: dict[str, Any] = documents[0] if documents else {}
        # Of an archive nothing can be read of, the files inside say why.
        reasons = (one["reason"] for document in documents for one in document.get("unread", ()))
        unread = None if page.read else next(reasons, Reason.EMPTY.value)
        address = self._kept(page.address)
        values = (
            natural(address),
            page.digest,
            version,
            page.size,
            page.seconds,
            json.dumps(documents, ensure_ascii=False, separators=(",", ":")),
            first.get("kind"),
            first.get("year"),
            first.get("issuer"),
            *(page.gathered.head or Head()),
            unread,
            scan,
            scan,
        )
        (number,) = self.one(_PAGE, (address, *values))
        self.replace(scan, number, page.found, across=False)
        self._db.execute("DELETE FROM failure WHERE page = ?", (number,))
        self._db.executemany(
            "INSERT INTO failure VALUES (?, ?, ?, ?)", [(number, *failure) for failure in page.failures]
        )
        self._keep(number, page)

    def _keep(self, number: int, page: Page) -> None:
        """Write what is kept of a page beside its findings."""
        gathered = page.gathered
        for table in ("kept", "person", "contact", "signed", "remark"):
            self._db.execute(f"DELETE FROM {table} WHERE page = ?", (number,))  # noqa: S608 - our own names
        self._db.executemany(
            "INSERT INTO kept VALUES (?, ?, ?)", [(number, index, data) for index, data in page.kept]
        )
        self._db.executemany(
            "INSERT INTO person VALUES (?, ?, ?, ?, ?)",
            [(row.kind, row.digest, number, row.document, row.place) for row in gathered.persons],
        )
        self._db.executemany(
            "INSERT INTO contact VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
            [(number, *row) for row in gathered.contacts],
        )
        self._db.executemany(
            "INSERT INTO remark VALUES (?, ?, ?)", [(number, *row) for row in gathered.remarks]
        )
        if gathered.signed:
            self._db.execute("INSERT INTO signed VALUES (?, ?, ?)", (number, *gathered.signed))

    def replace(self, scan: int, page: int, found: Iterable[FoundRow], *, across: bool) -> None:
        """Let the findings of a page be these: those it had keep their rows, others are gone from now on.

        A fingerprint is made of the id a rule had first: that of a rule which was renamed is the same. Where
        pages are named from another folder than before fingerprints differ, and the place decides.
        """
        had = {
            number: (fingerprint, place)
            for number, fingerprint, *place in self.rows(
                "SELECT id, fingerprint, rule, anchor, message FROM finding"
                " WHERE page = ? AND across = ? AND gone IS NULL ORDER BY id DESC",
                (page, across),
            )
        }
        rows = [(row, (row.fingerprint, [row.rule, row.anchor, row.message])) for row in found]
        for way in (0, 1):
            known: dict[str, list[int]] = defaultdict(list)
            for number, keys in had.items():
                known[str(keys[way])].append(number)
            left = []
            for row, keys in rows:
                numbers = known[str(keys[way])]
                if numbers:
                    self._db.execute(_UPDATE, (*row, numbers[-1]))
                    del had[numbers.pop()]
                else:
                    left.append((row, keys))
            rows = left
        self._db.executemany(_INSERT, [(*row, page, across, scan) for row, _ in rows])
        self._db.executemany("UPDATE finding SET gone = ? WHERE id = ?", [(scan, number) for number in had])

    def compared(self) -> set[int]:
        """Return the pages that have findings which come of comparing pages."""
        return {page for (page,) in self.rows("SELECT page FROM finding WHERE across AND gone IS NULL")}

    def leave(self, scan: int, coverage: Coverage) -> None:
        """Take pages a finished scan has not seen for gone, with their findings.

        When the scan was not complete, only those are gone of which that is known.
        """
        which = "SELECT id FROM page WHERE seen <> :scan"
        if not coverage.complete:
            which += " AND address IN (SELECT value FROM json_each(:gone))"
        values = {"scan": scan, "gone": json.dumps(sorted(coverage.gone))}
        said = json.dumps({"complete": coverage.complete, "left_out": dict(coverage.left_out)})
        with self.transaction() as db:
            db.execute(f"UPDATE finding SET gone = :scan WHERE gone IS NULL AND page IN ({which})", values)  # noqa: S608 - as above
            # One that comes back is checked anew.
            db.execute(f"UPDATE page SET version = '' WHERE id IN ({which})", values)  # noqa: S608
            db.execute(f"DELETE FROM kept WHERE page IN ({which})", values)  # noqa: S608
            db.execute("INSERT OR REPLACE INTO about VALUES ('coverage', ?)", (said,))

    def finish(self, scan: int, seconds: float) -> None:
        """Note that a scan is complete, and what it came to."""
        values = {"scan": scan, "now": _now(), "seconds": seconds}
        with self.transaction() as db:
            db.execute(_TOTAL, values)
            db.execute(_FINISHED, values)

    def transaction(self) -> sqlite3.Connection:
        """Return the connection, for changes that belong together (``with`` commits or takes them back)."""
        self._db.execute("BEGIN IMMEDIATE")
        return self._db

    def aside(self) -> sqlite3.Connection:
        """Return the connection, for tables and views of this reader alone."""
        return self._db

    def word(self, pack: Pack, names: str = "lexicon") -> None:
        """Keep how rules and clauses are worded, which pack it is, and what finds the names of persons."""
        rules = [
            (rule.id, rule.file.kind, *(_rule(rule.file, lang) for lang in ("zh", "en")))
            for rule in pack.rules
        ]
        clauses = [
            (name, clause, *(_clause(source, clause, lang) for lang in ("zh", "en")))
            for name, source in pack.sources.items()
            for clause in source.clauses
        ]
        with self.transaction() as db:
            db.executemany("INSERT OR REPLACE INTO rule VALUES (?, ?, ?, ?)", rules)
            db.executemany("INSERT OR REPLACE INTO clause VALUES (?, ?, ?, ?)", clauses)
            tool = {"pack": pack_object(pack), "names": names}
            db.execute("INSERT OR REPLACE INTO about VALUES ('tool', ?)", (json.dumps(tool),))
            said = json.dumps({"version": __version__, **tool})
            db.execute("UPDATE scan SET tool = ? WHERE id = (SELECT max(id) FROM scan)", (said,))


#: What was decided may be decided otherwise tomorrow: a scan is counted without it.
_TOTAL = """
WITH last AS (SELECT coalesce(max(id), 0) AS before FROM scan WHERE id < :scan AND finished IS NOT NULL)
INSERT OR REPLACE INTO total
SELECT :scan, rule, outcome, severity,
    count(*) FILTER (WHERE gone IS NULL),
    count(*) FILTER (WHERE gone IS NULL AND first > before),
    count(*) FILTER (WHERE gone > before AND first <= before)
FROM finding, last WHERE same IS NULL AND (gone IS NULL OR gone > before)
GROUP BY rule, outcome, severity
"""
_FINISHED = "UPDATE scan SET finished = :now, seconds = :seconds WHERE id = :scan"
_INSERT = (
    f"INSERT INTO finding ({', '.join(_ROW)}, page, across, first)"  # noqa: S608 - our own names
    f" VALUES ({', '.join('?' * (len(_ROW) + 3))})"
)
_UPDATE = f"UPDATE finding SET {', '.join(f'{name} = ?' for name in _ROW)} WHERE id = ?"  # noqa: S608 - as above


_PAGE = (
    f"INSERT INTO page (address, {', '.join(_OF_PAGE)})"  # noqa: S608 - our own names
    f" VALUES ({', '.join('?' * (len(_OF_PAGE) + 1))}) ON CONFLICT (address) DO UPDATE SET"
    f" ({', '.join(_OF_PAGE)}) = ({', '.join(f'excluded.{name}' for name in _OF_PAGE)}) RETURNING id"
)


@lru_cache(maxsize=1 << 12)
def _masked(address: str) -> str:
    """An address is asked for when its page is looked for, and again when it is written down."""
    return Masker().mask_address(address)


def _now() -> str:
    return datetime.now(UTC).astimezone().isoformat(timespec="seconds")


def _rule(file: Any, lang: Any) -> str:  # noqa: ANN401 - a rule file and a language
    return json.dumps({"title": file.title.in_(lang), "remedy": file.remedy.in_(lang)}, ensure_ascii=False)


def _clause(source: Any, clause: str, lang: Any) -> str:  # noqa: ANN401 - a source and a language
    return json.dumps(
        {
            "title": source.title.in_(lang),
            "number": source.number,
            "verified": clause not in source.unverified,
        },
        ensure_ascii=False,
    )


def _other(found: str, path: Path) -> str:
    """What is wrong with a database that is no store of this version."""
    kind, _, version = found.rpartition("@")
    ours, _, our_version = SCHEMA.rpartition("@")
    if kind != ours or not version.isdigit():
        return f"不是扫描库 (not a store): {path}"
    if int(version) > int(our_version):
        said = "扫描库由更新的版本写成，请升级工具 (the store is of a newer version; update the tool)"
    else:
        said = "扫描库由旧版本写成，请另建一个重新扫描 (the store is of an older version; make a new one)"
    return f"{said}: {path}"
