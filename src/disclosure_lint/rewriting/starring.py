"""Characters become stars, one each."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from disclosure_lint.text import Span


def starred(content: str, spans: Iterable[Span]) -> str:
    """Return a string with a star for each range.

    An entity or an escape stands for one character, and its whole range becomes one star.
    """
    pieces: list[str] = []
    at = 0
    for start, end in sorted(spans):
        if start >= at:
            pieces += (content[at:start], "*")
            at = end
    return "".join((*pieces, content[at:]))
