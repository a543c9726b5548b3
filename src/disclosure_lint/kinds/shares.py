"""Shares: what part of its whole a number is said to be, and whether the shares of a list make 100 %."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from disclosure_lint.finding import Certainty, Finding, Outcome, Place
from disclosure_lint.language.quantities import is_rounded
from disclosure_lint.rules.model import Kind, Rule, Strict
from disclosure_lint.structure.breakdown import Breakdown, Opener, fits

if TYPE_CHECKING:
    from collections.abc import Iterator

    from disclosure_lint.reading import Reading
    from disclosure_lint.structure.enumeration import Item

_HUNDRED = Decimal(100)


class Options(Strict):
    """There is nothing to choose."""


def check(rule: Rule[Options], reading: Reading) -> Iterator[Finding]:
    """Yield a finding for each share that does not fit."""
    for breakdown in reading.breakdowns:
        yield from _shares(rule, reading, breakdown)


def _shares(rule: Rule[Options], reading: Reading, breakdown: Breakdown) -> Iterator[Finding]:
    wholes = breakdown.candidates
    wrong = [part for part in breakdown.parts if _is_wrong(part, breakdown, wholes)]
    balanced = len(wrong) == 1 and _is_balanced(wrong[0], breakdown, wholes)
    for part in breakdown.parts:
        whole = next((w for w in wholes if fits(part, w.quantity.value)), wholes[0] if wholes else None)
        if whole is None or part.share is None or not (part.share.exact and part.quantity.exact):
            continue
        if part not in wrong and not _is_cut_short(part, breakdown, whole.quantity.value):
            continue
        others = [other for other in breakdown.parts if other.share and other not in wrong]
        announced = breakdown.opener is not Opener.NONE
        sure = part in wrong and (announced or bool(others)) and not balanced
        yield _finding(rule, reading, breakdown, part, whole, sure=sure)


def _is_wrong(part: Item, breakdown: Breakdown, wholes: tuple[Item, ...]) -> bool:
    """Whether a share fits none of the numbers it may be a share of."""
    if part.share is None or not (part.share.exact and part.quantity.exact) or not wholes:
        return False
    near = {item.quantity.value for item in (*breakdown.before, *wholes)}
    return not any(fits(part, whole) for whole in {*near, breakdown.total})


def _is_balanced(part: Item, breakdown: Breakdown, wholes: tuple[Item, ...]) -> bool:
    """Whether the one share that is off makes up for the rounding of the others, to 100 in all."""
    shares = [other.share for other in breakdown.parts if other.share]
    if len(shares) != len(breakdown.parts) or sum(share.value for share in shares) != _HUNDRED:
        return False
    assert part.share is not None
    true = part.quantity.value * 100 / wholes[0].quantity.value if wholes[0].quantity.value else Decimal(0)
    return abs(true - part.share.value) < part.share.step


def _finding(  # noqa: PLR0913 - a finding has many parts
    rule: Rule[Options],
    reading: Reading,
    breakdown: Breakdown,
    part: Item,
    whole: Item,
    *,
    sure: bool,
) -> Finding:
    assert part.share is not None
    value = whole.quantity.value
    span = reading.flow.text.span(whole.quantity.start, whole.quantity.end)
    true_share = part.quantity.value * 100 / value if value else Decimal(0)
    return rule.finding(
        "differs",
        Place(reading.flow.text.span(part.quantity.number, part.end)),
        data={
            "part": part.quantity.value,
            "whole": value,
            "said": part.share.value,
            "true": round(true_share, max(part.share.decimals, 2)),
        },
        related=(Place(span, f"总数 {value}"),) if breakdown.says(whole) else (),
        outcome=Outcome.FAIL if sure else Outcome.REVIEW,
        certainty=Certainty.CERTAIN if sure else Certainty.POSSIBLE,
    )


def _is_cut_short(part: Item, breakdown: Breakdown, whole: Decimal) -> bool:
    """Whether a share is cut off where the others of its list are rounded to fewer digits."""
    if part.share is None or not fits(part, whole):
        return False
    rounded = is_rounded(part.quantity.value, whole, part.share.value, part.share.decimals)
    others = [other.share.decimals for other in breakdown.parts if other.share and other is not part]
    return not rounded and bool(others) and part.share.decimals > max(others)


KIND = Kind(
    name="shares",
    options=Options,
    messages={"differs": frozenset({"part", "whole", "said", "true"})},
    check=check,
)
