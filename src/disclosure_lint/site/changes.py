"""What two scans differ in: findings that are new, gone, or still there."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from disclosure_lint.site.listing import LISTED, Wording
from disclosure_lint.site.overview import STANDING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from disclosure_lint.entries import Change, Listed
    from disclosure_lint.site.store import Store

#: What tells a finding from others: its document, rule and structural address.
_KEYS = f"SELECT document, rule, fingerprint FROM finding WHERE {STANDING}"  # noqa: S608 - constant


def between_scans(store: Store) -> Iterator[Listed]:
    """Yield what the last scan of a store changed: first what is new, then gone, then still there."""
    (last,) = store.one("SELECT max(id) FROM scan WHERE finished IS NOT NULL") or (None,)
    words = Wording(store)
    chosen: tuple[tuple[Change, str], ...] = (
        ("new", "gone IS NULL AND first = :last"),
        ("gone", "gone = :last"),
        ("still", "gone IS NULL AND first < :last"),
    )
    for change, which in chosen:
        sql = LISTED.format(which=f"same IS NULL AND {which}")
        for row in store.rows(sql, {"last": last, "limit": -1}):
            yield words.listed(row, change)


def between_stores(old: Store, new: Store) -> Iterator[Listed]:
    """Yield what one store has and another has not; findings are the same when page, rule and address are."""
    had = Counter(hash(key) for key in old.rows(_KEYS))
    left = had.copy()
    yield from _those(new, left, "new", known=False)
    yield from _those(old, left, "gone", known=True)
    yield from _those(new, had, "still", known=True)


def _those(store: Store, left: Counter[int], change: Change, *, known: bool) -> Iterator[Listed]:
    """Findings that are among those left, or are not; whatever is met is left no more."""
    words = Wording(store)
    for row in store.rows(LISTED.format(which=STANDING), {"limit": -1}):
        one = words.listed(row, change)
        key = hash((one.entry.document, one.entry.rule, one.entry.fingerprint))
        found = left[key] > 0
        if found:
            left[key] -= 1
        if found == known:
            yield one
