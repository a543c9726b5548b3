"""Names for findings that survive edits elsewhere in the document.

Made of structure only (rule, document, headings and labels, ordinal), never of
line numbers and never of a matched value: an unkeyed hash of a phone number can be
undone in hours. Whether a value is still the same is told by a :class:`MacKey`.
"""

from __future__ import annotations

import hashlib
import hmac
import os
from collections import Counter
from typing import TYPE_CHECKING, final

from disclosure_lint.secret import Secret

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from disclosure_lint.finding import Datum, Finding

_LENGTH = 16
_KEY_BYTES = 32


def is_address(name: str) -> bool:
    """Whether a document is called by its URL."""
    return name[:8].lower().startswith(("http://", "https://"))


def document_key(name: str, root: Path | None) -> str:
    """Return how files of ours call a document: its path from a folder, with slashes; of a page, its URL.

    What a file inside another one is called there is no path. Bytes that are no UTF-8 are written
    as escapes, so that every file can hold the name.
    """
    if is_address(name):
        return name.encode(errors="backslashreplace").decode()
    outer, mark, inner = name.partition("!")
    try:
        path = os.path.relpath(outer, root) if root else os.path.normpath(outer)
    except ValueError:  # on another drive, an embedded NUL, or no name
        path = outer
    key = path.replace(os.sep, "/") + mark + inner
    return key.encode(errors="backslashreplace").decode()


class Fingerprints:
    """Hands out fingerprints for the findings of one document, in document order."""

    def __init__(self, document: str) -> None:
        self._document = document
        self._seen: Counter[tuple[str, str]] = Counter()

    def take(self, rule: str, anchor: str) -> str:
        """Return the fingerprint of the next finding of a rule under an anchor."""
        ordinal = self._seen[rule, anchor]
        self._seen[rule, anchor] += 1
        address = "\0".join((rule, self._document, anchor, str(ordinal)))
        return hashlib.sha256(address.encode(errors="backslashreplace")).hexdigest()[:_LENGTH]


class KeyFormatError(ValueError):
    """A key file that holds no key."""


@final
class MacKey:
    """A secret of the user with which values are told apart and cannot be guessed (HMAC-SHA256).

    Attributes:
        id: tells keys apart; made with the key of a fixed word, so it gives nothing away.
    """

    __slots__ = ("_key", "id")

    def __init__(self, key: bytes) -> None:
        self._key = key
        self.id = self._sign("disclosure-lint/key")[:8]

    def __repr__(self) -> str:
        return f"MacKey({self.id})"

    @classmethod
    def parse(cls, text: str) -> MacKey:
        """Read a key as :func:`new_key` writes it.

        Raises:
            KeyFormatError: when it is not 64 hexadecimal digits.
        """
        try:
            key = bytes.fromhex(text.strip())
        except ValueError:
            key = b""
        if len(key) != _KEY_BYTES:
            raise KeyFormatError("应为 64 位十六进制数字 (expected 64 hexadecimal digits)")
        return cls(key)

    def dump(self) -> str:
        """Return the key as :meth:`parse` reads it; only for who is to sign with it."""
        return self._key.hex()

    def of(self, finding: Finding, rule: str) -> str:
        """Return the MAC of the values a finding is about, 64 bits in hexadecimal.

        ``rule`` is the id its rule came with. The order of the values and white space in them do not matter.
        """
        values = finding.data.values() if finding.about is None else finding.about
        return self._sign("\0".join((rule, finding.message, *sorted(_plain(values)))))

    def _sign(self, text: str) -> str:
        data = text.encode(errors="backslashreplace")
        return hmac.new(self._key, data, hashlib.sha256).hexdigest()[:_LENGTH]


def new_key() -> str:
    """Return a new key, in hexadecimal."""
    return os.urandom(_KEY_BYTES).hex()


def _plain(values: Iterable[Datum]) -> Iterable[str]:
    for value in values:
        text = value.reveal() if isinstance(value, Secret) else str(value)
        yield "".join(text.split())
