"""What a report says of last year, against last year's report: growth, and the figures themselves."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from pydantic import Field

from disclosure_lint.finding import Certainty, Finding, Outcome
from disclosure_lint.rules.cells import Tables
from disclosure_lint.rules.model import Kind, Rule, Strict
from disclosure_lint.structure.comparison import Change, Unit

if TYPE_CHECKING:
    from collections.abc import Iterator

    from disclosure_lint.corpus import Corpus, Pair
    from disclosure_lint.remarks import Growth, Remark
    from disclosure_lint.summary import Known, Summary


#: Digits after the point a true rate is given with at most.
_MOST_DECIMALS = 6
_SIGNS = {Unit.RATE: "%", Unit.TIMES: "倍", Unit.RATIO: "倍"}


class Options(Strict):
    """What is compared: the measures of the pack, and whatever is said in the same wording.

    Attributes:
        tables: what of the measures stands in tables too.
    """

    tables: Tables = Field(default_factory=dict)


def check(rule: Rule[Options], corpus: Corpus) -> Iterator[tuple[int, Finding]]:
    """Yield a finding for growth that does not follow, and for a figure last year's report does not give."""
    for pair in corpus.pairs:
        if not pair.successive:
            continue
        for said in pair.now.remarks:
            then = _known(rule.options, pair.before, said)
            if not then:
                continue
            if said.year == pair.before.year:
                finding = _past(rule, pair, said, then)
            elif said.growth and said.year == pair.now.year:
                finding = _growth(rule, pair, said, said.growth, then)
            else:
                continue
            if finding:
                yield pair.now.index, finding


def _known(options: Options, report: Summary, said: Remark) -> list[Known]:
    """What a report gives in its own year for what is counted: the same measure or the same wording."""
    sums = options.tables.get(said.measure, ())
    # Of a figure of the region and one of the organ itself, that of the same scope is meant.
    same = report.known(said.measure, sums, whole=said.whole) if said.measure else []
    measured = same or (report.known(said.measure, sums) if said.measure else [])
    return [*measured, *report.worded(said)]


def _growth(
    rule: Rule[Options], pair: Pair, said: Remark, growth: Growth, then: list[Known]
) -> Finding | None:
    tables = [
        known
        for known in pair.now.known(said.measure, rule.options.tables.get(said.measure, ()))
        if known.in_table
    ]
    now = {said.value, *growth.others, *(known.value for known in tables)}
    earlier = {known.value for known in then if known.value}
    change = growth.change
    if not earlier or any(change.fits(one, other) for one in now for other in earlier):
        return None
    confirmed = (
        pair.certain
        and _is_in_table(said.value, tables)
        and any(_is_in_table(known.value, then) for known in then if not known.in_table)
    )
    first = next(known for known in then if known.value)
    sign = "-" if change.falls else ""
    return rule.finding(
        "growth",
        pair.now.place(growth.span),
        data={
            "now": said.value,
            "before": first.value,
            "year": pair.before.year,
            "said": f"{sign}{change.quantity.value}{_SIGNS.get(change.unit, '')}",
            "true": _true(change, said.value, first.value),
        },
        related=(pair.now.place(said.span, f"本年：{said.value}"), *first.places),
        outcome=Outcome.FAIL if confirmed else Outcome.REVIEW,
        certainty=Certainty.CERTAIN if confirmed else Certainty.PROBABLE,
        anchor=f"growth:{said.measure or said.unit}",
    )


def _true(change: Change, now: Decimal, before: Decimal) -> str:
    """The change as it is, in the unit it is said in."""
    if change.unit is Unit.AMOUNT:
        return str(now - before)
    places = Decimal(1).scaleb(-min(max(2, change.quantity.decimals), _MOST_DECIMALS))
    ratio = now / before
    if change.unit is Unit.RATE:
        return f"{((ratio - 1) * 100).quantize(places)}%"
    return f"{(ratio - 1 if change.unit is Unit.TIMES else ratio).quantize(places)}倍"


def _is_in_table(value: Decimal, known: list[Known]) -> bool:
    return any(one.in_table and one.value == value for one in known)


def _past(rule: Rule[Options], pair: Pair, said: Remark, then: list[Known]) -> Finding | None:
    if not said.measure or any(known.value == said.value for known in then):
        return None
    return rule.finding(
        "past",
        pair.now.place(said.span),
        data={"said": said.value, "year": pair.before.year, "before": then[0].value},
        related=then[0].places,
        outcome=Outcome.REVIEW,
        certainty=Certainty.PROBABLE,
        anchor=f"past:{said.measure}",
    )


KIND = Kind(
    name="year-on-year",
    options=Options,
    messages={
        "growth": frozenset({"now", "before", "year", "said", "true"}),
        "past": frozenset({"said", "year", "before"}),
    },
    across=check,
    mentions=lambda options: ((("tables", name), name) for name in options.tables),
)
