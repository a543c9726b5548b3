"""One spelling for matching, positions kept.

Folded are only U+FF01–FF5E and the spaces; zero-width characters and soft hyphens
are dropped. Not NFKC: it turns ① into 1, and ``①138…`` into a longer number.
"""

from __future__ import annotations

from disclosure_lint.language.expression import late
from disclosure_lint.text import Edit, Text

FULL_WIDTH = late("[\uff01-\uff5e\u3000\xa0\u2002-\u200a\u202f\u205f]+")
_TABLE = {code: code - 0xFEE0 for code in range(0xFF01, 0xFF5F)}
_TABLE |= dict.fromkeys([0x3000, 0xA0, *range(0x2002, 0x200B), 0x202F, 0x205F], 0x20)
INVISIBLE = late(
    "[\x00-\x08\x0e-\x1b\x7f\u200b-\u200f\u2060-\u2064\ufeff\xad\u180e\u202a-\u202e\u2066-\u2069]+"
)


def fold(text: Text) -> Text:
    """Return the text with full-width forms as ASCII and invisible characters gone."""
    return narrow(text).edit([Edit(*found.span(), "") for found in INVISIBLE.finditer(text.value)])


def narrow(text: Text) -> Text:
    """Return the text with full-width forms as ASCII, sign for sign."""
    wide = FULL_WIDTH.search(text.value)
    return text.with_value(text.value.translate(_TABLE)) if wide else text
