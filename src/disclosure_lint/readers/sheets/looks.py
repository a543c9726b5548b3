"""How cells look, as far as that decides whether what they hold is seen."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from disclosure_lint.readers.sheets.builtin_formats import GENERAL
from disclosure_lint.readers.word.look import WHITE, Look, judge

if TYPE_CHECKING:
    from disclosure_lint.readers.word.story import Cause

#: Half-points.
DEFAULT_SIZE = 22


class Font(NamedTuple):
    """How characters look: ``RRGGBB`` or "", and half-points."""

    colour: str = ""
    size: int = DEFAULT_SIZE


PLAIN = Font()


class CellStyle(NamedTuple):
    """What a cell format comes to.

    Attributes:
        code: the number format.
        font: of the cell.
        ground: ``RRGGBB`` of its fill, or unknown.
        cause: why its text is not seen, if it is not.
        hides_text: whether the format shows nothing of a text.
    """

    code: str = GENERAL
    font: Font = PLAIN
    ground: str = WHITE
    cause: Cause | None = None
    hides_text: bool = False


class RichString(NamedTuple):
    """A string with characters that may not be seen, and the reading printed above it.

    Attributes:
        runs: characters with the font they are set in.
        ruby: the reading.
    """

    runs: tuple[tuple[str, Font], ...]
    ruby: str


def plain(string: str | RichString) -> str:
    """Return all characters of a string."""
    return string if isinstance(string, str) else "".join(text for text, _ in string.runs)


def judge_font(font: Font, ground: str) -> Cause | None:
    """Return why characters in a cell are not seen."""
    return judge(Look(colour=font.colour, size=font.size, ground=ground))
