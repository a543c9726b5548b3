"""The digits of a number, where a format has places for them."""

from __future__ import annotations

from decimal import ROUND_HALF_UP, Decimal, InvalidOperation
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from disclosure_lint.readers.sheets.formats import Token

if TYPE_CHECKING:
    from disclosure_lint.readers.sheets.formats import Section

#: Significant digits of a number.
SIGNIFICANT = 15
_LARGEST_SHIFT = 30
_ONE = Decimal(1)


class _Places(NamedTuple):
    """Where a section has places for digits.

    Attributes:
        before: texts and places before the point: a number of places, the first takes what is left.
        least: digits that are written at least before the point.
        grouped: thousands are set apart.
        decimals: the places behind the point, a ``0`` for those that are always written.
        after: text behind the number.
        shift: by how many places the number is moved.
    """

    before: tuple[str | int, ...]
    least: int
    grouped: bool
    decimals: str
    after: str
    shift: int


def show_digits(value: float, section: Section) -> str | None:
    """Return a number without its sign, None where the section asks for what is not understood."""
    if section.has("exponent"):
        return _scientific(value, section.tokens)
    if Token("text", "/") in section.tokens:  # a fraction
        return None
    places = _places(section)
    if places is None:
        return "".join(token.text for token in section.tokens if token.kind in {"text", "percent"})
    number = _rounded(value, places)
    if number is None:
        return None
    whole, _, part = number.partition(".")
    whole = whole.lstrip("0")
    if places.grouped and whole:
        whole = f"{int(whole):,}"
    whole = whole.rjust(places.least, "0")
    while part and part[-1] == "0" and places.decimals[len(part) - 1] != "0":
        part = part[:-1]
    return f"{_filled(places.before, whole)}{'.' if part else ''}{part}{places.after}"


@lru_cache(maxsize=1024)
def _places(section: Section) -> _Places | None:
    tokens = section.tokens
    at = [n for n, token in enumerate(tokens) if token.kind == "digits"]
    if not at:
        return None
    point = next((n for n, token in enumerate(tokens) if token.kind == "point"), len(tokens))
    whole, parts = [n for n in at if n < point], [n for n in at if n > point]
    first, last = (whole[0], whole[-1]) if whole else (point, point)
    apart = any(token.kind == "text" for token in tokens[first:last])
    before: list[str | int] = []
    for n, token in enumerate(tokens[:point]):
        if token.kind == "digits" and (apart or n == first):
            before.append(len(token.text))
        elif token.kind in {"text", "percent"}:
            before.append(token.text)
    commas = [n for n, token in enumerate(tokens) if token.kind == "comma"]
    scaled = sum(last < n < point or n > at[-1] for n in commas)
    percents = sum(token.kind == "percent" for token in tokens)
    return _Places(
        tuple(before),
        sum(tokens[n].text.count("0") for n in whole),
        any(first < n < last for n in commas),
        "".join(tokens[n].text for n in parts),
        "".join(token.text for token in tokens[point:] if token.kind in {"text", "percent"}),
        max(-_LARGEST_SHIFT, min(_LARGEST_SHIFT, 2 * percents - 3 * scaled)),
    )


def _rounded(value: float, places: _Places) -> str | None:
    try:
        exact = Decimal(format(value, f".{SIGNIFICANT}g")).scaleb(places.shift)
        return format(exact.quantize(_ONE.scaleb(-len(places.decimals)), ROUND_HALF_UP), "f")
    except InvalidOperation:
        return None


def _filled(before: tuple[str | int, ...], digits: str) -> str:
    """Put digits into their places, from the right."""
    shown: list[str] = []
    left = sum(isinstance(piece, int) for piece in before)
    for piece in reversed(before):
        if isinstance(piece, str):
            shown.append(piece)
            continue
        left -= 1
        cut = max(0, len(digits) - piece) if left else 0
        shown.append(digits[cut:])
        digits = digits[:cut]
    # Without a place for them they stand before the point.
    return "".join(reversed(shown)) + digits


def _scientific(value: float, tokens: tuple[Token, ...]) -> str:
    at = next(n for n, token in enumerate(tokens) if token.kind == "exponent")
    point = next((n for n in range(at) if tokens[n].kind == "point"), at)
    decimals = sum(len(token.text) for token in tokens[point:at] if token.kind == "digits")
    mantissa, _, exponent = f"{value:.{decimals}E}".partition("E")
    width = sum(len(token.text) for token in tokens[at:] if token.kind == "digits")
    return f"{mantissa}E{exponent[0]}{exponent[1:].lstrip('0').rjust(max(1, width), '0')}"
