"""The text of a page as one string, white space folded as a browser shows it.

Blocks and cells are ranges of that string, so a page has one map to its source
however many blocks it has.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from disclosure_lint.language.expression import late
from disclosure_lint.text import Edit, TextBuilder

if TYPE_CHECKING:
    from disclosure_lint.text import Text

_SPACE = late(r"[ \t\n\f\r]+")
# Anything but single spaces inside: most text has none and is taken as it is.
_TO_FOLD = late(r"^[ \t\n\f\r]|[\t\n\f\r]|  |[ \t\n\f\r]\Z")
_HAN = late(r"[\u3000-\u303f\u3400-\u9fff\uff00-\uffef]")


class PageText:
    """Collects text in source order; white space waits until it is known what follows."""

    def __init__(self) -> None:
        self._builder = TextBuilder()
        self._last = ""
        self._space: tuple[str, int, int] | None = None
        self._line_start = 0
        self._inked = False

    @property
    def line(self) -> tuple[int, int]:
        """The range of the current line so far."""
        return self._line_start, self._builder.length

    def add(self, value: str, origin: int, width: int) -> None:
        """Add text that stands in the source at ``origin``, ``width`` characters wide."""
        if not _TO_FOLD.search(value):
            self._emit(value, origin, width)
            return
        if width != len(value):  # a reference to a white space character
            self._space = self._space or (value, origin, width)
            return
        at = 0
        for found in _SPACE.finditer(value):
            start, end = found.span()
            if start > at:
                self._emit(value[at:start], origin + at, start - at)
            if self._space is None:
                self._space = (found[0], origin + start, end - start)
            at = end
        if at < len(value):
            self._emit(value[at:], origin + at, len(value) - at)

    def end_line(self) -> tuple[int, int]:
        """End the line and return its range; a line of white space of any kind is empty."""
        start, end = self.line
        self._space = None
        if end > start:
            self._builder.add_nowhere("\n")
            self._line_start = self._builder.length
        inked, self._inked, self._last = self._inked, False, ""
        return (start, end) if inked else (end, end)

    def build(self, through: Text | None) -> Text:
        """Return everything collected; ``through`` as in :meth:`TextBuilder.build`."""
        return self._builder.build(through)

    def _emit(self, value: str, origin: int, width: int) -> None:
        if self._space and self._last:
            space, at, size = self._space
            if not _is_wrap(space, self._last, value):
                self._builder.add(" ", at, size)
        self._space = None
        self._builder.add(value, origin, width)
        self._last = value[-1]
        self._inked = self._inked or not value.isspace()


def fold_space(text: Text) -> Text:
    """Fold the white space of a text on its own, such as a title."""
    edits = []
    for found in _SPACE.finditer(text.value):
        start, end = found.span()
        around = text.value[max(0, start - 1) : start], text.value[end : end + 1]
        edits.append(Edit(start, end, "" if _is_wrap(found[0], *around) else " "))
    return text.edit(edits).strip()


def _is_wrap(space: str, before: str, after: str) -> bool:
    """A line end between two Chinese characters is no space (CSS Text 3, §4.1.3)."""
    return "\n" in space and bool(_HAN.match(before) and _HAN.match(after))
