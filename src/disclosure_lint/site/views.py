"""What a reader of a store sees: findings with what was decided of them, in views of this reader alone.

``told`` has all findings, ``listed`` those that are there and speak for themselves, ``standing`` of
these the ones that count. Where one finding speaks for those of other pages and only some of them
count, those that count have a speaker of their own: nothing that counts is hidden behind one that does not.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from disclosure_lint.site.rows import FoundRow

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from disclosure_lint.site.store import Store

_COLUMNS = ", ".join(("id", "page", *FoundRow._fields, "across", "first", "gone"))
_ON_TOP = (
    "CREATE TEMP VIEW listed AS SELECT * FROM told WHERE gone IS NULL AND same IS NULL",
    "CREATE TEMP VIEW standing AS SELECT * FROM listed WHERE counts",
)
#: Nothing was decided.
PLAIN = ("CREATE TEMP VIEW told AS SELECT *, 1 AS counts, NULL AS decided FROM finding", *_ON_TOP)
_DECIDED = f"""
CREATE TEMP VIEW told AS
SELECT {_COLUMNS},
       CASE WHEN spoken.finding IS NULL THEN finding.same ELSE spoken.speaker END AS same,
       coalesce(number, finding.repeats) AS repeats,
       coalesce(decided.counts, 1) AS counts,
       coalesce(decided.said, {{others}}) AS decided
FROM finding
LEFT JOIN decided ON decided.finding = finding.id
LEFT JOIN spoken ON spoken.finding = finding.id
"""  # noqa: S608 - our own names
_TABLES = """
DROP VIEW IF EXISTS temp.standing;
DROP VIEW IF EXISTS temp.listed;
DROP VIEW IF EXISTS temp.told;
DROP TABLE IF EXISTS temp.decided;
DROP TABLE IF EXISTS temp.spoken;
CREATE TEMP TABLE decided (finding INTEGER PRIMARY KEY, counts INTEGER, said TEXT);
CREATE TEMP TABLE spoken (finding INTEGER PRIMARY KEY, speaker INTEGER, number INTEGER);
"""
#: Tables that have rules; views of the same names stand before them.
_OF_RULES = ("finding", "failure", "total")
#: Groups in which something does not count have a speaker for those that count, and one for the others.
_SPOKEN = """
INSERT INTO temp.spoken
SELECT id, nullif(speaker, id), CASE WHEN speaker = id THEN number - 1 ELSE 0 END
FROM (
    SELECT finding.id AS id,
           first_value(finding.id) OVER (alike ORDER BY address, finding.id) AS speaker,
           count(*) OVER alike AS number
    FROM finding JOIN page ON page.id = finding.page LEFT JOIN decided ON decided.finding = finding.id
    WHERE gone IS NULL AND coalesce(same, finding.id) IN (
        SELECT coalesce(same, finding.id) FROM decided JOIN finding ON finding.id = decided.finding
        WHERE NOT counts AND (same IS NOT NULL OR repeats > 0)
    )
    WINDOW alike AS (PARTITION BY coalesce(same, finding.id), coalesce(counts, 1))
)
"""


def show_decided(
    store: Store, decided: Iterable[tuple[int, bool, str]], *, others: Mapping[str, str]
) -> None:
    """Let the views show what was decided.

    Args:
        store: whose views they are.
        decided: (finding, whether it counts, keys of its JSON object as JSON).
        others: the keys of findings of which nothing was decided.
    """
    said = f"'{json.dumps(dict(others))}'" if others else "NULL"
    db = store.aside()
    db.executescript(_TABLES)
    db.execute("BEGIN")
    with db:
        db.executemany("INSERT INTO temp.decided VALUES (?, ?, ?)", decided)
        db.execute(_SPOKEN)
    for view in (_DECIDED.format(others=said), *_ON_TOP):
        db.execute(view)


def show_only(store: Store, rules: Iterable[str]) -> None:
    """Let the reader see nothing of other rules than these, neither findings nor failures nor totals."""
    db = store.aside()
    db.execute("CREATE TEMP TABLE chosen (rule TEXT PRIMARY KEY) WITHOUT ROWID")
    db.executemany("INSERT INTO temp.chosen VALUES (?)", [(rule,) for rule in rules])
    for table in _OF_RULES:
        db.execute(
            f"CREATE TEMP VIEW {table} AS SELECT * FROM main.{table}"  # noqa: S608 - our own names
            " WHERE rule IN (SELECT rule FROM temp.chosen)"
        )
