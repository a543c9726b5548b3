"""Objects in RTF: hexadecimal digits of a wrapped OLE object ([MS-OLEDS] 2.2)."""

from __future__ import annotations

import binascii
import struct

from disclosure_lint.language.expression import late
from disclosure_lint.readers.compound import MAGIC, BrokenCompoundError, Compound
from disclosure_lint.readers.ole_objects import Embedded, unwrap, unwrap_native

_NO_DIGITS = late(rb"[^0-9a-fA-F]+")
_LONG = struct.Struct("<I")
#: Strings before the data: class, topic and item.
_STRINGS = 3


def read_object(digits: bytes) -> Embedded:
    """Return the file an object holds, with no bytes when it cannot be opened."""
    clean = _NO_DIGITS.sub(b"", digits)
    data = binascii.unhexlify(clean[: len(clean) // 2 * 2])
    at, names = 8, []
    for _ in range(_STRINGS):
        length = _long(data, at)
        names.append(data[at + 4 : at + 4 + length])
        at += 4 + length
    size = _long(data, at)
    body = data[at + 4 : at + 4 + size] or data
    if body.startswith(MAGIC):
        try:
            found = unwrap(Compound(body))
        except BrokenCompoundError:
            return Embedded("", body)
        return found if found.data else Embedded("", body)
    if names[0].rstrip(b"\0").lower() == b"package":
        return unwrap_native(body)
    return Embedded("", body)


def _long(data: bytes, at: int) -> int:
    return int(_LONG.unpack_from(data, at)[0]) if 0 <= at <= len(data) - 4 else 0
