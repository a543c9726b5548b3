"""The findings of a store, one after the other, as the contract of ``check`` has them."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from disclosure_lint.rules.model import Lang
    from disclosure_lint.site.store import Store


class Wanted(NamedTuple):
    """Which findings are wanted; what is empty does not choose.

    Attributes:
        rule: id of a rule, or an area.
        outcome: ``fail`` or ``review``.
        limit: at most so many.
        everything: whether findings that do not count are wanted too.
    """

    rule: str = ""
    outcome: str = ""
    limit: int = -1
    everything: bool = False


class Listed(NamedTuple):
    """A finding with its page.

    Attributes:
        finding: as among the ``findings`` of ``check``, and with ``repeats``.
        title: of the rule.
        page: title of the page, masked.
        column: of the site the page belongs to, by its metadata or by its address.
        issuer: of the document, if it is known.
        year: the document reports on.
    """

    finding: dict[str, Any]
    title: str
    page: str
    column: str
    issuer: str
    year: int | None


#: Findings of a view with their pages; ``which`` chooses.
LISTED = """
SELECT rule, outcome, severity, certainty, document, place, {message}, basis, related, anchor, fingerprint,
       mac, decided, repeats, address, issuer, year, title, column_name
FROM {view} AS finding JOIN page ON page.id = finding.page
WHERE {which}
ORDER BY page.id, finding.id
LIMIT :limit
"""


def findings(store: Store, lang: Lang = "zh", wanted: Wanted | None = None) -> Iterator[Listed]:
    """Yield the findings that stand, page by page."""
    wanted = wanted or Wanted()
    words = Wording(store, lang)
    view = "listed" if wanted.everything else "standing"
    sql = LISTED.format(message=f"message_{lang}", view=view, which=_which(wanted))
    values = {"rule": wanted.rule, "outcome": wanted.outcome, "limit": wanted.limit}
    for row in store.rows(sql, values):
        yield words.listed(row)


def _which(wanted: Wanted) -> str:
    terms = ["true"]
    if wanted.rule:
        terms.append("(rule = :rule OR rule LIKE :rule || '/%')")
    if wanted.outcome:
        terms.append("outcome = :outcome")
    return " AND ".join(terms)


class Wording:
    """Puts rows into words with what the store keeps of the rules."""

    def __init__(self, store: Store, lang: Lang) -> None:
        self._rules: Mapping[str, dict[str, str]] = {
            rule: json.loads(said)
            for rule, said in store.rows(f"SELECT id, {lang} FROM rule")  # noqa: S608 - zh or en
        }
        self._clauses: Mapping[tuple[str, str], dict[str, Any]] = {
            (source, clause): {"source": source, "clause": clause, **json.loads(said)}
            for source, clause, said in store.rows(
                f"SELECT source, clause, {lang} FROM clause"  # noqa: S608 - zh or en
            )
        }

    def listed(self, row: tuple[Any, ...]) -> Listed:
        """Return a row of the listing in words."""
        (rule, outcome, severity, certainty, document, place, message, basis, related, anchor, fingerprint,
         mac, decided, repeats, address, issuer, year, page, named) = row  # fmt: skip
        said = self._rules.get(rule, {})
        finding = {
            "rule": rule,
            "outcome": outcome,
            "severity": severity,
            "certainty": certainty,
            "document": document,
            **json.loads(place),
            "message": message,
            "remedy": said.get("remedy", ""),
            "basis": [self._clauses[tuple(one)] for one in json.loads(basis) if tuple(one) in self._clauses],
            "related": json.loads(related),
            "anchor": anchor,
            "fingerprint": fingerprint,
            **({"mac": mac} if mac else {}),
            **json.loads(decided or "{}"),
            "repeats": repeats,
        }
        return Listed(finding, said.get("title", ""), page, named or column(address), issuer or "", year)


def column(address: str) -> str:
    """Return the column of a site a page belongs to: the folders above it, at most two."""
    path = address.partition("://")[2].partition("/")[2] if "://" in address else address
    folders = [part for part in path.split("?")[0].split("/")[:-1] if part not in {"", ".", ".."}]
    return "/".join(folders[:2])


def documents(store: Store) -> Iterator[dict[str, Any]]:
    """Yield the pages the last scan saw and the files inside them, as the contract of ``check`` has them."""
    for (entries,) in store.rows("SELECT documents FROM page WHERE version <> '' ORDER BY id"):
        yield from json.loads(entries)
