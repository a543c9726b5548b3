"""XLS and ET: Excel 97 to 2003 in a compound file ([MS-XLS]), which Kingsoft's spreadsheets write too.

Cells come from a library; what it passes over (margins, text boxes, choices, cached values of pivot
tables and other workbooks, strings no cell uses) is read from the records themselves. Formulas are not
read, their values are.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from disclosure_lint.readers.compound import BrokenCompoundError, Compound
from disclosure_lint.readers.limits import LimitError, Meter
from disclosure_lint.readers.ole_objects import unwrap
from disclosure_lint.readers.ole_properties import read_properties
from disclosure_lint.readers.sheets.draft import SHEET_LIMITS
from disclosure_lint.readers.sheets.writer import SheetWriter
from disclosure_lint.readers.word.draft import Draft
from disclosure_lint.readers.xls.beside import add_beside
from disclosure_lint.readers.xls.cells import BrokenXlsError, LockedXlsError, Workbook
from disclosure_lint.source import Reason, Source, Unread

if TYPE_CHECKING:
    from disclosure_lint.document import Document
    from disclosure_lint.readers.limits import Limits

MEDIA = "application/vnd.ms-excel"
#: Storages of embedded objects begin so ([MS-XLS] 2.1.7.4).
_OBJECT = "MBD"
_MACROS = "_VBA_PROJECT_CUR"


def read_xls(source: Source, depth: int = 0, limits: Limits | None = None) -> Document | Unread:
    """Read an XLS or ET file.

    Args:
        source: the file.
        depth: inside how many other files it lies.
        limits: how much of it is read.
    """
    meter = Meter(limits or SHEET_LIMITS)
    try:
        compound = Compound(source.data)
        workbook = Workbook(source.data, meter)
    except LockedXlsError:
        return Unread(source.name, Reason.ENCRYPTED)
    except (BrokenCompoundError, BrokenXlsError):
        return Unread(source.name, Reason.DAMAGED, "XLS")
    draft = Draft()
    writer = SheetWriter(draft.writer)
    try:
        for sheet in workbook.sheets():
            writer.add(sheet)
        add_beside(draft, compound, workbook, meter)
    except LimitError:
        draft.gaps.add(Reason.LIMIT, "Workbook")
    for name in workbook.damaged:
        draft.gaps.add(Reason.DAMAGED, name)
    writer.conclude(draft)
    _add_particulars(draft, compound, workbook)
    return draft.finish(source, MEDIA, depth)


def _add_particulars(draft: Draft, compound: Compound, workbook: Workbook) -> None:
    """Add properties, authors and objects inside."""
    for name, value in read_properties(compound):
        draft.add_property(name, value)
    for author in workbook.authors:
        draft.add_property("author", author)
    for storage in compound.storages():
        if not storage.startswith(_OBJECT):
            continue
        embedded = unwrap(compound, (storage,))
        if embedded.data:
            draft.add_file(embedded, storage)
        else:
            draft.gaps.add(Reason.BINARY, storage)
    if _MACROS in compound.storages():
        draft.gaps.add(Reason.BINARY, _MACROS)
