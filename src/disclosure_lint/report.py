"""The report of a run: what was read, what was found, what could not be done. All masked."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field, replace
from functools import lru_cache
from typing import TYPE_CHECKING, Any

from disclosure_lint.entries import Citation, DocumentEntry, Entry, Listed, cite
from disclosure_lint.finding import Outcome, PublicCode
from disclosure_lint.judge.excerpt import Excerpt, Excerpts
from disclosure_lint.judge.fingerprint import Fingerprints, document_key
from disclosure_lint.judge.masking import Masker
from disclosure_lint.judge.passages import WHOLE, Passage, bounded, passages
from disclosure_lint.judge.personal import PersonalPlaces
from disclosure_lint.judge.places import Places, Position
from disclosure_lint.judge.standing import Decision, Suppression, Verdict
from disclosure_lint.language.expression import late
from disclosure_lint.secret import Secret

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping
    from pathlib import Path

    from disclosure_lint.document import Document
    from disclosure_lint.engine import Comparison, Examination, Failure
    from disclosure_lint.finding import Datum, Finding, Place
    from disclosure_lint.judge.digests import Digest
    from disclosure_lint.judge.fingerprint import MacKey
    from disclosure_lint.judge.standing import BaselineSummary, Notice
    from disclosure_lint.reading import Reading
    from disclosure_lint.rules.model import Lang, Rule
    from disclosure_lint.rules.pack import Pack
    from disclosure_lint.source import Unread
    from disclosure_lint.text import Span

#: Behind the name of a statesman: what is meant is his thought, or his office.
_NAMED_AFTER = late(r"新时代|思想|理论|主义|总书记")
#: Characters of all documents together that are kept whole.
_MOST_TEXT = 2_000_000

__all__ = [
    "Citation",
    "Decision",
    "DocumentEntry",
    "Entry",
    "Listed",
    "Passage",
    "Position",
    "Report",
    "Suppression",
    "Verdict",
    "cite",
    "in_document_order",
]


@dataclass
class Report:
    """What a run came to.

    Attributes:
        pack: the rules that were loaded; their ids, digest and number.
        documents: in the order they were given.
        entries: findings in order of document and place.
        failures: rules that did not finish.
        outcomes: how often rules came to each outcome, over all documents.
        read: how many documents were read and checked.
        names: what found the names of persons, with the version of a model.
        reveal: whether to keep excerpts without masks, for a terminal.
        revealed: number of the document and range → its excerpt as it stands. Nothing else here holds a
            value, and nothing but a text for a terminal reads this.
        keep_texts: whether to keep the masked texts of documents, for formats that show them.
        texts: number of a document → its text, masked and bounded.
        digests: number of a document → digest of it, for records.
        root: the folder documents are named from where decisions about findings are kept.
        mac_key: makes the MACs of values.
        baseline: what comparing with a baseline came to.
        notices: what is to be looked at in the files of decisions.
    """

    pack: Pack
    documents: list[DocumentEntry] = field(default_factory=list)
    entries: list[Entry] = field(default_factory=list)
    failures: list[Failure] = field(default_factory=list)
    outcomes: Counter[Outcome] = field(default_factory=Counter)
    read: int = 0
    names: str = "lexicon"
    reveal: bool = False
    revealed: dict[tuple[int, Span], Excerpt] = field(default_factory=dict, repr=False)
    keep_texts: bool = False
    texts: dict[int, tuple[Passage, ...]] = field(default_factory=dict, repr=False)
    digests: dict[int, Digest] = field(default_factory=dict)
    _room: int = field(default=_MOST_TEXT, repr=False)
    root: Path | None = None
    mac_key: MacKey | None = field(default=None, repr=False)
    baseline: BaselineSummary | None = None
    notices: list[Notice] = field(default_factory=list)

    def reported(self, *, everything: bool = False) -> list[Entry]:
        """Return failures and doubts that count, or all of them."""
        told = (Outcome.FAIL, Outcome.REVIEW)
        return [entry for entry in self.entries if entry.outcome in told and (everything or entry.counts)]

    def listed(self, *, everything: bool = False) -> Iterator[Listed]:
        """Yield the same with their documents."""
        return (Listed(entry, self.documents[entry.index]) for entry in self.reported(everything=everything))

    def add_unread(self, unread: Unread) -> None:
        """Record a document that could not be read."""
        masker = Masker()
        reason = (unread.reason.value, masker.mask(unread.detail))
        key = masker.mask_address(document_key(unread.name, self.root))
        self.documents.append(DocumentEntry(masker.mask_address(unread.name), unread=(reason,), key=key))

    def add(self, examination: Examination) -> Places:
        """Record what the rules found in a document; return where its places are."""
        secrets = [
            value
            for finding in examination.findings
            for value in finding.data.values()
            if isinstance(value, Secret)
        ]
        places = self._add_document(examination.reading, secrets)
        # Of a scan the properties are checked, but it was not read; of a picture they are what is read.
        # An archive has no content, what lies in it has.
        document = examination.reading.document
        picture = document.media.startswith("image/")
        whole = bool(document.content) and not document.omissions
        self.read += bool(document.blocks) or whole or picture
        self.documents[-1] = replace(
            self.documents[-1], outcomes=dict(examination.outcomes), seconds=dict(examination.seconds)
        )
        printer = _Printer(self, places, {})
        for finding in sorted(examination.findings, key=in_document_order):
            self.entries.append(printer.entry(finding, examination.reading.heading_path))
        if self.reveal:
            self._reveal(document, places.index, examination.findings)
        self.failures += (replace(f, document=places.name) for f in examination.failures)
        self.outcomes.update(examination.outcomes.values())
        if self.keep_texts:
            self._keep_text(document, examination.findings, places)
        return places

    def _reveal(self, document: Document, index: int, findings: Iterable[Finding]) -> None:
        excerpts = Excerpts(document, None)
        for finding in findings:
            for place in (finding.place, *finding.related):
                if place is not None:
                    self.revealed[index, place.span] = excerpts.at(place.span)

    def add_compared(self, reading: Reading) -> Places:
        """Record a document that was read for comparison only; return where its places are."""
        places = self._add_document(reading, ())
        self.documents[-1] = replace(self.documents[-1], compared=True)
        return places

    def add_comparison(self, comparison: Comparison, places: Mapping[int, Places]) -> None:
        """Record what comparing documents came to.

        Args:
            comparison: the findings, each with the number of the document it belongs to.
            places: number of a document → where its places are.
        """
        for index, findings in sorted(comparison.findings.items()):
            printer = _Printer(self, places[index], places)
            self.entries += (printer.entry(finding) for finding in findings)
            found = {finding.rule: finding.outcome for finding in findings}
            known = self.documents[index]
            self.documents[index] = replace(known, outcomes={**known.outcomes, **found})
        self.entries.sort(key=_in_order)
        self.failures += comparison.failures
        # Until then these rules counted as not applicable.
        self.outcomes[Outcome.NOT_APPLICABLE] -= comparison.outcomes.total()
        self.outcomes.update(comparison.outcomes)

    def _keep_text(self, document: Document, findings: Iterable[Finding], places: Places) -> None:
        meant = [place for finding in findings for place in (finding.place, *finding.related) if place]
        spans = [place.span for place in meant if place.document in {None, places.index}]
        found = list(passages(document, places.mask))
        kept = bounded(found, spans, min(WHOLE, self._room))
        self._room -= sum(passage.size for passage in kept)
        self.texts[places.index] = kept

    def _add_document(self, reading: Reading, secrets: Iterable[Secret]) -> Places:
        traditional = reading.flow.converted or reading.hidden.converted
        # Names are looked for when text is quoted; what a document is called and who issued it is not text.
        about = Masker(secrets, traditional=traditional)
        personal = PersonalPlaces(reading)
        masker = Masker(secrets, personal.values, lambda: _names(reading), traditional=traditional)
        name, index = about.mask_address(reading.document.name), len(self.documents)
        key = about.mask_address(document_key(reading.document.name, self.root))
        self.documents.append(replace(_describe(reading, name, about, self.pack), key=key))
        return Places(reading.document, masker, personal, name=name, index=index)


def _names(reading: Reading) -> set[str]:
    """The names to mask in a document; a theory named after a statesman is no name of a person."""
    return {
        flow.value[name.start : name.end]
        for flow, names in ((reading.flow, reading.names), (reading.hidden, reading.hidden_names))
        for name in names
        if not _NAMED_AFTER.match(flow.value, name.end)
    }


def _describe(reading: Reading, name: str, mask: Masker, pack: Pack) -> DocumentEntry:
    facts = reading.facts
    kind = next((k for k in pack.kinds if facts.kind and k.id == facts.kind.value), None)
    return DocumentEntry(
        name=name,
        kind=kind.id if kind else None,
        kind_name={"zh": kind.name["zh"], "en": kind.name["en"]} if kind else None,
        year=facts.year.value if facts.year else None,
        issuer=mask.mask(facts.issuer.value) if facts.issuer else None,
        footer={name: mask.mask_code(field.value) for name, field in facts.footer.items()},
        encoding=reading.document.encoding or None,
        unread=tuple((one.reason.value, mask.mask(one.detail)) for one in reading.document.omissions),
        title=mask.mask(facts.title.value) if facts.title else "",
        address=mask.mask_address(reading.document.address) if reading.document.address else None,
        date=reading.document.date,
    )


def _in_order(entry: Entry) -> tuple[int, int, int, str]:
    """Sort key of entries: by document, then as :func:`in_document_order`."""
    at = entry.position.span if entry.position else (-1, -1)
    return (entry.index, *at, entry.rule)


def in_document_order(finding: Finding) -> tuple[tuple[int, int], str]:
    """Sort key: what concerns the whole document first, then by place and rule."""
    return (finding.place.span if finding.place else (-1, -1), finding.rule)


class _Printer:
    """Makes the entries of one document.

    Args:
        report: the report they are for.
        places: of the document.
        others: number of a document → its places, for findings that point into several.
    """

    def __init__(self, report: Report, places: Places, others: Mapping[int, Places]) -> None:
        document = report.documents[places.index]
        self._pack, self._mac_key = report.pack, report.mac_key
        self._places = places
        self._year = document.year
        self._others = others
        # Headings and labels come again and again.
        self._mask = lru_cache(maxsize=64)(places.masker.mask)
        self._fingerprints = Fingerprints(document.key)

    def entry(self, finding: Finding, heading: Callable[[Span], str] | None = None) -> Entry:
        """Make the entry of a finding; without an anchor of its own, the headings above it are one."""
        rule = self._pack.by_id[finding.rule]
        above = heading(finding.place.span) if heading and finding.place and not finding.anchor else ""
        anchor = self._mask(finding.anchor or above)
        return Entry(
            rule=finding.rule,
            title=rule.file.title,
            outcome=finding.outcome,
            severity=finding.severity,
            certainty=finding.certainty,
            document=self._places.name,
            position=self._position(finding.place) if finding.place else None,
            message_id=finding.message,
            message={"zh": self._message(rule, finding, "zh"), "en": self._message(rule, finding, "en")},
            remedy=rule.file.remedy,
            basis=self._basis(rule),
            related=tuple(self._position(place) for place in finding.related),
            anchor=anchor,
            fingerprint=self._fingerprints.take(rule.first_id, anchor),
            index=self._places.index,
            evidence={key: said for key, value in finding.data.items() if (said := str(self._shown(value)))},
            mac=self._mac_key.of(finding, rule.first_id) if self._mac_key else None,
        )

    def _position(self, place: Place) -> Position:
        places = self._places if place.document is None else self._others[place.document]
        return places.position(place)

    def _message(self, rule: Rule[Any], finding: Finding, lang: Lang) -> str:
        template = getattr(rule.file.messages, lang)[finding.message]
        message: str = template.format(**{key: self._shown(value) for key, value in finding.data.items()})
        return " ".join(message.split())

    def _shown(self, value: Datum) -> Datum:
        if isinstance(value, Secret):
            return value
        if isinstance(value, PublicCode):
            return self._places.masker.mask_code(value)
        shown = str(value)
        masked = self._mask(shown)
        return value if masked == shown else masked

    def _basis(self, rule: Rule[Any]) -> tuple[Citation, ...]:
        year = self._year
        return tuple(cite(self._pack, b) for b in rule.file.basis if year is None or b.years.hold(year))
