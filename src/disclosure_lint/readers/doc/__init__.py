"""DOC and WPS: Word 97 to 2003 in a compound file ([MS-DOC]), which Kingsoft's WPS writes too."""

from __future__ import annotations

from typing import TYPE_CHECKING

from disclosure_lint.document import Concealed
from disclosure_lint.readers.compound import BrokenCompoundError, Compound
from disclosure_lint.readers.doc.file import BrokenWordError, LockedWordError, OldWordError, WordFile
from disclosure_lint.readers.doc.pieces import Pieces
from disclosure_lint.readers.doc.strings import authors, strings
from disclosure_lint.readers.doc.subdocuments import Subdocuments
from disclosure_lint.readers.doc.text import TextReader
from disclosure_lint.readers.limits import Limits, Meter
from disclosure_lint.readers.ole_objects import unwrap
from disclosure_lint.readers.ole_properties import read_properties
from disclosure_lint.readers.word.draft import Draft
from disclosure_lint.readers.word.story import Story
from disclosure_lint.source import Reason, Source, Unread

if TYPE_CHECKING:
    from disclosure_lint.document import Document

MEDIA = "application/msword"
#: Tables of strings, and what stands in them.
_STRINGS = {"revision authors": "author", "saved by": "saved-by", "associations": "property"}


def read_doc(source: Source, depth: int = 0, limits: Limits | None = None) -> Document | Unread:
    """Read a DOC or WPS file.

    Args:
        source: the file.
        depth: inside how many other files it lies.
        limits: how much of it is read.
    """
    try:
        compound = Compound(source.data)
        file = WordFile(compound)
    except LockedWordError:
        return Unread(source.name, Reason.ENCRYPTED)
    except OldWordError:
        return Unread(source.name, Reason.UNSUPPORTED, "Word 6/95")
    except (BrokenCompoundError, BrokenWordError):
        return Unread(source.name, Reason.DAMAGED, "DOC")
    pieces = Pieces(file.get("pieces"), file.main)
    if not pieces.text:
        return Unread(source.name, Reason.DAMAGED, "DOC")
    draft = Draft()
    _add_text(draft, file, TextReader(file, pieces, Meter(limits)))
    if pieces.damaged:
        draft.gaps.add(Reason.DAMAGED, "WordDocument")
    _add_particulars(draft, compound, file)
    return draft.finish(source, MEDIA, depth)


def _add_text(draft: Draft, file: WordFile, reader: TextReader) -> None:
    beside = Subdocuments(file, reader)
    draft.add([Story("", reader.items(0, file.lengths.main, beside.anchored()))])
    draft.add(beside.margins())
    draft.add_comments(beside.comments())
    draft.revisions = reader.revisions
    if reader.pictures:
        draft.gaps.add(Reason.PICTURE, f"Data ({reader.pictures})")
    if reader.full:
        draft.gaps.add(Reason.LIMIT, "WordDocument")


def _add_particulars(draft: Draft, compound: Compound, file: WordFile) -> None:
    """Add properties, authors, paths and objects inside."""
    for name, value in read_properties(compound):
        draft.add_property(name, value)
    for table, name in _STRINGS.items():
        for value in strings(file.get(table)):
            draft.add_property(name, value)
    for value in authors(file.get("comment authors")):
        draft.add_property("author", value)
    for value in strings(file.get("bookmarks")):
        if not value.startswith("_"):
            draft.add_property("name", value, Concealed.BOOKMARK)
    for storage in compound.storages("ObjectPool"):
        embedded = unwrap(compound, ("ObjectPool", storage))
        if embedded.data:
            draft.add_file(embedded, storage)
        else:
            draft.gaps.add(Reason.BINARY, f"ObjectPool/{storage}")
    if "Macros" in compound.storages():
        draft.gaps.add(Reason.BINARY, "Macros")
