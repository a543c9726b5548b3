"""How long each rule takes on documents."""

from __future__ import annotations

import statistics
import time
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from disclosure_lint.engine import examine
from disclosure_lint.language.names.tagger import LEXICON, Engine
from disclosure_lint.readers import read
from disclosure_lint.source import Source, Unread

if TYPE_CHECKING:
    from collections.abc import Iterable

    from disclosure_lint.document import Document
    from disclosure_lint.rules.pack import Pack


@dataclass
class Timed:
    """The times of a run, in seconds.

    Attributes:
        documents: how many could be read.
        unread: how many could not.
        reading: what reading them took.
        rules: id of a rule → what it took on each document.
    """

    documents: int = 0
    unread: int = 0
    reading: float = 0.0
    rules: dict[str, list[float]] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class RuleTime:
    """What one rule took, in seconds.

    Attributes:
        rule: its id.
        total: on all documents.
        median: on the document in the middle.
        most: on the slowest one.
    """

    rule: str
    total: float
    median: float
    most: float


def measure(sources: Iterable[Source | Document | Unread], pack: Pack, names: Engine = LEXICON) -> Timed:
    """Time the rules of a pack, one after the other, on each document.

    What several rules need (the folded text, tables, names) is worked out by the first that asks for it.
    """
    timed = Timed(rules={rule.id: [] for rule in pack.rules if rule.check})
    for source in sources:
        started = time.perf_counter()
        document = read(source) if isinstance(source, Source) else source
        timed.reading += time.perf_counter() - started
        if isinstance(document, Unread):
            timed.unread += 1
            continue
        timed.documents += 1
        for rule, seconds in examine(document, pack, names=names).seconds.items():
            if rule in timed.rules:
                timed.rules[rule].append(seconds)
    return timed


def slowest_first(timed: Timed) -> list[RuleTime]:
    """Return the times of the rules that looked at a document."""
    times = (
        RuleTime(rule, sum(seconds), statistics.median(seconds), max(seconds))
        for rule, seconds in timed.rules.items()
        if seconds
    )
    return sorted(times, key=lambda one: (-one.total, one.rule))
