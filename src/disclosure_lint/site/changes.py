"""What two scans differ in: findings that are new, gone, or still there."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Literal, NamedTuple

from disclosure_lint.site.listing import LISTED, Wording

if TYPE_CHECKING:
    from collections.abc import Iterator

    from disclosure_lint.rules.model import Lang
    from disclosure_lint.site.listing import Listed
    from disclosure_lint.site.store import Store

State = Literal["new", "gone", "still"]
#: What is told of a finding: its page, rule and structural address.
_Key = tuple[str, str, str]


class Change(NamedTuple):
    """A finding, and what became of it."""

    state: State
    listed: Listed


def between_scans(store: Store, lang: Lang = "zh") -> Iterator[Change]:
    """Yield what the last scan of a store changed: first what is new, then gone, then still there."""
    (last,) = store.one("SELECT max(id) FROM scan WHERE finished IS NOT NULL") or (None,)
    words = Wording(store, lang)
    chosen: tuple[tuple[State, str], ...] = (
        ("new", "gone IS NULL AND first = :last"),
        ("gone", "gone = :last"),
        ("still", "gone IS NULL AND first < :last"),
    )
    for state, which in chosen:
        sql = LISTED.format(message=f"message_{lang}", which=f"same IS NULL AND {which}")
        for row in store.rows(sql, {"last": last, "limit": -1}):
            yield Change(state, words.listed(row))


def between_stores(old: Store, new: Store, lang: Lang = "zh") -> Iterator[Change]:
    """Yield what one store has and another has not; findings are the same when page, rule and address are."""
    left = Counter(_keys(old))
    words = Wording(new, lang)
    still: list[Change] = []
    sql = LISTED.format(message=f"message_{lang}", which="gone IS NULL AND same IS NULL")
    for row in new.rows(sql, {"limit": -1}):
        listed = words.listed(row)
        key = _key(listed)
        if left[key]:
            left[key] -= 1
            still.append(Change("still", listed))
        else:
            yield Change("new", listed)
    words = Wording(old, lang)
    for row in old.rows(sql, {"limit": -1}):
        listed = words.listed(row)
        key = _key(listed)
        if left[key]:
            left[key] -= 1
            yield Change("gone", listed)
    yield from still


def _key(listed: Listed) -> _Key:
    finding = listed.finding
    return finding["document"], finding["rule"], finding["fingerprint"]


def _keys(store: Store) -> Iterator[_Key]:
    sql = "SELECT document, rule, fingerprint FROM finding WHERE gone IS NULL AND same IS NULL"
    return ((document, rule, fingerprint) for document, rule, fingerprint in store.rows(sql))
