"""Rules meet one document, then all reports of a run. One that fails is reported, the others go on."""

from __future__ import annotations

import time
from collections import Counter
from dataclasses import dataclass, field, replace
from datetime import date
from typing import TYPE_CHECKING, Any

from disclosure_lint.finding import Finding, Outcome
from disclosure_lint.language.names.tagger import LEXICON, Engine
from disclosure_lint.reading import Reading
from disclosure_lint.rules.patterns import time_limit

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from disclosure_lint.corpus import Corpus
    from disclosure_lint.document import Document
    from disclosure_lint.finding import Place
    from disclosure_lint.rules.model import InForce, Rule, RuleFile
    from disclosure_lint.rules.pack import Pack

#: Seconds of pattern matching one rule may use on one document.
RULE_SECONDS = 10.0
#: What failures call the documents of a run together.
_ALL_DOCUMENTS = "*"
#: Kinds that look at files, whatever is written in them.
_OF_FILES = frozenset({"integrity", "properties", "position"})


@dataclass(frozen=True, slots=True)
class Failure:
    """A rule that could not finish on a document.

    Attributes:
        rule: its id.
        document: the document's name, ``*`` for all together.
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


@dataclass
class Comparison:
    """What came of the rules that compare the reports of a run.

    Attributes:
        findings: number of a document → what belongs to it, in order of rule.
        outcomes: how often rules came to each outcome, over the reports they are for.
        failures: rules that did not finish.
    """

    findings: dict[int, list[Finding]] = field(default_factory=dict)
    outcomes: Counter[Outcome] = field(default_factory=Counter)
    failures: list[Failure] = field(default_factory=list)


def read_with(document: Document, pack: Pack, names: Engine = LEXICON) -> Reading:
    """Return a document to be read with what a pack knows, and by whom names in doubt are judged."""
    return Reading(document, pack.knowledge, engine=names)


def examine(
    document: Document, pack: Pack, *, rule_seconds: float = RULE_SECONDS, names: Engine = LEXICON
) -> Examination:
    """Run every rule of a pack that applies to a document; ``names`` judges names in doubt."""
    examination = Examination(read_with(document, pack, names))
    for rule in pack.rules:
        started = time.perf_counter()
        _run(rule, examination, rule_seconds)
        examination.seconds[rule.id] = time.perf_counter() - started
    _settle(examination, pack.rules)
    return examination


def _run(rule: Rule[Any], examination: Examination, seconds: float) -> None:
    reading = examination.reading
    findings: list[Finding] = []
    try:
        with time_limit(seconds):
            if rule.check is None or not applies(rule, reading):
                examination.outcomes[rule.id] = Outcome.NOT_APPLICABLE
                return
            findings.extend(rule.check(rule, reading))
    except TimeoutError:
        examination.failures.append(Failure(rule.id, reading.document.name, "time-limit"))
    except Exception as error:  # noqa: BLE001 - one broken rule must not hide the others
        examination.failures.append(Failure(rule.id, reading.document.name, type(error).__name__))
    if reading.document.recognised and rule.file.kind not in _OF_FILES:
        findings = [_read_by_machine(finding, reading.document) for finding in findings]
    examination.findings += findings
    examination.outcomes[rule.id] = worst(finding.outcome for finding in findings)


def _read_by_machine(finding: Finding, document: Document) -> Finding:
    """Doubt what rests on text that was read from pictures, or says that something is not in such a text."""
    spans = [place.span for place in (finding.place, *finding.related) if place]
    misread = not spans or any(map(document.is_recognised, spans))
    return finding.doubted() if misread else finding


def _settle(examination: Examination, rules: Iterable[Rule[Any]]) -> None:
    """Leave out what another rule says better, see :attr:`RuleFile.yields_to`."""
    for rule in rules:
        if not rule.file.yields_to:
            continue
        better = [found for found in examination.findings if found.rule in rule.file.yields_to]
        own = [found for found in examination.findings if found.rule == rule.id]
        kept = [found for found in own if not any(_covers(other, found) for other in better)]
        if len(kept) < len(own):
            examination.findings = [f for f in examination.findings if f.rule != rule.id or f in kept]
            examination.outcomes[rule.id] = worst(finding.outcome for finding in kept)


def _covers(one: Finding, other: Finding) -> bool:
    return (
        bool(one.anchor) and one.anchor == other.anchor and worst([one.outcome, other.outcome]) is one.outcome
    )


def compare(corpus: Corpus, pack: Pack, packs: Mapping[int, Pack] | None = None) -> Comparison:
    """Run every rule of a pack that looks at several reports.

    Args:
        corpus: the reports.
        pack: the rules.
        packs: number of a document → the rules for it, where they differ.

    There is no time limit: summaries hold no text in which a pattern could search for long.
    """
    comparison = Comparison()
    for rule in pack.rules:
        if rule.across is None:
            continue
        findings: list[tuple[int, Finding]] = []
        try:
            findings.extend(rule.across(rule, corpus))
        except Exception as error:  # noqa: BLE001 - as above
            comparison.failures.append(Failure(rule.id, _ALL_DOCUMENTS, type(error).__name__))
        _sort_in(rule, _for_each(rule, findings, packs or {}), corpus, comparison)
    return comparison


def _for_each(
    rule: Rule[Any], findings: list[tuple[int, Finding]], packs: Mapping[int, Pack]
) -> list[tuple[int, Finding]]:
    """Leave out what the rules for a document do not look for, and grade the rest as they do."""
    kept: list[tuple[int, Finding]] = []
    for index, finding in findings:
        own = packs[index].by_id.get(rule.id) if index in packs else rule
        if own is not None:
            usual = finding.severity is rule.file.severity
            kept.append((index, replace(finding, severity=own.file.severity) if usual else finding))
    return kept


def _sort_in(
    rule: Rule[Any], findings: list[tuple[int, Finding]], corpus: Corpus, comparison: Comparison
) -> None:
    """Keep the findings of checked reports the rule is for, one for a place."""
    outcomes = {
        report.index: Outcome.PASS
        for report in corpus.checked
        if _is_for(rule.file, report.kind, report.year, None)
    }
    seen: set[tuple[int, Place | None, str]] = set()
    misread = {report.index for report in corpus.reports if report.recognised}
    for index, finding in findings:
        key = (index, finding.place, finding.message)
        if index in outcomes and key not in seen:
            seen.add(key)
            others = (place.document for place in (finding.place, *finding.related) if place)
            if misread.intersection((index, *others)):
                finding = finding.doubted()  # noqa: PLW2901 - the same, for a person to look at
            comparison.findings.setdefault(index, []).append(finding)
            outcomes[index] = worst((outcomes[index], finding.outcome))
    comparison.outcomes.update(outcomes.values())


def applies(rule: Rule[Any], reading: Reading) -> bool:
    """Whether a rule is for this kind of document and this reporting year.

    A document whose kind is not recognised is only given rules for all documents.
    A report whose year is unknown is given the rules without a limit of years. A document
    without any date is given the rules whatever the days they are in force on.
    """
    # Dates are looked for only where a rule asks for them.
    return _is_for(rule.file, *reading.kind_and_year, reading.day if rule.file.in_force.limited else None)


def _is_for(file: RuleFile, kind: str | None, year: int | None, day: date | None) -> bool:
    wanted = file.applies
    if wanted.documents and kind not in wanted.documents:
        return False
    if not _in_force(file.in_force, year, day):
        return False
    return not wanted.years.limited or (year is not None and wanted.years.hold(year))


def _in_force(days: InForce, year: int | None, day: date | None) -> bool:
    """Whether a rule holds on the day of a document; one without a date is of the year after its report's."""
    if not days.limited or (day is None and year is None):
        return True
    if day is not None:
        return days.hold(day, day)
    assert year is not None
    return days.hold(date(year + 1, 1, 1), date(year + 1, 12, 31))


def worst(outcomes: Iterable[Outcome]) -> Outcome:
    """Return the gravest outcome, pass when there is none."""
    order = [Outcome.NOT_APPLICABLE, Outcome.PASS, Outcome.REVIEW, Outcome.FAIL]
    return max(outcomes, key=order.index, default=Outcome.PASS)
