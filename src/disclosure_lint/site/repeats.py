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

_GROUPED = """
CREATE TEMP TABLE grouped AS
SELECT finding.id AS id,
       first_value(finding.id) OVER same AS speaker
FROM finding JOIN page ON page.id = finding.page
WHERE gone IS NULL AND (rule LIKE :area || '%' OR NOT across AND digest IN (
    SELECT digest FROM page WHERE version <> '' AND host(address) <> '' AND unread IS NULL
    GROUP BY host(address), digest HAVING count(*) > 1
) AND host(address) <> '')
WINDOW same AS (
    PARTITION BY rule, host(address), message_zh,
        CASE WHEN rule LIKE :area || '%' THEN json_extract(place, '$.excerpt') ELSE digest || place END
    ORDER BY address, finding.id
)
"""


def join_repeats(store: Store) -> None:
    """Let one finding speak for those of the same template."""
    with store.transaction() as db:
        db.create_function("host", 1, host, deterministic=True)
        db.execute("DROP TABLE IF EXISTS temp.grouped")
        db.execute(_GROUPED, {"area": AREA})
        db.execute("UPDATE finding SET same = NULL, repeats = 0 WHERE same IS NOT NULL OR repeats > 0")
        db.execute(
            "UPDATE finding SET same = speaker FROM grouped"
            " WHERE grouped.id = finding.id AND speaker <> finding.id"
        )
        db.execute(
            "UPDATE finding SET repeats = number FROM"
            " (SELECT speaker, count(*) - 1 AS number FROM grouped GROUP BY speaker HAVING number > 0)"
            " WHERE finding.id = speaker"
        )
        db.execute("DROP TABLE temp.grouped")


def host(address: str) -> str:
    """Return the host of an address, ``""`` for a path."""
    scheme, found, rest = address.partition("://")
    return rest.partition("/")[0].lower() if found and scheme else ""
