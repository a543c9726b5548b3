"""What two scans differ in: findings that are new, gone, or still there."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from disclosure_lint.site.listing import Wording, select
from disclosure_lint.site.scans import folder_of, last_two

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from disclosure_lint.entries import Change, Listed
    from disclosure_lint.site.store import Store


def between_scans(store: Store, *, grave_first: bool = False) -> Iterator[Listed]:
    """Yield what the last finished scan of a store changed: first what is new, then gone, then still there.

    Args:
        store: with the two scans.
        grave_first: as for :class:`disclosure_lint.site.listing.Wanted`, within each of the three.
    """
    pair = last_two(store)
    words = Wording(store)
    chosen: tuple[tuple[Change, str], ...] = (
        ("new", "gone IS NULL AND first > :before"),
        ("gone", "gone > :before AND first <= :before"),
        ("still", "gone IS NULL AND first <= :before"),
    )
    values = {"before": pair.before.number if pair.before else 0 if pair.after else None}
    for change, which in chosen:
        terms = f"same IS NULL AND counts AND {which}"
        for row in select(store, "told", terms, values, grave_first=grave_first):
            yield words.listed(row, change)


def between_stores(
    old: Store, new: Store, renamed: Mapping[str, str] | None = None, *, grave_first: bool = False
) -> Iterator[Listed]:
    """Yield what one store has and another has not.

    Findings are the same when page, rule and structural address are, as many as there are of them: what a
    fingerprint is made of. Of copies of a site in two folders a page is the same when its path there is.
    What one finding speaks for is there too: that another page speaks for it makes it no new one.

    Args:
        old: the one before.
        new: the one after.
        renamed: id a rule had before → the id it has now.
        grave_first: as for :func:`between_scans`.
    """
    before, after = _Keys(old, renamed or {}), _Keys(new, renamed or {})
    had, has = before.all(), after.all()
    left = had.copy()
    yield from _those(new, after, left, "new", grave_first=grave_first)
    yield from _those(old, before, has, "gone", grave_first=grave_first)
    yield from _those(new, after, had, "still", grave_first=grave_first)


class _Keys:
    """Tells the findings of a store from each other as those of another store."""

    def __init__(self, store: Store, renamed: Mapping[str, str]) -> None:
        self._store, self._renamed = store, renamed
        self._folder = folder_of(store)

    def all(self) -> Counter[int]:
        """Return what is there, and how many times."""
        rows = self._store.rows("SELECT document, rule, anchor FROM finding WHERE gone IS NULL")
        return Counter(self.of(*row) for row in rows)

    def of(self, document: str, rule: str, anchor: str) -> int:
        """Return the key of a finding."""
        return hash((document.removeprefix(self._folder), self._renamed.get(rule, rule), anchor))


def _those(
    store: Store, keys: _Keys, known: Counter[int], change: Change, *, grave_first: bool
) -> Iterator[Listed]:
    """Findings that count and are among those known (still there), or are not; each is known once."""
    words = Wording(store)
    for row in select(store, "standing", "true", {}, grave_first=grave_first):
        one = words.listed(row, change)
        key = keys.of(one.entry.document, one.entry.rule, one.entry.anchor)
        found = known[key] > 0
        if found:
            known[key] -= 1
        if found == (change == "still"):
            yield one
