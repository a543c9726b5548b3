"""Sections a document must have, found by topic under whatever heading names them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from disclosure_lint.finding import Certainty, Finding, Outcome, Place
from disclosure_lint.rules.model import Kind, Rule, Strict

if TYPE_CHECKING:
    from collections.abc import Iterator

    from disclosure_lint.reading import Reading
    from disclosure_lint.structure.chapters import Chapters, Topic
    from disclosure_lint.structure.outline import Head
    from disclosure_lint.text import Span


class Options(Strict):
    """Which sections.

    Attributes:
        plan: id of the plan.
    """

    plan: str


def check(rule: Rule[Options], reading: Reading) -> Iterator[Finding]:
    """Yield a finding for each section that is missing, one for all when most are."""
    read = reading.chapters(rule.options.plan)
    if read is None:
        return
    if not read.heads:
        if reading.is_cover:
            return
        place = Place(_top(reading))
        yield rule.finding("unrecognised", place, outcome=Outcome.REVIEW, certainty=Certainty.POSSIBLE)
        return
    if read.former:
        yield _former(rule, reading, read)
    elif read.lacks_most:
        place = Place(_span(reading, min(read.heads.values(), key=lambda head: head.start)))
        yield rule.finding("most", place, data={"sections": _named(read)}, anchor="section:most")
    else:
        for topic in read.missing:
            yield _missing(rule, reading, read, topic)


def _former(rule: Rule[Options], reading: Reading, read: Chapters) -> Finding:
    first, *others = (_span(reading, chapter.head) for chapter in read.former)
    labels = "、".join(chapter.head.label for chapter in read.former)
    return rule.finding(
        "former",
        Place(first),
        data={"headings": labels, "sections": _named(read)},
        related=tuple(Place(span, "以前的标题") for span in others),
        anchor="section:former",
    )


def _missing(rule: Rule[Options], reading: Reading, read: Chapters, topic: Topic) -> Finding:
    data, anchor = {"section": topic.title}, f"section:{topic.id}"
    label, found = _like(reading, read, topic)
    if found is None:
        return rule.finding("missing", Place(_before(reading, read, topic)), data=data, anchor=anchor)
    return rule.finding(
        "renamed" if label else "mentioned",
        Place(found),
        data={**data, "heading": label} if label else data,
        outcome=Outcome.REVIEW,
        certainty=Certainty.POSSIBLE,
        anchor=anchor,
    )


def _like(reading: Reading, read: Chapters, topic: Topic) -> tuple[str, Span | None]:
    """A heading that may mean the topic, or else words that touch it."""
    for chapter in read.chapters:
        if chapter.topic is None and topic.loosely and topic.loosely.search(chapter.head.label):
            return chapter.head.label, _span(reading, chapter.head)
    body = min(head.start for head in reading.outline.heads)
    found = topic.mention.search(reading.flow.value, body) if topic.mention else None
    return "", reading.flow.text.span(found.start(), found.end()) if found else None


def _before(reading: Reading, read: Chapters, topic: Topic) -> Span:
    """The heading of the section a missing one should follow."""
    heads = [read.heads.get(other.id) for other in read.plan.topics[: read.plan.topics.index(topic)]]
    head = next((head for head in reversed(heads) if head), None)
    return _span(reading, head) if head else _top(reading)


def _named(read: Chapters) -> str:
    return "、".join(topic.title for topic in read.missing)


def _span(reading: Reading, head: Head) -> Span:
    return reading.flow.text.span(head.start, head.end)


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
        "renamed": frozenset({"section", "heading"}),
        "mentioned": frozenset({"section"}),
        "former": frozenset({"headings", "sections"}),
        "most": frozenset({"sections"}),
        "unrecognised": frozenset(),
    },
    check=check,
)
