"""What may be shown of a text. Everything a report prints of a document passes here.

Two nets: values that rules matched (:class:`Secret`) are masked wherever they occur
again, and anything that looks like a personal number or mailbox is masked whether a
rule was interested in it or not.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from disclosure_lint.identifiers import scan
from disclosure_lint.language.folding import fold
from disclosure_lint.language.simplify import simplify
from disclosure_lint.secret import Secret, mask
from disclosure_lint.text import Text

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

#: Longest first part and last part of a number that are shown, by kind.
_SHOWN = {"resident-id": (2, 3), "mobile": (3, 4)}
# Any other long number: a card, an account, a passport with its digits grouped.
_LONG_NUMBER = re.compile(r"(?<![0-9A-Za-z])[A-Za-z]?\d(?:[ -]?\d){9,}[Xx]?")
_MAILBOX = re.compile(r"(?<=[A-Za-z0-9])[A-Za-z0-9._%+-]+(?=@(?![\w.-]*\.gov\.cn)[A-Za-z0-9.-]+)")


class Masker:
    """Masks texts of one document.

    Args:
        secrets: the values rules matched in the document, as matching text writes them.
    """

    def __init__(self, secrets: Iterable[Secret] = ()) -> None:
        self._masked = {secret.reveal(): secret.masked for secret in secrets if secret.reveal()}
        # Longer values first, so that a part of one is not masked before the whole.
        ordered = sorted(self._masked, key=len, reverse=True)
        self._secrets = re.compile("|".join(map(re.escape, ordered))) if ordered else None

    def mask(self, value: str) -> str:
        """Return a string of the same length with every personal value starred."""
        signs = list(value)
        folded = fold(Text.plain(value))
        for start, end, replacement in self._replacements(folded.value):
            span = folded.span(start, end)
            fits = len(replacement) == span.end - span.start
            signs[span.start : span.end] = replacement if fits else "*" * (span.end - span.start)
        return "".join(signs)

    def _replacements(self, value: str) -> Iterator[tuple[int, int, str]]:
        if self._secrets:
            # Values were read from Simplified text; the document may be in Traditional.
            for secret in self._secrets.finditer(simplify(value, gate=False)):
                yield *secret.span(), self._masked[secret[0]]
        for start, end, head, tail in _numbers(value):
            yield start, end, mask(value[start:end], head=head, tail=tail)


def _numbers(value: str) -> Iterator[tuple[int, int, int, int]]:
    if not any(sign.isdigit() or sign == "@" for sign in value):
        return
    for match in scan(value):
        yield match.start, match.end, *_SHOWN[match.kind]
    for number in _LONG_NUMBER.finditer(value):
        yield *number.span(), 2, 3
    for mailbox in _MAILBOX.finditer(value):
        yield *mailbox.span(), 0, 0
