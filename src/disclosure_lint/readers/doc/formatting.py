"""What the modifiers of a DOC file come to: how characters look, what a paragraph is."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from disclosure_lint.readers.doc import modifiers as of
from disclosure_lint.readers.doc.binary import byte, short, signed
from disclosure_lint.readers.word.look import HIGHLIGHTS, UNKNOWN, WHITE, Look, judge
from disclosure_lint.readers.word.story import DELETED, Cause

if TYPE_CHECKING:
    from disclosure_lint.readers.doc.modifiers import Modifiers
    from disclosure_lint.readers.doc.styles import Styles

#: Colours by their index ([MS-DOC] 2.9.119); 0 is the automatic one.
_INDEX = dict(
    enumerate(
        "black blue cyan green magenta red yellow white darkBlue darkCyan darkGreen darkMagenta darkRed"
        " darkYellow darkGray lightGray".split(),
        1,
    )
)
_AUTOMATIC = 0xFF
_SOLID = 1
#: A toggle that says what the style says, and one that says the opposite.
_AS_STYLE, _NOT_AS_STYLE = 0x80, 0x81


class Characters(NamedTuple):
    """What holds for a run: why it is not seen, whether it was inserted, its special sign."""

    cause: Cause | None
    inserted: bool
    special: bool
    symbol: int


def characters(own: Modifiers, style: int, styles: Styles, ground: Look) -> Characters:
    """Return what the modifiers of a run come to in a paragraph of a style."""
    given = styles.of(style).characters
    if of.CHARACTER_STYLE in own:
        given = given | styles.of(short(own[of.CHARACTER_STYLE], 0)).characters
    every = given | own
    cause = DELETED if _is_on(every, given, of.DELETED) else judge(_look(every, given, ground))
    symbol = short(every[of.SYMBOL], 2) if of.SYMBOL in own else 0
    inserted, special = _is_on(every, given, of.INSERTED), _is_on(every, given, of.SPECIAL)
    return Characters(cause, inserted, special, symbol)


def ground_of(paragraph: Modifiers, *, known: bool) -> Look:
    """Return what is behind the text of a paragraph; ``known`` tells whether its cell is surely blank."""
    shading = _shading(paragraph, of.PARAGRAPH_SHADING, of.PARAGRAPH_SHADING_80)
    line = signed(short(paragraph.get(of.LINE, b""), 0))
    return Look(ground=shading or (WHITE if known else UNKNOWN), height=max(0, -line))


def _look(every: Modifiers, given: Modifiers, ground: Look) -> Look:
    return ground._replace(
        hidden=_is_on(every, given, of.VANISH),
        colour=_colour(every),
        size=short(every[of.SIZE], 0) if of.SIZE in every else ground.size,
        width=short(every[of.SCALE], 0) or 100 if of.SCALE in every else 100,
        highlight=_indexed(byte(every.get(of.HIGHLIGHT, b""), 0)),
        ground=_shading(every, of.SHADING, of.SHADING_80) or ground.ground,
    )


def _is_on(every: Modifiers, given: Modifiers, code: int) -> bool:
    said, by_style = byte(every.get(code, b""), 0), byte(given.get(code, b""), 0) == 1
    if said in {_AS_STYLE, _NOT_AS_STYLE}:
        return by_style != (said == _NOT_AS_STYLE)
    return bool(said)


def _colour(every: Modifiers) -> str:
    if of.COLOUR in every:
        return _reference(every[of.COLOUR])
    return _indexed(byte(every.get(of.COLOUR_INDEX, b""), 0))


def _indexed(number: int) -> str:
    return HIGHLIGHTS.get(_INDEX.get(number, ""), "")


def _reference(operand: bytes) -> str:
    """A colour of three bytes, and a fourth that tells when it is the automatic one."""
    return "" if byte(operand, 3) == _AUTOMATIC or len(operand) < 4 else operand[:3].hex().upper()  # noqa: PLR2004 - see there


def _shading(every: Modifiers, code: int, old: int) -> str:
    if code in every:
        solid = short(every[code], 8) == _SOLID
        return _reference(every[code][:4] if solid else every[code][4:8])
    operand = short(every.get(old, b""), 0)
    return _indexed(operand & 0x1F if operand >> 10 == _SOLID else operand >> 5 & 0x1F)
