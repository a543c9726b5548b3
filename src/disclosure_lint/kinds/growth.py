"""Growth said of two numbers, both in the sentence or the earlier one elsewhere in the text."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from disclosure_lint.finding import Certainty, Finding, Outcome, Place
from disclosure_lint.language.quantities import Sense
from disclosure_lint.rules.model import Kind, Rule, Strict
from disclosure_lint.rules.patterns import Pattern
from disclosure_lint.structure.comparison import Comparison, Unit, comparisons
from disclosure_lint.structure.context import Period

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from disclosure_lint.finding import Datum
    from disclosure_lint.language.quantities import Quantity
    from disclosure_lint.reading import Reading


class Options(Strict):
    """What else is looked at.

    Attributes:
        same_period: matches “同比 2016 年”, whose group ``year`` must be the year before.
    """

    same_period: Pattern


def check(rule: Rule[Options], reading: Reading) -> Iterator[Finding]:
    """Yield a finding where the change does not follow from the two numbers."""
    year = reading.facts.year.value if reading.facts.year else None
    earlier = _earlier(reading)
    for sentence in reading.sentences:
        found = list(comparisons(reading.flow.value, sentence, year))
        for comparison in found:
            yield from _check(rule, reading, comparison, found, earlier)
    if year is not None:
        yield from _years(rule, reading, year)


def _earlier(reading: Reading) -> dict[int, Quantity]:
    """What the text says elsewhere of last year, by where this year's number of that measure stands."""
    said = [one for one in reading.statements if one.quantity.exact and not one.denied]
    year = reading.facts.year.value if reading.facts.year else None
    last = {
        (one.measure.id, one.scope): one.quantity
        for one in reversed(said)
        if one.period is Period.OTHER_YEAR and year is not None and one.year == year - 1
    }
    return {
        one.quantity.number: last[one.measure.id, one.scope]
        for one in said
        if one.period is Period.REPORTING and (one.measure.id, one.scope) in last
    }


def _check(
    rule: Rule[Options],
    reading: Reading,
    comparison: Comparison,
    said: Sequence[Comparison],
    earlier: dict[int, Quantity],
) -> Iterator[Finding]:
    now, then, change = comparison.now, comparison.then, comparison.change
    sure = then is not None
    if then is None and change.unit is not Unit.AMOUNT:
        yield from _of_amount(rule, reading, comparison, said)
    if then is None:
        then = earlier.get(now.number)
    if then is None or not all(one.sense is Sense.EXACT for one in (now, then, change.quantity)):
        return
    fits = any(change.fits(one.value, then.value) for one in (now, *comparison.others))
    if fits or (not _is_exact(now, then) and change.can_fit(now, then)):
        return
    yield _finding(rule, reading, comparison, then.value, then, sure=sure)


def _of_amount(
    rule: Rule[Options], reading: Reading, comparison: Comparison, said: Sequence[Comparison]
) -> Iterator[Finding]:
    """增加 10 件，增长 25%: the amount tells the earlier number."""
    now = comparison.now
    for other in said:
        if other.now is not now or other.change.unit is not Unit.AMOUNT or other.then is not None:
            continue
        amount = other.change.quantity
        then = now.value + (amount.value if other.change.falls else -amount.value)
        if not _is_exact(now, amount, comparison.change.quantity):
            continue
        if then < 0 or not comparison.change.fits(now.value, then):
            yield _finding(rule, reading, comparison, then, amount, sure=True)


def _is_exact(*quantities: Quantity) -> bool:
    return all(quantity.exact for quantity in quantities)


def _finding(  # noqa: PLR0913 - a finding has many parts
    rule: Rule[Options],
    reading: Reading,
    comparison: Comparison,
    then: Decimal,
    told_by: Quantity,
    *,
    sure: bool,
) -> Finding:
    now, change = comparison.now, comparison.change
    said = change.quantity
    sign = "-" if change.falls else ""
    data: dict[str, Datum] = {
        "now": now.value,
        "then": then,
        "said": f"{sign}{said.value}{_UNITS.get(change.unit, '')}",
        "true": _true(comparison, then),
    }
    text = reading.flow.text
    return rule.finding(
        "differs",
        Place(text.span(said.number, said.end)),
        data=data,
        related=(
            Place(text.span(now.number, now.end), f"本年 {now.value}"),
            Place(text.span(told_by.number, told_by.end), f"上年 {then}"),
        ),
        outcome=Outcome.FAIL if sure else Outcome.REVIEW,
        certainty=Certainty.CERTAIN if sure else Certainty.PROBABLE,
        anchor="growth",
    )


_UNITS = {Unit.RATE: "%", Unit.TIMES: "倍", Unit.RATIO: "倍", Unit.POINTS: "个百分点"}


def _true(comparison: Comparison, then: Decimal) -> str:
    """The change as it is, in the unit it is said in, with a sign."""
    now, change = comparison.now.value, comparison.change
    if change.unit in {Unit.AMOUNT, Unit.POINTS}:
        return f"{now - then}{_UNITS.get(change.unit, '')}"
    if not then:
        return "—"
    places = Decimal(1).scaleb(-max(2, change.quantity.decimals))
    ratio = now / then
    if change.unit is Unit.RATE:
        return f"{((ratio - 1) * 100).quantize(places)}%"
    return f"{(ratio - 1 if change.unit is Unit.TIMES else ratio).quantize(places)}倍"


def _years(rule: Rule[Options], reading: Reading, year: int) -> Iterator[Finding]:
    """同比 compares with the year before and no other."""
    flow = reading.flow
    for found in rule.options.same_period.finditer(flow.value):
        said = int(found["year"])
        if said != year - 1:
            yield rule.finding(
                "other-year",
                Place(flow.text.span(*found.span())),
                data={"said": said, "year": year, "expected": year - 1},
                outcome=Outcome.REVIEW,
                certainty=Certainty.PROBABLE,
                anchor="growth:year",
            )


KIND = Kind(
    name="growth",
    options=Options,
    messages={
        "differs": frozenset({"now", "then", "said", "true"}),
        "other-year": frozenset({"said", "year", "expected"}),
    },
    check=check,
)
