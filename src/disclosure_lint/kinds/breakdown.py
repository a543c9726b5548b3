"""Parts said to make up a whole: their sum, and the shares they are said to have.

A list after 其中 need not be complete. It is taken for complete when its shares add up
to about a hundred, when its last class is 其他, or when its classes are a known complete
set; only then must the parts add up.
"""

from __future__ import annotations

from decimal import Decimal
from itertools import groupby
from typing import TYPE_CHECKING, Literal

from disclosure_lint.finding import Certainty, Finding, Outcome, Place
from disclosure_lint.language.quantities import agrees, is_rounded
from disclosure_lint.rules.model import Kind, Rule, Strict
from disclosure_lint.structure.breakdown import Breakdown, Part, breakdowns

if TYPE_CHECKING:
    from collections.abc import Iterator

    from disclosure_lint.language.quantities import Quantity
    from disclosure_lint.reading import Reading

#: Characters the parts' wording must end with alike to name their whole.
_NAMING = 4


class Options(Strict):
    """What to check.

    Attributes:
        check: ``sum`` for the sum, ``shares`` for the percentages.
        complete: sets of words; a list whose parts hold one each is complete.
    """

    check: Literal["sum", "shares"]
    complete: tuple[tuple[str, ...], ...] = ()


def check(rule: Rule[Options], reading: Reading) -> Iterator[Finding]:
    """Yield a finding for each list that does not add up, or each share that does not fit."""
    for _, paragraph in groupby(reading.sentences, key=lambda sentence: sentence.paragraph):
        for breakdown in breakdowns(reading.flow.value, list(paragraph)):
            if not all(part.quantity.exact for part in breakdown.parts):
                continue
            if rule.options.check == "sum":
                yield from _sum(rule, reading, breakdown)
            else:
                yield from _shares(rule, reading, breakdown)


def _sum(rule: Rule[Options], reading: Reading, breakdown: Breakdown) -> Iterator[Finding]:
    whole = _named_whole(breakdown) or breakdown.whole or _whole_by_shares(breakdown)
    if whole is None or not whole.exact:
        return
    total = sum((part.quantity.value for part in breakdown.parts), Decimal(0))
    if total == whole.value:
        return
    closed = breakdown.is_closed or _is_complete(rule.options, breakdown)
    too_large = any(part.quantity.value > whole.value for part in breakdown.parts)
    if closed or too_large:
        outcome, certainty = Outcome.FAIL, Certainty.CERTAIN
    elif total > whole.value or all(part.share for part in breakdown.parts):
        outcome, certainty = Outcome.REVIEW, Certainty.POSSIBLE
    else:
        return
    terms = "＋".join(str(part.quantity.value) for part in breakdown.parts)
    yield rule.finding(
        "differs" if closed or not too_large else "larger",
        _list_place(reading, breakdown),
        data={"terms": terms, "total": total, "whole": whole.value, "delta": abs(total - whole.value)},
        related=_whole_place(reading, breakdown, whole),
        outcome=outcome,
        certainty=certainty,
    )


def _shares(rule: Rule[Options], reading: Reading, breakdown: Breakdown) -> Iterator[Finding]:
    wholes = {part.quantity.value for part in breakdown.before}
    wholes.add(sum((part.quantity.value for part in breakdown.parts), Decimal(0)))
    stated = breakdown.whole or _whole_by_shares(breakdown)
    if stated is None or not stated.exact:
        return
    sure = any(_fits(part, stated.value) for part in breakdown.parts)
    for part in breakdown.parts:
        if part.share is None or not part.share.exact:
            continue
        fits = any(_fits(part, whole) for whole in {stated.value, *wholes})
        if fits and not _is_cut_short(part, breakdown, stated.value):
            continue
        true_share = part.quantity.value * 100 / stated.value if stated.value else Decimal(0)
        sure_here = sure and not fits
        yield rule.finding(
            "share",
            Place(reading.flow.text.span(part.quantity.number, part.share.end)),
            data={
                "part": part.quantity.value,
                "whole": stated.value,
                "said": part.share.value,
                "true": round(true_share, max(part.share.decimals, 2)),
            },
            related=_whole_place(reading, breakdown, stated),
            outcome=Outcome.FAIL if sure_here else Outcome.REVIEW,
            certainty=Certainty.CERTAIN if sure_here else Certainty.POSSIBLE,
        )


def _fits(part: Part, whole: Decimal) -> bool:
    return part.share is not None and agrees(
        part.quantity.value,
        whole,
        part.share.value,
        part.share.decimals,
    )


def _is_cut_short(part: Part, breakdown: Breakdown, whole: Decimal) -> bool:
    """Whether a share is cut off where the others of its list are rounded to fewer digits."""
    if part.share is None or not _fits(part, whole):
        return False
    rounded = is_rounded(part.quantity.value, whole, part.share.value, part.share.decimals)
    others = [other.share.decimals for other in breakdown.parts if other.share and other is not part]
    return not rounded and bool(others) and part.share.decimals > max(others)


def _named_whole(breakdown: Breakdown) -> Quantity | None:
    """The number said before of what all parts of a complete list are called."""
    if not breakdown.shares_cover:
        return None
    tail = _common_tail([part.label.strip() for part in breakdown.parts])
    if len(tail) < _NAMING:
        return None
    named = [part.quantity for part in breakdown.before if part.label.strip().endswith(tail)]
    return named[-1] if named else None


def _common_tail(labels: list[str]) -> str:
    """The characters all labels end with."""
    length = 0
    for signs in zip(*(reversed(label) for label in labels), strict=False):
        if len(set(signs)) > 1:
            break
        length += 1
    return labels[0][len(labels[0]) - length :]


def _whole_by_shares(breakdown: Breakdown) -> Quantity | None:
    """Of the numbers before the list, the one most shares fit; the nearest of equals."""
    best, most = None, 0
    for candidate in breakdown.before:
        fitting = sum(_fits(part, candidate.quantity.value) for part in breakdown.parts)
        if fitting and fitting >= most:
            best, most = candidate.quantity, fitting
    return best


def _is_complete(options: Options, breakdown: Breakdown) -> bool:
    labels = [part.label for part in breakdown.parts]
    return any(
        len(words) == len(labels) and all(word in label for word, label in zip(words, labels, strict=True))
        for words in options.complete
    )


def _list_place(reading: Reading, breakdown: Breakdown) -> Place:
    first, last = breakdown.parts[0], breakdown.parts[-1]
    start = first.quantity.start - len(first.label)
    return Place(reading.flow.text.span(start, (last.share or last.quantity).end))


def _whole_place(reading: Reading, breakdown: Breakdown, whole: Quantity) -> tuple[Place, ...]:
    """Where the whole stands, if the list says so; one found by trying shares is a deduction."""
    if whole not in {breakdown.whole, _named_whole(breakdown)}:
        return ()
    return (Place(reading.flow.text.span(whole.start, whole.end), f"总数 {whole.value}"),)


_SUM = frozenset({"terms", "total", "whole", "delta"})
KIND = Kind(
    name="breakdown",
    options=Options,
    messages={"differs": _SUM, "larger": _SUM, "share": frozenset({"part", "whole", "said", "true"})},
    check=check,
)
