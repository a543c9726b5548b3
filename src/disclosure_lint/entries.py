"""What a report lists: findings, documents and clauses, all masked and ready to print."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Literal, NamedTuple

from disclosure_lint.finding import THRESHOLDS, Outcome
from disclosure_lint.judge.standing import Decision, Suppression, Verdict

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import datetime

    from disclosure_lint.finding import Certainty, Severity
    from disclosure_lint.judge.places import Position
    from disclosure_lint.judge.standing import BaselineState
    from disclosure_lint.rules.model import Basis, Bilingual, Lang
    from disclosure_lint.rules.pack import Pack


@dataclass(frozen=True, slots=True)
class Citation:
    """A clause a rule rests on: id of the source, its title, the clause, whether its text was seen."""

    source: str
    title: Bilingual
    number: str
    clause: str
    verified: bool


@dataclass(frozen=True, slots=True)
class Entry:
    """One finding, ready to print.

    Attributes:
        message_id: id of the message among those of the rule.
        message: by language.
        position: the primary place, None when the whole document is meant.
        index: number of the document in the report; masked names may be alike.
        evidence: what the rule went by, masked: figures that were compared, words that decided.
        mac: tells its values from others, None without a key.
        baseline_state: None when there is no baseline.
        suppression: why it does not count, None when it does.
        verdict: what a person said of it.
        repeats: other pages of a site that say the same, for which it speaks.
    """

    rule: str
    title: Bilingual
    outcome: Outcome
    severity: Severity
    certainty: Certainty
    document: str
    position: Position | None
    message_id: str
    message: Mapping[Lang, str]
    remedy: Bilingual
    basis: tuple[Citation, ...]
    related: tuple[Position, ...]
    anchor: str
    fingerprint: str
    index: int
    evidence: Mapping[str, str] = field(default_factory=dict)
    mac: str | None = None
    baseline_state: BaselineState | None = None
    suppression: Suppression | None = None
    verdict: Verdict | None = None
    repeats: int = 0

    @property
    def counts(self) -> bool:
        """Whether it is for somebody to act on: new, not suppressed, not dismissed."""
        return (
            self.baseline_state != "unchanged"
            and self.suppression is None
            and (self.verdict is None or self.verdict.decision is not Decision.DISMISSED)
        )

    def reaches(self, threshold: str) -> bool:
        """Whether it counts and is as grave as a threshold, one of ``THRESHOLDS``."""
        if not self.counts:
            return False
        if self.outcome is Outcome.REVIEW:
            return threshold == "review"
        limit = THRESHOLDS.index(threshold)
        return self.outcome is Outcome.FAIL and THRESHOLDS.index(self.severity.value) <= limit


@dataclass(frozen=True, slots=True)
class DocumentEntry:
    """One document that was to be checked.

    Attributes:
        kind: id of its kind, None when not recognised or not read.
        year: the year it reports on.
        issuer: the organ that issued it.
        footer: fields of the page footer, as read.
        encoding: how its bytes were decoded, None where the format decides.
        unread: why it, or a part of it, was not read: (reason, detail).
        compared: read for comparison only; nothing is reported of it.
        key: its path from the root of the run, masked.
        title: its title line, masked, "" when none was recognised.
        outcomes: rule id → the worst outcome of it here, in order of rule.
        seconds: rule id → time taken.
        address: URL it was fetched from, masked.
        date: when it was fetched, or sent.
        column: of the site it belongs to (栏目), masked, "" when it is of no site.
    """

    name: str
    kind: str | None = None
    kind_name: Mapping[Lang, str] | None = None
    year: int | None = None
    issuer: str | None = None
    footer: Mapping[str, str] = field(default_factory=dict)
    encoding: str | None = None
    unread: tuple[tuple[str, str], ...] = ()
    compared: bool = False
    key: str = ""
    title: str = ""
    outcomes: Mapping[str, Outcome] = field(default_factory=dict, repr=False)
    seconds: Mapping[str, float] = field(default_factory=dict, repr=False, compare=False)
    address: str | None = None
    date: datetime | None = None
    column: str = ""


#: What became of a finding between two scans.
Change = Literal["new", "gone", "still"]


class Listed(NamedTuple):
    """A finding as lists have it, whether it comes from a report or from the store of a site.

    Attributes:
        entry: the finding.
        document: what it is in.
        change: what became of it, None where nothing is compared.
    """

    entry: Entry
    document: DocumentEntry
    change: Change | None = None


def cite(pack: Pack, basis: Basis) -> Citation:
    """Return a clause as reports give it."""
    source = pack.sources[basis.source]
    verified = basis.clause not in source.unverified
    return Citation(basis.source, source.title, source.number, basis.clause, verified)
