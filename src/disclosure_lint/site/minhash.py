"""Signatures by which texts that are nearly the same are found among many (MinHash, Broder 1997).

The only module that knows rensa, which comes with the extra ``site``. The seed of the signatures is made
of the key of a store: without it nobody can try whether a text is among those that were signed.
"""

from __future__ import annotations

import hashlib
from array import array
from importlib.util import find_spec
from operator import eq

#: Numbers of a signature; with so many a likeness of 0.95 is told to within 0.02.
_NUMBERS = 128
#: Numbers that must all agree for two signatures to be held against each other.
_BAND = 16
#: Characters of a shingle, and of a text that is looked at.
_SHINGLE, _MOST = 5, 20_000


def algorithm() -> str:
    """Return what signatures are made with, ``""`` when it is not installed."""
    if find_spec("rensa") is None:
        return ""
    from rensa import RMinHash

    return f"rensa-{RMinHash.ALGORITHM_VERSION}"


def sign(text: str, key: bytes) -> bytes:
    """Return the signature of a text that has at least a shingle."""
    from rensa import RMinHash

    seed = int.from_bytes(hashlib.blake2b(b"copies", key=key, digest_size=8).digest())
    made = RMinHash(num_perm=_NUMBERS, seed=seed)
    made.update([text[at : at + _SHINGLE] for at in range(min(len(text), _MOST) - _SHINGLE + 1)])
    return array("I", made.digest()).tobytes()


def bands(signature: bytes) -> list[bytes]:
    """Return the pieces of which texts that are nearly the same have at least one in common."""
    width = _BAND * array("I").itemsize
    return [signature[at : at + width] for at in range(0, len(signature), width)]


def likeness(one: bytes, other: bytes) -> float:
    """Return the share of shingles two texts have in common, from 0 to 1, as estimated."""
    same: int = sum(map(eq, memoryview(one).cast("I"), memoryview(other).cast("I")))
    return same / _NUMBERS
