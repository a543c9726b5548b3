"""How the findings of a store stand: which count, and what was decided of those that do not."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from functools import cached_property
from typing import TYPE_CHECKING, Any, NamedTuple

from disclosure_lint.formats.standing import keys_of
from disclosure_lint.judge.files import holding
from disclosure_lint.judge.fingerprint import is_address
from disclosure_lint.judge.standing import BaselineSummary, Decision, Standing
from disclosure_lint.rules.select import UnknownNameError, current, is_known, matches, names_of
from disclosure_lint.site.decisions import Names, list_found
from disclosure_lint.site.listing import documents
from disclosure_lint.site.remarks import remark_of
from disclosure_lint.site.rows import dump
from disclosure_lint.site.views import show_decided, show_only
from disclosure_lint.triage.baseline import Left
from disclosure_lint.triage.folder import vanished_from
from disclosure_lint.triage.inline import Remarks
from disclosure_lint.triage.lines import Row

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator

    from disclosure_lint.judge.standing import Notice, Suppression
    from disclosure_lint.rules.pack import Pack
    from disclosure_lint.site.decisions import Decisions, Found
    from disclosure_lint.site.store import Store

_PASSED_OVER = """
SELECT coalesce(sum(said ->> 'suppression' IS NOT NULL), 0),
       coalesce(sum(said ->> 'suppression' IS NULL AND said ->> '$.verdict.decision' = 'dismissed'), 0)
