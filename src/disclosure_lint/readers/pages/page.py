"""What is drawn on a page: characters, shapes that may cover them, lines that may rule a table."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from enum import Enum
from typing import NamedTuple, Protocol

from disclosure_lint.location import Box
from disclosure_lint.readers.pages.frame import turning

#: Stands for a character of which the font does not say what it is.
UNKNOWN = "\ufffd"


class BrokenPageError(Exception):
    """What is drawn on a page cannot be made out."""


class Raster(Protocol):
    """A picture of a page in shades of grey."""

    def greys(self, box: Box) -> tuple[int, int]:
        """Return the darkest and the brightest grey in a rectangle."""


class Gap(Enum):
    """What stands between a character and the one before it."""

    NONE = 0
    #: No character, but room for one.
    ROOM = 1
    SPACE = 2


class Ink(NamedTuple):
    """How a run of text is drawn.

    Attributes:
        order: number among all that is drawn on the page; what comes later lies on top.
        grey: brightness from 0 (black) to 255 (white).
        shown: drawn at all: neither invisible (rendering mode 3 or 7) nor fully transparent.
        clip: nothing of it is drawn outside this rectangle.
        optional: belongs to a layer that may be switched off.
        confidence: how sure recognition is of it, 0 to 1; None for text that the file holds.
    """

    order: int
    grey: int
    shown: bool
    clip: Box
    optional: bool = False
    confidence: float | None = None


class Glyph(NamedTuple):
    """One character as drawn.

    Attributes:
        sign: the character.
        box: where it stands.
        foot: where its baseline begins.
        turn: how many quarters of a turn to the right it stands, -1 when it leans.
        ink: how it is drawn.
        gap: what stands before it.
    """

    sign: str
    box: Box
    foot: tuple[float, float]
    turn: int
    ink: Ink
    gap: Gap


class Shape(NamedTuple):
    """An opaque area, which hides what was drawn before it.

    Attributes:
        order: as in :class:`Ink`.
        box: the rectangle around it.
        grey: its brightness, -1 where it has many.
        whole: it fills its rectangle, as far as its outline tells.
    """

    order: int
    box: Box
    grey: int
    whole: bool


class Ruling(NamedTuple):
    """A straight line along an axis: its position across, its start and its end along."""

    across: float
    start: float
    end: float


class Note(NamedTuple):
    """A string of an annotation, such as its contents or the address of a link.

    Attributes:
        kind: the subtype of the annotation and the key of the string, such as ``Link URI``.
        value: the string.
        box: where the annotation lies.
    """

    kind: str
    value: str
    box: Box


@dataclass
class Drawing:
    """Everything drawn on one page, in points from its top left corner as shown.

    Attributes:
        number: of the page, from 1.
        box: the page.
        glyphs: in the order they are drawn.
        shapes: in the order they are drawn.
        pictured: area of all images, in square points.
        columns: vertical rulings; ``across`` is x.
        rows: horizontal rulings; ``across`` is y.
        notes: strings of annotations.
        photos: the heads of photos, without their pixels.
    """

    number: int
    box: Box
    glyphs: list[Glyph] = field(default_factory=list)
    shapes: list[Shape] = field(default_factory=list)
    pictured: float = 0
    columns: list[Ruling] = field(default_factory=list)
    rows: list[Ruling] = field(default_factory=list)
    notes: list[Note] = field(default_factory=list)
    photos: list[bytes] = field(default_factory=list)

    def turned(self, quarters: int) -> Drawing:
        """Return the page turned clockwise, as one turns a page whose text stands sideways."""
        turn = turning(self.box.right, self.box.bottom, quarters)
        upright = [Box(r.across, r.start, r.across, r.end) for r in self.columns]
        level = [Box(r.start, r.across, r.end, r.across) for r in self.rows]
        if quarters % 2:
            upright, level = level, upright
        return replace(
            self,
            box=turn.box(*self.box),
            glyphs=[
                glyph._replace(
                    box=turn.box(*glyph.box),
                    foot=turn.point(*glyph.foot),
                    turn=glyph.turn if glyph.turn < 0 else (glyph.turn + quarters) % 4,
                )
                for glyph in self.glyphs
            ],
            shapes=[shape._replace(box=turn.box(*shape.box)) for shape in self.shapes],
            columns=[Ruling(box.left, box.top, box.bottom) for box in (turn.box(*one) for one in upright)],
            rows=[Ruling(box.top, box.left, box.right) for box in (turn.box(*one) for one in level)],
        )
