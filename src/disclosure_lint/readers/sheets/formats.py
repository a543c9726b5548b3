"""Number formats taken apart (ECMA-376-1, 18.8.30 and 18.8.31).

Colours, widths and repeated characters are left out, as they are no text.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

from disclosure_lint.language.expression import late
from disclosure_lint.readers.sheets.dates import DATE_SIGNS

#: Longer formats are none.
_LONGEST = 300
_TOKEN = late(
    r'"(?P<quoted>[^"]*)"?|\\(?P<escaped>.)|_.|\*.|\[(?P<bracket>[^\]]{0,60})\]|(?P<general>General|G/通用格式)'
    r"|(?P<exponent>[Ee][+-])|(?P<half>AM/PM|A/P|上午/下午)|(?P<letters>(?P<letter>[yYmMdDhHsSeEaAbBgG])(?P=letter)*)"
    r"|(?P<digits>[0#?]+)|(?P<sign>.)",
    re.DOTALL,
)
_CONDITION = late(r"(<=|>=|<>|<|>|=)\s*(-?[0-9.]{1,30})")
_CURRENCY = late(r"\$([^-]*)")
_ELAPSED = late(r"[hH]+|[mM]+|[sS]+")
_SIGNS = {"@": "at", ".": "point", ",": "comma", "%": "percent"}
_KINDS = {"half": "date", "quoted": "text", "escaped": "text"}


class Token(NamedTuple):
    """A piece of a format: ``text`` as it is, or something that takes a part of the number."""

    kind: str
    text: str


class Section(NamedTuple):
    """One of up to four parts of a format.

    Attributes:
        tokens: in order.
        condition: (operator, number) under which it is used, None for the usual one.
    """

    tokens: tuple[Token, ...]
    condition: tuple[str, float] | None = None

    def has(self, *kinds: str) -> bool:
        """Whether there is a token of some kind."""
        return any(token.kind in kinds for token in self.tokens)


@lru_cache(maxsize=1024)
def parse_format(code: str) -> tuple[Section, ...]:
    """Take a format apart."""
    sections: list[Section] = []
    tokens: list[Token] = []
    condition = None
    for found in _TOKEN.finditer(code[:_LONGEST]):
        if found["sign"] == ";":
            sections.append(Section(tuple(tokens), condition))
            tokens, condition = [], None
            continue
        if found["bracket"] is not None:
            limit = _CONDITION.fullmatch(found["bracket"].strip())
            condition = (limit[1], _float(limit[2])) if limit else condition
        token = _token(found)
        if token:
            tokens.append(token)
    sections.append(Section(tuple(tokens), condition))
    return tuple(sections[:4])


def _token(found: re.Match[str]) -> Token | None:
    kind = found.lastgroup
    if kind is None:  # a width or a repeated character
        return None
    if kind == "bracket":
        return _bracket(found["bracket"])
    if kind == "letters":
        return Token("date", found[0].lower()) if found[0][0].lower() in DATE_SIGNS else None
    if kind == "sign":
        return Token(_SIGNS.get(found[0], "text"), found[0])
    text = found[kind] if kind in {"quoted", "escaped"} else found[0]
    return Token(_KINDS.get(kind, kind), text)


def _bracket(inside: str) -> Token | None:
    """Currencies and times that go on are shown; colours, languages and conditions are not."""
    currency = _CURRENCY.match(inside)
    if currency:
        return Token("text", currency[1]) if currency[1] else None
    return Token("elapsed", inside.lower()) if _ELAPSED.fullmatch(inside) else None


def hides_text(code: str) -> bool:
    """Whether a format shows nothing of a text."""
    sections = parse_format(code)
    return len(sections) == 4 and not sections[3].tokens  # noqa: PLR2004 - the fourth is for text


def _float(text: str) -> float:
    try:
        return float(text)
    except ValueError:
        return 0.0
