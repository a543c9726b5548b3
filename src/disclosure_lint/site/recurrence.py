"""The same person's number on several pages is one finding, at the first of them."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING, Any

from disclosure_lint.finding import Certainty
from disclosure_lint.identifiers.catalogue import IDENTIFIERS
from disclosure_lint.site.across import Across, Spot
from disclosure_lint.site.persons import RECURRENCE

if TYPE_CHECKING:
    from collections.abc import Iterator

    from disclosure_lint.rules.model import Lang, Rule
    from disclosure_lint.rules.pack import Pack
    from disclosure_lint.site.rows import FoundRow
    from disclosure_lint.site.store import Store

_RECURRING = """
SELECT person.kind, person.digest, page, document, place FROM person JOIN page ON page.id = person.page
WHERE version <> '' AND (person.kind, person.digest) IN (
    SELECT person.kind, person.digest FROM person JOIN page ON page.id = person.page
    WHERE version <> '' GROUP BY 1, 2 HAVING count(DISTINCT page) >= :fewest
)
ORDER BY 1, 2, address
"""


def recurring(store: Store, pack: Pack) -> Iterator[tuple[int, FoundRow]]:
    """Yield what rules on numbers that recur find, each with the page it belongs to."""
    for rule in pack.rules:
        if rule.file.kind == RECURRENCE:
            yield from _of_rule(rule, store)


def _of_rule(rule: Rule[Any], store: Store) -> Iterator[tuple[int, FoundRow]]:
    made = Across(rule)
    rows = store.rows(_RECURRING, {"fewest": rule.options.fewest})
    for (kind, _), group in groupby(rows, key=lambda row: row[:2]):
        first, *others = (Spot(*row[2:]) for row in group)
        if kind not in rule.options.identifiers:
            continue
        pages, called = len({spot.page for spot in (first, *others)}), IDENTIFIERS[kind]
        data: dict[Lang, dict[str, object]] = {
            "zh": {"kind": called.zh, "pages": pages},
            "en": {"kind": called.en, "pages": pages},
        }
        anchor = f"recurrence:{kind}"
        yield made.row("found", first, others, data, anchor=anchor, certainty=Certainty.CERTAIN)
