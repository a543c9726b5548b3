"""Which characters of the source a mask hides, so that a copy can be written without them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from disclosure_lint.language.numerals import told_digits

if TYPE_CHECKING:
    from collections.abc import Iterator

    from disclosure_lint.text import Span, Text


def concealed(text: Text, start: int, end: int, value: str, masked: str) -> Iterator[Span]:
    """Yield the source range of each character that is starred.

    Args:
        text: the matching text.
        start: where the value begins in it; a country code and separators may stand among its characters.
        end: where it ends.
        value: the value without them.
        masked: the same with stars, sign for sign.
    """
    at = end
    # From the end, since what is left out, a country code, stands in front.
    for sign, shown in zip(reversed(value), reversed(masked), strict=True):
        at -= 1
        while at >= start and sign.upper() not in {text.value[at].upper(), told_digits(text.value[at])}:
            at -= 1
        if at < start:
            return
        if shown == "*" and sign != "*":
            yield text.span(at, at + 1)
