"""What is read of OFD files in tests."""

from __future__ import annotations

from typing import TYPE_CHECKING

from disclosure_lint.document import Document
from disclosure_lint.readers.ofd import read_ofd
from disclosure_lint.source import Source

if TYPE_CHECKING:
    from disclosure_lint.document import Concealed
    from disclosure_lint.readers.pages.book import Limits


def document(data: bytes, limits: Limits | None = None) -> Document:
    found = read_ofd(Source("file.ofd", data), limits=limits)
    assert isinstance(found, Document), found
    return found


def flow(data: bytes) -> list[str]:
    return [block.text.value for block in document(data).blocks]


def unseen(data: bytes, kind: Concealed) -> list[tuple[str, str]]:
    """Return what is hidden in one way, with what hides it."""
    return [(one.name, one.text.value) for one in document(data).hidden if one.kind is kind]
