"""What two scans differ in: findings that are new, gone, or still there."""

from __future__ import annotations

import json
from collections import Counter
from typing import TYPE_CHECKING, Any

from disclosure_lint.site.listing import LISTED, Wording

if TYPE_CHECKING:
    from collections.abc import Iterator

    from disclosure_lint.entries import Change, Listed
    from disclosure_lint.site.store import Store


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
        sql = LISTED.format(view="told", which=f"same IS NULL AND counts AND {which}")
        for row in store.rows(sql, {"last": last, "limit": -1}):
            yield words.listed(row, change)


def between_stores(old: Store, new: Store) -> Iterator[Listed]:
    """Yield what one store has and another has not; findings are the same when page and fingerprint are.

    A fingerprint is made of the id a rule had first, and of no line or message. What one finding speaks
    for is there too: that another page speaks for it makes it no new one.
    """
    had, has = _keys(old), _keys(new)
    left = had.copy()
    yield from _those(new, left, "new")
    yield from _those(old, has, "gone")
    yield from _those(new, had, "still")


def _keys(store: Store) -> Counter[int]:
    rows = store.rows("SELECT document, fingerprint FROM finding WHERE gone IS NULL")
    return Counter(hash(row) for row in rows)


def _those(store: Store, known: Counter[int], change: Change) -> Iterator[Listed]:
    """Findings that count and are among those known (still there), or are not; each is known once."""
    words = Wording(store)
    for row in store.rows(LISTED.format(view="standing", which="true"), {"limit": -1}):
        one = words.listed(row, change)
        key = hash((one.entry.document, one.entry.fingerprint))
        found = known[key] > 0
        if found:
            known[key] -= 1
        if found == (change == "still"):
            yield one


def unlike(old: Store, new: Store) -> Iterator[tuple[str, str]]:
    """Yield, in Chinese and English, what else than the site is not alike in two stores."""
    then, now = _last(old), _last(new)
    for said, key in _UNLIKE:
        if then.get(key) != now.get(key):
            yield said
    if not all(one.get("finished") for one in (then, now)):
        yield "有一次扫描没有完成", "a scan was not completed"


#: What is said when something of the last scans differs.
_UNLIKE = (
    (("规则、选项或工具版本不同", "rules, options or version of the tool differ"), "version"),
    (("来源不同", "the sources differ"), "sources"),
    (("密钥不同，内容没有比较，只比较位置", "the keys differ: places are compared, values are not"), "key"),
)


def _last(store: Store) -> dict[str, Any]:
    version, options, finished = store.one(
        "SELECT version, options, finished FROM scan ORDER BY id DESC LIMIT 1"
    ) or ("", "{}", None)
    said = json.loads(options)
    what = (said.get("sources"), said.get("exclude"))
    return {"version": version, "sources": what, "key": store.about("mac-key"), "finished": finished}
