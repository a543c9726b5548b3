"""OFD (GB/T 33190-2016): pages in reading order, what is not seen, and all other parts that hold words.

Read from the XML itself. ofdkit 0.2 gives text with places and no colours, layers, annotations,
attachments or properties, which is where things are left behind.
"""

from __future__ import annotations

import posixpath
from functools import partial
from typing import TYPE_CHECKING

from disclosure_lint.document import Concealed, Document, Omission
from disclosure_lint.location import Location, Piece
from disclosure_lint.readers.inside import Inner, read_inside
from disclosure_lint.readers.limits import LimitError
from disclosure_lint.readers.ofd.file import documents
from disclosure_lint.readers.ofd.leftovers import leftovers
from disclosure_lint.readers.ofd.particulars import outline, properties, signatures
from disclosure_lint.readers.ofd.parts import Parts
from disclosure_lint.readers.opc import BrokenPackageError, LockedPackageError, Package
from disclosure_lint.readers.pages.book import Limits, read_pages, write_pages
from disclosure_lint.readers.pages.photos import write_photos
from disclosure_lint.readers.pages.transcribe import Writer
from disclosure_lint.readers.word.gaps import Gaps
from disclosure_lint.source import Reason, Source, Unread
from disclosure_lint.structure.blocks import classify

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from disclosure_lint.readers.ofd.nodes import Node
    from disclosure_lint.readers.pages.page import Drawing
    from disclosure_lint.text import Text

MEDIA = "application/ofd"
_MAIN = "OFD.xml"
#: What encrypted files hold beside (GM/T 0099): descriptions of what is encrypted, and for whom.
_SEALED = ("encryptions.xml", "decryptseed.dat", "entriesmap.dat")


def read_ofd(source: Source, depth: int = 0, limits: Limits | None = None) -> Document | Unread:
    """Read an OFD file.

    Args:
        source: the file.
        depth: inside how many other files it lies.
        limits: how much of it is read.
    """
    try:
        package = Package.open(source.data)
    except LockedPackageError:
        return Unread(source.name, Reason.ENCRYPTED)
    except LimitError:
        return Unread(source.name, Reason.LIMIT)
    except BrokenPackageError:
        return Unread(source.name, Reason.DAMAGED, "OFD")
    reader = _Reader(package)
    if not reader.documents:
        sealed = any(posixpath.basename(name).lower() in _SEALED for name in package.names)
        return Unread(source.name, *((Reason.ENCRYPTED, "") if sealed else (Reason.DAMAGED, f"OFD: {_MAIN}")))
    return reader.read(source, depth, limits or Limits())


class _Reader:
    """Reads one file."""

    def __init__(self, package: Package) -> None:
        self._package, self._gaps = package, Gaps()
        self._parts = Parts(package, self._gaps)
        self._main = self._parts.find("", _MAIN)
        self._root = self._parts.tree(self._main) if self._main else None
        found = documents(self._parts, self._root, self._main) if self._root else ()
        self.documents = [one for one in found if one.root.name]
        self._pages = [(document, page) for document in self.documents for page in document.pages]
        self._title: Text | None = None

    def read(self, source: Source, depth: int, limits: Limits) -> Document:
        """Read everything."""
        sheets, omissions = read_pages(len(self._pages), self._draw, limits)
        writer = Writer({sheet.number: sheet.upright for sheet in sheets if sheet.upright})
        parts = write_pages(sheets, source.name, MEDIA, writer)
        self._write_particulars(writer)
        inside = list(self._attached(writer))
        if source.ocr:
            inside += self._pictures()
            omissions = [one for one in omissions if one.reason is not Reason.NO_TEXT]
        else:
            write_photos(self._photos(), writer)
        attached = read_inside(inside, source.name, depth, ocr=source.ocr)
        self._write_leftovers(writer)
        content, locator = writer.build()
        return Document(
            source.name,
            MEDIA,
            content,
            "",
            classify(writer.blocks),
            tuple(writer.hidden),
            self._title,
            locator=locator,
            omissions=(*omissions, *self._omissions()),
            parts=(*parts, *attached),
        )

    def _draw(self, index: int) -> Drawing:
        document, page = self._pages[index]
        return document.drawing(page, index + 1)

    def _bodies(self) -> Iterator[Node]:
        return self._root.all("DocBody") if self._root else iter(())

    def _write_particulars(self, writer: Writer) -> None:
        known = set()
        for body in self._bodies():
            for name, value in (*properties(body), *signatures(self._parts, self._main, body)):
                if value in known:
                    continue
                known.add(value)
                text = writer.hide([Piece(value, Location(part="metadata"))], Concealed.METADATA, name)
                self._title = self._title or (text if name == "title" else None)
        numbers = {(id(document), page.id): n for n, (document, page) in enumerate(self._pages, 1)}
        for document in self.documents:
            for label, page in outline(document.root):
                where = Location(numbers.get((id(document), page)), part="bookmark")
                writer.hide([Piece(label, where)], Concealed.BOOKMARK, "")

    def _photos(self) -> Iterator[tuple[None, bytes]]:
        for picture in self._pictures():
            self._gaps.add(Reason.PICTURE, picture.name)
            yield None, picture.load()

    def _pictures(self) -> Iterator[Inner]:
        for document in self.documents:
            for name in document.pictures:
                yield Inner(posixpath.basename(name), partial(self._parts.data, name))

    def _attached(self, writer: Writer) -> Iterator[Inner]:
        """The files attached, whose names are written down."""
        for document in self.documents:
            for node in document.root.all("Attachments"):
                listed = self._parts.find(document.name, node.text)
                for attachment in self._parts.tree(listed).all("Attachment") if listed else ():
                    part = self._parts.find(listed, attachment.first("FileLoc").text)
                    name = attachment.get("Name") or posixpath.basename(part)
                    writer.hide([Piece(name, Location(part="attachment"))], Concealed.ATTACHMENT, "")
                    if part:
                        # Programs name an attachment without the suffix of its file.
                        suffix = posixpath.splitext(part)[1]
                        full = name if posixpath.splitext(name)[1] else name + suffix
                        yield Inner(full, partial(self._parts.data, part))

    def _write_leftovers(self, writer: Writer) -> None:
        for words in leftovers(self._package, self._parts, self._gaps):
            writer.hide([Piece(words, Location(part="other"))], Concealed.INVISIBLE, "not shown")

    def _omissions(self) -> Sequence[Omission]:
        for name in self._package.damaged:
            self._gaps.add(Reason.DAMAGED, name)
        return self._gaps.omissions()
