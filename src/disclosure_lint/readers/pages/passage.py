"""Lines that make one text, with what stands between them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from disclosure_lint.location import NOWHERE, Location, Piece

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from disclosure_lint.readers.pages.frame import Matrix
    from disclosure_lint.readers.pages.lines import Line


@dataclass(frozen=True)
class Passage:
    """Lines in the order they are read.

    Attributes:
        lines: at least one, save for an empty cell.
        seams: what stands before each line but the first.
    """

    lines: tuple[Line, ...] = ()
    seams: tuple[str, ...] = ()

    @property
    def value(self) -> str:
        """The whole text."""
        return "".join(seam + line.value for seam, line in zip(("", *self.seams), self.lines, strict=False))

    def followed_by(self, seam: str, other: Passage) -> Passage:
        """Return this text and another as one."""
        if not self.lines or not other.lines:
            return self if self.lines else other
        return Passage((*self.lines, *other.lines), (*self.seams, seam, *other.seams))

    def pieces(self, upright: Mapping[int, Matrix]) -> Iterator[Piece]:
        """Yield the text for the transcript.

        Args:
            upright: for pages that were turned to be read, the map back to the page as shown.
        """
        for seam, line in zip(("", *self.seams), self.lines, strict=False):
            where = Location(line.page, part="" if line.confidence is None else "picture")
            if seam:
                yield Piece(seam, where, confidence=line.confidence)
            back = upright.get(line.page)
            boxes = []
            for glyph, spaced in zip(line.glyphs, line.spaced, strict=True):
                if spaced:
                    boxes.append(NOWHERE)
                boxes.append(back.box(*glyph.box) if back else glyph.box)
            yield Piece(line.value, where, boxes, line.confidence)
