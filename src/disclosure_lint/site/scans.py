"""The scans of stores: when they were, of what, with what, and in what two of them are unlike."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from disclosure_lint.judge.fingerprint import is_address
from disclosure_lint.judge.masking import Masker

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from disclosure_lint.site.store import Store

#: Options that decide which pages a scan sees, the sources aside.
_REACH = ("exclude", "hosts", "depth", "max_size", "max_pages", "private", "render")


class Scan(NamedTuple):
    """One scan.

    Attributes:
        store: name of its file, masked.
        number: among the scans of the store.
        started: as ISO 8601 in UTC.
        finished: the same, empty when it was stopped.
        version: of rules, choice and tool.
        options: that were written down, among them the ``sources``.
        key: id of the key of values.
        tool: its ``version`` and the ``pack`` of rules, as far as they are known.
    """

    store: str
    number: int
    started: str
    finished: str
    version: str
    options: Mapping[str, Any]
    key: str
    tool: Mapping[str, Any]

    @property
    def sources(self) -> Sequence[str]:
        """What was scanned."""
        return tuple(self.options.get("sources", ()))


class Pair(NamedTuple):
    """Two scans that are compared; ``before`` is None when there was one only."""

    before: Scan | None
    after: Scan | None

    @property
    def unlike(self) -> tuple[str, ...]:
        """In what they are unlike, the site aside."""
        return tuple(unlike(self.before, self.after)) if self.before and self.after else ()


def scans_of(store: Store) -> list[Scan]:
    """Return the scans of a store, the last one at the end."""
    name, key = Masker().mask_address(store.path.name), store.about("mac-key") or ""
    return [
        Scan(name, number, started, finished, version, json.loads(options), key, json.loads(tool))
        for number, started, finished, version, options, tool in store.rows(_SCANS)
    ]


def last_two(store: Store) -> Pair:
    """Return the last two scans of a store that were finished."""
    finished = [scan for scan in scans_of(store) if scan.finished]
    before, after = [None, None, *finished][-2:]
    return Pair(before, after)


def last_of_each(old: Store, new: Store) -> Pair:
    """Return the last scan of each of two stores, finished or not."""
    before, after = (next(reversed(scans_of(store)), None) for store in (old, new))
    return Pair(before, after)


def unlike(then: Scan, now: Scan) -> Iterator[str]:
    """Yield in what two scans are unlike: ``rules``, ``sources``, ``key``, ``stopped``."""
    if then.version != now.version:
        yield "rules"
    copies = is_folder(then.sources) and is_folder(now.sources)
    reach = any(then.options.get(name) != now.options.get(name) for name in _REACH)
    if reach or not (copies or then.sources == now.sources):
        yield "sources"
    if then.key != now.key:
        yield "key"
    if not (then.finished and now.finished):
        yield "stopped"


def is_folder(sources: Sequence[str]) -> bool:
    """Whether what was scanned is one folder, or one file."""
    return len(sources) == 1 and not is_address(sources[0])


def folder_of(store: Store) -> str:
    """Return the folder that was scanned, with a slash behind it, ``""`` for anything else."""
    last = next(reversed(scans_of(store)), None)
    return f"{Path(last.sources[0])}/" if last and is_folder(last.sources) else ""


_SCANS = "SELECT id, started, coalesce(finished, ''), version, options, tool FROM scan ORDER BY id"
