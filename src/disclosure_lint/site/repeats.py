"""What stands in the template of a site, or on several copies of a page, is reported once.

Findings of one rule that say the same of the same words on pages of one host come of the
template: the first page speaks for all, and the others are counted. Pages of one host with the
same bytes are copies: the first address speaks for the others.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from disclosure_lint.site.store import Store

#: Rules about what the template of a page says.
AREA = "website/"

#: Those that are gone with the last scan belong to it: where others of the group are still there, or all
#: are gone together, one is told. ``since`` is when the first of them was met.
_GROUPED = """
CREATE TEMP TABLE grouped AS
SELECT finding.id AS id,
       first_value(finding.id) OVER same AS speaker,
       min(first) OVER whole AS since,
       (gone IS NOT NULL) = min(gone IS NOT NULL) OVER whole AS counted
FROM finding JOIN page ON page.id = finding.page
WHERE (gone IS NULL OR gone = (SELECT max(id) FROM scan))
AND (rule LIKE :area || '%' OR NOT across AND digest IN (
    SELECT digest FROM page WHERE host(address) <> '' AND unread IS NULL
    GROUP BY host(address), digest HAVING count(*) > 1
) AND host(address) <> '')
WINDOW whole AS (
    PARTITION BY rule, host(address), message_zh,
        CASE WHEN rule LIKE :area || '%' THEN json_extract(place, '$.excerpt') ELSE digest || place END
), same AS (whole ORDER BY gone IS NOT NULL, address, finding.id)
"""
_JOINED = (
    "UPDATE finding SET same = NULL, repeats = 0 WHERE gone IS NULL AND (same IS NOT NULL OR repeats > 0)",
    "UPDATE finding SET same = speaker FROM grouped WHERE grouped.id = finding.id AND speaker <> finding.id",
    """
    UPDATE finding SET repeats = number, first = since FROM (
        SELECT speaker, sum(counted) - 1 AS number, min(since) AS since FROM grouped
        GROUP BY speaker HAVING count(*) > 1
    ) WHERE finding.id = speaker
    """,
)


def join_repeats(store: Store) -> None:
    """Let one finding speak for those of the same template."""
    with store.transaction() as db:
        db.create_function("host", 1, host, deterministic=True)
        db.execute("DROP TABLE IF EXISTS temp.grouped")
        db.execute(_GROUPED, {"area": AREA})
        for step in _JOINED:
            db.execute(step)
        db.execute("DROP TABLE temp.grouped")


def host(address: str) -> str:
    """Return the host of an address, ``""`` for a path."""
    scheme, found, rest = address.partition("://")
    return rest.partition("/")[0].lower() if found and scheme else ""
