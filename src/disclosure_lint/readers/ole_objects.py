"""What an embedded OLE object holds: a file of another program, or a package with a name.

[MS-OLEDS] 2.3.6 describes the wrapping of packages; its contents as of Word and WPS are
label, path, path of a temporary copy, and the bytes.
"""

from __future__ import annotations

import struct
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from disclosure_lint.readers.compound import Compound

#: Streams that make the whole compound file a document.
_DOCUMENTS = ("WordDocument", "Workbook", "Book", "PowerPoint Document", "EncryptedPackage")
#: Streams that hold a file as it is.
_FILES = ("Package", "CONTENTS", "EmbeddedOdf")
_NATIVE = "\x01Ole10Native"
#: Characters of a path that are read.
_LONGEST_PATH = 1000
_SIZE = struct.Struct("<I")


@dataclass(frozen=True)
class Embedded:
    """A file inside an object.

    Attributes:
        name: of the file, "" when the object does not say.
        data: its bytes, or nothing when the object is of a kind that cannot be opened.
        paths: where it came from, as the program that embedded it wrote down.
    """

    name: str
    data: bytes = b""
    paths: tuple[str, ...] = field(default=())


def unwrap(compound: Compound, storage: Sequence[str] = ()) -> Embedded:
    """Return the file an object holds.

    Args:
        compound: the compound file.
        storage: path of the object in it.
    """
    for name in _FILES:
        data = compound.read(*storage, name)
        if data:
            return Embedded("", data)
    native = compound.read(*storage, _NATIVE)
    if native:
        return unwrap_native(native[4:])
    whole = not storage and any(compound.has(name) for name in _DOCUMENTS)
    return Embedded("", compound.data if whole else b"")


def unwrap_native(data: bytes) -> Embedded:
    """Take a package apart; one that is not built as expected is taken whole."""
    label, at = _string(data, 2)
    path, at = _string(data, at)
    temporary, at = _string(data, at + 8)
    size = _SIZE.unpack_from(data, at)[0] if at + 4 <= len(data) else 0
    body = data[at + 4 : at + 4 + size]
    if not body:
        return Embedded("", data)
    paths = tuple(dict.fromkeys(one for one in (path, temporary) if one))
    return Embedded(label or path.replace("\\", "/").rpartition("/")[2], body, paths)


def _string(data: bytes, at: int) -> tuple[str, int]:
    end = data.find(b"\0", at, at + _LONGEST_PATH)
    if end < 0:
        return "", at
    return data[at:end].decode("gb18030", "replace"), end + 1
