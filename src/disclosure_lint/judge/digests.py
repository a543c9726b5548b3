"""Digests of documents for a record, made so that no personal value can be found from them.

Who knows a document but for one number in it can try all numbers against a digest of its bytes.
So the bytes are digested only where there was nothing to mask, the masked text otherwise, and
documents so short that they may be one value not at all.
"""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING, NamedTuple

from disclosure_lint.judge.passages import passages

if TYPE_CHECKING:
    from collections.abc import Callable

    from disclosure_lint.document import Document
    from disclosure_lint.text import Text

#: Characters a document must have for a digest of it.
SHORTEST = 200


class Digest(NamedTuple):
    """A digest and what it is of.

    Attributes:
        of: ``bytes``, ``masked-text``, or ``nothing``.
        sha256: in hexadecimal, "" of nothing.
    """

    of: str
    sha256: str = ""


def digest(document: Document, mask: Callable[[Text], Text], data: bytes | None) -> Digest:
    """Return the digest of a document; ``data`` are its bytes, None for one inside another."""
    if len(document.content) < SHORTEST:
        return Digest("nothing")
    masked = _text(document, mask)
    if data is not None and masked == _text(document, lambda text: text):
        return Digest("bytes", hashlib.sha256(data).hexdigest())
    return Digest("masked-text", hashlib.sha256(masked.encode(errors="surrogatepass")).hexdigest())


def _text(document: Document, mask: Callable[[Text], Text]) -> str:
    return "\n".join(
        "\t".join(cell.text.value for cell in passage.cells) for passage in passages(document, mask)
    )
