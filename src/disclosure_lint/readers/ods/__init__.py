"""ODS: spreadsheets of OpenDocument (1.3, part 3), as LibreOffice and WPS write them."""

from __future__ import annotations

import posixpath
from typing import TYPE_CHECKING

from disclosure_lint.document import Footer
from disclosure_lint.location import Location, Piece
from disclosure_lint.readers.limits import LimitError, Meter
from disclosure_lint.readers.ods.content import Content
from disclosure_lint.readers.ods.meta import Figure, Meta
from disclosure_lint.readers.ods.styles import Styles
from disclosure_lint.readers.ole_objects import Embedded
from disclosure_lint.readers.opc import BrokenPackageError, LockedPackageError, Package
from disclosure_lint.readers.sheets.draft import NAME, SHEET_LIMITS, VALIDATION
from disclosure_lint.readers.sheets.writer import SheetWriter
from disclosure_lint.readers.word.draft import Draft
from disclosure_lint.readers.word.story import Par, Run, Story
from disclosure_lint.readers.xml_events import ForbiddenXmlError, Handler, feed
from disclosure_lint.source import Reason, Source, Unread

if TYPE_CHECKING:
    from disclosure_lint.document import Document
    from disclosure_lint.readers.limits import Limits

MEDIA = "application/vnd.oasis.opendocument.spreadsheet"
_MANIFEST, _CONTENT, _STYLES, _META = "META-INF/manifest.xml", "content.xml", "styles.xml", "meta.xml"
#: Folders and parts that hold no words of people.
_SILENT = ("Configurations2/", "Thumbnails/", "ObjectReplacements/", "META-INF/", "mimetype", "manifest.rdf")
_SILENT_PARTS = frozenset({"settings.xml", "layout-cache"})
_PICTURES = "Pictures/"


def read_ods(source: Source, depth: int = 0, limits: Limits | None = None) -> Document | Unread:
    """Read an ODS file.

    Args:
        source: the file.
        depth: inside how many other files it lies.
        limits: how much of it is read.
    """
    try:
        package = Package.open(source.data)
        locked = _MANIFEST in package and b"encryption-data" in package.read(_MANIFEST)
    except LockedPackageError:
        return Unread(source.name, Reason.ENCRYPTED)
    except LimitError:
        return Unread(source.name, Reason.LIMIT)
    except BrokenPackageError:
        return Unread(source.name, Reason.DAMAGED, "ODS")
    if locked:
        return Unread(source.name, Reason.ENCRYPTED)
    if _CONTENT not in package:
        return Unread(source.name, Reason.DAMAGED, f"ODS: {_CONTENT}")
    book = _Book(package, Meter(limits or SHEET_LIMITS))
    book.read()
    return book.draft.finish(source, MEDIA, depth)


class _Book:
    """Reads one package."""

    def __init__(self, package: Package, meter: Meter) -> None:
        self._package, self._meter = package, meter
        self.draft = Draft()

    def read(self) -> None:
        """Read all parts."""
        styles, meta = Styles(), Meta()
        self._feed(_STYLES, styles)
        content = Content(styles, self._meter)
        self._feed(_CONTENT, content)
        self._feed(_META, meta)
        writer = SheetWriter(self.draft.writer)
        for sheet in content.sheets:
            writer.add(sheet)
        writer.conclude(self.draft)
        for part, line in styles.margins:
            text = self.draft.writer.write([Piece(line, Location(part=part))])
            self.draft.writer.blocks.append(Footer(text))
        for cause, lines in ((NAME, content.names), (VALIDATION, content.choices)):
            for line in lines:
                self.draft.writer.hide(line, cause, Location(part="other"))
        self.draft.revisions = content.revisions
        for name, value in (*meta.found, *(("author", author) for author in content.authors)):
            self.draft.add_property(name, value)
        self._rest()

    def _rest(self) -> None:
        """Take figures and files inside, and name what is not read."""
        for name in self._package.names:
            folder, base = posixpath.split(name)
            if name in {_CONTENT, _STYLES, _META} or name.startswith(_SILENT) or base in _SILENT_PARTS:
                continue
            if name.startswith(_PICTURES):
                self.draft.gaps.add(Reason.PICTURE, base)
            elif folder and base == _CONTENT:
                figure = Figure(self._meter)
                self._feed(name, figure)
                self.draft.add([Story("figure", [Par([Run(line)]) for line in figure.lines])])
            elif not folder and "." not in base:
                self._file(name)
        for name in self._package.damaged:
            self.draft.gaps.add(Reason.DAMAGED, name)

    def _file(self, name: str) -> None:
        try:
            self.draft.add_file(Embedded("", self._package.read(name)), name)
        except LimitError:
            self.draft.gaps.add(Reason.LIMIT, name)

    def _feed(self, name: str, handler: Handler) -> None:
        if name not in self._package:
            return
        try:
            if not feed(self._package.chunks(name), handler):
                self.draft.gaps.add(Reason.DAMAGED, name)
        except ForbiddenXmlError:
            self.draft.gaps.add(Reason.DAMAGED, name)
        except LimitError:
            self.draft.gaps.add(Reason.LIMIT, name)
