"""Characters stored as two halves, as UTF-16 has them: rare characters of names among them."""

from __future__ import annotations

from disclosure_lint.language.expression import late

_HALF = late("[\ud800-\udfff]")


def whole(value: str) -> str:
    """Return text with the halves of pairs put together, and what is left of one replaced."""
    if value.isascii() or not _HALF.search(value):
        return value
    return value.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")
