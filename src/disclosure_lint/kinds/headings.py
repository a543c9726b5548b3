"""Chapter headings as a plan words, orders and numbers them."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from disclosure_lint.finding import Certainty, Finding, Outcome, Place
from disclosure_lint.language.expression import late
from disclosure_lint.language.slips import Slip, is_word, slips
from disclosure_lint.rules.model import Kind, Rule, Strict
from disclosure_lint.structure.enumerations import traces

if TYPE_CHECKING:
    from collections.abc import Iterator

    from disclosure_lint.reading import Reading
    from disclosure_lint.structure.chapters import Chapter, Chapters
    from disclosure_lint.structure.outline import Head

#: Shorter wordings have many neighbours that mean something else.
_SHORT = 8
#: A character right after itself; 市市场监管局 is the office of a city.
_TWICE = late(r"([^\W\d_市县区省州])\1")


class Options(Strict):
    """Which headings.

    Attributes:
        plan: id of the plan.
    """

    plan: str


def check(rule: Rule[Options], reading: Reading) -> Iterator[Finding]:
    """Yield a finding for each heading that is misspelt, repeated, out of order or misnumbered."""
    read = reading.chapters(rule.options.plan)
    if read is None:
        return
    for chapter in read.chapters:
        yield from _misspelt(rule, reading, read, chapter)
    yield from _repeated(rule, reading, read)
    if read.plan.ordered:
        yield from _disordered(rule, reading, read)
    yield from _misnumbered(rule, reading, read)


def _misspelt(rule: Rule[Options], reading: Reading, read: Chapters, chapter: Chapter) -> Iterator[Finding]:
    head = chapter.head
    unnamed = (topic for topic in read.plan.topics if topic.id not in read.heads)
    topics = [chapter.topic] if chapter.topic else unnamed
    wordings = [wording for topic in topics for wording in topic.wordings]
    if head.label in wordings or (head.run_in and _wording(chapter)):
        return
    # Of a short heading in the text one cannot tell where it ends.
    near = [
        (wording, slipped)
        for wording in wordings
        if (len(wording) >= _SHORT or not head.run_in)
        and (slipped := slips(head.label, wording, goes_on=head.run_in))
    ]
    if near:
        yield _slip(rule, reading, head, *min(near, key=lambda pair: len(pair[1])))
    elif chapter.topic and not head.run_in:
        yield from _stutter(rule, reading, head)


def _stutter(rule: Rule[Options], reading: Reading, head: Head) -> Iterator[Finding]:
    """A character written twice in a heading no wording is known for."""
    found = _TWICE.search(head.label)
    if found and not is_word(found[0]):
        wording = head.label[: found.start()] + head.label[found.start() + 1 :]
        yield _slip(rule, reading, head, wording, (Slip(found.start(), found[1], ""),), sure=False)


def _slip(  # noqa: PLR0913 - a finding has many parts
    rule: Rule[Options],
    reading: Reading,
    head: Head,
    wording: str,
    slipped: tuple[Slip, ...],
    *,
    sure: bool = True,
) -> Finding:
    said = "、".join(slip.said for slip in slipped if slip.said)
    meant = "、".join(slip.meant for slip in slipped if slip.meant)
    one = sum(max(len(slip.said), len(slip.meant)) for slip in slipped) == 1
    sure = sure and one and len(wording) >= _SHORT
    longer = sum(len(slip.said) - len(slip.meant) for slip in slipped)
    data = {"heading": head.label[: len(wording) + longer], "wording": wording}
    data |= {name: signs for name, signs in (("said", said), ("meant", meant)) if signs}
    return rule.finding(
        "wrong" if said and meant else "extra" if said else "lacking",
        Place(reading.flow.text.span(head.start, head.end)),
        data=data,
        outcome=Outcome.FAIL if sure else Outcome.REVIEW,
        certainty=Certainty.CERTAIN if sure else Certainty.PROBABLE,
        anchor=f"heading:{wording}",
    )


def _wording(chapter: Chapter) -> str:
    """The wording of the plan a heading begins with, "" if there is none."""
    wordings = chapter.topic.wordings if chapter.topic else ()
    return next((wording for wording in wordings if chapter.head.label.startswith(wording)), "")


def _repeated(rule: Rule[Options], reading: Reading, read: Chapters) -> Iterator[Finding]:
    first: dict[str, Head] = {}
    for chapter in read.chapters:
        head = chapter.head
        name = _wording(chapter) if head.run_in else head.label
        before = first.setdefault(name, head)
        if name and before is not head:
            yield _finding(rule, reading, "twice", (before, head), {"heading": name}, sure=True)


def _disordered(rule: Rule[Options], reading: Reading, read: Chapters) -> Iterator[Finding]:
    order = {topic.id: at for at, topic in enumerate(read.plan.topics)}
    named = [
        chapter for chapter in read.chapters if chapter.topic and read.heads[chapter.topic.id] is chapter.head
    ]
    for before, chapter in pairwise(named):
        assert before.topic
        assert chapter.topic
        if order[chapter.topic.id] < order[before.topic.id]:
            data = {"before": before.topic.title, "heading": chapter.topic.title}
            yield _finding(rule, reading, "disordered", (before.head, chapter.head), data, sure=True)


def _misnumbered(rule: Rule[Options], reading: Reading, read: Chapters) -> Iterator[Finding]:
    numbered = [chapter.head for chapter in read.chapters if chapter.head.number]
    doubled = {one.number for one, other in pairwise(numbered) if one.number == other.number}
    for before, head in pairwise(numbered):
        if reading.flow.is_cut(before.end, head.start):
            continue
        if head.number == before.number and head.label != before.label:
            message = "same-number"
        elif head.number > before.number + 1 and not _is_explained(reading, read, before, head, doubled):
            message = "skipped"
        else:
            continue
        data = {"before": _mark(reading, before), "number": _mark(reading, head)}
        sure = not (before.run_in or head.run_in)
        yield _finding(rule, reading, message, (before, head), data, sure=sure)


def _is_explained(reading: Reading, read: Chapters, before: Head, head: Head, doubled: set[int]) -> bool:
    """Whether a gap is told of otherwise, or the number stands there in a way headings are not written."""
    return (
        bool(read.missing)
        or head.number in doubled
        or traces(reading.flow.value, before.number + 1, before.end, head.start)
    )


def _mark(reading: Reading, head: Head) -> str:
    return reading.flow.value[head.start : head.text_start].strip(" 、.,")


def _finding(  # noqa: PLR0913 - a finding has many parts
    rule: Rule[Options],
    reading: Reading,
    message: str,
    pair: tuple[Head, Head],
    data: dict[str, str],
    *,
    sure: bool,
) -> Finding:
    before, head = (reading.flow.text.span(head.start, head.end) for head in pair)
    return rule.finding(
        message,
        Place(head),
        data=data,
        related=(Place(before, "前一处"),),
        outcome=Outcome.FAIL if sure else Outcome.REVIEW,
        certainty=Certainty.CERTAIN if sure else Certainty.PROBABLE,
        anchor=f"heading:{message}",
    )


KIND = Kind(
    name="headings",
    options=Options,
    messages={
        "extra": frozenset({"heading", "wording", "said"}),
        "lacking": frozenset({"heading", "wording", "meant"}),
        "wrong": frozenset({"heading", "wording", "said", "meant"}),
        "twice": frozenset({"heading"}),
        "disordered": frozenset({"heading", "before"}),
        "same-number": frozenset({"number", "before"}),
        "skipped": frozenset({"number", "before"}),
    },
    check=check,
)
