"""Unified social credit code of organisations (GB 32100-2015): 18 characters, check MOD 31.

Never personal data; recognised so that an all-digit code is not taken for a person's number.
"""

from __future__ import annotations

_ALPHABET = "0123456789ABCDEFGHJKLMNPQRTUWXY"
_WEIGHTS = (1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28)
_LENGTH = 18


def is_valid(code: str) -> bool:
    """Whether the check character is right."""
    if len(code) != _LENGTH or any(sign not in _ALPHABET for sign in code):
        return False
    total = sum(_ALPHABET.index(sign) * weight for sign, weight in zip(code, _WEIGHTS, strict=False))
    return _ALPHABET[-total % 31] == code[-1]
