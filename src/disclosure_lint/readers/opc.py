"""Packages of parts in a ZIP file: the Open Packaging Conventions (ECMA-376-2).

What comes out is bounded, whatever the archive claims: a part that unpacks to more
than is allowed, or a thousand times its stored size, is not read on.
"""

from __future__ import annotations

import io
import lzma
import posixpath
import struct
import zipfile
import zlib
from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple
from urllib.parse import unquote

from disclosure_lint.readers.limits import LimitError
from disclosure_lint.readers.xml_events import Handler, feed

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

_CHUNK = 1 << 16
#: The record at the end of an archive, and bytes its directory may have: some ten thousand parts.
_END, _DIRECTORY = b"PK\x05\x06", 1 << 20
#: A part may unpack to this many bytes, all of them together to this many.
PART_BYTES, ALL_BYTES = 64 << 20, 256 << 20
#: References of one part that are followed.
_MOST_RELATIONS = 20_000
#: Times its stored size a part may unpack to once it is larger than the second figure.
_RATIO, _RATIO_FROM = 300, 4 << 20
#: What unpacking a damaged archive may raise.
DAMAGE = (
    zipfile.BadZipFile, zlib.error, lzma.LZMAError, struct.error, EOFError, OSError, NotImplementedError,
    ValueError, RuntimeError, IndexError, OverflowError,
)  # fmt: skip


class BrokenPackageError(ValueError):
    """The file is no archive that can be read."""


class LockedPackageError(ValueError):
    """The archive is encrypted."""


class Relation(NamedTuple):
    """A reference from one part to another, or to something outside.

    Attributes:
        id: by which the part refers to it.
        type: the last segment of its type, such as ``header``.
        target: name of the part, or the address outside.
        external: whether it is outside.
    """

    id: str
    type: str
    target: str
    external: bool


@dataclass
class Package:
    """An open package.

    Attributes:
        names: the parts, in the order they are stored; folders are none.
        damaged: parts that did not unpack to the end, or of which there are two.
    """

    names: tuple[str, ...]
    damaged: list[str]
    _archive: zipfile.ZipFile
    _stored: dict[str, zipfile.ZipInfo]
    _left: int = ALL_BYTES

    @classmethod
    def open(cls, data: bytes) -> Package:
        """Open an archive.

        Raises:
            BrokenPackageError: if it is none.
            LockedPackageError: if it is encrypted.
            LimitError: if it has too many parts.
        """
        # Python's reader believes this size and nothing else of how many parts there are.
        end = data.rfind(_END)
        if end >= 0 and int.from_bytes(data[end + 12 : end + 16], "little") > _DIRECTORY:
            raise LimitError("directory")
        try:
            archive = zipfile.ZipFile(io.BytesIO(data))
        except DAMAGE as error:
            raise BrokenPackageError("no archive") from error
        parts = [part for part in archive.infolist() if not part.filename.endswith(("/", "\\"))]
        if not parts:
            raise BrokenPackageError("no parts")
        if all(part.flag_bits & 1 for part in parts):
            raise LockedPackageError("encrypted archive")
        names = [part.filename.replace("\\", "/").lstrip("/") for part in parts]
        stored = {name.lower(): part for name, part in zip(names, parts, strict=True)}
        twice = [name for name, count in Counter(map(str.lower, names)).items() if count > 1]
        return cls(tuple(dict.fromkeys(names)), twice, archive, stored)

    def __contains__(self, name: str) -> bool:
        return name.lower() in self._stored

    def stored_name(self, name: str) -> str:
        """Return the name of a part as the archive has it."""
        return self._stored[name.lower()].filename

    def chunks(self, name: str) -> Iterator[bytes]:
        """Yield the bytes of a part; what does not unpack ends it and is noted in ``damaged``.

        Raises:
            LimitError: if there are more than are read.
        """
        info = self._stored[name.lower()]
        most = min(PART_BYTES, max(_RATIO * info.compress_size, _RATIO_FROM))
        for chunk in self._unpack(name, info):
            most -= len(chunk)
            self._left -= len(chunk)
            if most < 0 or self._left < 0:
                raise LimitError(name)
            yield chunk

    def _unpack(self, name: str, info: zipfile.ZipInfo) -> Iterator[bytes]:
        try:
            with self._archive.open(info) as part:
                while chunk := part.read(_CHUNK):
                    yield chunk
        except DAMAGE:
            self.damaged.append(name)

    def read(self, name: str) -> bytes:
        """Return a part as bytes; limits as in :meth:`chunks`."""
        return b"".join(self.chunks(name))

    def relations(self, name: str = "") -> tuple[Relation, ...]:
        """Return the references of a part, in order, or those of the package as a whole."""
        folder, base = posixpath.split(name)
        source = posixpath.join(folder, "_rels", f"{base}.rels")
        if source not in self:
            return ()
        reader = _Relations(folder)
        feed(self.chunks(source), reader)
        if len(reader.found) >= _MOST_RELATIONS:
            self.damaged.append(source)
        return tuple(reader.found)

    def main_part(self, *fallback: str) -> str:
        """Return the name of the part the package is about, "" when there is none."""
        named = (one.target for one in self.relations() if one.type == "officeDocument")
        return next((name for name in (*named, *fallback) if name in self), "")


class _Relations(Handler):
    """Reads a part of relationships (ECMA-376-2, 9.3)."""

    def __init__(self, folder: str) -> None:
        self._folder = folder
        self.found: list[Relation] = []

    def start(self, tag: str, attributes: Mapping[str, str]) -> None:
        if not tag.endswith("}Relationship") or len(self.found) >= _MOST_RELATIONS:
            return
        external = attributes.get("TargetMode") == "External"
        target = attributes.get("Target", "")
        kind = attributes.get("Type", "").rpartition("/")[2]
        if not external:
            target = posixpath.normpath(posixpath.join("/", self._folder, unquote(target))).lstrip("/")
        self.found.append(Relation(attributes.get("Id", ""), kind, target, external))
