"""Characters of symbol fonts that stand for characters every font has."""

from __future__ import annotations

#: Fonts of Microsoft's by the characters forms are made of: boxes, ticks and crosses.
_SIGNS = {
    "wingdings": {0xA8: "□", 0x6F: "□", 0x71: "□", 0xFE: "☑", 0xFD: "☒", 0xFC: "√", 0xFB: "×", 0x6E: "■"},
    "wingdings 2": {0xA3: "□", 0x2A: "□", 0x52: "☑", 0x53: "☒", 0x54: "☒", 0x50: "√", 0x4F: "×"},
}
#: Symbol fonts are stored in this row of the private use area.
_PRIVATE = 0xF000


def symbol(font: str, code: str) -> str:
    """Return a character of a symbol font, as it looks where that is known.

    Args:
        font: name of the font.
        code: its number in hexadecimal, in the private use area or not.
    """
    try:
        number = int(code, 16)
    except ValueError:
        return ""
    if not 0 < number <= 0xFFFF or 0xD800 <= number < 0xE000:  # noqa: PLR2004 - no characters
        return ""
    low = number - _PRIVATE if number >= _PRIVATE else number
    return _SIGNS.get(font.strip().lower(), {}).get(low, chr(number))
