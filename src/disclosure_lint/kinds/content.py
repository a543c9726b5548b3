"""What stands under a heading: nothing, a word, or less than the heading promises."""

from __future__ import annotations

import re
from itertools import islice, pairwise
from typing import TYPE_CHECKING

from pydantic import Field

from disclosure_lint.finding import Certainty, Finding, Outcome, Place, Severity
from disclosure_lint.language.expression import late
from disclosure_lint.rules.model import Kind, Rule, Strict, Years
from disclosure_lint.rules.patterns import Pattern
from disclosure_lint.table import Table

if TYPE_CHECKING:
    from collections.abc import Iterator

    from disclosure_lint.reading import Reading
    from disclosure_lint.structure.chapters import Chapter
    from disclosure_lint.structure.outline import Head

# What a page shows without text: pictures, frames, files, fields.
_EMBEDDED = late(r"<(?:img|object|iframe|embed|svg|canvas|video|input)\b|!\[", re.IGNORECASE)
_SIGNS = late(r"[\s。,;:、.·—-]+")
#: Formats in which all that is shown without text can be seen in the source; from others,
#: pictures and tables may have been lost when they were saved as text.
_MARKUP = frozenset({"text/html", "text/markdown"})


class Demand(Strict):
    """What must stand under the headings of a topic.

    Attributes:
        topic: id of the topic in the plan.
        bare: matches a whole content that says nothing.
        shortest: a content of fewer characters is too short to say anything.
        severity: of what is found here, if not the rule's.
        years: reporting years it is for.
    """

    topic: str
    bare: Pattern | None = None
    shortest: int = 0
    severity: Severity | None = None
    years: Years = Years()


class Promise(Strict):
    """Headings that promise a list.

    Attributes:
        heading: matches them.
        item: matches one item of such a list.
        fewest: how many items make a list.
    """

    heading: Pattern
    item: Pattern
    fewest: int = 2


class Options(Strict):
    """What is asked of contents.

    Attributes:
        plan: id of the plan whose chapters must not be empty.
        demands: more that is asked of single topics.
        promises: headings that promise a list.
        forms: topic → the forms it holds; a layout may set them elsewhere than below the heading.
        after: matches what may follow the last chapter and is none of its content.
    """

    plan: str
    forms: dict[str, tuple[str, ...]] = Field(default_factory=dict)
    after: Pattern | None = None
    demands: tuple[Demand, ...] = ()
    promises: tuple[Promise, ...] = ()


def check(rule: Rule[Options], reading: Reading) -> Iterator[Finding]:
    """Yield a finding for each heading with nothing, too little, or no list under it."""
    read, year = reading.chapters(rule.options.plan), reading.facts.year
    if read is None or year is None:
        return
    for chapter, following in pairwise((*read.chapters, None)):
        assert chapter
        end = chapter.end if following else _content_end(reading, chapter, rule.options.after)
        said = _said(reading, chapter.start, end)
        # A heading written twice is told of as such.
        twice = following is not None and following.head.label == chapter.head.label
        elsewhere = chapter.topic and any(map(reading.filled, rule.options.forms.get(chapter.topic.id, ())))
        if chapter.topic and not (said or twice or elsewhere or _shows(reading, chapter.head.end, end)):
            yield _finding(rule, reading, "empty", chapter.head, sure=_sees_all(reading))
        for demand in rule.options.demands:
            meant = chapter.topic and demand.topic == chapter.topic.id and demand.years.hold(year.value)
            if meant and not reading.flow.is_cut(chapter.start, chapter.end):
                yield from _little(rule, reading, chapter.head, demand, said)
        yield from _empty_parts(rule, reading, chapter)
    yield from _unlisted(rule, reading)


def _content_end(reading: Reading, last: Chapter, after: Pattern | None) -> int:
    """Where the last chapter ends and an annex or the foot of the page begins."""
    found = after.search(reading.flow.value, last.head.end, last.end) if after else None
    return found.start() if found else last.end


def _said(reading: Reading, start: int, end: int) -> str:
    """The text of a range without punctuation and the signature."""
    signed = reading.signature_start
    return _SIGNS.sub("", reading.flow.value[start : min(end, signed) if start <= signed else end])


def _shows(reading: Reading, start: int, end: int) -> bool:
    """Whether a range of the document shows something that is no text."""
    if any(isinstance(part.block, Table) for part in reading.flow.between(start, end)):
        return True
    first, last = (reading.flow.text.span(at, at) for at in (start, end))
    return _EMBEDDED.search(reading.document.content, first.start, last.end) is not None


def _sees_all(reading: Reading) -> bool:
    return reading.document.media in _MARKUP


def _little(
    rule: Rule[Options], reading: Reading, head: Head, demand: Demand, said: str
) -> Iterator[Finding]:
    if not said:
        return
    if demand.bare and demand.bare.search(said):
        message = "bare"
    elif len(said) < demand.shortest:
        message = "short"
    else:
        return
    yield _finding(rule, reading, message, head, sure=False, said=said, severity=demand.severity)


def _empty_parts(rule: Rule[Options], reading: Reading, chapter: Chapter) -> Iterator[Finding]:
    """One heading among its like that has nothing under it, when all the others have."""
    heads = reading.outline.between(chapter.head.end, chapter.end)
    for level in {head.level for head in heads if head.level in _PARTS}:
        siblings = [head for head in heads if head.level == level]
        if any(head.run_in for head in siblings):
            continue
        empty = [head for head in siblings if not _has_content(reading, head)]
        if len(empty) == 1 and len(siblings) > _FEWEST_LIKE:
            yield _finding(rule, reading, "empty", empty[0], sure=False)


#: Levels of the headings below chapters, as GB/T 9704 counts them.
_PARTS = (2, 3)
#: With fewer of its like, a heading may be a point of a list.
_FEWEST_LIKE = 2


def _has_content(reading: Reading, head: Head) -> bool:
    start, end = reading.outline.body(head)
    return bool(_said(reading, start, end)) or _shows(reading, start, end)


def _unlisted(rule: Rule[Options], reading: Reading) -> Iterator[Finding]:
    for head in reading.outline.heads:
        for promise in rule.options.promises:
            promised = promise.heading.search(head.label)
            if promised is None:
                continue
            start, end = head.text_start + promised.end(), reading.outline.body(head)[1]
            items = promise.item.finditer(reading.flow.value, start, end)
            cut = reading.flow.is_cut(start, end) or _shows(reading, start, end)
            if not cut and len(list(islice(items, promise.fewest))) < promise.fewest:
                yield _finding(rule, reading, "unlisted", head, sure=False)


def _finding(  # noqa: PLR0913 - a finding has many parts
    rule: Rule[Options],
    reading: Reading,
    message: str,
    head: Head,
    *,
    sure: bool,
    said: str = "",
    severity: Severity | None = None,
) -> Finding:
    data = {"heading": head.label, "said": said} if said else {"heading": head.label}
    return rule.finding(
        message,
        Place(reading.flow.text.span(head.start, head.end)),
        data=data,
        outcome=Outcome.FAIL if sure else Outcome.REVIEW,
        certainty=Certainty.CERTAIN if sure else Certainty.PROBABLE,
        severity=severity,
        anchor=f"content:{message}",
    )


KIND = Kind(
    name="content",
    options=Options,
    messages={
        "empty": frozenset({"heading"}),
        "bare": frozenset({"heading", "said"}),
        "short": frozenset({"heading", "said"}),
        "unlisted": frozenset({"heading"}),
    },
    check=check,
)
