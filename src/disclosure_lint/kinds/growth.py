"""Growth said of two numbers that both stand in the sentence."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from disclosure_lint.finding import Finding, Place
from disclosure_lint.language.quantities import agrees
from disclosure_lint.rules.model import Kind, Rule, Strict
from disclosure_lint.rules.patterns import Pattern

if TYPE_CHECKING:
    from collections.abc import Iterator

    from disclosure_lint.language.quantities import Quantity
    from disclosure_lint.reading import Reading


class Options(Strict):
    """The words of a comparison: “N 件，比上年的 M 件增长 P%”.

    Attributes:
        compared: matches what stands between the number and the earlier one.
        rises: matches what stands between the earlier number and the percentage, when it says growth.
        falls: the same, when it says decline.
    """

    compared: Pattern
    rises: Pattern
    falls: Pattern


def check(rule: Rule[Options], reading: Reading) -> Iterator[Finding]:
    """Yield a finding where the percentage does not follow from the two numbers."""
    value = reading.flow.value
    for sentence in reading.sentences:
        said = sentence.quantities
        for now, then, rate in zip(said, said[1:], said[2:], strict=False):
            if not _is_comparison(now, then, rate) or not rule.options.compared.search(
                value, now.end, then.start
            ):
                continue
            falls = rule.options.falls.search(value[then.end : rate.start])
            if not falls and not rule.options.rises.search(value[then.end : rate.start]):
                continue
            change = then.value - now.value if falls else now.value - then.value
            if agrees(change, then.value, rate.value, rate.decimals):
                continue
            true = (change * 100 / then.value).quantize(Decimal(1).scaleb(-max(2, rate.decimals)))
            yield rule.finding(
                "differs",
                Place(reading.flow.text.span(rate.number, rate.end)),
                data={"now": now.value, "then": then.value, "said": rate.value, "true": true},
                related=(
                    Place(reading.flow.text.span(now.number, now.end), f"本年 {now.value}"),
                    Place(reading.flow.text.span(then.number, then.end), f"上年 {then.value}"),
                ),
            )


def _is_comparison(now: Quantity, then: Quantity, rate: Quantity) -> bool:
    numbers = now.exact and then.exact and rate.exact and now.unit == then.unit
    return numbers and rate.is_share and not now.is_share and bool(then.value)


KIND = Kind(
    name="growth",
    options=Options,
    messages={"differs": frozenset({"now", "then", "said", "true"})},
    check=check,
)
