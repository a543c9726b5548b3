"""Automatic numbering: the numbers that stand in no paragraph and are printed before it."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from disclosure_lint.language.expression import late
from disclosure_lint.readers.word.numerals import write

if TYPE_CHECKING:
    import re
    from collections.abc import Mapping

#: Levels a list may have.
LEVELS = 9
_PLACEHOLDER = late(r"%([1-9])")
#: Marks that need no space before the text.
_ENDS = "、）)。．，,：:〕】》"


@dataclass(slots=True)
class Level:
    """How one level of a list is numbered.

    Attributes:
        start: the first number.
        style: format of the number, named as in ECMA-376-1, 17.18.59.
        pattern: the mark, ``%1`` to ``%9`` standing for the numbers of the levels.
        tight: nothing stands between mark and text.
        restart: the level, from 1, after which it starts again; None after any level above, 0 never.
        digits: numbers of all levels are written in digits.
    """

    start: int = 1
    style: str = "decimal"
    pattern: str = ""
    tight: bool = False
    restart: int | None = None
    digits: bool = False


@dataclass(slots=True)
class Numbering:
    """A list definition with its counters, shared by all lists made from it."""

    levels: dict[int, Level] = field(default_factory=dict)
    counts: list[int | None] = field(default_factory=lambda: [None] * LEVELS)

    def count(self, depth: int, replaced: Mapping[int, Level], start: int | None = None) -> str:
        """Count a paragraph and return its mark.

        Args:
            depth: its level, from 0.
            replaced: levels the list of this paragraph defines itself.
            start: where its list starts anew, on its first paragraph.
        """
        level = replaced.get(depth) or self.levels.get(depth)
        if level is None or not 0 <= depth < LEVELS:
            return ""
        known = self.counts[depth]
        self.counts[depth] = start if start is not None else level.start if known is None else known + 1
        for deeper in range(depth + 1, LEVELS):
            below = replaced.get(deeper) or self.levels.get(deeper)
            if below is None or below.restart is None or depth < below.restart:
                self.counts[deeper] = None
        return self._mark(level, replaced)

    def _mark(self, level: Level, replaced: Mapping[int, Level]) -> str:
        def number(found: re.Match[str]) -> str:
            depth = int(found[1]) - 1
            of = replaced.get(depth) or self.levels.get(depth) or Level()
            count = self.counts[depth]
            style = "decimal" if level.digits and of.style != "none" else of.style
            return write(of.start if count is None else count, style)

        if level.style == "bullet":
            return ""
        mark = _PLACEHOLDER.sub(number, level.pattern).strip()
        return mark + ("" if level.tight or not mark or mark[-1] in _ENDS else " ")
