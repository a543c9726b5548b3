"""What a preface announces must follow: the parts it lists, as many as it says."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from disclosure_lint.finding import Certainty, Finding, Outcome, Place
from disclosure_lint.language.expression import late
from disclosure_lint.language.numerals import ordinal
from disclosure_lint.rules.model import Kind, Rule, Strict
from disclosure_lint.rules.patterns import Pattern
from disclosure_lint.structure.enumerations import consecutive

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    import regex

    from disclosure_lint.reading import Reading
    from disclosure_lint.structure.chapters import Chapter, Chapters
    from disclosure_lint.structure.outline import Head

_EMPTY_WORDS = late(r"情况|工作|的|有关|相关|主要|政府信息(?:公开)?|信息公开")
_JOINS = late(r"以及|和|及|与")
_ANNEX = late(r"统计表|附表|附件")
_FEWEST_HEADS, _MOST_HEADS = 2, 1000
#: A preface stands within so many characters, the menus of a page before it included.
_PREFACE = 8000
#: A preface is an old one when the body lacks no more than this of the present plan.
_LACKING = 1


class Options(Strict):
    """How a preface announces contents.

    Attributes:
        plan: id of the plan the document follows.
        announcement: matches the announcement; its group ``items`` is the list, ``before`` and
            ``after`` say how many, ``open`` that the list need not be complete.
        counted: matches an announcement without a list; its group ``before`` says how many.
        separator: matches what stands between two items.
        topics: topic → what its items and headings have in common.
        former: matches items only an earlier plan has.
    """

    plan: str
    announcement: Pattern
    counted: Pattern
    separator: Pattern
    topics: dict[str, Pattern]
    former: Pattern


class _Item(NamedTuple):
    """A part as announced: its flow range, text and topics, and how many pieces it was read from."""

    start: int
    end: int
    text: str
    topics: frozenset[str]
    pieces: int = 1


def check(rule: Rule[Options], reading: Reading) -> Iterator[Finding]:
    """Yield a finding for each announced part that has no heading, and for a wrong count."""
    value, options = reading.flow.value, rule.options
    found = options.announcement.search(value, 0, _PREFACE)
    read = reading.chapters(options.plan)
    if found is None:
        counted = options.counted.search(value, 0, _PREFACE)
        if counted and read:
            yield from _chapters(rule, reading, read, counted)
        return
    items = _items(options, value, *found.span("items"))
    missing = [item for item in items if not _follows(options, reading, item, found.end("items"))]
    if read and read.plan.ordered and len(read.missing) <= _LACKING and _are_former(options, missing):
        yield _former(rule, reading, missing)
        return
    # Where most sections are missing, that is told once, of the body.
    told = {topic.id for topic in read.missing} if read and (read.former or read.lacks_most) else set()
    for item in missing:
        if not item.topics or not item.topics <= told:
            yield _missing(rule, reading, item)
    if not missing:
        yield from _count(rule, reading, read, found, items)


def _items(options: Options, value: str, start: int, end: int) -> list[_Item]:
    """The items of a list; “行政复议、行政诉讼情况” is one, for both pieces are about one topic."""
    items: list[_Item] = []
    for first, last in _pieces(options.separator, value, start, end):
        text = value[first:last]
        topics = frozenset(name for name, pattern in options.topics.items() if pattern.search(text))
        before = items[-1] if items else None
        if before and topics & before.topics:
            items[-1] = _Item(
                before.start, last, value[before.start : last], topics | before.topics, before.pieces + 1
            )
        else:
            items.append(_Item(first, last, text, topics))
    return items


def _pieces(separator: Pattern, value: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    at = start
    for match in separator.finditer(value, start, end):
        # A numeral alone numbers the item behind it: “一、总体情况；二、……”.
        if match.start() > at + 1:
            yield at, match.start()
        at = match.end()
    if at < end:
        yield at, end


def _follows(options: Options, reading: Reading, item: _Item, body: int) -> bool:
    labels = {head.label for head in reading.outline.between(body, len(reading.flow.value))[:_MOST_HEADS]}
    if item.topics:
        patterns = [options.topics[topic] for topic in item.topics]
        return any(pattern.search(label) for pattern in patterns for label in labels)
    core = _core(item.text)
    if not core or any(_alike(core, _core(label)) for label in labels):
        return True
    # An annex or a table may have no heading of its own.
    return core in reading.flow.value[body:]


def _core(label: str) -> str:
    return _EMPTY_WORDS.sub("", label)


def _alike(one: str, other: str) -> bool:
    return bool(one and other) and (one in other or other in one)


def _are_former(options: Options, missing: list[_Item]) -> bool:
    return any(options.former.search(item.text) for item in missing)


def _former(rule: Rule[Options], reading: Reading, missing: list[_Item]) -> Finding:
    spans = [reading.flow.text.span(item.start, item.end) for item in missing]
    return rule.finding(
        "former",
        Place(spans[0]),
        data={"items": "、".join(item.text for item in missing)},
        related=tuple(Place(span, "同样没有的部分") for span in spans[1:]),
        anchor="promised:former",
    )


def _missing(rule: Rule[Options], reading: Reading, item: _Item) -> Finding:
    sure = bool(item.topics) and len(reading.outline.heads) > _FEWEST_HEADS
    return rule.finding(
        "missing",
        Place(reading.flow.text.span(item.start, item.end)),
        data={"item": item.text},
        outcome=Outcome.FAIL if sure else Outcome.REVIEW,
        certainty=Certainty.CERTAIN if sure else Certainty.POSSIBLE,
        anchor=f"section:{'+'.join(sorted(item.topics)) or 'other-part'}",
    )


def _count(
    rule: Rule[Options],
    reading: Reading,
    read: Chapters | None,
    found: regex.Match[str],
    items: list[_Item],
) -> Iterator[Finding]:
    """Compare how many parts are announced, listed and there."""
    said = _number(found)
    if said is None:
        return
    numbered = [chapter for chapter in read.chapters if chapter.head.number] if read else []
    there = numbered if consecutive([chapter.head for chapter in numbered]) else []
    # “问题和改进” may be one part or two: a count no reading gives is wrong, or one the body does not give.
    most = sum(item.pieces + len(_JOINS.findall(item.text)) for item in items)
    unlisted = [one for one in there if not any(_names(rule.options, item, one.head) for item in items)]
    data: dict[str, int | str] = {"said": said, "listed": len(items)}
    # “……等六个部分” mostly closes a list; where more than one is left out, it was left open.
    complete = not found["open"]
    if unlisted and len(items) + len(unlisted) == said and (complete or len(unlisted) == 1):
        data["sections"] = "、".join(_name(chapter) for chapter in unlisted)
        yield _differs(rule, reading, "unlisted", found, data, sure=False)
        return
    agrees = len(there) == len(items)
    if said < len(items) or (said > most and complete) or (said > len(items) and agrees):
        yield _differs(rule, reading, "count", found, data, sure=agrees and complete)
    elif read:
        yield from _chapters(rule, reading, read, found)


def _name(chapter: Chapter) -> str:
    """What messages call a chapter; of a heading in the text one cannot tell where it ends."""
    return chapter.topic.title if chapter.topic and chapter.head.run_in else chapter.head.label


def _names(options: Options, item: _Item, head: Head) -> bool:
    """Whether an item and a heading are about one thing."""
    topics = {name for name, pattern in options.topics.items() if pattern.search(head.label)}
    return bool(item.topics & topics) or _alike(_core(item.text), _core(head.label))


def _chapters(
    rule: Rule[Options], reading: Reading, read: Chapters, found: regex.Match[str]
) -> Iterator[Finding]:
    said, there = _number(found), [chapter.head for chapter in read.chapters if chapter.head.number]
    if said is None or len(there) < _FEWEST_HEADS or not consecutive(there):
        return
    listed = "items" in found.re.groupindex
    annex = _ANNEX.search(reading.flow.value, found.start()) is not None
    if len(there) > said or (not listed and len(there) + annex < said):
        data = {"said": said, "there": len(there)}
        yield _differs(rule, reading, "chapters", found, data, sure=False)


def _number(found: regex.Match[str]) -> int | None:
    said = next(
        (found[name] for name in ("before", "after") if name in found.re.groupindex and found[name]), ""
    )
    return ordinal(said) if said else None


def _differs(  # noqa: PLR0913 - a finding has many parts
    rule: Rule[Options],
    reading: Reading,
    message: str,
    found: regex.Match[str],
    data: Mapping[str, int | str],
    *,
    sure: bool,
) -> Finding:
    return rule.finding(
        message,
        Place(reading.flow.text.span(*found.span())),
        data=data,
        outcome=Outcome.FAIL if sure else Outcome.REVIEW,
        certainty=Certainty.CERTAIN if sure else Certainty.PROBABLE,
        anchor=f"promised:{message}",
    )


KIND = Kind(
    name="promised",
    options=Options,
    messages={
        "missing": frozenset({"item"}),
        "former": frozenset({"items"}),
        "count": frozenset({"said", "listed"}),
        "unlisted": frozenset({"said", "listed", "sections"}),
        "chapters": frozenset({"said", "there"}),
    },
    check=check,
)
