"""The findings of a store, one after the other, as a report lists them."""

from __future__ import annotations

import json
from functools import cache
from itertools import islice
from typing import TYPE_CHECKING, Any, NamedTuple

from disclosure_lint.entries import Citation, DocumentEntry, Entry, Listed
from disclosure_lint.finding import Certainty, Outcome, Severity
from disclosure_lint.formats.standing import decided_of
from disclosure_lint.rules.model import Bilingual
from disclosure_lint.site.order import GRADES
from disclosure_lint.site.rows import position_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from disclosure_lint.entries import Change
    from disclosure_lint.site.store import Store


class Wanted(NamedTuple):
    """Which findings are wanted; what is empty does not choose.

    Attributes:
        outcome: ``fail`` or ``review``.
        limit: at most so many.
        everything: whether findings that do not count are wanted too.
        grave_first: whether errors come first, then warnings, notes, and what is to be reviewed.
    """

    outcome: str = ""
    limit: int = -1
    everything: bool = False
    grave_first: bool = False


#: Findings of a view with their pages, which are looked through in their order; ``which`` chooses.
LISTED = """
SELECT rule, outcome, severity, certainty, document, place, message, message_zh, message_en, basis, related,
       anchor, fingerprint, mac, decided, repeats, page.id, address, kind, issuer, year, title, column_name
FROM page CROSS JOIN {view} AS finding ON finding.page = page.id
WHERE {which}
ORDER BY page.sorted_by, page.id, finding.id
"""
#: Of a rule that the store does not know.
_UNSAID = Bilingual.model_construct(zh="", en="")


def findings(store: Store, wanted: Wanted | None = None) -> Iterator[Listed]:
    """Yield the findings that stand, page by page in natural order."""
    wanted = wanted or Wanted()
    words = Wording(store)
    view = "listed" if wanted.everything else "standing"
    values = {"outcome": wanted.outcome}
    rows = select(store, view, _which(wanted), values, grave_first=wanted.grave_first)
    for row in rows if wanted.limit < 0 else islice(rows, wanted.limit):
        yield words.listed(row)


def select(
    store: Store, view: str, which: str, values: Mapping[str, Any], *, grave_first: bool = False
) -> Iterator[tuple[Any, ...]]:
    """Yield the rows of a view that a condition chooses, as :class:`Wording` takes them.

    One grade after the other, rather than sorted by grade, so that an index has the order.
    """
    if not grave_first:
        yield from store.rows(LISTED.format(view=view, which=which), values)
        return
    for outcome, severity in GRADES:
        term = "outcome = :of_outcome" + (" AND severity = :of_severity" if severity else "")
        asked = {**values, "of_outcome": outcome, "of_severity": severity}
        # Where there is none of a grade the pages need not be looked through.
        if store.one(f"SELECT 1 FROM {view} WHERE {which} AND {term} LIMIT 1", asked):  # noqa: S608 - our own terms
            yield from store.rows(LISTED.format(view=view, which=f"{which} AND {term}"), asked)


def _which(wanted: Wanted) -> str:
    terms = ["true"]
    if wanted.outcome:
        terms.append("outcome = :outcome")
    return " AND ".join(terms)


class Wording:
    """Puts rows into words with what the store keeps of the rules."""

    def __init__(self, store: Store) -> None:
        self._rules: Mapping[str, tuple[Bilingual, Bilingual]] = {
            rule: _in_both(zh, en, "title", "remedy")
            for rule, zh, en in store.rows("SELECT id, zh, en FROM rule")
        }
        self._clauses: Mapping[tuple[str, str], Citation] = {
            (source, clause): _cited(source, clause, zh, en)
            for source, clause, zh, en in store.rows("SELECT source, clause, zh, en FROM clause")
        }
        (options,) = store.one("SELECT options FROM scan ORDER BY id DESC LIMIT 1") or ("{}",)
        self._roots = tuple(f"{str(root).rstrip('/')}/" for root in json.loads(options).get("sources", ()))
        # The clauses of a rule come again and again.
        self._basis = cache(self._cited)

    def listed(self, row: tuple[Any, ...], change: Change | None = None) -> Listed:
        """Return a row of the listing in words."""
        (rule, outcome, severity, certainty, document, place, message, zh, en, basis, related, anchor,
         fingerprint, mac, decided, repeats, page, address, kind, issuer, year, title,
         named) = row  # fmt: skip
        called, remedy = self._rules.get(rule, (_UNSAID, _UNSAID))
        entry = Entry(
            rule=rule,
            title=called,
            outcome=Outcome(outcome),
            severity=Severity(severity),
            certainty=Certainty(certainty),
            document=document,
            position=position_of(json.loads(place), document, page),
            message_id=message,
            message={"zh": zh, "en": en},
            remedy=remedy,
            basis=self._basis(basis),
            related=tuple(
                found for one in json.loads(related) if (found := position_of(one, document, page))
            ),
            anchor=anchor,
            fingerprint=fingerprint,
            index=page,
            mac=mac or None,
            repeats=repeats,
            **decided_of(json.loads(decided)) if decided else {},
        )
        about = DocumentEntry(
            document,
            kind=kind,
            year=year,
            issuer=issuer,
            title=title,
            address=address,
            column=named or column(address, self._roots),
        )
        return Listed(entry, about, change)

    def _cited(self, basis: str) -> tuple[Citation, ...]:
        return tuple(
            self._clauses[source, clause]
            for source, clause in json.loads(basis)
            if (source, clause) in self._clauses
        )


def _in_both(zh: str, en: str, *keys: str) -> Any:  # noqa: ANN401 - one for each key
    said_zh, said_en = json.loads(zh), json.loads(en)
    return tuple(Bilingual.model_construct(zh=said_zh[key], en=said_en[key]) for key in keys)


def _cited(source: str, clause: str, zh: str, en: str) -> Citation:
    (title,) = _in_both(zh, en, "title")
    said = json.loads(zh)
    return Citation(source, title, said["number"], clause, said["verified"])


def column(address: str, roots: Iterable[str] = ()) -> str:
    """Return the column of a site a page belongs to: the folders above it, at most two.

    Args:
        address: of the page.
        roots: folders that hold sites, which belong to no column.
    """
    root = next((root for root in roots if address.startswith(root)), "")
    path = address.removeprefix(root)
    path = path.partition("://")[2].partition("/")[2] if "://" in path else path
    folders = [part for part in path.split("?")[0].split("/")[:-1] if part not in {"", ".", ".."}]
    return "/".join(folders[:2])


def documents(store: Store) -> Iterator[dict[str, Any]]:
    """Yield the pages the last scan saw and the files inside them, as the contract of ``check`` has them.

    They come in natural order.
    """
    for (entries,) in store.rows("SELECT documents FROM page WHERE version <> '' ORDER BY sorted_by, id"):
        yield from json.loads(entries)


def failures(store: Store) -> Iterator[dict[str, Any]]:
    """Yield the rules that did not finish: ``rule``, ``document``, ``reason``."""
    for rule, document, reason in store.rows(
        "SELECT rule, document, reason FROM failure ORDER BY page, rule"
    ):
        yield {"rule": rule, "document": document, "reason": reason}
