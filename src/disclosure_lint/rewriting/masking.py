"""What is to be masked in a file, however its format stores it."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

    from disclosure_lint.document import Document
    from disclosure_lint.rewriting.values import Values
    from disclosure_lint.source import Source, Unread
    from disclosure_lint.text import Span


@dataclass(frozen=True)
class Masking:
    """What a copy of a file is to be without.

    Attributes:
        document: the file as it was read, with its trace.
        spans: characters of the content that become stars, one range each.
        values: what is masked wherever it occurs.
        inside: masks a file inside this one.
    """

    document: Document
    spans: frozenset[Span] = field(repr=False)
    values: Values = field(repr=False)
    inside: Callable[[Source], bytes | Unread] = field(repr=False)
