"""Which lines of a table a total is the sum of.

Often a table allows several answers: 合计 may add up the 小计 or the lines below them, and
only the outermost of numbered lines. All are returned; a total is wrong only when none fits.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from disclosure_lint.structure.totals.lines import Line

Lines = tuple["Line", ...]
Labels = tuple[str, ...]

#: How many lines after 其中 may go on with it.
_FOLLOWING = 6
#: Levels and sections a total is tried with.
_ALIKE = 12


class Claim(NamedTuple):
    """A total and what it may be the sum of.

    Attributes:
        total: the line of the total.
        parts: the sets of lines that may make it up, the likeliest first.
        clear: whether the labels leave no doubt which lines those are.
    """

    total: Line
    parts: tuple[Lines, ...]
    clear: bool

    @property
    def rank(self) -> int:
        """Of the total."""
        ranks = [rank for rank in (self.total.rank, self.total.over) if rank is not None]
        return max(ranks)


def claims(lines: Sequence[Line], *, runs: bool = False) -> list[Claim]:
    """Return the totals among lines, each with what it may be the sum of.

    Args:
        lines: rows or columns in order.
        runs: whether a total may add up only its nearest neighbours, as among columns of several units.
    """
    if all(line.rank is None and line.over is None for line in lines):
        return []
    return [claim for claim in _Reader(lines, runs=runs).claims() if claim.parts]


class _Reader:
    """Works out what totals cover, from the innermost rank to the outermost."""

    def __init__(self, lines: Sequence[Line], *, runs: bool) -> None:
        self._lines, self._runs = lines, runs
        self._below: dict[Line, Lines] = {}
        self._order = {line: number for number, line in enumerate(lines)}
        self._active = [line for line in lines if not line.of_which]
        #: How many lines stand in a group or in one inside it.
        self._shared = Counter(line.path[:depth] for line in lines for depth in range(1, len(line.path)))
        self._groups: dict[Labels, list[Line]] = defaultdict(list)
        for line in self._active:
            for depth in range(1, len(line.path)):
                self._groups[line.path[:depth]].append(line)
        details = [line for line in lines if line.rank is None and line.over is None]
        self._clear = not (
            any(line.of_which for line in lines)
            or len({line.level for line in details}) > 1
            or len({line.section for line in lines}) > 1
            or any(line.rank is not None and not line.plain for line in lines)
        )

    def claims(self) -> Iterator[Claim]:
        """Totals inside groups first, the innermost groups first; then what is left."""
        covered: set[Line] = set()
        for group in sorted(self._groups, key=len, reverse=True):
            members = [line for line in self._groups[group] if line not in covered]
            if len(members) > 1 and any(self._rank(line, group) is not None for line in members):
                yield from self._cover(members, covered, group)
        whole = [line for line in self._active if line.over is None or line.rank is not None]
        yield from self._cover([line for line in whole if line not in covered], covered)
        yield from self._across()

    def _cover(self, lines: Sequence[Line], covered: set[Line], group: Labels = ()) -> Iterator[Claim]:
        """Give each total the lines since the last one of its rank, rank by rank."""
        left = list(lines)
        for rank in sorted({found for line in left if (found := self._rank(line, group)) is not None}):
            downwards = self._stands_after(left, rank, group)
            kept: list[Line] = []
            open_: list[Line] = []
            for line in left if downwards else reversed(left):
                own = self._rank(line, group)
                if own is None or own < rank:
                    open_.append(line)
                    continue
                if own == rank and open_ and line not in self._below:
                    yield self._claim(line, open_ if downwards else open_[::-1])
                    covered.update(open_)
                    open_ = []
                kept += [*open_, line]
                open_ = []
            left = sorted([*kept, *open_], key=self._order.__getitem__)

    def _stands_after(self, lines: Sequence[Line], rank: int, group: Labels) -> bool:
        """Whether totals of a rank follow what they add up."""
        for line in lines:
            own = self._rank(line, group)
            if own is None or own < rank:
                return True
            if own == rank:
                return False
        return True

    def _rank(self, line: Line, group: Labels) -> int | None:
        """The rank of a line as a total; outside its group, the total of a group is one of the parts."""
        if group:
            return line.rank if line.group == group else None
        if line.over is not None:
            return line.over
        return None if line.group and self._shared[line.group] > 1 else line.rank

    def _claim(self, total: Line, own: Sequence[Line]) -> Claim:
        self._below[total] = tuple(own)
        options = dict.fromkeys([tuple(own), tuple(self._details(own))])
        clear = self._clear and total.plain
        if not clear:
            options |= dict.fromkeys(self._narrowed(own))
        if self._runs:
            options |= dict.fromkeys(self._neighbours(total, own))
        # A column beside another one need not be its total: 数量、小计.
        fewest = 2 if self._runs else 1
        return Claim(total, tuple(parts for parts in options if len(parts) >= fewest), clear)

    def _details(self, lines: Iterable[Line]) -> Iterator[Line]:
        """The lines below, without totals."""
        for line in lines:
            below = self._below.get(line)
            yield from self._details(below) if below else (line,)

    def _narrowed(self, own: Sequence[Line]) -> Iterator[Lines]:
        """Fewer lines, for where some are parts of others."""
        for lines in (tuple(own), tuple(self._details(own))):
            yield tuple(line for line in lines if line.rank is not None)
            yield from _by(lines, "level")
            yield from _by(lines, "section")
        for following in range(1, _FOLLOWING):
            yield tuple(self._without_followers(own, following))

    def _without_followers(self, lines: Sequence[Line], most: int) -> Iterator[Line]:
        """The lines but for the first ones after each 其中, which may belong to it: 其中：男、女."""
        after = {self._order[line] for line in self._lines if line.of_which}
        for line in lines:
            at = self._order[line]
            if after.isdisjoint(range(at - most, at)):
                yield line

    def _neighbours(self, total: Line, own: Sequence[Line]) -> Iterator[Lines]:
        """Runs of lines that end at the total, or begin at it."""
        before = [line for line in own if self._order[line] < self._order[total]]
        near = before[::-1] if before else list(own)
        for size in range(2, len(near)):
            yield tuple(near[:size][::-1] if before else near[:size])

    def _across(self) -> Iterator[Claim]:
        """Lines of a group that is a total, each against its like in the other groups."""
        over = [line for line in self._active if line.over is not None]
        like: dict[str, list[Line]] = defaultdict(list)
        for line in self._active if over else ():
            if line.over is None and line.group:
                like[line.path[-1]].append(line)
        for line in over:
            parts = tuple(found for found in like[line.path[-1]] if len(found.path) == len(line.path))
            if len(parts) > 1:
                yield Claim(line, (parts,), clear=False)


def _by(lines: Lines, name: str) -> Iterator[Lines]:
    """Lines that are alike in level or section, apart."""
    alike: dict[object, list[Line]] = defaultdict(list)
    for line in lines:
        alike[getattr(line, name)].append(line)
    if 1 < len(alike) <= _ALIKE:
        yield from map(tuple, alike.values())
