"""Places of one document as reports give them: lines, columns and masked excerpts."""

from __future__ import annotations

from copy import copy
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from disclosure_lint.judge.excerpt import Excerpt, Excerpts
from disclosure_lint.judge.masking import Masker

if TYPE_CHECKING:
    from disclosure_lint.document import Document
    from disclosure_lint.finding import Place
    from disclosure_lint.judge.personal import PersonalPlaces
    from disclosure_lint.location import Location
    from disclosure_lint.text import Span, Text


@dataclass(frozen=True, slots=True)
class Position:
    """A place as reports give it: lines and columns from 1, offsets from 0, ends exclusive.

    Attributes:
        offset: None, as are lines and columns, in formats that have no lines.
        span: characters of the content, which a reader of such a format has written itself.
        index: number of the document in the report; masked names may be alike.
        locations: where it is in formats without lines, one location a page it touches.
        units: first and last column in UTF-16 code units, None without lines.
    """

    document: str
    offset: int | None
    end_offset: int | None
    line: int | None
    column: int | None
    end_line: int | None
    end_column: int | None
    span: Span
    excerpt: Excerpt
    label: str = ""
    index: int = 0
    locations: tuple[Location, ...] = ()
    units: tuple[int, int] | None = None


_NO_LINES = (None, None, None, None, None, None)


class Places:
    """Gives the positions of one document.

    Args:
        document: the document.
        masker: masks what is shown of it.
        personal: tells where personal values stand in it.
        name: what it is called, masked.
        index: its number in the report.

    Attributes:
        name: of the document, masked.
        index: its number in the report.
        masker: masks what else is printed of it.
    """

    def __init__(
        self,
        document: Document,
        masker: Masker,
        personal: PersonalPlaces | None = None,
        *,
        name: str,
        index: int,
    ) -> None:
        self.name = name
        self.index = index
        self.masker = masker
        self._lines = document.lines
        self._locator = document.locator
        self._excerpts = Excerpts(document, masker, personal)

    def kept(self) -> Places:
        """Return the same without the document and the values matched in it.

        What is left are masked texts and where they stand, so that a later comparison can
        point into this document.
        """
        kept = copy(self)
        kept._excerpts = self._excerpts.masked()  # noqa: SLF001 - a copy
        kept.masker = Masker()
        return kept

    def numbered(self, index: int) -> Places:
        """Return the same for a document that has another number in another report."""
        other = copy(self)
        other.index = index
        return other

    def mask(self, text: Text) -> Text:
        """Return a text of the document as it may be shown."""
        return self._excerpts.mask(text)

    def position(self, place: Place) -> Position:
        """Return the position of a place of this document."""
        span = place.span
        excerpt = self._excerpts.at(span)
        label = self.masker.mask(place.label)
        if self._locator is not None:
            # A sheet may be called after a person.
            locations = tuple(
                replace(one, sheet=self.masker.mask(one.sheet)) if one.sheet else one
                for one in self._locator.locate(span)
            )
            return Position(self.name, *_NO_LINES, span, excerpt, label, self.index, locations)
        first, last = self._lines.point(span.start), self._lines.point(span.end)
        units = self._lines.unit(span.start), self._lines.unit(span.end)
        return Position(self.name, *span, *first, *last, span, excerpt, label, self.index, units=units)
