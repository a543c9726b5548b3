"""Chapters of a document that has to follow a plan, and the topic of the plan each is about.

A plan is data of the pack: the sections a kind of document must have, by topic, with
the headings that name them. Real headings vary, pages lose their heading tags, tables
saved as text look like chapters, and a table of contents repeats them all.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple, Protocol

from disclosure_lint.document import Block, Footer
from disclosure_lint.language.expression import late
from disclosure_lint.structure.enumerations import enumerations

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from disclosure_lint.structure.flow import Flow
    from disclosure_lint.structure.outline import Head, Outline

#: Numbered headings are the chapters when so many of them are about topics of the plan.
_FEWEST = 2
#: A document follows an earlier plan when it has headings of it and lacks so many sections of its own.
_LACKING = 2
#: Chapters without numbers are looked for down to this level.
_DEEPEST = 3
#: A document with more headings is a long list; the rest is not looked at.
_MOST = 1000
_HAN = late(r"[\u4e00-\u9fff]")
#: What may follow the words that tell the topic, before the heading ends.
_REST_OF_HEADING = late(r"[及和与、]?(?:改进|整改)?的?(?:工作)?(?:情况|措施|事项|打算)?")


class Found(Protocol):
    """A match, of ``re`` or of ``regex``."""

    def start(self) -> int:
        """Return where it begins."""

    def end(self) -> int:
        """Return where it ends."""


class Searchable(Protocol):
    """A pattern of the pack, compiled or not yet."""

    def search(self, value: str, start: int = 0, end: int | None = None) -> Found | None:
        """Return the first match."""


@dataclass(frozen=True, slots=True)
class Topic:
    """One section of a plan.

    Attributes:
        id: such as ``fees``.
        title: what messages call it.
        heading: matches the headings that name it, in the wording without number and spaces.
        wordings: its headings as forms print them and regulations word them.
        loosely: matches headings that probably mean it.
        evidence: matches text that gives the content under any heading.
        mention: matches text that touches the topic.
        optional: whether it need not be there.
    """

    id: str
    title: str
    heading: Searchable
    wordings: tuple[str, ...] = ()
    loosely: Searchable | None = None
    evidence: Searchable | None = None
    mention: Searchable | None = None
    optional: bool = False


@dataclass(frozen=True, slots=True)
class Plan:
    """The sections a kind of document must have.

    Attributes:
        id: such as ``annual-report``.
        title: what messages call it.
        topics: in the order of the plan.
        year_from: first reporting year it is for, if limited.
        year_to: last reporting year it is for, if limited.
        ordered: whether the order is prescribed.
        anywhere: whether headings below the chapters count too.
        foreign: matches numbered labels that are no headings, such as rows of a table.
        former: matches headings only an earlier plan had.
    """

    id: str
    title: str
    topics: tuple[Topic, ...]
    year_from: int | None = None
    year_to: int | None = None
    ordered: bool = False
    anywhere: bool = False
    foreign: Searchable | None = None
    former: Searchable | None = None

    def covers(self, year: int) -> bool:
        """Whether it is the plan for a reporting year."""
        return (self.year_from or year) <= year <= (self.year_to or year)


class Chapter(NamedTuple):
    """A chapter: its heading, the topic it is about, and the flow range of its content."""

    head: Head
    topic: Topic | None
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Chapters:
    """A document read by a plan.

    Attributes:
        plan: the plan.
        chapters: the chapters, in order.
        heads: topic id → the first heading that names it.
        missing: the topics no heading names, and whose content the text does not give either.
    """

    plan: Plan
    chapters: tuple[Chapter, ...]
    heads: Mapping[str, Head]
    missing: tuple[Topic, ...]

    @property
    def former(self) -> tuple[Chapter, ...]:
        """The chapters only an earlier plan had, if the document follows that one."""
        pattern = self.plan.former
        if pattern is None or len(self.missing) < _LACKING:
            return ()
        return tuple(chapter for chapter in self.chapters if pattern.search(chapter.head.label))

    @property
    def lacks_most(self) -> bool:
        """Whether more sections are missing than there are."""
        return len(self.missing) > len(self.heads)


def read_chapters(flow: Flow[Block], outline: Outline, plan: Plan, within: Chapter | None = None) -> Chapters:
    """Find the chapters of a document, or the sections of one of its chapters, and their topics."""
    start, end = (within.start, within.end) if within else (0, _last_shown(flow))
    foreign = plan.foreign
    heads = [
        head for head in outline.between(start, end)[:_MOST] if not (foreign and foreign.search(head.label))
    ]
    names = _Names(plan)
    chosen = _chapter_heads(flow, names, heads)
    starts = [*(head.start for head in chosen), end]
    chapters = [
        Chapter(head, topic := names.first(head), _content_start(flow, head, topic), following)
        for head, following in zip(chosen, starts[1:], strict=True)
    ]
    named: dict[str, Head] = {}
    for head in heads if plan.anywhere else chosen:
        for topic in names.of(head):
            named.setdefault(topic.id, head)
    # A preface only announces; what counts as content comes after it.
    body = heads[0].start if heads and not within else start
    missing = [
        topic
        for topic in plan.topics
        if not (topic.optional or topic.id in named)
        and not (topic.evidence and topic.evidence.search(flow.value, body, end))
    ]
    return Chapters(plan, tuple(chapters), named, tuple(missing))


class _Names:
    """The topics of a plan that headings name, each wording looked at once."""

    def __init__(self, plan: Plan) -> None:
        self._plan = plan
        self._known: dict[str, tuple[Topic, ...]] = {}

    def of(self, head: Head) -> tuple[Topic, ...]:
        """Return the topics a heading names; one may name several."""
        if head.label not in self._known:
            topics = (topic for topic in self._plan.topics if topic.heading.search(head.label))
            self._known[head.label] = tuple(topics)
        return self._known[head.label]

    def first(self, head: Head) -> Topic | None:
        """Return the first topic a heading names."""
        return next(iter(self.of(head)), None)

    def count(self, heads: Iterable[Head]) -> int:
        """Return how many topics headings name."""
        return len({topic.id for head in heads if (topic := self.first(head))})


def _last_shown(flow: Flow[Block]) -> int:
    """Where the document ends and the foot of the page begins."""
    return next((part.start for part in flow.parts if isinstance(part.block, Footer)), len(flow.value))


def _chapter_heads(flow: Flow[Block], names: _Names, heads: Sequence[Head]) -> list[Head]:
    """The headings of the chapters: those numbered 一、二、, else those of the level with most topics."""
    chosen = _outermost(flow, names, [head for head in heads if head.level == 1 and head.number])
    if names.count(chosen) < _FEWEST:
        levels = [[head for head in heads if head.level == level] for level in range(1, _DEEPEST + 1)]
        chosen = max([chosen, *levels], key=names.count)
    there = {topic.id for head in chosen if (topic := names.first(head))}
    # A number may have been lost, with its heading still one.
    lost = [
        head for head in heads if not head.number and (topic := names.first(head)) and topic.id not in there
    ]
    return sorted([*chosen, *lost], key=lambda head: head.start)


def _outermost(flow: Flow[Block], names: _Names, numbered: Sequence[Head]) -> list[Head]:
    """The list of numbered headings that makes the chapters.

    Others are a table of contents, lists inside a chapter, or another document on the page.
    """
    lists: list[list[Head]] = []
    for one in enumerations(numbered, outer=lambda head: bool(names.of(head))):
        # After a gap the count goes on in a list that does not begin with one.
        before = [other for other in lists if 1 < one[0].number > other[-1].number]
        if before:
            max(before, key=names.count).extend(one)
        else:
            lists.append(one)
    spoken = [one for one in lists if _has_text(flow, one) and names.count(one) >= _FEWEST]
    return max(spoken or lists, key=names.count, default=[])


def _has_text(flow: Flow[Block], heads: Sequence[Head]) -> bool:
    """Whether anything is said between the headings, as nothing is in a table of contents."""
    return any(
        head.run_in or _HAN.search(flow.value, head.end, following.start)
        for head, following in pairwise(heads)
    )


def _content_start(flow: Flow[Block], head: Head, topic: Topic | None) -> int:
    """Where a heading ends and its content begins."""
    if not head.run_in:
        colon = flow.value.find(":", head.text_start, head.end)
        return colon + 1 if colon >= 0 else head.end
    if topic is None:
        return head.end
    length = max((len(wording) for wording in topic.wordings if head.label.startswith(wording)), default=0)
    found = topic.heading.search(head.label)
    if not length and found:
        rest = _REST_OF_HEADING.match(head.label, found.end())
        length = rest.end() if rest else found.end()
    signs = [index for index in range(head.text_start, head.end) if not flow.value[index].isspace()]
    return signs[length] if length < len(signs) else head.end
