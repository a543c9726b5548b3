"""Places of one document as reports give them: lines, columns and masked excerpts."""

from __future__ import annotations

from copy import copy
from dataclasses import dataclass
from typing import TYPE_CHECKING

from disclosure_lint.judge.excerpt import Excerpt, Excerpts
from disclosure_lint.judge.masking import Masker

if TYPE_CHECKING:
    from disclosure_lint.document import Document
    from disclosure_lint.finding import Place


@dataclass(frozen=True, slots=True)
class Position:
    """A place as reports give it: lines and columns from 1, offsets from 0, ends exclusive.

    Attributes:
        index: number of the document in the report; masked names may be alike.
    """

    document: str
    offset: int
    end_offset: int
    line: int
    column: int
    end_line: int
    end_column: int
    excerpt: Excerpt
    label: str = ""
    index: int = 0


class Places:
    """Gives the positions of one document.

    Attributes:
        name: of the document, masked.
        index: its number in the report.
        masker: masks what else is printed of it.
    """

    def __init__(self, document: Document, masker: Masker, *, name: str, index: int) -> None:
        self.name = name
        self.index = index
        self.masker = masker
        self._lines = document.lines
        self._excerpts = Excerpts(document, masker)

    def kept(self) -> Places:
        """Return the same without the document and the values matched in it.

        What is left are masked texts and where they stand, so that a later comparison can
        point into this document.
        """
        kept = copy(self)
        kept._excerpts = self._excerpts.masked()  # noqa: SLF001 - a copy
        kept.masker = Masker()
        return kept

    def position(self, place: Place) -> Position:
        """Return the position of a place of this document."""
        start, end = place.span
        first, last = self._lines.point(start), self._lines.point(end)
        excerpt = self._excerpts.at(place.span)
        label = self.masker.mask(place.label)
        return Position(self.name, start, end, *first, *last, excerpt, label, self.index)
