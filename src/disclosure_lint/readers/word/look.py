"""How characters look, as far as that decides whether they are seen."""

from __future__ import annotations

from typing import NamedTuple

from disclosure_lint.readers.word.story import PALE, STRUCK, TINY, VANISHED, Cause

#: Half-points; smaller characters cannot be read.
_TINY = 4
#: Per cent of its width a character keeps when it can still be seen.
_NARROW = 10
#: Twips (1/20 pt) of a line of fixed height that shows nothing of its text.
_FLAT = 40
#: Channels of two colours that differ by less look the same.
_ALIKE = 20
#: Backgrounds no channel of which is brighter are dark: what vanishes on them was struck out.
_DARK = 96
WHITE = "FFFFFF"
#: What is behind the text is not known.
UNKNOWN = "?"
#: Colours of highlighting (ECMA-376-1, 17.18.40).
HIGHLIGHTS = {
    "black": "000000",
    "blue": "0000FF",
    "cyan": "00FFFF",
    "green": "00FF00",
    "magenta": "FF00FF",
    "red": "FF0000",
    "yellow": "FFFF00",
    "white": WHITE,
    "darkBlue": "000080",
    "darkCyan": "008080",
    "darkGreen": "008000",
    "darkMagenta": "800080",
    "darkRed": "800000",
    "darkYellow": "808000",
    "darkGray": "808080",
    "lightGray": "C0C0C0",
}


class Look(NamedTuple):
    """How a run looks.

    Attributes:
        hidden: formatted as hidden text.
        colour: ``RRGGBB``, "" for the automatic one, which stands out from any shading.
        size: half-points.
        width: per cent of the normal width.
        highlight: ``RRGGBB`` of a marker, "" without one.
        ground: ``RRGGBB`` of what is behind it, :data:`UNKNOWN` where that cannot be told.
        height: twips of a line of fixed height, 0 where it fits the text.
    """

    hidden: bool = False
    colour: str = ""
    size: int = 21
    width: int = 100
    highlight: str = ""
    ground: str = WHITE
    height: int = 0


def judge(look: Look) -> Cause | None:
    """Return why characters are not seen, None when they are."""
    if look.hidden:
        return VANISHED
    if look.size <= _TINY or look.width <= _NARROW or 0 < look.height <= _FLAT:
        return TINY
    ground = _channels(look.highlight or look.ground)
    # A marker leaves the automatic colour as it is; shading turns it round.
    colour = _channels(look.colour or ("000000" if look.highlight else ""))
    if ground is None or colour is None:
        return None
    if max(abs(one - other) for one, other in zip(colour, ground, strict=True)) >= _ALIKE:
        return None
    return STRUCK if max(ground) <= _DARK else PALE


def _channels(colour: str) -> tuple[int, ...] | None:
    try:
        return tuple(bytes.fromhex(colour)) if len(colour) == len(WHITE) else None
    except ValueError:
        return None
