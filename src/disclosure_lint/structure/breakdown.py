"""A whole and the parts it is said to have: “共 425 条，其中甲 148 条，占 34.8%；乙……”."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from enum import Enum
from functools import cached_property
from itertools import pairwise
from typing import TYPE_CHECKING

from disclosure_lint.language.expression import late
from disclosure_lint.language.quantities import agrees

if TYPE_CHECKING:
    from disclosure_lint.structure.enumeration import Item

_CLOSING = late(r"其他(?!组织|结果)|其它|其余|余下|剩余")
#: Percentage points by which shares of a complete list may miss a hundred.
_NEAR = 2
#: Characters the parts' wording must end with alike to name their whole.
_NAMING = 4


class Opener(Enum):
    """How a list is announced, which tells how complete it is."""

    AMONG = "among"  # 其中, 包括: need not be complete
    APPOSED = "apposed"  # after a colon or in brackets: mostly complete
    COMPOSED = "composed"  # 分为, 分别为: complete
    TOTAL = "total"  # 合计 after the list: complete
    NONE = "none"  # not announced


@dataclass(frozen=True)
class Breakdown:
    """A list of parts and the wholes it may belong to.

    Attributes:
        wholes: the numbers the list may be announced with, the likeliest first; empty when it is not.
        parts: all in one unit.
        cuts: where a stronger separator begins what may be a list of its own: 甲, 乙; 丙, 丁.
        opener: how it is announced.
        before: items of that unit that stand before the list in its paragraph, the nearest last.
    """

    wholes: tuple[Item, ...]
    parts: tuple[Item, ...]
    cuts: tuple[int, ...]
    opener: Opener
    before: tuple[Item, ...]

    @property
    def total(self) -> Decimal:
        """The sum of the parts."""
        return sum((part.quantity.value for part in self.parts), Decimal(0))

    @property
    def shares_cover(self) -> bool:
        """Whether all parts have shares, which add up to about a hundred."""
        shares = [part.share for part in self.parts if part.share]
        covered = sum((share.value for share in shares), Decimal(0))
        return len(shares) == len(self.parts) > 1 and abs(covered - 100) <= _NEAR

    @property
    def is_closed(self) -> bool:
        """Whether the list says of itself that it is complete."""
        closing = len(self.parts) > 1 and closes(self.parts[-1].label)
        composed = len(self.parts) > 1 and self.opener in {Opener.COMPOSED, Opener.TOTAL}
        return self.shares_cover or composed or closing

    def groups(self) -> list[Breakdown]:
        """Return the list cut at its stronger separators."""
        bounds = [0, *self.cuts, len(self.parts)]
        return [
            Breakdown(self.wholes, self.parts[start:end], (), self.opener, self.before)
            for start, end in pairwise(bounds)
        ]

    @cached_property
    def candidates(self) -> tuple[Item, ...]:
        """The exact numbers the list may be the parts of, the likeliest first."""
        named = self._named_whole()
        if named is None and not self.wholes:
            named = self._whole_by_shares() or (self._whole_beside() if self.shares_cover else None)
        return tuple(item for item in ((named,) if named else self.wholes) if item.quantity.exact)

    @property
    def beside(self) -> tuple[Item, ...]:
        """The number right before a list that nothing announces."""
        beside = None if self.wholes else self._whole_beside()
        return (beside,) if beside and beside.quantity.exact else ()

    def says(self, whole: Item) -> bool:
        """Whether the text names the whole, and not only the shares point to it."""
        return whole in self.wholes or whole is self._named_whole()

    def _named_whole(self) -> Item | None:
        """The number said before of what all parts of a complete list are called."""
        if not self.shares_cover:
            return None
        tail = _common_tail([part.label.strip() for part in self.parts])
        if len(tail) < _NAMING:
            return None
        named = [item for item in self.before if item.label.strip().endswith(tail)]
        return named[-1] if named else None

    def _whole_beside(self) -> Item | None:
        beside = self.before[-1] if self.before else None
        # Shares that make a hundred hold a list together over a full stop; a single one does not.
        apart = 1 if self.shares_cover else 0
        return beside if beside and self.parts[0].sentence - beside.sentence <= apart else None

    def _whole_by_shares(self) -> Item | None:
        """Of the numbers before the list, the one most shares fit; the nearest of equals."""
        best, most = None, 0
        for candidate in self.before:
            fitting = sum(fits(part, candidate.quantity.value) for part in self.parts)
            if fitting and fitting >= most:
                best, most = candidate, fitting
        return best


def closes(label: str) -> bool:
    """Whether the wording of a last part says that nothing is left: 其他."""
    return bool(_CLOSING.search(label))


def fits(part: Item, whole: Decimal) -> bool:
    """Whether the share said of a part is its share of a whole."""
    share = part.share
    return share is not None and agrees(part.quantity.value, whole, share.value, share.decimals)


def _common_tail(labels: list[str]) -> str:
    """The characters all labels end with."""
    length = 0
    for signs in zip(*(reversed(label) for label in labels), strict=False):
        if len(set(signs)) > 1:
            break
        length += 1
    return labels[0][len(labels[0]) - length :]
