"""Short digests of wording, to find equal wording in many documents.

They are kept in memory and never written: a digest of a short value can be undone by trying.
"""

from __future__ import annotations

from hashlib import blake2b

_BYTES = 8


def digest(text: str) -> int:
    """Return 64 bits that are the same for the same text in every process."""
    return int.from_bytes(blake2b(text.encode(errors="surrogatepass"), digest_size=_BYTES).digest())
