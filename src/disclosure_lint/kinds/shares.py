"""Shares: what part of its whole a number is said to be, and whether the shares of a list make 100 %."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING, NamedTuple

from disclosure_lint.finding import Certainty, Finding, Outcome, Place
from disclosure_lint.language.quantities import is_rounded
from disclosure_lint.rules.model import Kind, Rule, Strict
from disclosure_lint.structure.breakdown import Breakdown, Opener, closes, fits
from disclosure_lint.structure.enumeration import Item, share_lists

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from disclosure_lint.language.quantities import Quantity
    from disclosure_lint.reading import Reading

_HUNDRED = Decimal(100)
#: So many shares that fit one number tell that it is their whole.
_AGREED = 2


class Options(Strict):
    """There is nothing to choose."""


def check(rule: Rule[Options], reading: Reading) -> Iterator[Finding]:
    """Yield a finding for each share that does not fit, and for complete lists that are not 100 %."""
    for breakdown in reading.breakdowns:
        found = list(_shares(rule, reading, breakdown))
        yield from found
        if not found and not breakdown.candidates and len(breakdown.parts) > 1:
            yield from _hundred(rule, reading, breakdown.parts)
    for sentence in reading.sentences:
        for listed in share_lists(reading.flow.value, sentence):
            yield from _hundred(rule, reading, listed)


def _hundred(rule: Rule[Options], reading: Reading, parts: tuple[Item, ...]) -> Iterator[Finding]:
    """The shares of a list that ends with 其他 make a hundred, but for what rounding takes or gives."""
    shares = [part.share for part in parts if part.share and part.share.exact]
    if len(shares) < len(parts) or not closes(parts[-1].label):
        return
    total = sum((share.value for share in shares), Decimal(0))
    if abs(total - _HUNDRED) < sum(share.step for share in shares):
        return
    terms = "＋".join(f"{share.value}%" for share in shares)
    yield rule.finding(
        "sum",
        Place(reading.flow.text.span(shares[0].number, shares[-1].end)),
        data={"terms": terms, "total": total},
    )


def _shares(rule: Rule[Options], reading: Reading, breakdown: Breakdown) -> Iterator[Finding]:
    wholes = [one.quantity for one in breakdown.candidates or breakdown.beside]
    likely, possible = _bases(breakdown, wholes)
    wrong = [part for part in breakdown.parts if _is_wrong(part, likely)]
    balanced = len(wrong) == 1 and _is_balanced(wrong[0], breakdown, wholes)
    at = {part.quantity.number for part in wrong}
    others = any(other.share and other.quantity.number not in at for other in breakdown.parts)
    told = breakdown.opener is not Opener.NONE or (others and bool(breakdown.candidates))
    for part in breakdown.parts:
        if not _is_exact(part):
            continue
        whole = _whole_of(part, breakdown, wholes)
        if part.quantity.number in at:
            elsewhere = part.base is None and any(fits(part, one) for one in possible)
            sure = (told or part.base is not None) and not balanced and not elsewhere
            yield _finding(rule, reading, part, whole, sure=sure)
        elif _is_cut_short(part, breakdown, whole.value):
            yield _finding(rule, reading, part, whole, sure=False)


def _bases(breakdown: Breakdown, wholes: Sequence[Quantity]) -> tuple[set[Decimal], set[Decimal]]:
    """Numbers the shares are likely to be of, and all that they may be of."""
    if not wholes and not breakdown.shares_cover:
        return set(), set()
    values = {one.value for one in wholes}
    possible = {*values, breakdown.total, *(one.quantity.value for one in breakdown.before)}
    named = {*values, breakdown.total} if breakdown.wholes else possible
    fitting = {value: sum(fits(part, value) for part in breakdown.parts) for value in named}
    best = max(named, key=lambda value: (fitting[value], value in values, value))
    # Shares of one list are of one number.
    return ({best} if fitting[best] >= _AGREED else named), possible


def _is_exact(part: Item) -> bool:
    return part.share is not None and part.share.exact and part.quantity.exact


def _is_wrong(part: Item, near: set[Decimal]) -> bool:
    """Whether a share fits none of the numbers it may be a share of."""
    if not _is_exact(part):
        return False
    if part.base is not None:
        return part.base.exact and not fits(part, part.base.value)
    return bool(near) and not any(fits(part, whole) for whole in near)


class _Whole(NamedTuple):
    """What a share is compared with, and where it stands, if the text says it."""

    value: Decimal
    said: Quantity | None = None


def _whole_of(part: Item, breakdown: Breakdown, wholes: Sequence[Quantity]) -> _Whole:
    """The number a share fits, else the likeliest; without one, all parts together."""
    if part.base is not None:
        return _Whole(part.base.value, part.base)
    named = {one.quantity for one in breakdown.candidates if breakdown.says(one)}
    for whole in [one for one in wholes if fits(part, one.value)] or wholes:
        return _Whole(whole.value, whole if whole in named else None)
    return _Whole(breakdown.total)


def _is_balanced(part: Item, breakdown: Breakdown, wholes: Sequence[Quantity]) -> bool:
    """Whether the one share that is off makes up for the rounding of the others, to 100 in all."""
    shares = [other.share for other in breakdown.parts if other.share]
    if len(shares) != len(breakdown.parts) or sum(share.value for share in shares) != _HUNDRED:
        return False
    assert part.share is not None
    whole = _whole_of(part, breakdown, wholes).value
    return bool(whole) and abs(part.quantity.value * 100 / whole - part.share.value) < part.share.step


def _finding(
    rule: Rule[Options],
    reading: Reading,
    part: Item,
    whole: _Whole,
    *,
    sure: bool,
) -> Finding:
    assert part.share is not None
    text, said = reading.flow.text, whole.said
    true = part.quantity.value * 100 / whole.value if whole.value else Decimal(0)
    return rule.finding(
        "differs",
        Place(text.span(min(part.quantity.number, part.share.number), part.end)),
        data={
            "part": part.quantity.value,
            "whole": whole.value,
            "said": part.share.value,
            "true": round(true, max(part.share.decimals, 2)),
        },
        related=(Place(text.span(said.start, said.end), f"总数 {whole.value}"),) if said else (),
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
    messages={
        "differs": frozenset({"part", "whole", "said", "true"}),
        "sum": frozenset({"terms", "total"}),
    },
    check=check,
)
