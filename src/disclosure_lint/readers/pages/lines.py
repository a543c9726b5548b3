"""Characters of a page gathered into lines, and lines into text."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise
from typing import TYPE_CHECKING

from disclosure_lint.language.expression import late
from disclosure_lint.location import Box
from disclosure_lint.readers.pages.page import Gap, Glyph

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence


#: Chinese characters and full-width signs, between which no space is written.
WIDE = late(r"[\u2e80-\u9fff\uf900-\ufaff\ufe30-\ufe4f\uff00-\uffef\U00020000-\U0003ffff“”‘’—…·]")
#: Heights of a line: by which the baselines of one line may differ, after which room a line is
#: over, and which room within a line is a space.
_SAME_BASE, _APART, _ROOM = 0.35, 1.5, 1.0
#: Type of this size stands in lines of this height.
_SIZE_OF_HEIGHT = 0.85
#: Share of a character by which two of the same kind overlap when one is the shadow of the other.
_SHADOW = 0.6
#: Sizes of type that a line may leave free so that no sign of punctuation begins the next.
_HANGING = 1.3
_WORD_AT_END, _WORD, _LONG = late(r"\d+$"), late(r"\d+"), 11


@dataclass(frozen=True)
class Line:
    """Characters side by side on one baseline.

    Attributes:
        page: number of the page.
        glyphs: from left to right.
    """

    page: int
    glyphs: tuple[Glyph, ...]

    @cached_property
    def box(self) -> Box:
        """The rectangle around the characters."""
        lefts, tops, rights, bottoms = zip(*(glyph.box for glyph in self.glyphs), strict=True)
        return Box(min(lefts), min(tops), max(rights), max(bottoms))

    @cached_property
    def confidence(self) -> float | None:
        """How sure recognition is of the least sure of it, None for text that the file holds."""
        found = [glyph.ink.confidence for glyph in self.glyphs if glyph.ink.confidence is not None]
        return min(found, default=None)

    @cached_property
    def base(self) -> float:
        """Where the baseline is, from the top of the page."""
        return self.glyphs[0].foot[1]

    @cached_property
    def size(self) -> float:
        """The size of most characters: the width of Chinese ones, else what goes with the height."""
        wide = sorted(g.box.right - g.box.left for g in self.glyphs if WIDE.match(g.sign))
        heights = sorted(map(_height, self.glyphs))
        return max(1.0, wide[len(wide) // 2] if wide else heights[len(heights) // 2] * _SIZE_OF_HEIGHT)

    @cached_property
    def value(self) -> str:
        """The characters, with spaces between words."""
        return "".join(
            f" {glyph.sign}" if spaced else glyph.sign
            for glyph, spaced in zip(self.glyphs, self.spaced, strict=True)
        )

    @cached_property
    def spaced(self) -> tuple[bool, ...]:
        """For each character, whether a space stands before it."""
        size = self.size
        return (False, *(_is_space(before, glyph, size) for before, glyph in pairwise(self.glyphs)))


def find_lines(page: int, glyphs: Iterable[Glyph]) -> list[Line]:
    """Return the lines of upright characters, from the top; wide room on a line parts it in two."""
    lines: list[Line] = []
    row: list[Glyph] = []
    for glyph in sorted(glyphs, key=lambda one: one.foot[1]):
        height = glyph.box.bottom - glyph.box.top
        if row and glyph.foot[1] - row[0].foot[1] > _SAME_BASE * max(height, _height(row[0])):
            lines += _parted(page, row)
            row = []
        row.append(glyph)
    return [*lines, *_parted(page, row)]


def _height(glyph: Glyph) -> float:
    return glyph.box.bottom - glyph.box.top


def _parted(page: int, row: list[Glyph]) -> Iterator[Line]:
    part: list[Glyph] = []
    size = max(map(_height, row), default=0)
    for glyph in sorted(row, key=lambda one: one.box.left):
        if part and glyph.box.left - part[-1].box.right > _APART * size:
            yield Line(page, tuple(part))
            part = []
        if not part or not _is_shadow(part[-1], glyph):
            part.append(glyph)
    if part:
        yield Line(page, tuple(part))


def _is_shadow(before: Glyph, glyph: Glyph) -> bool:
    """Whether a character was drawn a second time next to itself, to look bold."""
    if before.sign != glyph.sign:
        return False
    width = min(before.box.right - before.box.left, glyph.box.right - glyph.box.left)
    return before.box.right - glyph.box.left > _SHADOW * width


def _is_space(before: Glyph, glyph: Glyph, size: float) -> bool:
    if glyph.gap is Gap.SPACE or glyph.box.left - before.box.right > _ROOM * size:
        return True
    if glyph.gap is Gap.NONE:
        return False
    return not (WIDE.match(before.sign) or WIDE.match(glyph.sign))


def seam(before: Line, after: Line, room: float) -> str | None:
    """Return what stands between two lines of one text: nothing or a space, None if a line ended there.

    A line ended because its text did when the next word would have found room on it.

    Args:
        before: the first line.
        after: the second.
        room: width left free behind the first.
    """
    if room > _first_word(after) + _HANGING * after.size:
        return None
    last, first = before.glyphs[-1].sign, after.glyphs[0].sign
    if WIDE.match(last) or WIDE.match(first):
        return ""
    if after.glyphs[0].gap is Gap.SPACE or (last.isalpha() and first.isalpha()):
        return " "
    # Numbers of one length, one below the other, are a list; a number that was parted is longer above.
    token, other = _WORD_AT_END.search(before.value), _WORD.match(after.value)
    alike = token and other and len(token[0]) == len(other[0]) >= _LONG
    return " " if alike else ""


def _first_word(line: Line) -> float:
    end = line.glyphs[0].box.right
    for glyph, spaced in list(zip(line.glyphs, line.spaced, strict=True))[1:]:
        if spaced or WIDE.match(glyph.sign) or WIDE.match(line.glyphs[0].sign):
            break
        end = glyph.box.right
    return end - line.glyphs[0].box.left


def row_of(lines: Sequence[Line]) -> Line:
    """Return one line that holds lines of one baseline, given from left to right."""
    return Line(lines[0].page, tuple(glyph for line in lines for glyph in line.glyphs))
