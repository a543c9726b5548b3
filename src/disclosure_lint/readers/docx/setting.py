"""What holds for a whole document while its parts are read."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from disclosure_lint.readers.docx.formatting import Ground
from disclosure_lint.readers.docx.numbering import Lists
from disclosure_lint.readers.docx.styles import Styles

if TYPE_CHECKING:
    from disclosure_lint.readers.limits import Meter
    from disclosure_lint.readers.word.story import Story


@dataclass(slots=True)
class Section:
    """A section of pages.

    Attributes:
        margins: (``default``, ``first`` or ``even``, id of the relationship) of headers and footers.
        title_page: whether its first page has its own.
    """

    margins: list[tuple[str, str]] = field(default_factory=list)
    title_page: bool = False


@dataclass
class Setting:
    """What parts refer to, and what is counted over all of them.

    Attributes:
        meter: counts the text.
        styles: of the document.
        lists: with their counters.
        ground: the colour of the page.
        notes: footnotes and endnotes by (``footnote`` or ``endnote``, id) that were not cited yet.
        revisions: tracked changes met so far.
        authors: of changes and comments, in order.
        sections: of the document.
    """

    meter: Meter
    styles: Styles = field(default_factory=Styles)
    lists: Lists = field(default_factory=Lists)
    ground: Ground = field(default_factory=Ground)
    notes: dict[tuple[str, str], Story] = field(default_factory=dict)
    revisions: int = 0
    authors: dict[str, None] = field(default_factory=dict)
    sections: list[Section] = field(default_factory=list)
