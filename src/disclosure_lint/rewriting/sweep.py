"""Where values stand in a part of XML: in its texts, however these are cut into runs, and in attributes."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from disclosure_lint.rewriting.markup import Markup, Piece
    from disclosure_lint.rewriting.values import Values
    from disclosure_lint.text import Span

#: Attributes that hold words of people; short letters and digits in others are measures and names of styles.
_WORDS = frozenset(
    "val author initials name title descr alt string tooltip instr userId displayText value docLocation ed"
    " providerId Target v display displayName userName comment prompt promptTitle error errorTitle"
    " url".split()
)
_MACHINE = 9
#: Elements whose text is one line however it is cut: paragraphs, strings and comments of a workbook.
_LINES = frozenset({"p", "si", "is", "text"})
#: Elements that hold values in charts and workbooks, and what says that these are numbers.
_VALUE, _NUMBERS = "v", frozenset({"numCache", "numLit"})


class Sweep:
    """Looks for values in one part.

    Args:
        markup: the part.
        values: what is looked for.
    """

    def __init__(self, markup: Markup, values: Values) -> None:
        self._markup, self._values = markup, values
        self._swept: dict[int, set[Span]] = {}
        self._paragraphs: list[int] = []  # the one each element stands in, -1 for none
        for number, element in enumerate(markup.elements):
            outer = self._paragraphs[element.parent] if element.parent >= 0 else -1
            self._paragraphs.append(number if element.name in _LINES else outer)

    def everywhere(self) -> set[Span]:
        """Return the characters to star in the whole part; short values only where they stand alone."""
        elements = range(len(self._markup.elements))
        return self._sweep(self._markup.texts, elements, short=False)

    def within(self, element: int) -> set[Span]:
        """Return those in one element, where short values count too."""
        if element not in self._swept:
            texts, inside = self._markup.texts_in(element), self._markup.inside(element)
            self._swept[element] = self._sweep(texts, inside, short=True)
        return self._swept[element]

    def is_number(self, span: Span) -> bool:
        """Whether a character is a digit of a stored number, which stars would make unreadable."""
        markup = self._markup
        element = markup.element_at(span.start)
        if element < 0 or markup.elements[element].name != _VALUE:
            return False
        outer = [markup.elements[one].name for one in markup.above(element)]
        cell = markup.elements[element].parent
        is_cell = cell >= 0 and markup.elements[cell].name == "c" and markup.attribute(cell, "t") != "str"
        return is_cell or not _NUMBERS.isdisjoint(outer)

    def relations(self) -> set[Span]:
        """Return those in addresses outside; what leads to a part stays."""
        markup = self._markup
        return {
            span
            for number in range(len(markup.elements))
            if markup.attribute(number, "TargetMode") == "External"
            for name, text in markup.attributes(number)
            if name == "Target"
            for span in self._values.find(text)
        }

    def _sweep(self, pieces: Iterable[Piece], elements: Iterable[int], *, short: bool) -> set[Span]:
        found: set[Span] = set()
        lines: dict[int, list[Piece]] = {}
        for piece in pieces:
            paragraph = self._paragraphs[piece.element]
            lines.setdefault(paragraph if paragraph >= 0 else piece.element, []).append(piece)
        for line in lines.values():
            found.update(self._values.find(self._markup.join(line), short=short))
        for number in elements:
            for name, text in self._markup.attributes(number):
                if _may_hold(name, text.value):
                    found.update(self._values.find(text, short=short))
        return found


def _may_hold(name: str, value: str) -> bool:
    local = name.rpartition(":")[2]
    if name.startswith("xmlns") or len(value) < 2:  # noqa: PLR2004 - no value is shorter
        return False
    return not value.isascii() or len(value) >= _MACHINE or local in _WORDS
