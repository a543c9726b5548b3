"""What a store holds, in numbers."""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, NamedTuple

from disclosure_lint.judge.standing import Standing
from disclosure_lint.site.reports import OrganReports, annual_reports
from disclosure_lint.site.scans import Pair, scans_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from disclosure_lint.site.store import Store


class RuleCount(NamedTuple):
    """How often a rule found something."""

    rule: str
    outcome: str
    severity: str
    number: int


class ScanTotal(NamedTuple):
    """A scan and what it came to, whatever is decided of its findings.

    Attributes:
        finished: when it was, empty when it was stopped.
        found: findings that were there at its end.
        new: findings that are new since the last scan that was finished.
        gone: findings that are gone since then.
        review: of what was found, what a person must look at.
        unlike: in what else than the site it is unlike that scan, as
            :func:`disclosure_lint.site.scans.unlike` has it.
    """

    id: int
    started: str
    finished: str
    seconds: float
    found: int
    new: int
    gone: int
    review: int
    unlike: tuple[str, ...] = ()


@dataclass(frozen=True)
class Overview:
    """The state of a store.

    Attributes:
        pages: that are there, as far as the scans so far tell.
        seen: of these, looked at by the last scan, which may not be finished.
        checked: of these, new or changed then.
        unread: reason → pages that were not read.
        rules: counts by rule, outcome and severity of findings that count, most frequent first.
        listed: the same of all findings, whatever was decided of them.
        failures: (rule, reason) → pages on which a rule did not finish.
        scans: all of them, the last one at the end.
        size: bytes of the pages.
        options: of the last scan.
        complete: whether the last scan that was finished looked at the whole site.
        left_out: reason → addresses it did not fetch.
        reports: annual reports by organ and year.
        tool: the rules and what found names, as the contract of ``check`` has them.
        standing: what decisions about findings came to.
    """

    pages: int
    seen: int
    checked: int
    unread: Mapping[str, int]
    rules: tuple[RuleCount, ...]
    listed: tuple[RuleCount, ...]
    failures: Mapping[tuple[str, str], int]
    scans: tuple[ScanTotal, ...]
    size: int
    options: Mapping[str, object] = field(default_factory=dict)
    complete: bool = True
    left_out: Mapping[str, int] = field(default_factory=dict)
    reports: tuple[OrganReports, ...] = ()
    tool: Mapping[str, Any] = field(default_factory=dict)
    standing: Standing = field(default_factory=Standing)

    @property
    def finished(self) -> bool:
        """Whether the last scan came to its end."""
        return bool(self.scans and self.scans[-1].finished)

    @property
    def read(self) -> int:
        """Pages that were read."""
        return self.pages - sum(self.unread.values())

    def level(self, outcome: str, severity: str = "", *, everything: bool = False) -> int:
        """Return how many findings have an outcome, and a severity if one is given."""
        return sum(
            count.number
            for count in (self.listed if everything else self.rules)
            if count.outcome == outcome and severity in {"", count.severity}
        )


def overview(store: Store, standing: Standing | None = None) -> Overview:
    """Return the state of a store, with what decisions came to if its views show them."""
    last, options = (*store.one("SELECT id, options FROM scan ORDER BY id DESC LIMIT 1"), 0, "{}")[:2]
    # Of pages that are gone no version is kept.
    pages, seen, checked, size = store.one(
        "SELECT count(*), coalesce(sum(seen = ?), 0), coalesce(sum(checked = ?), 0), coalesce(sum(size), 0)"
        " FROM page WHERE version <> ''",
        (last, last),
    )
    counting = _counts(store, "standing")
    return Overview(
        pages=pages,
        seen=seen,
        checked=checked,
        unread=dict(store.rows(_UNREAD)),
        rules=counting,
        # Where nothing was decided all count.
        listed=counting if standing in (None, Standing()) else _counts(store, "listed"),
        failures={
            (rule, reason): number
            for rule, reason, number in store.rows(
                "SELECT rule, reason, count(*) FROM failure GROUP BY rule, reason"
            )
        },
        scans=tuple(_scans(store)),
        size=size,
        options=json.loads(options),
        **json.loads(store.about("coverage") or "{}"),
        reports=annual_reports(store),
        tool=json.loads(store.about("tool") or "{}"),
        standing=standing or Standing(),
    )


def _counts(store: Store, view: str) -> tuple[RuleCount, ...]:
    sql = (
        f"SELECT rule, outcome, severity, count(*) AS number FROM {view}"  # noqa: S608 - one of ours
        " GROUP BY rule, outcome, severity ORDER BY number DESC, rule"
    )
    return tuple(RuleCount(*row) for row in store.rows(sql))


def _scans(store: Store) -> Iterator[ScanTotal]:
    before = None
    for scan, row in zip(scans_of(store), store.rows(_TOTALS), strict=True):
        yield ScanTotal._make((*row, Pair(before, scan).unlike if scan.finished else ()))
        before = scan if scan.finished else before


_UNREAD = """
SELECT unread, count(*) FROM page
WHERE version <> '' AND unread IS NOT NULL GROUP BY unread ORDER BY unread
"""
_TOTALS = """
SELECT id, started, coalesce(finished, ''), seconds,
       coalesce(sum(number), 0), coalesce(sum(new), 0), coalesce(sum(gone), 0),
       coalesce(sum(number) FILTER (WHERE outcome = 'review'), 0)
FROM scan LEFT JOIN total ON total.scan = scan.id GROUP BY id ORDER BY id
"""
