"""What is found inside files that hold others."""

from __future__ import annotations

from typing import TYPE_CHECKING

from disclosure_lint.archives import expand
from disclosure_lint.source import Reason, Source, Unread

if TYPE_CHECKING:
    from disclosure_lint.document import Document


def opened(data: bytes, name: str = "f") -> list[Source | Document | Unread]:
    return list(expand(Source(name, data)))


def sources(data: bytes, name: str = "f") -> dict[str, bytes]:
    """Names and bytes of the documents inside."""
    return {one.name: one.data for one in opened(data, name) if isinstance(one, Source)}


def unread(data: bytes, name: str = "f") -> list[tuple[str, Reason, str]]:
    """Name, reason and detail of what is not read."""
    return [(one.name, one.reason, one.detail) for one in opened(data, name) if isinstance(one, Unread)]
