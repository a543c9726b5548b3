"""The report of a run: what was read, what was found, what could not be done. All masked."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Any

from disclosure_lint.finding import PublicCode
from disclosure_lint.judge.excerpt import Excerpt, Excerpts
from disclosure_lint.judge.fingerprint import Fingerprints
from disclosure_lint.judge.masking import Masker
from disclosure_lint.judge.places import PersonalPlaces
from disclosure_lint.secret import Secret

if TYPE_CHECKING:
    from collections.abc import Mapping

    from disclosure_lint.document import Document
    from disclosure_lint.engine import Examination, Failure
    from disclosure_lint.finding import Certainty, Datum, Finding, Outcome, Place, Severity
    from disclosure_lint.rules.model import Basis, Bilingual, Lang, Rule
    from disclosure_lint.rules.pack import Pack
    from disclosure_lint.source import Unread


@dataclass(frozen=True, slots=True)
class Position:
    """A place as reports give it: lines and columns from 1, offsets from 0, ends exclusive."""

    document: str
    offset: int
    end_offset: int
    line: int
    column: int
    end_line: int
    end_column: int
    excerpt: Excerpt
    label: str = ""


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
        message: by language.
        position: the primary place, None when the whole document is meant.
        index: number of the document in the report; masked names may be alike.
    """

    rule: str
    title: Bilingual
    outcome: Outcome
    severity: Severity
    certainty: Certainty
    document: str
    position: Position | None
    message: Mapping[Lang, str]
    remedy: Bilingual
    basis: tuple[Citation, ...]
    related: tuple[Position, ...]
    anchor: str
    fingerprint: str
    index: int


@dataclass(frozen=True, slots=True)
class DocumentEntry:
    """One document that was to be checked.

    Attributes:
        kind: id of its kind, None when not recognised or not read.
        year: the year it reports on.
        issuer: the organ that issued it.
        footer: fields of the page footer, as read.
        encoding: how its bytes were decoded.
        unread: why it, or a part of it, was not read: (reason, detail).
    """

    name: str
    kind: str | None = None
    kind_name: Mapping[Lang, str] | None = None
    year: int | None = None
    issuer: str | None = None
    footer: Mapping[str, str] = field(default_factory=dict)
    encoding: str | None = None
    unread: tuple[tuple[str, str], ...] = ()


@dataclass
class Report:
    """What a run came to.

    Attributes:
        pack: the rules that were loaded; their ids, digest and number.
        documents: in the order they were given.
        entries: findings in order of document and place.
        failures: rules that did not finish.
        outcomes: how often rules came to each outcome, over all documents.
        read: how many documents were read.
    """

    pack: Pack
    documents: list[DocumentEntry] = field(default_factory=list)
    entries: list[Entry] = field(default_factory=list)
    failures: list[Failure] = field(default_factory=list)
    outcomes: Counter[Outcome] = field(default_factory=Counter)
    read: int = 0

    def add_unread(self, unread: Unread) -> None:
        """Record a document that could not be read."""
        mask = Masker().mask
        reason = (unread.reason.value, mask(unread.detail))
        self.documents.append(DocumentEntry(mask(unread.name), unread=(reason,)))

    def add(self, examination: Examination) -> None:
        """Record what the rules found in a document."""
        secrets = [
            value
            for finding in examination.findings
            for value in finding.data.values()
            if isinstance(value, Secret)
        ]
        reading = examination.reading
        traditional = reading.flow.converted or reading.hidden.converted
        # Nothing is quoted of a document without findings.
        places = PersonalPlaces(reading) if examination.findings else None
        masker = Masker(secrets, places.values() if places else (), traditional=traditional)
        printer = _Printer(examination, self.pack, masker, places, len(self.documents))
        self.read += 1
        self.documents.append(printer.document())
        self.entries += printer.entries()
        self.failures += (replace(f, document=self.documents[-1].name) for f in examination.failures)
        self.outcomes.update(examination.outcomes.values())


def in_document_order(finding: Finding) -> tuple[tuple[int, int], str]:
    """Sort key: what concerns the whole document first, then by place and rule."""
    return (finding.place.span if finding.place else (-1, -1), finding.rule)


class _Printer:
    """Makes the entries of one document."""

    def __init__(
        self,
        examination: Examination,
        pack: Pack,
        masker: Masker,
        personal: PersonalPlaces | None,
        index: int,
    ) -> None:
        self._index = index
        self._examination = examination
        self._reading = examination.reading
        self._source: Document = examination.reading.document
        self._pack = pack
        self._mask, self._mask_code = masker.mask, masker.mask_code
        self._name = masker.mask(self._source.name)
        self._excerpts = Excerpts(self._source, masker, personal)
        self._fingerprints = Fingerprints(self._name)

    def document(self) -> DocumentEntry:
        facts = self._reading.facts
        kind = next((k for k in self._pack.kinds if facts.kind and k.id == facts.kind.value), None)
        return DocumentEntry(
            name=self._name,
            kind=kind.id if kind else None,
            kind_name={"zh": kind.name["zh"], "en": kind.name["en"]} if kind else None,
            year=facts.year.value if facts.year else None,
            issuer=self._mask(facts.issuer.value) if facts.issuer else None,
            footer={name: self._mask_code(field.value) for name, field in facts.footer.items()},
            encoding=self._source.encoding,
        )

    def entries(self) -> list[Entry]:
        return [self._entry(f) for f in sorted(self._examination.findings, key=in_document_order)]

    def _entry(self, finding: Finding) -> Entry:
        rule = self._pack.by_id[finding.rule]
        anchor = self._mask(finding.anchor or self._anchor(finding))
        return Entry(
            rule=finding.rule,
            title=rule.file.title,
            outcome=finding.outcome,
            severity=finding.severity,
            certainty=finding.certainty,
            document=self._name,
            position=self._position(finding.place) if finding.place else None,
            message={"zh": self._message(rule, finding, "zh"), "en": self._message(rule, finding, "en")},
            remedy=rule.file.remedy,
            basis=self._basis(rule),
            related=tuple(self._position(place) for place in finding.related),
            anchor=anchor,
            fingerprint=self._fingerprints.take(finding.rule, anchor),
            index=self._index,
        )

    def _message(self, rule: Rule[Any], finding: Finding, lang: Lang) -> str:
        template = getattr(rule.file.messages, lang)[finding.message]
        message: str = template.format(**{key: self._shown(value) for key, value in finding.data.items()})
        return " ".join(message.split())

    def _shown(self, value: Datum) -> Datum:
        if isinstance(value, Secret):
            return value
        if isinstance(value, PublicCode):
            return self._mask_code(value)
        shown = str(value)
        masked = self._mask(shown)
        return value if masked == shown else masked

    def _basis(self, rule: Rule[Any]) -> tuple[Citation, ...]:
        year = self._reading.facts.year
        return tuple(self._citation(b) for b in rule.file.basis if year is None or b.years.hold(year.value))

    def _citation(self, basis: Basis) -> Citation:
        source = self._pack.sources[basis.source]
        verified = basis.clause not in source.unverified
        return Citation(basis.source, source.title, source.number, basis.clause, verified)

    def _position(self, place: Place) -> Position:
        start, end = place.span
        first, last = self._source.point(start), self._source.point(end)
        excerpt = self._excerpts.at(place.span)
        return Position(self._name, start, end, *first, *last, excerpt, self._mask(place.label))

    def _anchor(self, finding: Finding) -> str:
        return self._reading.heading_path(finding.place.span) if finding.place else ""
