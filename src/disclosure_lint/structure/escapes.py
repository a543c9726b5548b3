r"""Characters written as escapes: ``\u8eab`` in scripts, ``%E8%BA%AB`` in links, ``&#36523;`` in comments.

What stands behind them is published too; each decoded character keeps the place of its escape.
"""

from __future__ import annotations

import html
from typing import TYPE_CHECKING

from disclosure_lint.language.expression import late
from disclosure_lint.text import Edit

if TYPE_CHECKING:
    from disclosure_lint.text import Text

_ESCAPE = late(
    r"(?P<js>(?:\\u[0-9a-fA-F]{4}|\\x[0-9a-fA-F]{2})+)"
    r"|(?P<url>(?:%[0-9a-fA-F]{2})+)"
    r"|(?P<reference>&(?:#[0-9]{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z]{2,8});)"
)
_MARK = late(r"[\\%&]")
_UNIT = late(r"\\u([0-9a-fA-F]{4})|\\x([0-9a-fA-F]{2})")
_PERCENT = 3
#: First bytes of UTF-8 sequences of two, three and four bytes.
_WIDTHS = ((0xC2, 0xDF, 2), (0xE0, 0xEF, 3), (0xF0, 0xF4, 4))


def unescape(text: Text) -> Text:
    """Return a text with escapes as the characters they stand for; what is no escape stays."""
    if not _MARK.search(text.value):
        return text
    edits: list[Edit] = []
    for found in _ESCAPE.finditer(text.value):
        if found["js"]:
            edits += _script(found["js"], found.start())
        elif found["url"]:
            edits += _percent(found["url"], found.start())
        else:
            edits.append(Edit(*found.span(), html.unescape(found[0])))
    return text.edit(edits)


def _script(value: str, at: int) -> list[Edit]:
    """One edit a character; halves of a surrogate pair are joined, lone ones stay."""
    units = [(found.start(), found.end(), int(found[1] or found[2], 16)) for found in _UNIT.finditer(value)]
    edits = []
    number = 0
    while number < len(units):
        start, end, code = units[number]
        number += 1
        if 0xD800 <= code < 0xDC00 and number < len(units) and 0xDC00 <= units[number][2] < 0xE000:  # noqa: PLR2004 - Unicode
            _, end, low = units[number]
            code = 0x10000 + ((code - 0xD800) << 10) + low - 0xDC00
            number += 1
        if not 0xD800 <= code < 0xE000:  # noqa: PLR2004 - Unicode
            edits.append(Edit(at + start, at + end, chr(code)))
    return edits


def _percent(value: str, at: int) -> list[Edit]:
    """One edit a character of UTF-8; bytes that are none stay."""
    data = bytes.fromhex(value.replace("%", ""))
    edits = []
    number = 0
    while number < len(data):
        width = next((size for low, high, size in _WIDTHS if low <= data[number] <= high), 1)
        try:
            decoded = data[number : number + width].decode()
        except UnicodeDecodeError:
            number += 1
            continue
        edits.append(Edit(at + number * _PERCENT, at + (number + width) * _PERCENT, decoded))
        number += width
    return edits
