"""The whole text of a document in one string, as rules match it.

Half-width forms, no invisible characters, Simplified script; blocks stand on lines
of their own, cells are set apart by tabs. Every character keeps its source place,
and one scan of the string is one scan of the document.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from typing import TYPE_CHECKING, Generic, NamedTuple, Protocol, TypeVar

from disclosure_lint.language.expression import late
from disclosure_lint.language.folding import fold
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
        texts: list[Text] = []
        at = 0
        for block in blocks:
            text = _closed_up(fold(block.text)) if folded else block.text
            parts.append(Part(at, at + len(text), block))
            texts.append(text)
            at += len(text) + 1
        joined = Text.join(texts, "\n")
        self.text = joined.with_value(simplify(joined.value)) if folded else joined
        self.converted = self.text.value != joined.value
        self.parts = tuple(parts)
        self._starts = [part.start for part in parts]

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


def _closed_up(text: Text) -> Text:
    """Return the text without the spaces between figures and their units."""
    edits = [Edit(*found.span(), "") for found in _SPACED.finditer(text.value)]
    return text.edit(edits) if edits else text
