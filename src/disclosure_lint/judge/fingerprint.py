"""Names for findings that survive edits elsewhere in the document.

Made of structure only (rule, document, headings and labels, ordinal), never of
line numbers and never of a matched value: an unkeyed hash of a phone number can be
undone in hours.
"""

from __future__ import annotations

import hashlib
from collections import Counter

_LENGTH = 16


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
