"""Decisions about the findings of a store: suppressed, dismissed, known. They change what is looked at only.

Each page is judged as a document of ``check`` is. What comes of it is kept in tables of the one who
looks, so that the store is the same for everybody, and a decision holds from the next report.
"""

from __future__ import annotations

import json
from collections import Counter
from dataclasses import dataclass
from datetime import date  # noqa: TC003 - a field
from functools import lru_cache
from itertools import groupby
from operator import itemgetter
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from disclosure_lint.judge.fingerprint import document_key, is_address
from disclosure_lint.judge.masking import Masker
from disclosure_lint.rules.select import current, matches
from disclosure_lint.site.scans import scans_of
from disclosure_lint.triage.lines import Met, Row

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from disclosure_lint.rules.pack import Pack
    from disclosure_lint.site.store import Store
    from disclosure_lint.triage.baseline import Baseline
    from disclosure_lint.triage.suppressions import Suppressions
    from disclosure_lint.triage.verdicts import Verdicts

#: No page has a higher number.
_LAST = 2**62
_FOUND = """
SELECT page, id, rule, document, place, message, anchor, fingerprint, mac FROM finding
WHERE gone IS NULL AND page BETWEEN :page AND :last AND (
    rule IN (SELECT value FROM json_each(:rules)) OR :inline AND page IN (SELECT page FROM remark)
)
ORDER BY page, id
"""


@dataclass(frozen=True)
class Decisions:
    """What was decided, and what findings are known by.

    Attributes:
        pack: all rules.
        root: the folder documents are named from.
        today: the day suppressions are judged on.
        suppressions: findings that do not count.
        verdicts: what people said of findings.
        baseline: findings that are known.
        inline: whether remarks in sources are followed.
    """

    pack: Pack
    root: Path
    today: date
    suppressions: Suppressions | None = None
    verdicts: Verdicts | None = None
    baseline: Baseline | None = None
    inline: bool = False

    @property
    def any(self) -> bool:
        """Whether there is anything by which a finding may not count."""
        return bool(self.suppressions or self.verdicts or self.baseline or self.inline)

    def concerned(self, rules: Iterable[str]) -> list[str]:
        """Return the rules whose findings have to be looked at."""
        written = [one.rule for one in self.suppressions.written] if self.suppressions else []
        exact = {row.rule for kept in (self.verdicts, self.baseline) if kept for row in kept.rows}
        named = {rule: current(self.pack, rule) for rule in rules}
        return [
            rule for rule, now in named.items() if now in exact or any(matches(now, name) for name in written)
        ]


class Found(NamedTuple):
    """A finding of a store as decisions look at it.

    Attributes:
        id: its row.
        document: its name in the store.
        met: what decisions look at.
        ordinal: how many like it come before it in its document.
    """

    id: int
    document: str
    met: Met
    ordinal: int


class Names:
    """Gives the documents of a store the names decisions know them by, wherever the tool is started.

    Args:
        store: the store; it knows in which folder the scan ran.
        root: the folder documents are named from.
    """

    def __init__(self, store: Store, root: Path) -> None:
        self._base = _base(store)
        self._root = root
        self.key = lru_cache(maxsize=16)(self._key)

    def whole(self, document: str) -> str:
        """Return the whole path of a document, or its URL."""
        return document if is_address(document) else str(self._base / document)

    def _key(self, document: str) -> str:
        key = document_key(self.whole(document), self._root)
        # The name is masked already; folders that are put before it are not.
        return key if document.endswith(key) else Masker().mask(key)


def copies_of(store: Store) -> tuple[Path, ...]:
    """Return the folders that were scanned."""
    last = next(reversed(scans_of(store)), None)
    sources = last.sources if last else ()
    return tuple(_base(store) / source for source in sources if not is_address(source))


def _base(store: Store) -> Path:
    """The folder the scan ran in."""
    base = store.about("base")
    return (store.path.parent / base) if base else Path.cwd()


def list_found(
    store: Store, decisions: Decisions, rules: Iterable[str], page: int | None = None
) -> Iterator[list[Found]]:
    """Yield the findings of some rules that are there, a page at a time or of one page, repetitions too.

    Where remarks in sources are followed, all findings of pages that have some are yielded.
    """
    names = Names(store, decisions.root)
    values = {
        "rules": json.dumps(list(rules)),
        "inline": decisions.inline,
        "page": page or 0,
        "last": page or _LAST,
    }
    for _, rows in groupby(store.rows(_FOUND, values), key=itemgetter(0)):
        seen: Counter[tuple[str, ...]] = Counter()
        found = []
        for place, row in sorted(((json.loads(row[4]), row) for row in rows), key=_in_order):
            met = _met(place, row, names, decisions.pack)
            found.append(Found(row[1], row[3], met, seen[met.row.address]))
            seen[met.row.address] += 1
        yield found


def _in_order(row: tuple[dict[str, Any], tuple[Any, ...]]) -> tuple[int, int]:
    place, (_, number, *_) = row
    return (-1 if place["offset"] is None else place["offset"], number)


def _met(place: dict[str, Any], row: tuple[Any, ...], names: Names, pack: Pack) -> Met:
    _, _, rule, document, _, message, anchor, fingerprint, mac = row
    known = Row.model_construct(
        document=names.key(document),
        rule=current(pack, rule),
        message=message,
        anchor=anchor,
        mac=mac or None,
    )
    return Met(known, names.whole(document), fingerprint, place["line"], place["excerpt"])
