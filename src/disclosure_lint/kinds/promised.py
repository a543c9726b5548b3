"""What a preface announces must follow."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from disclosure_lint.finding import Certainty, Finding, Outcome, Place
from disclosure_lint.rules.model import Kind, Rule, Strict
from disclosure_lint.rules.patterns import Pattern

if TYPE_CHECKING:
    from collections.abc import Iterator

    from disclosure_lint.reading import Reading

_EMPTY_WORDS = re.compile(r"情况|工作|的|有关|相关|主要|政府信息(?:公开)?|信息公开")
_FEWEST_HEADS = 2


class Options(Strict):
    """How a preface announces contents.

    Attributes:
        announcement: matches the announcement; its group ``items`` is the list.
        separator: matches what stands between two items.
        topics: topic → what its items and headings have in common.
    """

    announcement: Pattern
    separator: Pattern
    topics: dict[str, Pattern]


def check(rule: Rule[Options], reading: Reading) -> Iterator[Finding]:
    """Yield a finding for each announced part that has no heading."""
    value = reading.flow.value
    found = rule.options.announcement.search(value)
    if not found:
        return
    labels = [head.label for head in reading.outline.heads]
    start, end = found.span("items")
    for first, last in _items(rule.options.separator, value, start, end):
        item = value[first:last]
        topics = {name for name, pattern in rule.options.topics.items() if pattern.search(item)}
        if _is_there(item, topics, labels, rule.options.topics) or (
            not topics and _is_named(item, value[end:])
        ):
            continue
        sure = bool(topics) and len(labels) > _FEWEST_HEADS
        yield rule.finding(
            "missing",
            Place(reading.flow.text.span(first, last)),
            data={"item": item},
            outcome=Outcome.FAIL if sure else Outcome.REVIEW,
            certainty=Certainty.CERTAIN if sure else Certainty.POSSIBLE,
            anchor=f"promised:{'+'.join(sorted(topics)) or 'other'}",
        )


def _items(separator: Pattern, value: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    at = start
    for match in separator.finditer(value, start, end):
        if match.start() > at:
            yield at, match.start()
        at = match.end()
    if at < end:
        yield at, end


def _is_there(item: str, topics: set[str], labels: list[str], patterns: dict[str, Pattern]) -> bool:
    if topics:
        return any(patterns[topic].search(label) for topic in topics for label in labels)
    core = _EMPTY_WORDS.sub("", item)
    return not core or any(core in label or _EMPTY_WORDS.sub("", label) in item for label in labels if label)


def _is_named(item: str, body: str) -> bool:
    """Whether the body names an annex or table that has no heading of its own."""
    return (_EMPTY_WORDS.sub("", item) or item) in body


KIND = Kind(name="promised", options=Options, messages={"missing": frozenset({"item"})}, check=check)
