"""Parts said to make up a whole.

A list after 其中 need not be complete. It is taken for complete when its shares add up
to about a hundred, when its last class is 其他, or when its classes are a known complete
set; only then must the parts add up. No part may be larger than its whole.
"""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from typing import TYPE_CHECKING, NamedTuple

from disclosure_lint.finding import Certainty, Finding, Outcome, Place
from disclosure_lint.rules.model import Kind, Rule, Strict
from disclosure_lint.rules.patterns import Pattern
from disclosure_lint.structure.breakdown import Breakdown, Opener, closes, fits

if TYPE_CHECKING:
    from collections.abc import Iterator

    from disclosure_lint.reading import Reading
    from disclosure_lint.structure.enumeration import Item


class Options(Strict):
    """Which lists are complete.

    Attributes:
        complete: sets of patterns; a list whose parts match one each is complete.
        overlapping: matches classes, with their unit behind, that may count one thing twice: together
            they may exceed the whole.
        unfinished: matches “whole|last part” where something may be left over though the last part is 其他.
    """

    complete: tuple[tuple[Pattern, ...], ...] = ()
    overlapping: Pattern | None = None
    unfinished: Pattern | None = None


#: Overlapping classes that exceed their whole by less do not overlap, but are wrong.
_SLIP = Decimal("1.05")
#: So many classes, all with their shares, look complete though they do not say so.
_MANY = 4


class _Problem(NamedTuple):
    """Parts that do not make up a whole."""

    message: str
    breakdown: Breakdown
    whole: Item
    sure: bool


def check(rule: Rule[Options], reading: Reading) -> Iterator[Finding]:
    """Yield a finding for each list that does not add up."""
    sizes: dict[tuple[str, ...], int] = {}
    known = (one for run in reading.runs if (one := _known(rule.options, run, sizes)))
    for breakdown in (*reading.breakdowns, *known):
        for problem in _problems(rule.options, breakdown):
            yield _finding(rule, reading, problem)


def _problems(options: Options, breakdown: Breakdown) -> list[_Problem]:
    """What is wrong with a list, read as one or as the groups its separators make."""
    whole = _problem(options, breakdown)
    if whole is None:
        return []
    groups = [_problem(options, group) for group in breakdown.groups()] if breakdown.cuts else [whole]
    return [group for group in groups if group] if not all(groups) else [whole]


def _problem(options: Options, breakdown: Breakdown) -> _Problem | None:
    wholes = breakdown.candidates
    if not wholes:
        return None
    nearest, largest = wholes[0], max(whole.quantity.value for whole in wholes)
    exact = [part for part in breakdown.parts if part.quantity.exact]
    too_large = breakdown.opener is not Opener.TOTAL and any(p.quantity.value > largest for p in exact)
    if too_large and not _closes(options, breakdown, nearest):
        return _Problem("larger", breakdown, nearest, sure=True)
    totals = _totals(breakdown)
    if len(exact) < max(2, len(breakdown.parts)) or any(whole.quantity.value in totals for whole in wholes):
        return None
    total = breakdown.total
    if total > largest and _overlaps(options, breakdown):
        # What overlaps exceeds its whole by more than a slip.
        slip = breakdown.is_closed and total <= largest * _SLIP
        return _Problem("differs", breakdown, nearest, sure=False) if slip else None
    if _closes(options, breakdown, nearest):
        sure = breakdown.says(nearest) or any(fits(part, nearest.quantity.value) for part in breakdown.parts)
        return _Problem("differs", breakdown, nearest, sure=sure)
    shared = len(breakdown.parts) >= _MANY and all(part.share for part in breakdown.parts)
    doubtful = total > largest or shared or breakdown.opener is Opener.APPOSED
    return _Problem("differs", breakdown, nearest, sure=False) if doubtful else None


def _totals(breakdown: Breakdown) -> set[Decimal]:
    """Sums that may be meant; which items a total at the end takes in is not said."""
    values = [part.quantity.value for part in breakdown.parts]
    last = breakdown.wholes and breakdown.wholes[0].quantity.start > breakdown.parts[-1].quantity.start
    firsts = range(len(values) - 1) if last else range(1)
    return {sum(values[first:], Decimal(0)) for first in firsts}


def _closes(options: Options, breakdown: Breakdown, whole: Item) -> bool:
    """Whether a list says of itself that it is complete, or is a known complete set."""
    if any(_are(classes, breakdown.parts) for classes in options.complete):
        return True
    ends = f"{whole.label}|{breakdown.parts[-1].label}"
    unfinished = options.unfinished and options.unfinished.search(ends)
    return breakdown.is_closed and not (unfinished and not breakdown.shares_cover)


def _known(options: Options, run: Breakdown, sizes: dict[tuple[str, ...], int]) -> Breakdown | None:
    """The first numbers of an unannounced list, if they are a complete set and nothing else belongs to it.

    ``sizes`` remembers how many that are, since texts repeat their wording.
    """
    labels = tuple(part.label for part in run.parts)
    if labels not in sizes:
        sizes[labels] = _set_size(options, run)
    size = sizes[labels]
    return replace(run, parts=run.parts[:size]) if size else None


def _set_size(options: Options, run: Breakdown) -> int:
    for classes in options.complete:
        parts, more = run.parts[: len(classes)], run.parts[len(classes) :]
        if _are(classes, parts) and not (more and closes(more[0].label)):
            return len(classes)
    return 0


def _are(classes: tuple[Pattern, ...], parts: tuple[Item, ...]) -> bool:
    """Whether parts are just the members of a set, in any order."""
    labels = [part.label for part in parts]
    return len(labels) == len(classes) and all(any(one.search(label) for label in labels) for one in classes)


def _overlaps(options: Options, breakdown: Breakdown) -> bool:
    apart = breakdown.opener in {Opener.COMPOSED, Opener.TOTAL} or breakdown.shares_cover
    if options.overlapping is None or apart:
        return False
    return (
        sum(bool(options.overlapping.search(part.label + part.quantity.unit)) for part in breakdown.parts) > 1
    )


def _finding(rule: Rule[Options], reading: Reading, problem: _Problem) -> Finding:
    breakdown, whole = problem.breakdown, problem.whole.quantity
    total = breakdown.total
    return rule.finding(
        problem.message,
        _list_place(reading, breakdown),
        data={
            "terms": "＋".join(str(part.quantity.value) for part in breakdown.parts),
            "total": total,
            "whole": whole.value,
            "delta": abs(total - whole.value),
        },
        related=_whole_place(reading, breakdown, problem.whole),
        outcome=Outcome.FAIL if problem.sure else Outcome.REVIEW,
        certainty=Certainty.CERTAIN if problem.sure else Certainty.POSSIBLE,
    )


def _list_place(reading: Reading, breakdown: Breakdown) -> Place:
    first, last = breakdown.parts[0], breakdown.parts[-1]
    return Place(reading.flow.text.span(first.start, last.end))


def _whole_place(reading: Reading, breakdown: Breakdown, whole: Item) -> tuple[Place, ...]:
    """Where the whole stands, if the list says so; one found by trying shares is a deduction."""
    if not breakdown.says(whole):
        return ()
    place = reading.flow.text.span(whole.quantity.start, whole.quantity.end)
    return (Place(place, f"总数 {whole.quantity.value}"),)


_DATA = frozenset({"terms", "total", "whole", "delta"})
KIND = Kind(name="breakdown", options=Options, messages={"differs": _DATA, "larger": _DATA}, check=check)
