"""Rows and columns as their labels name them: parts, totals, parts of parts."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum
from typing import NamedTuple, Protocol

from disclosure_lint.language.expression import late
from disclosure_lint.structure.numbering import mark_at
from disclosure_lint.structure.totals.entries import EMPHASIS

_BRACKETED = late(r"\([^()]{0,30}\)")
#: A row that stands for others.
_ELLIPSIS = late(r"[.…·]{1,12}|\(?(?:以下)?略\)?")


class Found(Protocol):
    """A match of a pattern."""

    def start(self) -> int:
        """Return where it starts."""


class Searched(Protocol):
    """A pattern, wherever it is compiled."""

    def search(self, value: str, /) -> Found | None:
        """Return the first match."""


class Words(NamedTuple):
    """What labels are read by.

    Attributes:
        ranks: what labels of totals end with, the innermost first: 小计, 合计, 总计.
        of_which: begins a line that is part of the one before: 其中.
        apart: figures that are not added up: 序号, 单价, 占比.
        share: figures that add up to a hundred.
        amounts: figures that are certainly added up.
        rounded: units in which whole numbers are rounded.
        exact: units in which two decimals are exact.
    """

    ranks: tuple[Searched, ...]
    of_which: Searched
    apart: Searched
    share: Searched
    amounts: Searched
    rounded: Searched
    exact: Searched


class Role(Enum):
    """What a column holds."""

    LABEL = "label"
    FIGURES = "figures"
    SHARES = "shares"
    APART = "apart"


@dataclass(frozen=True, slots=True)
class Line:
    """A row or a column of figures.

    Attributes:
        at: its position in the grid.
        path: the labels that head it, outermost first.
        rank: of a total, the innermost 0; None when it is none.
        over: the same for a line of a group that is itself a total: 合计/男, 合计/小计.
        plain: whether its label says nothing but that it is a total.
        of_which: whether it is part of a line before it.
        level: how deep its numbering or its code lies; 0 without.
        section: number of headings between the lines before it.
        role: what it holds.
    """

    at: int
    path: tuple[str, ...]
    rank: int | None = None
    over: int | None = None
    plain: bool = False
    of_which: bool = False
    level: int = 0
    section: int = 0
    role: Role = Role.FIGURES

    @property
    def group(self) -> tuple[str, ...]:
        """The labels it shares with the other lines of its group."""
        return self.path[:-1]

    @property
    def name(self) -> str:
        """Its innermost label."""
        return self.path[-1] if self.path else ""

    @property
    def stands_for_others(self) -> bool:
        """Whether it says that lines are left out: ……, 略."""
        return bool(self.path) and bool(_ELLIPSIS.fullmatch(self.path[-1]))


class Namer:
    """Reads labels."""

    def __init__(self, words: Words) -> None:
        self._words = words
        self._totals: dict[str, tuple[int | None, bool]] = {}

    def line(self, at: int, path: tuple[str, ...], *, nested: bool) -> Line:
        """Return a row or column under its labels; ``nested`` tells whether the first one spans several."""
        ranks = [self.rank(label) for label in path]
        outer = [found for found in ranks[:-1] if found is not None]
        rank = ranks[-1] if ranks else None
        if outer and not nested:
            # A remark in the next label column; the line is the total itself.
            rank, outer = (outer[0] if rank is None else rank), []
        mark = mark_at(path[-1]) if path else None
        return Line(
            at,
            path,
            rank,
            max(outer, default=None),
            plain=any(self._total(label)[1] for label in path),
            of_which=any(self._words.of_which.search(label) for label in path),
            level=mark.level if mark else 0,
        )

    def rank(self, label: str) -> int | None:
        """Return the rank of a total a label names, None if it names none."""
        return self._total(label)[0]

    def role(self, path: tuple[str, ...]) -> Role | None:
        """Return what the labels of a column say it holds, None when they leave it open."""
        if any(self._words.share.search(label) for label in path):
            return Role.SHARES
        return Role.APART if any(self._words.apart.search(label) for label in path) else None

    def _total(self, label: str) -> tuple[int | None, bool]:
        """The rank of a total a label names, and whether it says no more than that."""
        if label not in self._totals:
            name = _BRACKETED.sub("", label).strip(EMPHASIS + ":、.。")
            hits = ((rank, pattern.search(name)) for rank, pattern in enumerate(self._words.ranks))
            found = next(((rank, hit.start() == 0) for rank, hit in hits if hit), None)
            self._totals[label] = found or (None, False)
        return self._totals[label]