FROM (SELECT decided AS said FROM listed WHERE NOT counts)
"""

#: Those in the baseline, repetitions too.
_KNOWN = "SELECT count(*) FROM told WHERE gone IS NULL AND decided ->> 'baseline_state' = 'unchanged'"


class Judged(NamedTuple):
    """What decisions came to, and what of the baseline is gone."""

    standing: Standing
    gone: Counter[Row]


def decide(store: Store, decisions: Decisions) -> Judged:
    """Let the views of a store show what was decided of its findings; return what that came to."""
    if not decisions.any:
        return Judged(Standing(), Counter())
    judge = _Judge(store, decisions)
    rules = decisions.concerned(rule for (rule,) in store.rows("SELECT id FROM rule"))
    decided = judge.decided(list_found(store, decisions, rules))
    show_decided(store, decided, others={"baseline_state": "new"} if decisions.baseline else {})
    return judge.judged()


def narrow(store: Store, judged: Judged, pack: Pack, names: Collection[str]) -> Standing:
    """Let the views of a store show the findings of some rules only; return what was decided of these.

    Args:
        store: whose decisions are shown.
        judged: what they came to.
        pack: the rules there are now; those of the store may have had other ids.
        names: ids of rules, areas or patterns.

    Raises:
        UnknownNameError: for one that neither the pack nor the store knows.
    """
    rules = {rule: current(pack, rule) for (rule,) in store.rows("SELECT id FROM rule")}
    chosen = {rule: now for rule, now in rules.items() if any(_is_meant(pack, rule, now, n) for n in names)}
    for name in names:
        if not is_known(pack, name) and not any(matches(rule, name) for rule in rules):
            raise UnknownNameError("规则 (rule)", name, {*names_of(pack), *rules})
    show_only(store, chosen)
    suppressed, dismissed = store.one(_PASSED_OVER)
    baseline = judged.standing.baseline
    if baseline:
        (known,) = store.one(_KNOWN)
        (new,) = store.one("SELECT count(*) FROM standing")
        gone = sum(number for row, number in judged.gone.items() if row.rule in set(chosen.values()))
        baseline = replace(baseline, known=known, new=new, gone=gone)
    return replace(judged.standing, suppressed=suppressed, dismissed=dismissed, baseline=baseline)


def _is_meant(pack: Pack, rule: str, now: str, name: str) -> bool:
    return matches(rule, name) or matches(now, current(pack, name))


def list_open(store: Store, decisions: Decisions) -> Iterator[Row]:
    """Yield what is known by now of the findings that are there and count, repetitions too."""
    passed_over = {number for (number,) in store.rows("SELECT id FROM told WHERE NOT counts")}
    rules = (rule for (rule,) in store.rows("SELECT id FROM rule"))
    for page in list_found(store, decisions, rules):
        yield from (one.met.row for one in page if one.id not in passed_over)


class _Judge:
    """Says of each finding what was decided of it, and at the end what all came to."""

    def __init__(self, store: Store, decisions: Decisions) -> None:
        self._store, self._decisions = store, decisions
        key = store.about("mac-key")
        baseline, verdicts = decisions.baseline, decisions.verdicts
        self._values = bool(key and baseline and baseline.key == key)
        self._said_values = bool(key and verdicts and verdicts.key == key)
        self._left = Left(baseline, values=self._values) if baseline else None
        self._used: set[int] = set()
        self._known = 0
        self._remarks = _RemarksOfPages(store, decisions)

    def decided(self, pages: Iterable[list[Found]]) -> Iterator[tuple[int, bool, str]]:
        """Yield (finding, whether it counts, what was decided as JSON) where something was."""
        for page in pages:
            said = [self._said(one) for one in page]
            open_ = [number for number, (counts, _) in enumerate(said) if counts]
            known = self._left.take([page[number].met.row for number in open_]) if self._left else ()
            for number, row in zip(open_, known, strict=False):
                counts, keys = said[number]
                said[number] = row is None, keys | {"baseline_state": "unchanged" if row else "new"}
            self._known += sum(row is not None for row in known)
            for one, (counts, keys) in zip(page, said, strict=True):
                if keys:
                    yield one.id, counts, dump(keys)

    def _said(self, one: Found) -> tuple[bool, dict[str, Any]]:
        """Whether a finding counts, the baseline left aside, and what was decided of it."""
        suppressions, verdicts = self._decisions.suppressions, self._decisions.verdicts
        held = (suppressions.of(one.met) if suppressions else None) or self._remarks.of(one)
        row = verdicts.match(one.met.row, one.ordinal, values=self._said_values) if verdicts else None
        if row is not None:
            self._used.add(id(row))
        dismissed = row is not None and row.verdict is Decision.DISMISSED
        return not (held or dismissed), keys_of(suppression=held, verdict=row.said if row else None)

    def judged(self) -> Judged:
        """Return what all came to."""
        store, decisions = self._store, self._decisions
        suppressed, dismissed = store.one(_PASSED_OVER)
        looked = _Documents(store, decisions)
        notices = [*self._remarks.notices()]
        if decisions.suppressions:
            notices += decisions.suppressions.notices(looked.names, decisions.pack)
        if decisions.verdicts:
            notices += decisions.verdicts.dropped(self._used, looked.read, decisions.pack)
        baseline, gone = decisions.baseline, Counter[Row]()
        summary = None
        if baseline and self._left:
            (new,) = store.one("SELECT count(*) FROM standing")
            gone += Counter({row: count for row, count in self._left.rows.items() if looked.at(row)})
            summary = BaselineSummary(baseline.name, self._known, new, gone.total(), self._values)
        return Judged(Standing(suppressed, dismissed, tuple(notices), summary), gone)


class _RemarksOfPages:
    """The remarks in sources of all pages, where they are followed; pages that have some are few."""

    def __init__(self, store: Store, decisions: Decisions) -> None:
        found: dict[str, list[str]] = {}
        if decisions.inline:
            sql = "SELECT document, said FROM remark JOIN page ON page.id = page WHERE version <> ''"
            for document, said in store.rows(sql):
                found.setdefault(document, []).append(said)
        self._found = {
            document: Remarks([remark_of(said) for said in all_], decisions.pack, decisions.today)
            for document, all_ in found.items()
        }

    def of(self, one: Found) -> Suppression | None:
        """Return what suppresses a finding, None when it counts."""
        remarks = self._found.get(one.document)
        return remarks.of(one.met.row.rule, one.met.line) if remarks else None

    def notices(self) -> Iterator[Notice]:
        """Yield what is to be told of remarks that do not hold."""
        for remarks in self._found.values():
            yield from remarks.notices()


class _Documents:
    """Which documents were looked at, by the names decisions know them by."""

    def __init__(self, store: Store, decisions: Decisions) -> None:
        self._store, self._pack = store, decisions.pack
        self._names = Names(store, decisions.root)
        self._vanished = vanished_from(decisions.root)

    def names(self) -> Iterator[str]:
        """Yield all of them, with their whole paths."""
        return (self._names.whole(document["name"]) for document in documents(self._store))

    @cached_property
    def _there(self) -> dict[str, bool]:
        """Document → whether it was read, all of it and by all rules."""
        failed = {document for (document,) in self._store.rows("SELECT document FROM failure")}
        return {
            self._names.key(document["name"]): not document["unread"] and document["name"] not in failed
            for document in documents(self._store)
        }

    @cached_property
    def _left(self) -> frozenset[str]:
        """Pages that were there and are no more."""
        rows = self._store.rows("SELECT address FROM page WHERE version = ''")
        return frozenset(self._names.key(address) for (address,) in rows)

    @cached_property
    def read(self) -> frozenset[str]:
        """Those that were read, all of them and by all rules."""
        return frozenset(key for key, read in self._there.items() if read)

    def at(self, row: Row) -> bool:
        """Whether the rule of a row looked at its document, as far as can be told, or it is no more."""
        if row.rule not in self._pack.by_id:
            return False
        names = holding(row.document)
        inside = next((name for name in names if name in self._there), None)
        if inside is not None:
            return inside in self.read
        vanished = not is_address(row.document) and self._vanished(row.document)
        return vanished or any(name in self._left for name in names)
