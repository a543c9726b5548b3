"""DOC and WPS: Word 97 to 2003 in a compound file ([MS-DOC]), which Kingsoft's WPS writes too."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from disclosure_lint.document import Concealed, Document, Flaw
from disclosure_lint.location import Location
from disclosure_lint.readers.compound import Broken, Compound
from disclosure_lint.readers.doc.file import BrokenError, LockedError, OldError, WordFile
from disclosure_lint.readers.doc.pieces import Pieces
from disclosure_lint.readers.doc.strings import authors, strings
from disclosure_lint.readers.doc.subdocuments import Subdocuments
from disclosure_lint.readers.doc.text import TextReader
from disclosure_lint.readers.inside import Inner, read_inside
from disclosure_lint.readers.ole_objects import unwrap
from disclosure_lint.readers.ole_properties import read_properties
from disclosure_lint.readers.word.common import is_common
from disclosure_lint.readers.word.gaps import Gaps
from disclosure_lint.readers.word.story import Cause, Story
from disclosure_lint.readers.word.writer import Writer
from disclosure_lint.source import Reason, Source, Unread
from disclosure_lint.structure.blocks import classify

if TYPE_CHECKING:
    from collections.abc import Iterator

    from disclosure_lint.text import Text

MEDIA = "application/msword"
#: Characters of one file that are read.
MOST_CHARACTERS = 5_000_000
_PROPERTIES, _INSIDE = Location(part="metadata"), Location(part="attachment")
#: Tables of strings, and what stands in them.
_STRINGS = {"revision authors": "author", "saved by": "saved-by", "associations": "property"}


def read_doc(source: Source, depth: int = 0) -> Document | Unread:
    """Read a DOC or WPS file.

    Args:
        source: the file.
        depth: inside how many other files it lies.
    """
    try:
        compound = Compound(source.data)
        file = WordFile(compound)
    except LockedError:
        return Unread(source.name, Reason.ENCRYPTED)
    except OldError:
        return Unread(source.name, Reason.UNSUPPORTED, "Word 6/95")
    except (Broken, BrokenError):
        return Unread(source.name, Reason.DAMAGED, "DOC")
    pieces = Pieces(file.get("pieces"), file.main, MOST_CHARACTERS)
    if not pieces.text:
        return Unread(source.name, Reason.DAMAGED, "DOC")
    book = _Book(compound, file, pieces)
    content, locator = book.writer.build()
    return Document(
        source.name,
        MEDIA,
        content,
        "",
        classify(book.writer.blocks),
        tuple(book.writer.hidden),
        book.title,
        tuple(book.flaws()),
        locator,
        book.gaps.omissions(),
        tuple(read_inside(book.files, source.name, depth)),
    )


class _Book:
    """Everything in one file, written down.

    Attributes:
        writer: what was read.
        gaps: what was not.
        files: documents inside it.
        title: its title, from the properties.
    """

    def __init__(self, compound: Compound, file: WordFile, pieces: Pieces) -> None:
        self.writer, self.gaps = Writer(), Gaps()
        self.title: Text | None = None
        reader = TextReader(file, pieces)
        beside = Subdocuments(file, reader)
        self.writer.add(Story("", reader.items(0, file.lengths.main, beside.anchored())))
        for story in beside.margins():
            self.writer.add(story)
        before = len(self.writer.hidden)
        comments = beside.comments()
        for story in comments:
            self.writer.add(story)
        self._comments = [hidden.text for hidden in self.writer.hidden[before:]]
        self._revisions = reader.revisions
        self._particulars(compound, file)
        self.files = list(self._inside(compound))
        if pieces.damaged:
            self.gaps.add(Reason.LIMIT if len(pieces.text) >= MOST_CHARACTERS else Reason.DAMAGED, "WordDocument")
        if reader.pictures:
            self.gaps.add(Reason.PICTURE, f"Data ({reader.pictures})")
        if any(name == "Macros" for name in compound.storages()):
            self.gaps.add(Reason.BINARY, "Macros")

    def flaws(self) -> Iterator[Flaw]:
        """Yield what was left in the file and is no part of a finished text."""
        if self._revisions:
            first = self.writer.revised
            yield Flaw("tracked-changes", first.span() if first else None, str(self._revisions))
        if self._comments:
            yield Flaw("comments", self._comments[0].span(), str(len(self._comments)))

    def _particulars(self, compound: Compound, file: WordFile) -> None:
        """Write properties, authors and paths."""
        known: set[str] = set()
        found = [
            *read_properties(compound),
            *((name, value) for table, name in _STRINGS.items() for value in strings(file.get(table))),
            *(("author", value) for value in authors(file.get("comment authors"))),
        ]
        for name, value in found:
            if value not in known and not is_common(value):
                known.add(value)
                text = self.writer.hide(value, Cause(Concealed.METADATA, name), _PROPERTIES)
                self.title = self.title or (text if name == "title" else None)
        for value in strings(file.get("bookmarks")):
            if not value.startswith("_"):
                self.writer.hide(value, Cause(Concealed.BOOKMARK, "name"), _PROPERTIES)

    def _inside(self, compound: Compound) -> Iterator[Inner]:
        """Yield the files inside; note the objects that cannot be opened."""
        for storage in compound.storages("ObjectPool"):
            embedded = unwrap(compound, ("ObjectPool", storage))
            for path in (embedded.name, *embedded.paths):
                self.writer.hide(path, Cause(Concealed.ATTACHMENT, ""), _INSIDE)
            if embedded.data:
                yield Inner(embedded.name or storage, partial(bytes, embedded.data))
            else:
                self.gaps.add(Reason.BINARY, f"ObjectPool/{storage}")
