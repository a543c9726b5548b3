"""A word processor's document: stories of paragraphs and tables.

The main text is one story; headers, footers, notes, comments and text boxes are further
ones (ECMA-376-1, 17.2 to 17.13; “subdocuments” in [MS-DOC], 2.3).
"""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import Enum, auto
from typing import TYPE_CHECKING, NamedTuple

from disclosure_lint.document import Concealed

if TYPE_CHECKING:
    from collections.abc import Iterator


class Cause(NamedTuple):
    """Why something is not seen: how it is hidden, and by what if that is not said so already."""

    kind: Concealed
    name: str


#: Taken out, or moved elsewhere, while changes were tracked.
DELETED = Cause(Concealed.DELETED, "")
COMMENT = Cause(Concealed.COMMENT, "")
FIELD = Cause(Concealed.FIELD, "")
#: Where a link leads.
LINK = Cause(Concealed.ATTRIBUTE, "target")
#: A reading printed above characters.
RUBY = Cause(Concealed.ATTRIBUTE, "ruby")
#: Formatted as hidden text.
VANISHED = Cause(Concealed.INVISIBLE, "hidden text")
PALE = Cause(Concealed.INVISIBLE, "colour")
TINY = Cause(Concealed.INVISIBLE, "size")
#: In a part or a place that is not shown.
UNUSED = Cause(Concealed.INVISIBLE, "not shown")
#: In a cell that is merged into another one.
MERGED = Cause(Concealed.INVISIBLE, "merged")
#: As dark as what is behind it, as things are struck out.
STRUCK = Cause(Concealed.COVERED, "highlight")


#: What is read where something was struck out.
BLOCK = "█"


class Run(NamedTuple):
    """Characters that share how they are shown; a line feed is a break inside a paragraph.

    Attributes:
        value: the characters.
        cause: why they are not seen, None for those that are.
        inserted: put in while changes were tracked, so no part of what stood there before.
        node: number of the element whose text it is, as a trace counts; negative when not known.
    """

    value: str
    cause: Cause | None = None
    inserted: bool = False
    node: int = -1


class Aside(NamedTuple):
    """Text that belongs to a paragraph and is not shown, such as a field code.

    Attributes:
        cause: why it is not.
        value: the text.
        pieces: what of it are characters of the paragraph: (index in the text, run, index in the run).
    """

    cause: Cause
    value: str
    pieces: tuple[tuple[int, Run, int], ...] = ()


class Role(Enum):
    """What a paragraph is."""

    TEXT = auto()
    HEADING = auto()
    ITEM = auto()


def _shown(run: Run) -> str:
    if run.cause is None:
        return run.value
    return BLOCK if run.cause.kind is Concealed.COVERED and run.value.strip() else ""


@dataclass(slots=True)
class Par:
    """A paragraph.

    Attributes:
        runs: its text.
        role: what it is by its style; numbered lines are told apart later.
        level: of a heading, from 1.
        mark: its automatic number, as ``（一）``.
        after: notes cited and boxes anchored in it.
        asides: what else is stored with it and not shown.
        node: number of its element, as a trace counts; negative when not known.
    """

    runs: list[Run] = field(default_factory=list)
    role: Role = Role.TEXT
    level: int = 0
    mark: str = ""
    after: list[Story] = field(default_factory=list)
    asides: list[Aside] = field(default_factory=list)
    node: int = -1

    @property
    def shown(self) -> str:
        """What is seen of it, its number included; a line feed is a break inside it."""
        value = "".join(map(_shown, self.runs))
        return self.mark + value if value.strip() else ""

    def pieces(self) -> Iterator[tuple[int, int, Run]]:
        """Yield where in :attr:`shown` each run begins and ends; what was struck out is one block."""
        at = len(self.mark)
        for run in self.runs:
            end = at + len(_shown(run))
            yield at, end, run
            at = end

    @property
    def is_mixed(self) -> bool:
        """Whether there is anything with it that is not seen."""
        return bool(self.asides) or any(run.cause for run in self.runs)

    @property
    def whole(self) -> str:
        """All of it, seen or not, in one line."""
        return "".join(run.value for run in self.runs).replace("\n", " ")


class Merged(Enum):
    """Whether a cell is part of another one."""

    NOT = auto()
    ABOVE = auto()
    LEFT = auto()


@dataclass(slots=True)
class CellDraft:
    """A cell as the file has it.

    Attributes:
        items: its paragraphs, and tables inside it.
        across: columns it covers.
        continues: it is part of the cell above or of the one at its left, and its own text is not shown.
    """

    items: list[Par | Grid] = field(default_factory=list)
    across: int = 1
    continues: Merged = Merged.NOT


@dataclass(slots=True)
class RowDraft:
    """A row of a table.

    Attributes:
        cells: from left to right.
        before: columns left free before the first.
        header: it is repeated on each page.
        height: in twips, if it is fixed, else 0.
        cause: why it is not seen, if it is not.
    """

    cells: list[CellDraft] = field(default_factory=list)
    before: int = 0
    header: bool = False
    height: int = 0
    cause: Cause | None = None


@dataclass(slots=True)
class Grid:
    """A table."""

    rows: list[RowDraft] = field(default_factory=list)


@dataclass(slots=True)
class Story:
    """A run of paragraphs and tables.

    Attributes:
        part: where it stands, as locations name it; "" is the main text.
        items: what it holds.
        cause: why all of it is not seen, if it is not.
        margin: it is printed at the head or foot of pages.
    """

    part: str = ""
    items: list[Par | Grid] = field(default_factory=list)
    cause: Cause | None = None
    margin: bool = False
