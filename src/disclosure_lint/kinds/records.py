"""How many persons' values a document gives away, held against the numbers the law draws lines at."""

from __future__ import annotations

from collections import defaultdict
from fractions import Fraction
from typing import TYPE_CHECKING, Annotated

from pydantic import AfterValidator, Field

from disclosure_lint.finding import Certainty, Finding, Outcome, Place
from disclosure_lint.identifiers import Ground
from disclosure_lint.identifiers.catalogue import known
from disclosure_lint.personal.holders import PERSONAL, Holder
from disclosure_lint.rules.model import Kind, Rule, Strict

if TYPE_CHECKING:
    from collections.abc import Iterator

    from disclosure_lint.personal.disclosures import Disclosure
    from disclosure_lint.reading import Reading

_GRAVE = 10


class Limit(Strict):
    """Kinds of values of which so many are serious."""

    identifiers: tuple[Annotated[str, AfterValidator(known)], ...]
    serious: Annotated[int, Field(gt=0)]


class Options(Strict):
    """Where the lines are.

    Attributes:
        limits: groups of kinds, each with its number; kinds in no group are not counted.
        least: with fewer values in all, nothing is said.
    """

    limits: Annotated[tuple[Limit, ...], Field(min_length=1)]
    least: int = 25


def check(rule: Rule[Options], reading: Reading) -> Iterator[Finding]:
    """Yield one finding where there are many; a value given twice counts once."""
    values: dict[str, set[str]] = defaultdict(set)
    first = None
    for flow, found in ((reading.flow, reading.disclosures), (reading.hidden, reading.hidden_disclosures)):
        for one in found:
            if _counts(one):
                values[one.match.kind].add(one.match.value)
                first = first or flow.text.span(one.match.start, one.match.end)
    counted = {kind: len(found) for kind, found in values.items()}
    total = sum(counted.get(kind, 0) for limit in rule.options.limits for kind in limit.identifiers)
    if total < rule.options.least or first is None:
        return
    # Numbers below each line add up in proportion (第五条第六项).
    share = sum(
        (
            Fraction(sum(counted.get(kind, 0) for kind in limit.identifiers), limit.serious)
            for limit in rule.options.limits
        ),
        Fraction(),
    )
    message = "many" if share < 1 else "serious" if share < _GRAVE else "grave"
    yield rule.finding(
        message,
        Place(first),
        data={"count": total, "kinds": len(counted), "share": f"{float(share):.0%}"},
        outcome=Outcome.REVIEW if share < 1 else Outcome.FAIL,
        certainty=Certainty.PROBABLE,
        about=(),  # each number is a finding of its own
    )


def _counts(one: Disclosure) -> bool:
    persons = one.judgement.holder is Holder.CITIZEN or one.match.kind in PERSONAL
    return persons and one.match.ground is not Ground.RESEMBLES


_DATA = frozenset({"count", "kinds", "share"})
KIND = Kind(
    name="records",
    options=Options,
    messages={"many": _DATA, "serious": _DATA, "grave": _DATA},
    check=check,
)
