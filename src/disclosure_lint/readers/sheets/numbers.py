"""Numbers as a sheet shows them: number formats (ECMA-376-1, 18.8.30 and 18.8.31).

Colours, widths and repeated characters are left out, as they are no text. What a format says
that is not understood leaves the number as it is stored.
"""

from __future__ import annotations

import re
from decimal import ROUND_HALF_UP, Decimal, InvalidOperation
from functools import lru_cache
from typing import NamedTuple

from disclosure_lint.readers.sheets.builtin_formats import GENERAL
from disclosure_lint.readers.sheets.dates import DATE_SIGNS, show_date

#: Longer formats are none.
_LONGEST = 300
_TOKEN = re.compile(
    r'"(?P<quoted>[^"]*)"?|\\(?P<escaped>.)|_.|\*.|\[(?P<bracket>[^\]]{0,60})\]|(?P<general>General|G/通用格式)'
    r"|(?P<exponent>[Ee][+-])|(?P<half>AM/PM|A/P|上午/下午)|(?P<letters>(?P<letter>[yYmMdDhHsSeEaAbBgG])(?P=letter)*)"
    r"|(?P<digits>[0#?]+)|(?P<sign>.)",
    re.DOTALL,
)
_CONDITION = re.compile(r"(<=|>=|<>|<|>|=)\s*(-?[0-9.]{1,30})")
_CURRENCY = re.compile(r"\$([^-]*)")
_ELAPSED = re.compile(r"[hH]+|[mM]+|[sS]+")
_SIGNS = {"@": "at", ".": "point", ",": "comma", "%": "percent"}
_KINDS = {"half": "date", "quoted": "text", "escaped": "text"}
#: Significant digits of a number, and characters of one without a format.
SIGNIFICANT = 15
_GENERAL_WIDTH = 11
_LARGEST_SHIFT = 30
#: Digits of a whole number that is written out.
_LONGEST_WHOLE = 22


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


def show_number(value: float, code: str, *, since_1904: bool = False) -> str:
    """Return a number as a format shows it; "" where it shows nothing."""
    if code == GENERAL:
        return general(value)
    sections = parse_format(code)
    section, signed = _choose(sections, value)
    if not section.tokens:
        return "-" if signed and len(sections) == 1 and code else ""
    shown = abs(value) if signed or len(sections) > 1 else value
    sign = "-" if signed else ""
    if section.has("date", "elapsed"):
        return show_date(value, section.tokens, since_1904=since_1904) or general(value)
    if section.has("general"):
        return sign + "".join(
            general(abs(shown)) if token.kind == "general" else token.text for token in section.tokens
        )
    if section.has("at") and not section.has("digits"):
        return "".join(general(value) if token.kind == "at" else token.text for token in section.tokens)
    digits = _digits(abs(shown), section)
    return sign + digits if any(digit in digits for digit in "123456789") else digits


def _choose(sections: tuple[Section, ...], value: float) -> tuple[Section, bool]:
    """The section for a number, and whether its sign is to be written."""
    for section in sections:
        if section.condition and _holds(*section.condition, value):
            return section, value < 0 and section.condition[0] not in {"<", "<="}
    plain = [section for section in sections[:3] if not section.condition] or list(sections[-1:])
    if any(section.condition for section in sections):
        return plain[-1], value < 0
    if len(plain) == 1 or value > 0:
        return plain[0], value < 0
    if value < 0:
        return plain[1], False
    return plain[2 if len(plain) > 2 else 0], False  # noqa: PLR2004 - the third is for zero


def _holds(operator: str, limit: float, value: float) -> bool:
    return {
        "<": value < limit,
        "<=": value <= limit,
        ">": value > limit,
        ">=": value >= limit,
        "=": value == limit,
        "<>": value != limit,
    }[operator]


