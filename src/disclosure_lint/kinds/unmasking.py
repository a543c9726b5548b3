"""Masked numbers that something else gives back: the number in full, another mask, a birth date."""

from __future__ import annotations

from typing import TYPE_CHECKING

from disclosure_lint.finding import Certainty, Finding, Outcome, Place
from disclosure_lint.personal.masks import revealed
from disclosure_lint.rules.model import Kind, Rule, Strict
from disclosure_lint.secret import Secret

if TYPE_CHECKING:
    from collections.abc import Iterator

    from disclosure_lint.reading import Reading


class Options(Strict):
    """How many values have to fit a masked one stands in ``masks.yaml``; there is nothing to choose."""


def check(rule: Rule[Options], reading: Reading) -> Iterator[Finding]:
    """Yield a finding for each masked number that is given back, with the place that does."""
    if not reading.masked:
        return
    given = [
        (one, flow.text.span(one.match.start, one.match.end))
        for flow, found in (
            (reading.flow, reading.disclosures),
            (reading.hidden, reading.hidden_disclosures),
        )
        for one in found
    ]
    masks = {one.kind: reading.mask(one.kind) for one in reading.masked}
    for one in revealed(reading.page, reading.masked, given, masks):
        masked = one.masked
        yield rule.finding(
            one.how,
            Place(reading.flow.text.span(masked.start, masked.end)),
            data={
                "value": Secret(masked.text, masks[masked.kind].apply(masked.text)),
                "candidates": one.left,
            },
            related=(Place(one.other),),
            outcome=Outcome.FAIL if one.how == "full" else Outcome.REVIEW,
            certainty=Certainty.PROBABLE,
        )


_DATA = frozenset({"value", "candidates"})
KIND = Kind(
    name="unmasking",
    options=Options,
    messages={"full": _DATA, "joined": _DATA, "birth": _DATA},
    check=check,
)
