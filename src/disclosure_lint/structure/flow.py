"""The whole text of a document in one string, as rules match it.

Half-width forms, no invisible characters, Simplified script; blocks stand on lines
of their own, cells are set apart by tabs. Every character keeps its source place,
and one scan of the string is one scan of the document.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from copy import copy
from itertools import accumulate
from typing import TYPE_CHECKING, Generic, NamedTuple, Protocol, TypeVar

from disclosure_lint.language.expression import late
from disclosure_lint.language.folding import INVISIBLE, narrow
from disclosure_lint.language.simplify import simplify
from disclosure_lint.text import Edit, Text

if TYPE_CHECKING:
    from collections.abc import Iterable


_UNITS = "年月日时件条个次人篇项份万亿元位名家期场户部"
#: A space that word processors put between a figure and the words around it: 收到 3 件, 2024 年 1 月.
_SPACED = late(
    rf"(?<=[\u4e00-\u9fff])[ ]{{1,2}}(?=\d[\d,.]{{0,12}}[ ]{{0,2}}[{_UNITS}%])"
    rf"|(?<=\d)[ ]{{1,2}}(?=[{_UNITS}%])"
)
_CUT = late(r"[〔\[][^〔〕\[\]]{0,20}略[^〔〕\[\]]{0,20}[〕\]]|……|\.{3}")


class HasText(Protocol):
    """Anything with a text."""

    @property
    def text(self) -> Text: ...


B = TypeVar("B", bound=HasText)


class Part(NamedTuple, Generic[B]):
    """A block and the range of the flow it fills."""

    start: int
    end: int
    block: B


class Flow(Generic[B]):
    """Blocks joined for matching.

    Attributes:
        text: the matching text.
        parts: the blocks in order, each with its range in ``text``.
        converted: whether the blocks hold Traditional characters.
    """

    def __init__(self, blocks: Iterable[B], *, folded: bool = True) -> None:
        parts: list[Part[B]] = []
        at = 0
        for block in blocks:
            parts.append(Part(at, at + len(block.text), block))
            at += len(block.text) + 1
        self._set(Text.join([part.block.text for part in parts], "\n"), parts)
        self.converted = False
        if folded:
            self._fold()

    def folded(self) -> Flow[B]:
        """Return what was joined as stored, folded for matching."""
        folded = copy(self)
        folded._fold()  # noqa: SLF001 - a copy
        return folded

    def _set(self, text: Text, parts: Iterable[Part[B]]) -> None:
        self.text, self.parts = text, tuple(parts)
        self._starts = [part.start for part in self.parts]

    def _fold(self) -> None:
        # All at once rather than block by block: most of a page needs no folding.
        self._set(narrow(self.text), self.parts)
        for left_out in (INVISIBLE, _SPACED):
            self._leave_out([Edit(*found.span(), "") for found in left_out.finditer(self.value)])
        simplified = simplify(self.value)
        self.converted = simplified != self.value
        self.text = self.text.with_value(simplified)

    def _leave_out(self, edits: list[Edit]) -> None:
        """Drop characters inside blocks; what lies behind them moves."""
        if not edits:
            return
        ends = [edit.end for edit in edits]
        dropped = [0, *accumulate(edit.end - edit.start for edit in edits)]
        parts = [
            Part(start - dropped[bisect_right(ends, start)], end - dropped[bisect_right(ends, end)], block)
            for start, end, block in self.parts
        ]
        self._set(self.text.edit(edits), parts)

    @property
    def value(self) -> str:
        """The characters of :attr:`text`."""
        return self.text.value

    def is_cut(self, start: int, end: int) -> bool:
        """Whether a range says that something was left out of it: 〔此处略去一段〕, ……, ..."""
        return _CUT.search(self.value, start, end) is not None

    def between(self, start: int, end: int) -> tuple[Part[B], ...]:
        """Return the parts that begin in a range."""
        return self.parts[bisect_left(self._starts, start) : bisect_left(self._starts, end)]

    def part_at(self, index: int) -> Part[B]:
        """Return the part a character lies in, or the one before a separator."""
        return self.parts[self.part_number(index)]

    def part_number(self, index: int) -> int:
        """Return the number of that part among :attr:`parts`."""
        return max(0, bisect_right(self._starts, index) - 1)
