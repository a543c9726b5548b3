"""Headers and footers of printed sheets, which are written in codes (ECMA-376-1, 18.3.1.39)."""

from __future__ import annotations

import re

from disclosure_lint.language.expression import late

_CODE = late(r'&(?:"[^"]{0,200}"|K[0-9A-Fa-f]{6}|K[0-9]{2}[+-][0-9]{3}|[0-9]{1,3}|(?P<sign>.))', re.DOTALL)
#: Sections of a margin; what they hold stands apart.
_SECTIONS = frozenset("LCR")


def margin_text(code: str) -> str:
    """Return what is printed at a margin: its codes for pages, dates and fonts left out."""
    return " ".join(_CODE.sub(_plain, code).split())


def _plain(found: re.Match[str]) -> str:
    sign = found["sign"] or ""
    return " " if sign.upper() in _SECTIONS else "&" if sign == "&" else ""
