"""XLSX: every part of the package that holds values or words, and whether these are seen (ECMA-376)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from disclosure_lint.readers.limits import LimitError, Meter
from disclosure_lint.readers.opc import BrokenPackageError, LockedPackageError, Package
from disclosure_lint.readers.sheets.draft import SHEET_LIMITS
from disclosure_lint.readers.xlsx.book import Book
from disclosure_lint.source import Reason, Source, Unread

if TYPE_CHECKING:
    from disclosure_lint.document import Document
    from disclosure_lint.readers.limits import Limits

MEDIA = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
MAIN_PART = "xl/workbook.xml"


def read_xlsx(source: Source, depth: int = 0, limits: Limits | None = None) -> Document | Unread:
    """Read an XLSX file.

    Args:
        source: the file.
        limits: how much of it is read.
        depth: inside how many other files it lies.
    """
    try:
        package = Package.open(source.data)
    except LockedPackageError:
        return Unread(source.name, Reason.ENCRYPTED)
    except LimitError:
        return Unread(source.name, Reason.LIMIT)
    except BrokenPackageError:
        return Unread(source.name, Reason.DAMAGED, "XLSX")
    main = package.main_part(MAIN_PART)
    if not main:
        return Unread(source.name, Reason.DAMAGED, f"XLSX: {MAIN_PART}")
    if main.endswith(".bin"):
        return Unread(source.name, Reason.UNSUPPORTED, "XLSB")
    book = Book(package, main, Meter(limits or SHEET_LIMITS))
    book.read()
    return book.draft.finish(source, MEDIA, depth)
