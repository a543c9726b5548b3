"""What archives and compound files are, by what lies in them."""

from __future__ import annotations

import io
import re
import zipfile
from itertools import islice
from typing import TYPE_CHECKING, BinaryIO

from disclosure_lint.language.expression import late
from disclosure_lint.readers.compound import BrokenCompoundError, Compound
from disclosure_lint.readers.opc import DAMAGE
from disclosure_lint.readers.sniff import DOC, DOCX, MSG, ODS, OFD, RUINED, SEALED, XLS, XLSX, ZIP

if TYPE_CHECKING:
    from collections.abc import Iterable

#: Streams at the top of a compound file.
_STREAMS = {
    "EncryptedPackage": SEALED,
    "WordDocument": DOC,
    "Workbook": XLS,
    "Book": XLS,
    "PowerPoint Document": "PPT",
    "__properties_version1.0": MSG,
}
#: Names in an archive, or what they begin with.
_PARTS = {"word/": DOCX, "xl/": XLSX, "ppt/": "PPTX", "OFD.xml": OFD, "content.xml": "ODF"}
_TYPES, _MOST_TYPES = "[Content_Types].xml", 1 << 20
#: What types of parts tell of packages whose parts are not named as usual.
_SAID = {b"wordprocessingml.document": DOCX, b"spreadsheetml.": XLSX}
#: The part that tells the type of an OpenDocument file (OpenDocument 1.3, part 2, 3.3), and what it says.
_MIME, _SPREADSHEET = "mimetype", b"application/vnd.oasis.opendocument.spreadsheet"
#: The head of a file in an archive, up to the length of its name.
_LOCAL = late(rb"PK\x03\x04.{22}(.)(.)..", re.DOTALL)
_MOST_NAMES = 1000
#: What packages of Office have beside their parts, some of which may be lost.
_PACKED = (_TYPES, "_rels/", "word/document", "word/styles", "xl/workbook", "ppt/presentation")
#: The record at the end of an archive, its bytes with the longest comment; bytes of a package's directory.
_END, _LONGEST_END, _DIRECTORY = b"PK\x05\x06", 22 + 65535, 1 << 20


def package_format(data: bytes) -> str:
    """Return what an archive is: the format of a document, or ``ZIP``."""
    return stored_format(io.BytesIO(data))


def stored_format(file: BinaryIO) -> str:
    """Return what an open archive is: the format of a document, or ``ZIP``."""
    if directory_size(file) > _DIRECTORY:
        # Not read to the end only to be told apart.
        return _by_names(_local_names(file))
    try:
        with zipfile.ZipFile(file) as archive:
            found = _by_names(islice(archive.namelist(), _MOST_NAMES))
            if found == ZIP and _TYPES in archive.namelist():
                with archive.open(_TYPES) as types:
                    said = types.read(_MOST_TYPES)
                    return next((kind for words, kind in _SAID.items() if words in said), found)
            if found == "ODF" and _MIME in archive.namelist():
                with archive.open(_MIME) as mime:
                    return ODS if mime.read(_MOST_TYPES).strip().startswith(_SPREADSHEET) else found
            return found
    except DAMAGE:
        # The directory stands at the end; of a file cut short the beginning is left.
        return _by_names(_local_names(file))


def directory_size(file: BinaryIO) -> int:
    """Return how many bytes an archive says its directory has, 0 when it has none."""
    size = file.seek(0, io.SEEK_END)
    file.seek(max(0, size - _LONGEST_END))
    tail = file.read(_LONGEST_END)
    end = tail.rfind(_END)
    return int.from_bytes(tail[end + 12 : end + 16], "little") if end >= 0 else 0


def _local_names(file: BinaryIO) -> Iterable[str]:
    file.seek(0)
    data = file.read(_MOST_TYPES)
    for head in islice(_LOCAL.finditer(data), _MOST_NAMES):
        length = head[1][0] + 256 * head[2][0]
        yield data[head.end() : head.end() + length].decode("utf-8", "replace")


def _by_names(names: Iterable[str]) -> str:
    known = [name.replace("\\", "/").lstrip("/") for name in names]
    packed = any(name.startswith(_PACKED) for name in known)
    for name in known:
        for beginning, kind in _PARTS.items():
            # A folder of files may be called word too.
            if name.startswith(beginning) and (packed or not beginning.endswith("/")):
                return kind
    return ZIP


def compound_format(data: bytes) -> str:
    """Return what a compound file is: the format of a document, or ``OLE``."""
    try:
        compound = Compound(data)
    except BrokenCompoundError:
        return RUINED
    return next((kind for name, kind in _STREAMS.items() if compound.has(name)), "OLE")
