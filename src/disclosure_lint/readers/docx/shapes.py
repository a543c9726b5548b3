"""Pictures and shapes: whether they are shown, and where (ECMA-376-1, 20.4; VML)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from disclosure_lint.language.expression import late
from disclosure_lint.readers.docx.markup import VML
from disclosure_lint.readers.ooxml.markup import number
from disclosure_lint.readers.word.story import UNUSED, Cause

if TYPE_CHECKING:
    from collections.abc import Mapping

#: English Metric Units (1/914,400 inch) and points a shape is moved by when it lies outside the page.
_OUTSIDE = 15_000_000
_OUTSIDE_POINTS = late(r"margin-(?:left|top):(-\d{3,}|\d{4,})")
OUTSIDE = Cause(UNUSED.kind, "outside")
_ON = frozenset({"1", "true", "on"})


class Shapes:
    """What is known of the shape that is being read.

    Attributes:
        cause: why it is not seen, if it is not.
    """

    def __init__(self) -> None:
        self.cause: Cause | None = None

    def begin(self) -> None:
        """Begin a drawing or a picture."""
        self.cause = None

    def describe(self, tag: str, attributes: Mapping[str, str]) -> None:
        """Take an element that says whether a shape is shown."""
        if tag.startswith(VML):
            style = attributes.get("style", "").replace(" ", "").lower()
            if any(words in style for words in ("visibility:hidden", "mso-hide:all", "display:none")):
                self.cause = UNUSED
            elif _OUTSIDE_POINTS.search(style):
                self.cause = OUTSIDE
        elif attributes.get("hidden", "") in _ON:
            self.cause = UNUSED

    def place(self, offset: str) -> None:
        """Take how far a shape is moved from where it is anchored."""
        if abs(number(offset.strip())) >= _OUTSIDE:
            self.cause = OUTSIDE
