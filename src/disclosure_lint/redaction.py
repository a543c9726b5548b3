"""A copy of a document in which the personal values that may not stand are masked.

A value the rules are sure of is masked always, which is called *safe*; one for review only when
asked for, since it may be an office's. What is written is read and checked again.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from disclosure_lint.engine import Examination, examine
from disclosure_lint.finding import Outcome
from disclosure_lint.language.names import mask_name
from disclosure_lint.language.names.tagger import LEXICON, Engine
from disclosure_lint.readers import read
from disclosure_lint.readers.encoding import encode_like
from disclosure_lint.report import Report
from disclosure_lint.source import Reason, Source, Unread
from disclosure_lint.structure.concealing import concealed

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from disclosure_lint.finding import Finding
    from disclosure_lint.reading import Reading
    from disclosure_lint.rules.pack import Pack
    from disclosure_lint.text import Span


#: Shorter names are words of the language too often to be masked where no rule found them.
_LONG_NAME = 3


@dataclass(frozen=True)
class Redaction:
    """What redacting a source came to.

    Attributes:
        data: the bytes of the copy, in the encoding of the source.
        masked: what was masked, as found in the source.
        left: what checking the copy found.
        values: how many characters were starred.
    """

    data: bytes
    masked: Report
    left: Report
    values: int


def redact(
    source: Source, pack: Pack, *, unsafe: bool = False, names: Engine = LEXICON
) -> Redaction | Unread:
    """Mask the personal values of a text, Markdown or HTML source.

    Args:
        source: what is to be redacted; it is not changed.
        pack: the rules whose findings are masked; findings without values to mask do not matter.
        unsafe: mask what is for review too.
        names: judges names in doubt.

    Returns:
        The copy with what was masked and what a second check finds, or why none can be made.
    """
    document = read(source)
    if isinstance(document, Unread):
        return document
    if document.locator is not None:
        return Unread(source.name, Reason.UNSUPPORTED, source.suffix)
    if encode_like(document.content, document.encoding, source.data) != source.data:
        return Unread(source.name, Reason.NOT_REWRITABLE, document.encoding)
    examination = examine(document, pack, names=names)
    masked = [
        finding for finding in examination.findings if finding.hides and _is_wanted(finding, unsafe=unsafe)
    ]
    spans = {span for finding in masked for span in finding.hides}
    spans |= set(_again(examination.reading, spans))
    content = _starred(document.content, spans)
    data = encode_like(content, document.encoding, source.data)
    assert data is not None  # stars can be written in every encoding the rest was written in
    return Redaction(
        data,
        masked=_report(pack, Examination(examination.reading, masked), names),
        left=_check(Source(source.name, data), pack, names),
        values=len(spans),
    )


def _is_wanted(finding: Finding, *, unsafe: bool) -> bool:
    return finding.outcome is Outcome.FAIL or (unsafe and finding.outcome is Outcome.REVIEW)


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


def _starred(content: str, spans: Iterable[Span]) -> str:
    pieces: list[str] = []
    at = 0
    for start, end in sorted(spans):
        if start >= at:
            # An entity or an escape stands for one character and becomes one star.
            pieces += (content[at:start], "*")
            at = end
    return "".join((*pieces, content[at:]))


def _report(pack: Pack, examination: Examination, names: Engine) -> Report:
    report = Report(pack, names=names.name)
    report.add(examination)
    return report


def _check(source: Source, pack: Pack, names: Engine) -> Report:
    document = read(source)
    if isinstance(document, Unread):
        report = Report(pack, names=names.name)
        report.add_unread(document)
        return report
    return _report(pack, examine(document, pack, names=names), names)
