"""What holds inside a group of RTF; a group inside takes it over and gives it back."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from enum import Enum, auto
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from disclosure_lint.readers.rtf.flow import Flow


class Destination(Enum):
    """Where the text of a group goes."""

    TEXT = auto()
    WORDS = auto()  # kept until the group ends
    SKIP = auto()


@dataclass(slots=True)
class Characters:
    """Formatting of characters (“Font (Character) Formatting Properties”); colours by their index.

    Attributes:
        colour: 0 is the automatic one.
        ground: 0 when nothing is behind.
        width: per cent.
    """

    hidden: bool = False
    deleted: bool = False
    inserted: bool = False
    colour: int = 0
    ground: int = 0
    highlight: int = 0
    size: int = 24
    width: int = 100
    font: int = -1


@dataclass(slots=True)
class Paragraph:
    """Formatting of a paragraph (“Paragraph Formatting Properties”).

    Attributes:
        level: of an outline, from 1, 0 for body text, None when nothing is said.
        depth: how many tables it lies in.
        line: twips of a line, negative when it is fixed.
    """

    style: int = 0
    level: int | None = None
    depth: int = 0
    ground: int = 0
    line: int = 0


@dataclass(slots=True)
class State:
    """What holds inside a group.

    Attributes:
        destination: where its text goes.
        name: of the destination, as RTF calls it.
        flow: the story it belongs to.
        words: what is kept until the group ends.
        skipped: characters that follow a Unicode character for readers that know none.
    """

    flow: Flow
    destination: Destination = Destination.TEXT
    name: str = ""
    words: list[str] = field(default_factory=list)
    characters: Characters = field(default_factory=Characters)
    paragraph: Paragraph = field(default_factory=Paragraph)
    skipped: int = 1

    def inside(self) -> State:
        """Return what a group inside begins with."""
        return replace(self, characters=replace(self.characters), paragraph=replace(self.paragraph))
