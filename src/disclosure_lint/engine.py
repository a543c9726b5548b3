"""Rules meet one document. A rule that fails is reported and the others go on."""

from __future__ import annotations

import time
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from disclosure_lint.finding import Finding, Outcome
from disclosure_lint.reading import Reading
from disclosure_lint.rules.patterns import time_limit

if TYPE_CHECKING:
    from collections.abc import Iterable

    from disclosure_lint.document import Document
    from disclosure_lint.rules.model import Rule
    from disclosure_lint.rules.pack import Pack

#: Seconds of pattern matching one rule may use on one document.
RULE_SECONDS = 10.0


@dataclass(frozen=True, slots=True)
class Failure:
    """A rule that could not finish on a document.

    Attributes:
        rule: its id.
        document: the document's name.
        reason: ``time-limit``, or the type of the error; never its text, which may quote the document.
    """

    rule: str
    document: str = field(repr=False)  # reprs reach logs
    reason: str


@dataclass
class Examination:
    """What came of all rules on one document.

    Attributes:
        reading: the document as read.
        findings: in order of rule, then as the rule gave them.
        outcomes: rule id → the worst outcome of it here.
        failures: rules that did not finish.
        seconds: rule id → time taken.
    """

    reading: Reading
    findings: list[Finding] = field(default_factory=list)
    outcomes: dict[str, Outcome] = field(default_factory=dict)
    failures: list[Failure] = field(default_factory=list)
    seconds: dict[str, float] = field(default_factory=dict)


def examine(document: Document, pack: Pack, *, rule_seconds: float = RULE_SECONDS) -> Examination:
    """Run every rule of a pack that applies to a document."""
    examination = Examination(Reading(document, pack.kinds, pack.forms, pack.holders, pack.masks))
    for rule in pack.rules:
        started = time.perf_counter()
        _run(rule, examination, rule_seconds)
        examination.seconds[rule.id] = time.perf_counter() - started
    return examination


def _run(rule: Rule[Any], examination: Examination, seconds: float) -> None:
    reading = examination.reading
    findings: list[Finding] = []
    try:
        with time_limit(seconds):
            if not applies(rule, reading):
                examination.outcomes[rule.id] = Outcome.NOT_APPLICABLE
                return
            findings.extend(rule.check(rule, reading))
    except TimeoutError:
        examination.failures.append(Failure(rule.id, reading.document.name, "time-limit"))
    except Exception as error:  # noqa: BLE001 - one broken rule must not hide the others
        examination.failures.append(Failure(rule.id, reading.document.name, type(error).__name__))
    examination.findings += findings
    examination.outcomes[rule.id] = worst(finding.outcome for finding in findings)


def applies(rule: Rule[Any], reading: Reading) -> bool:
    """Whether a rule is for this kind of document and this reporting year.

    A document whose kind is not recognised is only given rules for all documents.
    A report whose year is unknown is given the rules without a limit of years.
    """
    wanted = rule.file.applies
    kind, year = reading.facts.kind, reading.facts.year
    if wanted.documents and (kind is None or kind.value not in wanted.documents):
        return False
    if not wanted.years.limited:
        return True
    return year is not None and wanted.years.hold(year.value)


def worst(outcomes: Iterable[Outcome]) -> Outcome:
    """Return the gravest outcome, pass when there is none."""
    order = [Outcome.NOT_APPLICABLE, Outcome.PASS, Outcome.REVIEW, Outcome.FAIL]
    return max(outcomes, key=order.index, default=Outcome.PASS)
