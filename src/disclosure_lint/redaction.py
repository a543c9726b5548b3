"""A copy of a document in which the personal values that may not stand are masked.

A value the rules are sure of is masked always, which is called *safe*; one for review only when
asked for, since it may be an office's. In files of parts it is masked wherever else it occurs, in
documents inside too. What is written is read and checked again.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from disclosure_lint.archives import expand
from disclosure_lint.engine import Examination, examine
from disclosure_lint.finding import Outcome
from disclosure_lint.language.names import mask_name
from disclosure_lint.language.names.tagger import LEXICON, Engine
from disclosure_lint.readers import read, read_traced
from disclosure_lint.report import Report
from disclosure_lint.rewriting import mask, mask_unread
from disclosure_lint.rewriting.masking import Masking
from disclosure_lint.rewriting.values import Values
from disclosure_lint.source import Reason, Source, Unread
from disclosure_lint.structure.concealing import concealed

if TYPE_CHECKING:
    from collections.abc import Iterator

    from disclosure_lint.document import Document
    from disclosure_lint.finding import Finding
    from disclosure_lint.reading import Reading
    from disclosure_lint.rules.pack import Pack
    from disclosure_lint.text import Span


#: Shorter names are words of the language too often to be masked where no rule found them.
_LONG_NAME = 3
#: Files inside files inside files are left at some depth.
_DEEPEST = 8


@dataclass(frozen=True)
class Redaction:
    """What redacting a source came to.

    Attributes:
        data: the bytes of the copy, in the encoding of the source.
        masked: what was masked, as found in the source.
        left: what checking the copy found.
        values: how many characters were starred.
    """

    data: bytes = field(repr=False)
    masked: Report
    left: Report
    values: int


def redact(
    source: Source, pack: Pack, *, unsafe: bool = False, names: Engine = LEXICON
) -> Redaction | Unread:
    """Mask the personal values of a DOCX, text, Markdown or HTML source.

    Args:
        source: what is to be redacted; it is not changed.
        pack: the rules whose findings are masked; findings without values to mask do not matter.
        unsafe: mask what is for review too.
        names: judges names in doubt.

    Returns:
        The copy with what was masked and what a second check finds, or why none can be made.
    """
    document = read_traced(source)
    if isinstance(document, Unread):
        return document
    return _Redactor(pack, names, unsafe=unsafe).redact(source, document)


@dataclass(frozen=True)
class _Marked:
    """A document with what is to be masked in it.

    Attributes:
        document: the document.
        examination: what the rules found that is to be masked.
        spans: the characters.
    """

    document: Document
    examination: Examination
    spans: frozenset[Span]


class _Redactor:
    """Redacts one file, and the files inside it."""

    def __init__(self, pack: Pack, names: Engine, *, unsafe: bool) -> None:
        self._pack, self._names, self._unsafe = pack, names, unsafe
        self._values = Values({})

    def redact(self, source: Source, document: Document) -> Redaction | Unread:
        """Return the copy of a file, with what a second check of it finds."""
        marked = [self._mark(one) for one in _all(document)]
        self._values = _values(marked)
        data = self._copy(source, marked[0])
        if isinstance(data, Unread):
            return data
        masked, left = Report(self._pack, names=self._names.name), Report(self._pack, names=self._names.name)
        for one in marked:
            masked.add(one.examination)
        unwritten = self._check(Source(source.name, data), left)
        count = sum(len(one.spans) for one in marked)
        return unwritten or Redaction(data, masked, left, count)

    def _mark(self, document: Document) -> _Marked:
        examination = examine(document, self._pack, names=self._names)
        masked = [found for found in examination.findings if found.hides and self._is_wanted(found)]
        spans = {span for finding in masked for span in finding.hides}
        spans |= set(_again(examination.reading, spans))
        return _Marked(document, Examination(examination.reading, masked), frozenset(spans))

    def _is_wanted(self, finding: Finding) -> bool:
        return finding.outcome is Outcome.FAIL or (self._unsafe and finding.outcome is Outcome.REVIEW)

    def _copy(self, source: Source, marked: _Marked) -> bytes | Unread:
        return mask(source, Masking(marked.document, marked.spans, self._values, self._inside))

    def _inside(self, source: Source) -> bytes | Unread:
        """Mask a file inside; what stays in one that cannot be written is told by the second check."""
        if source.name.count("!") > _DEEPEST:
            return Unread(source.name, Reason.LIMIT)
        document = read_traced(source)
        if isinstance(document, Unread):
            return mask_unread(source, self._values, self._inside)
        copy = self._copy(source, self._mark(document))
        return self._values.mask_bytes(source.data) if isinstance(copy, Unread) else copy

    def _check(self, source: Source, report: Report) -> Unread | None:
        """Check a copy; one in which a value is left that was to be masked is none."""
        document = read(source)
        if isinstance(document, Unread):
            report.add_unread(document)
            return None
        for one in _all(document, report):
            examination = examine(one, self._pack, names=self._names)
            flows = (examination.reading.flow, examination.reading.hidden)
            if any(any(self._values.find(line)) for flow in flows for line in flow.text.lines()):
                return Unread(source.name, Reason.NOT_REWRITABLE, one.name[len(source.name) :].lstrip("!"))
            report.add(examination)
        return None


def _all(document: Document, report: Report | None = None) -> Iterator[Document]:
    """Yield a document and those inside it; a report takes what could not be read."""
    yield document
    for part in document.parts:
        for one in expand(part):
            inside = read(one) if isinstance(one, Source) else one
            if not isinstance(inside, Unread):
                yield from _all(inside, report)
            elif report:
                report.add_unread(inside)


def _again(reading: Reading, spans: set[Span]) -> Iterator[Span]:
    """Names that are masked in one place, wherever else they stand, hidden text included."""
    value, text = reading.flow.value, reading.flow.text
    names = {
        value[name.start : name.end]
        for name in reading.names
        if name.end - name.start >= _LONG_NAME and text.span(name.end - 1, name.end) in spans
    }
    if not names:
        return
    wanted = re.compile("|".join(sorted(map(re.escape, names))))
    for flow in (reading.flow, reading.hidden):
        for found in wanted.finditer(flow.value):
            yield from concealed(flow.text, *found.span(), found[0], mask_name(found[0]))


def _values(marked: list[_Marked]) -> Values:
    """The values masked in any of some documents, with their masks."""
    masks: dict[str, str] = {}
    traditional = False
    for one in marked:
        reading = one.examination.reading
        traditional = traditional or reading.flow.converted or reading.hidden.converted
        masks |= _numbers(reading, one.spans) | _names(reading, one.spans)
    return Values(masks, traditional=traditional)


def _numbers(reading: Reading, spans: frozenset[Span]) -> dict[str, str]:
    found = {}
    disclosed = ((reading.flow, reading.disclosures), (reading.hidden, reading.hidden_disclosures))
    for flow, match in ((flow, one.match) for flow, all_of in disclosed for one in all_of):
        masked = reading.mask(match.kind).apply(match.value)
        hidden = concealed(flow.text, match.start, match.end, match.value, masked)
        if any(span in spans for span in hidden):
            found[match.value] = masked
    return found


def _names(reading: Reading, spans: frozenset[Span]) -> dict[str, str]:
    found = {}
    for flow, names in ((reading.flow, reading.names), (reading.hidden, reading.hidden_names)):
        for name in names:
            if flow.text.span(name.end - 1, name.end) in spans:
                value = flow.value[name.start : name.end]
                found[value] = mask_name(value)
    return found
