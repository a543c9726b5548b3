"""Masks that hide too little: the check digit, the calendar and the list of regions give the rest back."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from disclosure_lint.finding import Certainty, Finding, Outcome, Place
from disclosure_lint.identifiers.masked import candidates
from disclosure_lint.rules.model import Kind, Rule, Strict
from disclosure_lint.secret import Secret

if TYPE_CHECKING:
    from collections.abc import Iterator

    from disclosure_lint.identifiers.masked import Masked
    from disclosure_lint.reading import Reading

#: Further places given of numbers masked alike.
_RELATED = 4


class Options(Strict):
    """How many values have to fit a masked one stands in ``masks.yaml``; there is nothing to choose."""


def check(rule: Rule[Options], reading: Reading) -> Iterator[Finding]:
    """Yield a finding for each way of masking that is too weak, with the first numbers masked so."""
    alike: dict[tuple[str, tuple[bool, ...]], list[tuple[Masked, int]]] = defaultdict(list)
    for one in reading.masked:
        fewest, count = reading.mask(one.kind).fewest, candidates(one.kind, one.pattern)
        if 0 < count < fewest:
            alike[one.kind, tuple(sign == "?" for sign in one.pattern)].append((one, count))
    text = reading.flow.text
    for numbers in alike.values():
        weakest, count = min(numbers, key=lambda number: number[1])
        places = [Place(text.span(one.start, one.end)) for one, _ in numbers[: _RELATED + 1]]
        yield rule.finding(
            "weak",
            places[0],
            data={
                "value": Secret(weakest.text, reading.mask(weakest.kind).apply(weakest.text)),
                "hidden": weakest.hidden,
                "candidates": count,
                "count": len(numbers),
            },
            related=tuple(places[1:]),
            outcome=Outcome.FAIL if count == 1 else Outcome.REVIEW,
            certainty=Certainty.CERTAIN,
        )


KIND = Kind(
    name="mask",
    options=Options,
    messages={"weak": frozenset({"value", "hidden", "candidates", "count"})},
    check=check,
)