def _digits(value: float, section: Section) -> str:
    """A number without its sign, in the digits a section asks for."""
    tokens = section.tokens
    if section.has("exponent"):
        return _scientific(value, tokens)
    at = [n for n, token in enumerate(tokens) if token.kind == "digits"]
    if not at:
        return "".join(token.text for token in tokens if token.kind in {"text", "percent"})
    if Token("text", "/") in tokens:  # a fraction
        return general(value)
    point = next((n for n, token in enumerate(tokens) if token.kind == "point"), len(tokens))
    whole, parts = [n for n in at if n < point], [n for n in at if n > point]
    asked = "".join(tokens[n].text for n in parts)
    number = _rounded(value, _shift(tokens, whole, at[-1], point), len(asked))
    if number is None:
        return general(value)
    before, _, after = number.partition(".")
    before = before.lstrip("0").rjust(sum(tokens[n].text.count("0") for n in whole), "0")
    if before and whole and any(tokens[n].kind == "comma" for n in range(whole[0], whole[-1])):
        before = f"{int(before):,}" if len(before) == len(before.lstrip("0")) else before
    while after and after[-1] == "0" and asked[len(after) - 1] != "0":
        after = after[:-1]
    head = _filled(tokens[:point], whole, before)
    tail = "".join(token.text for token in tokens[point:] if token.kind in {"text", "percent"})
    return f"{head}{'.' if after else ''}{after}{tail}"


def _shift(tokens: tuple[Token, ...], whole: list[int], last: int, point: int) -> int:
    """By how many places a number is moved: percent signs, and commas behind its digits."""
    behind = whole[-1] if whole else point
    thousands = sum(
        token.kind == "comma" and (behind < n < point or n > last) for n, token in enumerate(tokens)
    )
    percents = sum(token.kind == "percent" for token in tokens)
    return max(-_LARGEST_SHIFT, min(_LARGEST_SHIFT, 2 * percents - 3 * thousands))


def _rounded(value: float, shift: int, decimals: int) -> str | None:
    try:
        exact = Decimal(format(value, f".{SIGNIFICANT}g")).scaleb(shift)
        return format(exact.quantize(Decimal(1).scaleb(-decimals), ROUND_HALF_UP), "f")
    except InvalidOperation:
        return None


def _filled(tokens: tuple[Token, ...], whole: list[int], digits: str) -> str:
    """Put the digits before the point where the format has places for them, from the right."""
    apart = any(token.kind == "text" for token in tokens[whole[0] : whole[-1]]) if whole else False
    shown: list[str] = []
    for n in range(len(tokens) - 1, -1, -1):
        token = tokens[n]
        if token.kind == "digits":
            places = len(token.text) if apart and n != whole[0] else len(digits)
            cut = max(0, len(digits) - places)
            shown.append(digits[cut:])
            digits = digits[:cut]
        elif token.kind in {"text", "percent"}:
            shown.append(token.text)
    # Without a place for them they stand before the point.
    return "".join(reversed(shown)) + digits


def _scientific(value: float, tokens: tuple[Token, ...]) -> str:
    at = next(n for n, token in enumerate(tokens) if token.kind == "exponent")
    point = next((n for n in range(at) if tokens[n].kind == "point"), at)
    decimals = sum(len(token.text) for token in tokens[point:at] if token.kind == "digits")
    mantissa, _, exponent = f"{value:.{decimals}E}".partition("E")
    width = sum(len(token.text) for token in tokens[at:] if token.kind == "digits")
    return f"{mantissa}E{exponent[0]}{exponent[1:].lstrip('0').rjust(max(1, width), '0')}"


def general(value: float) -> str:
    """Return a number as it is written without a format: a whole one with all its digits."""
    if value != value or value in {float("inf"), float("-inf")}:  # noqa: PLR0124 - not a number
        return ""
    exact = Decimal(format(value, f".{SIGNIFICANT}g"))
    shown = format(exact, "f")
    if exact == exact.to_integral_value() and len(shown) <= _LONGEST_WHOLE:
        return format(exact.quantize(Decimal(1)), "f") if "." in shown else shown
    if len(shown.lstrip("-")) <= _GENERAL_WIDTH:
        return shown
    return format(value, f".{_GENERAL_WIDTH - 1}g").upper()


def _float(text: str) -> float:
    try:
        return float(text)
    except ValueError:
        return 0.0
