"""One measure said twice, of the same time and the same organs, with different numbers."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING, Literal

from disclosure_lint.finding import Certainty, Finding, Outcome, Place
from disclosure_lint.rules.model import Kind, Rule, Strict
from disclosure_lint.rules.patterns import Pattern
from disclosure_lint.statements import is_own

if TYPE_CHECKING:
    from collections.abc import Iterator

    from disclosure_lint.reading import Reading
    from disclosure_lint.statements import Statement


class Repeated(Strict):
    """A measure that a report should give one number for.

    Attributes:
        outcome: what a difference comes to.
        apart: measures by whose numbers the two may differ, being counted in one and not in the other.
        table: form table with which the numbers are compared anyway, where it is found.
    """

    outcome: Literal["fail", "review"] = "review"
    apart: tuple[str, ...] = ()
    table: str = ""


class Options(Strict):
    """What is compared.

    Attributes:
        measures: id of the measure → how.
        doubt: matches documents in which more than one way of counting may be meant.
    """

    measures: dict[str, Repeated]
    doubt: Pattern | None = None


def check(rule: Rule[Options], reading: Reading) -> Iterator[Finding]:
    """Yield a finding for each number that is not the one said first."""
    options = rule.options
    if any(len(reading.filled(one.table)) > 1 for one in options.measures.values() if one.table):
        return  # several reports in one document
    own = [
        one
        for one in reading.statements
        if one.measure.id in options.measures
        and is_own(one, reading.facts)
        and one.quantity.exact
        and not one.whole
    ]
    own.sort(key=lambda one: one.measure.id)  # stable: in the order of the text
    for name, group in groupby(own, key=lambda one: one.measure.id):
        repeated = options.measures[name]
        if not (repeated.table and reading.filled(repeated.table)):
            yield from _differing(rule, reading, repeated, list(group))


def _differing(
    rule: Rule[Options], reading: Reading, repeated: Repeated, said: list[Statement]
) -> Iterator[Finding]:
    first, told = said[0], {said[0].quantity.value}
    apart = {one.quantity.value for one in reading.statements if one.measure.id in repeated.apart}
    doubt = rule.options.doubt is not None and rule.options.doubt.search(reading.flow.value) is not None
    for other in said[1:]:
        value = other.quantity.value
        if value in told or not _one_unit(first, other) or abs(value - first.quantity.value) in apart:
            continue
        told.add(value)
        yield _finding(rule, reading, first, other, sure=repeated.outcome == "fail" and not doubt)


def _one_unit(one: Statement, other: Statement) -> bool:
    """Whether two numbers count alike: 件 and 条 say the same of requests, 人次 does not."""
    units = {one.quantity.unit, other.quantity.unit}
    return not any("人" in unit or "次" in unit or unit == "元" for unit in units) or len(units) == 1


def _finding(
    rule: Rule[Options], reading: Reading, first: Statement, other: Statement, *, sure: bool
) -> Finding:
    text = reading.flow.text
    one, two = first.quantity, other.quantity
    return rule.finding(
        "differs",
        Place(text.span(two.number, two.end)),
        data={
            "measure": first.measure.name,
            "first": one.value,
            "said": two.value,
            "delta": abs(one.value - two.value),
        },
        related=(Place(text.span(one.number, one.end), f"{first.measure.name} {one.value}"),),
        outcome=Outcome.FAIL if sure else Outcome.REVIEW,
        certainty=Certainty.CERTAIN if sure else Certainty.POSSIBLE,
        anchor=f"contradiction:{first.measure.id}",
    )


def _mentioned(options: Options) -> Iterator[tuple[tuple[str | int, ...], str]]:
    for name, repeated in options.measures.items():
        yield ("measures", name), name
        yield from (
            (("measures", name, "apart", number), other) for number, other in enumerate(repeated.apart)
        )


KIND = Kind(
    name="contradiction",
    options=Options,
    messages={"differs": frozenset({"measure", "first", "said", "delta"})},
    check=check,
    mentions=_mentioned,
)
