"""Bytes with a name, or the reason why there are none."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from enum import Enum
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING
from urllib.parse import unquote, urlsplit

from disclosure_lint.language.expression import late

if TYPE_CHECKING:
    from datetime import datetime

_CHARSET = late(r"charset\s*=\s*[\"']?([A-Za-z0-9_.:-]{2,30})", re.IGNORECASE)


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
    MISSING_TOOL = "missing-tool"
    PAGE_ASSET = "page-asset"
    UNCHANGED = "unchanged"
    FAILED_FETCH = "failed-fetch"


@dataclass(frozen=True, slots=True)
class Source:
    """The bytes of one document.

    Attributes:
        name: how reports call it: the path as given or found, or the name given for standard input.
        data: the bytes as stored.
        path: where the bytes lie, if in a file.
        media: media type as who sent the bytes declared it, with its charset, or "".
        address: URL they were fetched from.
        date: when they were fetched, or sent.
        depth: inside how many other files they lie.
        ocr: whether text in pictures is to be recognised, which takes seconds a page.
    """

    name: str = field(repr=False)  # reprs reach logs
    data: bytes = field(repr=False)
    path: Path | None = field(default=None, repr=False)
    media: str = ""
    address: str | None = field(default=None, repr=False)
    date: datetime | None = None
    depth: int = 0
    ocr: bool = False

    @property
    def suffix(self) -> str:
        """The suffix of the name, or of the path of the URL, in lower case, with its dot."""
        if self.address:
            return address_suffix(self.address)
        return Path(self.name.rpartition("!")[2]).suffix.lower()  # of a file in another one

    @property
    def media_type(self) -> str:
        """The declared media type without its parameters, in lower case, or ""."""
        return self.media.partition(";")[0].strip().lower()

    @property
    def charset(self) -> str:
        """The declared charset, or ""."""
        found = _CHARSET.search(self.media)
        return found[1] if found else ""


def address_suffix(address: str) -> str:
    """Return the suffix of what a URL names, in lower case, with its dot."""
    try:
        path = urlsplit(address).path
    except ValueError:  # a bracket without its fellow
        return ""
    return PurePosixPath(unquote(path, errors="replace")).suffix.lower()


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
