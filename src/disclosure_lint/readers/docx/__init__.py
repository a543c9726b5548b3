"""DOCX: every part of the package that holds words, and whether these are seen (ECMA-376)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from disclosure_lint.readers.docx.book import Book
from disclosure_lint.readers.limits import LimitError, Limits, Meter
from disclosure_lint.readers.opc import BrokenPackageError, LockedPackageError, Package
from disclosure_lint.source import Reason, Source, Unread

if TYPE_CHECKING:
    from disclosure_lint.document import Document
    from disclosure_lint.trace import Trace

MEDIA = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
MAIN_PART = "word/document.xml"


def read_docx(
    source: Source, depth: int = 0, limits: Limits | None = None, trace: Trace | None = None
) -> Document | Unread:
    """Read a DOCX file.

    Args:
        source: the file.
        limits: how much of it is read.
        depth: inside how many other files it lies.
        trace: takes where in the file the characters stand.
    """
    try:
        package = Package.open(source.data)
    except LockedPackageError:
        return Unread(source.name, Reason.ENCRYPTED)
    except LimitError:
        return Unread(source.name, Reason.LIMIT)
    except BrokenPackageError:
        return Unread(source.name, Reason.DAMAGED, "DOCX")
    main = package.main_part(MAIN_PART)
    if not main:
        return Unread(source.name, Reason.DAMAGED, f"DOCX: {MAIN_PART}")
    book = Book(package, main, Meter(limits), trace)
    book.read()
    return book.draft.finish(source, MEDIA, depth)
