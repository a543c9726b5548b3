"""Bytes with a name, or the reason why there are none."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import Enum
from pathlib import Path


class Reason(Enum):
    """Why something was not read."""

    MISSING = "missing"
    PERMISSION = "permission-denied"
    LINK_LOOP = "link-loop"
    VANISHED = "vanished"
    NOT_A_FILE = "not-a-file"
    TOO_LARGE = "too-large"
    EMPTY = "empty"
    BINARY = "binary"
    UNSUPPORTED = "unsupported-format"
    IO_ERROR = "io-error"
    READER_FAILED = "reader-failed"
    NO_REPORT = "no-report"
    ENCRYPTED = "encrypted"
    NOT_REWRITABLE = "not-rewritable"
    NO_WRITER = "no-writer"
    SIGNED = "signed"
    RESTRICTED = "restricted"
    NO_ANNOTATIONS = "no-annotations"
    DAMAGED = "damaged"
    NO_TEXT = "no-text"
    NO_CODES = "no-codes"
    LIMIT = "limit"
    PICTURE = "picture"


@dataclass(frozen=True, slots=True)
class Source:
    """The bytes of one document.

    Attributes:
        name: how reports call it: the path as given or found, or the name given for standard input.
        data: the bytes as stored.
        path: where the bytes lie, if in a file.
        ocr: whether text in pictures is to be recognised, which takes seconds a page.
    """

    name: str = field(repr=False)  # reprs reach logs
    data: bytes = field(repr=False)
    path: Path | None = field(default=None, repr=False)
    ocr: bool = False

    @property
    def suffix(self) -> str:
        """The suffix of the name in lower case, with its dot."""
        return Path(self.name).suffix.lower()


@dataclass(frozen=True, slots=True)
class Unread:
    """Something that was to be checked and could not be.

    Attributes:
        name: as in :class:`Source`.
        reason: why.
        detail: a fact that helps, such as a size or the format found.
    """

    name: str = field(repr=False)  # reprs reach logs
    reason: Reason
    detail: str = ""
