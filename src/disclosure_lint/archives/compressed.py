"""gzip, bzip2 and xz: one file, or an archive that is compressed as a whole."""

from __future__ import annotations

import bz2
import gzip
import lzma
from pathlib import PurePosixPath
from typing import TYPE_CHECKING, BinaryIO, cast

from disclosure_lint.archives.member import DAMAGE
from disclosure_lint.readers.sniff import BZIP2, GZIP, XZ, foreign_format

if TYPE_CHECKING:
    import io
    from collections.abc import Callable

_OPEN: dict[str, Callable[[BinaryIO], io.BufferedIOBase]] = {
    GZIP: lambda file: gzip.GzipFile(fileobj=file),
    BZIP2: bz2.BZ2File,
    XZ: lzma.LZMAFile,
}
COMPRESSED = frozenset(_OPEN)
_HEAD = 1024


def unpack(file: BinaryIO, kind: str) -> BinaryIO:
    """Return what a compressed file unpacks to, as a stream."""
    file.seek(0)
    return cast("BinaryIO", _OPEN[kind](file))


def format_inside(file: BinaryIO, kind: str) -> str:
    """Return the format of what a compressed file unpacks to, as far as its first bytes tell."""
    try:
        return foreign_format(unpack(file, kind).read(_HEAD))
    except DAMAGE:
        return ""


def name_inside(name: str) -> str:
    """Return the name of the file that was compressed."""
    path = PurePosixPath(name.replace("\\", "/"))
    return {".tgz": f"{path.stem}.tar"}.get(path.suffix.lower(), path.stem)
