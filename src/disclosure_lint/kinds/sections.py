"""Sections a document must have, found by topic under whatever heading names them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from disclosure_lint.finding import Certainty, Finding, Outcome, Place
from disclosure_lint.rules.model import Kind, Rule, Strict
from disclosure_lint.rules.patterns import Pattern

if TYPE_CHECKING:
    from collections.abc import Iterator

    from disclosure_lint.reading import Reading
    from disclosure_lint.structure.outline import Head
    from disclosure_lint.text import Span


class Section(Strict):
    """One section.

    Attributes:
        title: what messages call it.
        heading: matches its headings, searched in the wording without number and spaces.
        evidence: matches text that gives the content under any heading.
        mention: matches text that touches the topic; a person then has to look.
    """

    title: str
    heading: Pattern
    evidence: Pattern | None = None
    mention: Pattern | None = None


class Options(Strict):
    """Sections in their order.

    Attributes:
        sections: what must be there.
        deepest: the deepest level of heading that counts, 1 for chapters only.
    """

    sections: tuple[Section, ...]
    deepest: int = 6


def check(rule: Rule[Options], reading: Reading) -> Iterator[Finding]:
    """Yield a finding for each section that is missing."""
    options = rule.options
    heads = [head for head in reading.outline.heads if head.level <= options.deepest]
    found = [_head(section, heads) for section in options.sections]
    if not any(found):
        yield rule.finding(
            "unrecognised", Place(_top(reading)), outcome=Outcome.REVIEW, certainty=Certainty.POSSIBLE
        )
        return
    before = _top(reading)
    for section, head in zip(options.sections, found, strict=True):
        if head:
            before = reading.flow.text.span(head.start, head.end)
            continue
        finding = _missing(rule, section, reading, before)
        if finding:
            yield finding


def _head(section: Section, heads: list[Head]) -> Head | None:
    return next((head for head in heads if section.heading.search(head.label)), None)


def _missing(rule: Rule[Options], section: Section, reading: Reading, before: Span) -> Finding | None:
    value = reading.flow.value
    # A preface only announces; what counts as content comes after it.
    body = min(head.start for head in reading.outline.heads)
    if section.evidence and section.evidence.search(value, body):
        return None
    data, anchor = {"section": section.title}, f"section:{section.title}"
    mention = section.mention.search(value, body) if section.mention else None
    if mention:
        place = Place(reading.flow.text.span(*mention.span()))
        return rule.finding(
            "mentioned",
            place,
            data=data,
            outcome=Outcome.REVIEW,
            certainty=Certainty.POSSIBLE,
            anchor=anchor,
        )
    return rule.finding("missing", Place(before), data=data, anchor=anchor)


def _top(reading: Reading) -> Span:
    """The title of the document, or its first line."""
    if reading.facts.title:
        return reading.facts.title.span
    first = reading.flow.parts[0]
    return reading.flow.text.span(first.start, min(first.end, first.start + 40))


KIND = Kind(
    name="sections",
    options=Options,
    messages={
        "missing": frozenset({"section"}),
        "mentioned": frozenset({"section"}),
        "unrecognised": frozenset(),
    },
    check=check,
)
