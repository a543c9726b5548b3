"""A copy of a package with some parts changed; all others are in it as they were."""

from __future__ import annotations

import io
import zipfile
from copy import copy
from typing import TYPE_CHECKING

from disclosure_lint.readers.opc import Package
from disclosure_lint.rewriting.markup import UnwritableError

if TYPE_CHECKING:
    from collections.abc import Mapping


_SIGNATURES = "_xmlsignatures/"


def is_signed(package: Package) -> bool:
    """Whether a package has a signature, which any change breaks (ECMA-376-2, 12)."""
    return any(name.lower().startswith(_SIGNATURES) for name in package.names)


def rewritten(data: bytes, changed: Mapping[str, bytes], added: Mapping[str, bytes] | None = None) -> bytes:
    """Return an archive with other bytes for some of its parts, in the same order and with the same dates.

    Args:
        data: the archive.
        changed: name of a part as it is stored → its bytes.
        added: parts put behind all others.

    Raises:
        UnwritableError: if a part does not unpack.
        LimitError: if one unpacks to more than is read.
    """
    package = Package.open(data)
    known = {package.stored_name(name): name for name in package.names}
    written = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(written, "w") as new:
        for stored in old.infolist():
            part = stored.filename
            info = copy(stored)
            info.extra, info.comment = b"", b""  # sizes of old, and words nobody is shown
            inside = changed[part] if part in changed else package.read(known[part]) if part in known else b""
            # What is packed some rare way is packed the usual way.
            stays = stored.compress_type in {zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED}
            new.writestr(info, inside, stored.compress_type if stays else zipfile.ZIP_DEFLATED)
        for part, inside in (added or {}).items():
            new.writestr(zipfile.ZipInfo(part), inside, zipfile.ZIP_DEFLATED)
    if package.damaged:
        raise UnwritableError(", ".join(package.damaged))
    return written.getvalue()
