"""What two scans differ in: findings that are new, gone, or still there."""

from __future__ import annotations

import json
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING, Any

from disclosure_lint.judge.fingerprint import is_address
from disclosure_lint.site.listing import Wording, select

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from disclosure_lint.entries import Change, Listed
    from disclosure_lint.site.store import Store


def between_scans(store: Store, *, grave_first: bool = False) -> Iterator[Listed]:
    """Yield what the last scan of a store changed: first what is new, then gone, then still there.

    Args:
        store: with the two scans.
        grave_first: as for :class:`disclosure_lint.site.listing.Wanted`, within each of the three.
    """
    (last,) = store.one("SELECT max(id) FROM scan WHERE finished IS NOT NULL") or (None,)
    words = Wording(store)
    chosen: tuple[tuple[Change, str], ...] = (
        ("new", "gone IS NULL AND first = :last"),
        ("gone", "gone = :last"),
        ("still", "gone IS NULL AND first < :last"),
    )
    for change, which in chosen:
        terms = f"same IS NULL AND counts AND {which}"
        for row in select(store, "told", terms, {"last": last}, grave_first=grave_first):
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
        sources = _last(store)["sources"]
        self._folder = f"{Path(sources[0])}/" if _is_folder(sources) else ""

    def all(self) -> Counter[int]:
        """Return what is there, and how many times."""
        rows = self._store.rows("SELECT document, rule, anchor FROM finding WHERE gone IS NULL")
        return Counter(self.of(*row) for row in rows)

    def of(self, document: str, rule: str, anchor: str) -> int:
        """Return the key of a finding."""
        return hash((document.removeprefix(self._folder), self._renamed.get(rule, rule), anchor))


def _is_folder(sources: Sequence[str]) -> bool:
    """Whether what was scanned is one folder, or one file."""
    return len(sources) == 1 and not is_address(sources[0])


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


def unlike(old: Store, new: Store) -> Iterator[tuple[str, str]]:
    """Yield, in Chinese and English, what else than the site is not alike in two stores."""
    then, now = _last(old), _last(new)
    if then["version"] != now["version"]:
        yield "规则、选项或工具版本不同", "rules, options or version of the tool differ"
    copies = _is_folder(then["sources"]) and _is_folder(now["sources"])
    if then["exclude"] != now["exclude"] or not (copies or then["sources"] == now["sources"]):
        yield "来源不同", "the sources differ"
    if then["key"] != now["key"]:
        yield "密钥不同", "the keys differ"
    if not (then["finished"] and now["finished"]):
        yield "有一次扫描没有完成", "a scan was not completed"


def _last(store: Store) -> dict[str, Any]:
    """What the last scan of a store was like."""
    version, options, finished = store.one(
        "SELECT version, options, finished FROM scan ORDER BY id DESC LIMIT 1"
    ) or ("", "{}", None)
    said = json.loads(options)
    return {
        "version": version,
        "sources": said.get("sources", ()),
        "exclude": said.get("exclude"),
        "key": store.about("mac-key"),
        "finished": finished,
    }
