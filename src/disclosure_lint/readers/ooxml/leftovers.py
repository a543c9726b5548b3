"""Parts nothing else reads: documents and objects inside, pictures, and words in unknown places."""

from __future__ import annotations

import posixpath
from functools import partial
from typing import TYPE_CHECKING

from disclosure_lint.readers.compound import MAGIC, BrokenCompoundError, Compound
from disclosure_lint.readers.inside import Inner
from disclosure_lint.readers.limits import LimitError
from disclosure_lint.readers.ole_objects import Embedded, unwrap
from disclosure_lint.readers.ooxml.words import Words
from disclosure_lint.readers.xml_events import ForbiddenXmlError, feed
from disclosure_lint.source import Reason

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from disclosure_lint.readers.opc import Package, Relation
    from disclosure_lint.readers.word.gaps import Gaps

#: Relationships to documents inside: embedded ones, OLE objects, and text that Word takes in on opening.
INSIDE = frozenset({"package", "oleObject", "aFChunk"})
_PICTURES = frozenset(
    ".png .jpg .jpeg .jfif .gif .bmp .tif .tiff .emf .wmf .emz .wmz .wdp .ico .webp".split()
)
_MARKUP = frozenset({".xml", ".svg", ".vml"})
#: Files of the format that hold no words of people: relationships, types, fonts, printers.
_SILENT = (".rels", ".odttf", ".fntdata")
_SILENT_PARTS = (
    "[content_types].xml",
    "_xmlsignatures/",
    "word/printersettings/",
    "xl/printersettings/",
    "xl/calcchain.",
    "xl/theme/",
)
#: Longer words are none: keys, checksums, pictures written as text.
_LONGEST_WORD = 100


class Leftovers:
    """What is left of a package when its text was read.

    Args:
        package: the package.
        read: names of the parts that were read.
        relations: references by part.
        gaps: takes the names of what cannot be read.
    """

    def __init__(
        self, package: Package, read: set[str], relations: Mapping[str, tuple[Relation, ...]], gaps: Gaps
    ) -> None:
        self._package, self._gaps = package, gaps
        targets = (one for part in relations.values() for one in part if not one.external)
        inside = [one.target for one in targets if one.type in INSIDE]
        self._inside = [name for name in dict.fromkeys(inside) if name in package]
        known = {name.lower() for name in (*read, *self._inside)}
        self._left = [name for name in package.names if name.lower() not in known and not _is_silent(name)]
        for name in inside:
            if name not in package:
                gaps.add(Reason.MISSING, name)

    def files(self) -> Iterator[tuple[Embedded, str]]:
        """Yield the documents inside, each with the name of its part."""
        for name in self._inside:
            base = posixpath.basename(name)
            data = self._bytes(name)
            if not data.startswith(MAGIC):
                yield Embedded("", data), base
                continue
            try:
                embedded = unwrap(Compound(data))
            except BrokenCompoundError:
                self._gaps.add(Reason.DAMAGED, base)
                continue
            yield embedded if embedded.data else Embedded("", data), base

    def words(self) -> Iterator[str]:
        """Yield the words of parts that are not shown; note what may hold words and is not read."""
        for name in self._left:
            suffix = posixpath.splitext(name)[1].lower()
            if suffix in _MARKUP:
                yield from self._words_of(name)
            elif suffix not in _PICTURES:
                self._gaps.add(Reason.BINARY, posixpath.basename(name))

    def pictures(self) -> Iterator[Inner]:
        """Yield the pictures."""
        for name in self._left:
            if posixpath.splitext(name)[1].lower() in _PICTURES:
                yield Inner(posixpath.basename(name), partial(self._bytes, name))

    def _bytes(self, name: str) -> bytes:
        try:
            return self._package.read(name)
        except LimitError:
            self._gaps.add(Reason.LIMIT, name)
            return b""

    def _words_of(self, name: str) -> Iterator[str]:
        words = Words()
        try:
            if not feed(self._package.chunks(name), words):
                self._gaps.add(Reason.DAMAGED, name)
        except (LimitError, ForbiddenXmlError) as error:
            self._gaps.add(Reason.LIMIT if isinstance(error, LimitError) else Reason.DAMAGED, name)
        for line in words.found:
            if len(line) < _LONGEST_WORD or not line.isascii() or " " in line:
                yield line


def _is_silent(name: str) -> bool:
    lowered = name.lower()
    return lowered.endswith(_SILENT) or lowered.startswith(_SILENT_PARTS)
