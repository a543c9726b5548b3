"""What a report says of a whole region, against the reports of the organs in it."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING, Annotated, NamedTuple

from pydantic import Field

from disclosure_lint.finding import Certainty, Finding, Outcome
from disclosure_lint.rules.cells import CellSum, Tables
from disclosure_lint.rules.model import Kind, Rule, Strict

if TYPE_CHECKING:
    from collections.abc import Iterator

    from disclosure_lint.corpus import Corpus
    from disclosure_lint.measures import Measure
    from disclosure_lint.remarks import Remark, Share
    from disclosure_lint.summary import Known, Summary

#: Parts of a sum that are shown.
_SHOWN = 4


class Options(Strict):
    """What is added up.

    Attributes:
        measures: id of the measure → the sums of cells that may be it.
    """

    measures: Annotated[Tables, Field(min_length=1)]


class _Child(NamedTuple):
    """A report of an organ in the region, with the least it gives for a measure."""

    report: Summary
    least: Known


def check(rule: Rule[Options], corpus: Corpus) -> Iterator[tuple[int, Finding]]:
    """Yield a finding where the parts named, or the reports of the parts, do not fit the whole."""
    for parent in corpus.checked:
        for name in rule.options.measures:
            measure = corpus.measures[name]
            named = [said for said in parent.remarks if said.measure == name and said.year == parent.year]
            for said in named:
                for share in said.shares:
                    finding = _share(rule, corpus, parent, measure, share)
                    if finding:
                        yield parent.index, finding
            finding = _whole(rule, corpus, parent, measure, named)
            if finding:
                yield parent.index, finding


def _share(
    rule: Rule[Options], corpus: Corpus, parent: Summary, measure: Measure, share: Share
) -> Finding | None:
    """A part said of an organ by name, against the report of that organ."""
    reports = [
        report for report in corpus.named(parent.kind, parent.year, share.name) if report is not parent
    ]
    if len({report.organ for report in reports}) != 1:
        return None
    known = reports[0].known(measure.id, rule.options.measures[measure.id])
    if not known or any(one.value == share.value for one in known):
        return None
    return rule.finding(
        "part",
        parent.place(share.span),
        data={
            "measure": measure.name,
            "organ": reports[0].issuer,
            "said": share.value,
            "there": known[0].value,
        },
        related=known[0].places,
        outcome=Outcome.REVIEW,
        certainty=Certainty.PROBABLE,
        anchor=f"part:{measure.id}/{share.name}",
    )


def _whole(
    rule: Rule[Options], corpus: Corpus, parent: Summary, measure: Measure, named: list[Remark]
) -> Finding | None:
    """The whole of a region, against the reports of organs in it that are there."""
    sums = rule.options.measures[measure.id]
    known = parent.known(measure.id, sums)
    if not known or not (parent.collected or any(said.whole for said in named)):
        return None
    most = max(known, key=lambda one: one.value)
    children = _children(corpus, parent, measure.id, sums)
    total = sum((child.least.value for child in children), Decimal(0))
    larger = [child for child in children if child.least.value > most.value]
    if not larger and total <= most.value:
        return None
    shown = sorted(larger or children, key=lambda child: (-child.least.value, child.report.index))
    return rule.finding(
        "larger" if larger else "sum",
        most.places[0],
        data={
            "measure": measure.name,
            "whole": most.value,
            "organ": shown[0].report.issuer,
            "there": shown[0].least.value,
            "count": len(children),
            "total": total,
        },
        related=tuple(place for child in shown[:_SHOWN] for place in child.least.places),
        outcome=Outcome.REVIEW,
        certainty=Certainty.POSSIBLE,
        anchor=f"whole:{measure.id}",
    )


def _children(corpus: Corpus, parent: Summary, measure: str, sums: tuple[CellSum, ...]) -> list[_Child]:
    found = []
    for report in corpus.below(parent):
        known = report.known(measure, sums)
        if known:
            found.append(_Child(report, min(known, key=lambda one: one.value)))
    return found


KIND = Kind(
    name="subordinates",
    options=Options,
    messages={
        "part": frozenset({"measure", "organ", "said", "there"}),
        "larger": frozenset({"measure", "whole", "organ", "there"}),
        "sum": frozenset({"measure", "whole", "count", "total"}),
    },
    across=check,
    mentions=lambda options: ((("measures", name), name) for name in options.measures),
)
