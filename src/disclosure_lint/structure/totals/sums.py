"""Adding up what a total claims, with the slack rounding leaves."""

from __future__ import annotations

from decimal import Decimal
from itertools import accumulate
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Sequence

    from disclosure_lint.structure.totals.entries import Entry

#: A sum within its fiftieth of a multiple of the total is near it.
_CLOSE = 50
#: How many lines may make up the one above them.
_BELOW = 60
#: A total this large is not met by chance.
_TELLING = 20
#: Digits behind the point of an amount in 元, which is exact.
_CENTS = 2


class Sum(NamedTuple):
    """A total as stated, and its terms.

    Attributes:
        stated: the cell of the total; it holds a number.
        terms: the cells of the parts, each once.
        slack: by how much rounding alone may set them apart.
    """

    stated: Entry
    terms: tuple[Entry, ...]
    slack: Decimal

    @property
    def total(self) -> Decimal:
        """What the terms add up to, cells without a number counting as zero."""
        return sum((term.value for term in self.terms if term.value is not None), Decimal(0))

    @property
    def difference(self) -> Decimal:
        """How far the stated total is off."""
        assert self.stated.value is not None
        return abs(self.total - self.stated.value)

    @property
    def agrees(self) -> bool:
        """Whether the total is the sum, or may be but for rounding."""
        return self.difference <= self.slack

    @property
    def is_telling(self) -> bool:
        """Whether agreement is more than chance."""
        assert self.stated.value is not None
        return abs(self.stated.value) >= _TELLING and sum(bool(term.value) for term in self.terms) > 1

    @property
    def open(self) -> bool:
        """Whether a term is left out or holds something else than a number."""
        return any(term.value is None for term in self.terms)

    @property
    def may_be_mean(self) -> bool:
        """Whether the total is no larger than its terms are, as a mean is."""
        values = [term.value for term in self.terms if term.value is not None]
        assert self.stated.value is not None
        return len(values) > 1 and (self.stated.value <= max(values) or self.stated.value * 2 < self.total)

    @property
    def is_like_mean(self) -> bool:
        """Whether the total is near the middle of its terms: no more than twice their plain mean."""
        values = [term.value for term in self.terms if term.value is not None]
        assert self.stated.value is not None
        return self.may_be_mean and self.stated.value * len(values) <= 2 * self.total

    @property
    def is_explained(self) -> bool:
        """Whether figures alone tell which terms are parts of others, and the rest adds up.

        So it is when all terms come to a multiple of the total, which is then divided in several ways, or
        when lines that add up to the line above them are left out.
        """
        if not self._has_excess:
            return False
        assert self.stated.value is not None
        if self.total % self.stated.value == 0:
            return True
        return any(self.stated.value == _tops(self._values, fewest) for fewest in (2, 1))

    @property
    def may_count_twice(self) -> bool:
        """Whether the excess may be parts of other terms: neighbours below one that is no smaller."""
        if not self._has_excess:
            return False
        assert self.stated.value is not None
        excess = self.total - self.stated.value
        times = round(self.total / self.stated.value)
        near = times > 1 and abs(self.total - times * self.stated.value) * _CLOSE <= self.total
        return near or _holds_run(self._values, excess)

    @property
    def _values(self) -> list[Decimal]:
        return [term.value or Decimal(0) for term in self.terms]

    @property
    def _has_excess(self) -> bool:
        """Whether the terms come to more than a total that none of them exceeds."""
        assert self.stated.value is not None
        return self.total - self.stated.value > self.slack and max(self._values) <= self.stated.value


def _tops(values: Sequence[Decimal], fewest: int) -> Decimal:
    """The sum without terms that are, ``fewest`` of them or more, the sum of the one above."""
    tops: list[Decimal] = []
    for value in reversed(values):
        below, size = Decimal(0), 0
        while size < len(tops) and below < value and size < _BELOW:
            size += 1
            below += tops[-size]
        if below == value and size >= fewest:
            del tops[-size:]
        tops.append(value)
    return sum(tops, Decimal(0))


def _holds_run(values: Sequence[Decimal], wanted: Decimal) -> bool:
    """Whether neighbours, two or more, add up to a number and stand below one that is no smaller."""
    sums = list(accumulate(values, initial=Decimal(0)))
    starts: set[Decimal] = set()
    for end in range(3, len(sums)):
        if values[end - 3] >= wanted:
            starts.add(sums[end - 2])
        if sums[end] - wanted in starts:
            return True
    return False


def add_up(stated: Entry, terms: Sequence[Entry], *, rounded: bool, exact: bool) -> Sum | None:
    """Return the sum a total claims; None where no term holds a number, or a term is the total itself.

    Args:
        stated: the total.
        terms: its parts; a spanning cell counts once.
        rounded: whether whole numbers may be rounded, such as amounts in 万元.
        exact: whether two decimals are exact, such as amounts in 元.
    """
    single = tuple({id(term.cell): term for term in terms}.values())
    values = [term for term in single if term.value is not None]
    if stated.value is None or not values or any(term.cell is stated.cell for term in single):
        return None
    share = stated.share or any(term.share for term in values)
    finest = max(stated.decimals, *(term.decimals for term in values))
    slack = Decimal(0)
    if share or (finest and not (exact and finest <= _CENTS)) or (rounded and not finest):
        # A term may be rounded by half a unit or cut off by a whole one; shares often are cut off.
        slack = Decimal(1).scaleb(-finest) * (len(values) if share else Decimal(len(values) + 1) / 2)
        if stated.decimals < finest:
            slack += Decimal(1).scaleb(-stated.decimals) / 2
    return Sum(stated, single, slack)
