"""A copy of a package with some parts changed; all others are in it as they were."""

from __future__ import annotations

import io
import zipfile
from copy import copy
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping


def rewritten(data: bytes, changed: Mapping[str, bytes], added: Mapping[str, bytes] | None = None) -> bytes:
    """Return an archive with other bytes for some of its parts, in the same order and with the same dates.

    Args:
        data: the archive, which can be read.
        changed: name of a part as it is stored → its bytes.
        added: parts put behind all others.
    """
    written = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(written, "w") as new:
        for stored in old.infolist():
            part = stored.filename
            info = copy(stored)
            info.extra, info.comment = b"", b""  # sizes of old, and words nobody is shown
            new.writestr(info, changed[part] if part in changed else old.read(stored), stored.compress_type)
        for part, inside in (added or {}).items():
            new.writestr(zipfile.ZipInfo(part), inside, zipfile.ZIP_DEFLATED)
    return written.getvalue()
