"""Figures two organs report alike in the same year, more than chance would have it."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from disclosure_lint.finding import Certainty, Finding, Outcome
from disclosure_lint.language.organs import may_be_one
from disclosure_lint.rules.model import Kind, Rule, Strict

if TYPE_CHECKING:
    from collections.abc import Iterator
    from decimal import Decimal

    from disclosure_lint.corpus import Corpus
    from disclosure_lint.summary import Summary
    from disclosure_lint.text import Span

    #: What is counted: a cell of a form, a measure or wording of the text.
    Address = tuple[str, ...] | str | int

#: Reports looked up for one figure.
_MOST_HOLDERS = 20
#: Equal figures that are shown.
_SHOWN = 4


class Options(Strict):
    """What is more than chance.

    Attributes:
        fewest: different figures that must be equal.
        least: smaller figures are not counted.
    """

    fewest: int
    least: int


def check(rule: Rule[Options], corpus: Corpus) -> Iterator[tuple[int, Finding]]:
    """Yield a finding for each report with the figures of another organ's report of the same year."""
    for reports in corpus.by_year.values():
        figures = {report.index: dict(_figures(report, rule.options.least)) for report in reports}
        holders: dict[tuple[Address, Decimal], list[Summary]] = defaultdict(list)
        for report in reports:
            other = _nearest(report, figures[report.index], holders, rule.options.fewest)
            if other is not None:
                first, second = (other, report) if report.compared else (report, other)
                if not first.compared:
                    yield first.index, _alike(rule, first, second, figures)
            for key in figures[report.index]:
                if len(holders[key]) < _MOST_HOLDERS:
                    holders[key].append(report)


def _figures(report: Summary, least: int) -> Iterator[tuple[tuple[Address, Decimal], Span]]:
    for form, table in report.tables.items():
        for row, column, figure in table:
            if figure.value is not None and figure.value >= least:
                yield ((form, row, column), figure.value), figure.span
    for said in report.remarks:
        if said.year == report.year and said.value >= least and (said.measure or said.wording):
            yield (said.measure or said.wording, said.value), said.span


def _nearest(
    report: Summary,
    figures: dict[tuple[Address, Decimal], Span],
    holders: dict[tuple[Address, Decimal], list[Summary]],
    fewest: int,
) -> Summary | None:
    """The report of another organ with most different figures alike, if there are enough."""
    alike: dict[int, set[Decimal]] = defaultdict(set)
    found: dict[int, Summary] = {}
    for key in figures:
        for other in holders.get(key, ()):
            alike[other.index].add(key[1])
            found[other.index] = other
    for index in sorted(alike, key=lambda index: (-len(alike[index]), index)):
        other = found[index]
        if len(alike[index]) < fewest:
            return None
        if report.organ and other.organ and not may_be_one(report.organ, other.organ):
            return other
    return None


def _alike(
    rule: Rule[Options],
    report: Summary,
    other: Summary,
    figures: dict[int, dict[tuple[Address, Decimal], Span]],
) -> Finding:
    here, there = figures[report.index], figures[other.index]
    by_value = {key[1]: key for key in reversed(here) if key in there}
    common = sorted(by_value.values(), key=lambda key: here[key])
    shown = sorted(common[:_SHOWN], key=lambda key: here[key])
    return rule.finding(
        "alike",
        report.place(here[shown[0]]),
        data={
            "count": len(common),
            "figures": "、".join(str(key[1]) for key in common[: 2 * _SHOWN]),
            "organ": other.issuer,
            "year": report.year,
        },
        related=(
            *(report.place(here[key], str(key[1])) for key in shown),
            *(other.place(there[key], str(key[1])) for key in shown),
        ),
        outcome=Outcome.REVIEW,
        certainty=Certainty.PROBABLE,
        anchor="coincidence",
    )


KIND = Kind(
    name="coincidence",
    options=Options,
    messages={"alike": frozenset({"count", "figures", "organ", "year"})},
    across=check,
)
