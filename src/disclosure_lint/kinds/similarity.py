"""Long passages a report shares with an earlier one of its organ, or with another organ's."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Annotated

from pydantic import Field

from disclosure_lint.finding import Certainty, Finding, Outcome
from disclosure_lint.language.organs import may_be_one
from disclosure_lint.rules.model import Kind, Rule, Strict

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from disclosure_lint.corpus import Corpus
    from disclosure_lint.finding import Place
    from disclosure_lint.structure.sketch import Passage
    from disclosure_lint.summary import Summary

#: Reports that are looked up for one shingle; what more of them share is common wording.
_MOST_HOLDERS = 20
#: Shared passages that are shown.
_SHOWN = 3

Percent = Annotated[int, Field(ge=1, le=100)]


class Options(Strict):
    """How much is too much.

    Attributes:
        own: least share of the prose, in per cent, that is the same as in the earlier report of the organ.
        others: least share that is the same as in a report of another organ.
        shortest: characters of prose below which nothing can be told.
    """

    own: Percent
    others: Percent
    shortest: int


def check(rule: Rule[Options], corpus: Corpus) -> Iterator[tuple[int, Finding]]:
    """Yield a finding for each report that repeats an earlier one, and one for that most like another's."""
    least = rule.options.shortest
    for pair in corpus.pairs:
        if min(pair.now.sketch.length, pair.before.sketch.length) >= least:
            yield from _compare(rule, "own", rule.options.own, pair.now, pair.before)
    holders = _holders(corpus)
    for report in corpus.checked:
        other = _nearest(report, holders) if report.sketch.length >= least else None
        if other is not None and other.sketch.length >= least:
            yield from _compare(rule, "others", rule.options.others, report, other)


def _compare(
    rule: Rule[Options], message: str, threshold: int, report: Summary, other: Summary
) -> Iterator[tuple[int, Finding]]:
    passages = report.sketch.shared(other.sketch)
    share = sum(passage.length for passage in passages) * 100 // report.sketch.length
    if share < threshold:
        return
    longest = sorted(passages, key=lambda passage: (-passage.length, passage.here))[:_SHOWN]
    yield (
        report.index,
        rule.finding(
            message,
            report.place(longest[0].here),
            data={
                "share": share,
                "passages": len(passages),
                "longest": longest[0].length,
                "year": other.year,
                "organ": other.issuer or "？",
            },
            related=tuple(place for passage in longest for place in _places(report, other, passage)),
            outcome=Outcome.REVIEW,
            certainty=Certainty.PROBABLE,
            anchor=f"similarity:{message}",
            about=(other.organ or "", other.year),  # shares change with every edit
        ),
    )


def _places(report: Summary, other: Summary, passage: Passage) -> Sequence[Place]:
    label = f"{passage.length} 字相同"
    return report.place(passage.here, label), other.place(passage.there, label)


def _holders(corpus: Corpus) -> dict[int, list[Summary]]:
    """Shingle → the first reports that hold it, those a report may have been copied from first."""
    holders: dict[int, list[Summary]] = {}
    for report in sorted(corpus.reports, key=_age):
        for shingle in dict.fromkeys(report.sketch.digests):
            held = holders.setdefault(shingle, [])
            if len(held) < _MOST_HOLDERS:
                held.append(report)
    return holders


def _age(report: Summary) -> tuple[bool, int, int]:
    return (not report.compared, report.year, report.index)


def _nearest(report: Summary, holders: dict[int, list[Summary]]) -> Summary | None:
    """The earlier report of another organ that shares most shingles with a report."""
    common: Counter[int] = Counter()
    found: dict[int, Summary] = {}
    for shingle in dict.fromkeys(report.sketch.digests):
        for other in holders[shingle]:
            if _age(other) < _age(report) and other.kind == report.kind and _is_another(report, other):
                common[other.index] += 1
                found[other.index] = other
    # The first of equals, in the order of the run.
    best = min(common, key=lambda index: (-common[index], index), default=None)
    return None if best is None else found[best]


def _is_another(report: Summary, other: Summary) -> bool:
    return bool(report.organ and other.organ) and not may_be_one(report.organ, other.organ)


KIND = Kind(
    name="similarity",
    options=Options,
    messages=dict.fromkeys(("own", "others"), frozenset({"share", "passages", "longest", "year", "organ"})),
    across=check,
)
