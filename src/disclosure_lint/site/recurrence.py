"""The same person's number on several pages is one finding, at the first of them."""

from __future__ import annotations

import json
from itertools import groupby
from typing import TYPE_CHECKING, Any

from disclosure_lint.finding import Outcome
from disclosure_lint.identifiers.catalogue import IDENTIFIERS
from disclosure_lint.judge.fingerprint import Fingerprints
from disclosure_lint.site.persons import RECURRENCE
from disclosure_lint.site.rows import FoundRow, dump

if TYPE_CHECKING:
    from collections.abc import Iterator

    from disclosure_lint.rules.model import Rule
    from disclosure_lint.rules.pack import Pack
    from disclosure_lint.site.store import Store

#: Pages named beside the first one.
_MOST = 20
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
    fingerprints: dict[str, Fingerprints] = {}
    rows = store.rows(_RECURRING, {"fewest": rule.options.fewest})
    for (kind, _), group in groupby(rows, key=lambda row: row[:2]):
        places = [(page, document, json.loads(place)) for _, _, page, document, place in group]
        if kind not in rule.options.identifiers:
            continue
        (page, document, first), others = places[0], places[1:]
        pages = len({page for page, _, _ in places})
        prints = fingerprints.setdefault(document, Fingerprints(document))
        data = {"pages": pages}
        yield (
            page,
            FoundRow(
                rule=rule.id,
                outcome=Outcome.REVIEW.value,
                severity=rule.file.severity.value,
                certainty="certain",
                document=document,
                place=dump({key: value for key, value in first.items() if key != "document"}),
                message_zh=rule.file.messages.zh["found"].format(kind=IDENTIFIERS[kind].zh, **data),
                message_en=rule.file.messages.en["found"].format(kind=IDENTIFIERS[kind].en, **data),
                basis=dump([[basis.source, basis.clause] for basis in rule.file.basis]),
                related=dump([{**place, "label": ""} for _, _, place in others[:_MOST]]),
                anchor=f"recurrence:{kind}",
                fingerprint=prints.take(rule.first_id, f"recurrence:{kind}"),
            ),
        )
