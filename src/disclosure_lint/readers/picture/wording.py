"""Strings in the heads of pictures, which say nothing of their encoding."""

from __future__ import annotations

#: Text in a head is no longer than this.
LONGEST = 20_000
#: How EXIF names the encoding of a comment, in eight bytes (JEITA CP-3451, 4.6.5).
_ASCII, _UNICODE, _JIS, _UNSAID = b"ASCII\0\0\0", b"UNICODE\0", b"JIS\0\0\0\0\0", b"\0" * 8


def from_bytes(stored: bytes) -> str:
    """Decode what programs write as they please: UTF-8 or, in China, GB 18030."""
    stored = stored[:LONGEST].split(b"\0", 1)[0] if stored.isascii() else stored[:LONGEST].rstrip(b"\0")
    for encoding in ("utf-8", "gb18030"):
        try:
            return stored.decode(encoding).strip()
        except UnicodeDecodeError:
            continue
    return stored.decode("utf-8", "replace").strip()


def mended(value: str) -> str:
    """Decode again what Pillow took for Latin-1, as EXIF and PNG have it and few programs know."""
    try:
        return from_bytes(value.encode("latin-1"))
    except UnicodeEncodeError:
        return value[:LONGEST].strip(" \0\t\r\n")


def from_comment(stored: bytes, order: str) -> str:
    """Decode a user comment of EXIF; ``order`` is ``<`` when the file has the low byte first."""
    head, rest = stored[:8], stored[8 : 8 + LONGEST]
    if head == _UNICODE:
        return from_wide(rest, low_first=order == "<")
    if head == _JIS:
        return rest.decode("iso2022_jp", "replace").strip(" \0")
    return from_bytes(rest if head in {_ASCII, _UNSAID} else stored)


def from_wide(stored: bytes, *, low_first: bool = True) -> str:
    """Decode UTF-16; of Chinese text in the wrong byte order most characters are none."""
    stored = stored[: LONGEST // 2 * 2]
    encoding = "utf-16-le" if low_first else "utf-16-be"
    if stored[:2] in {b"\xff\xfe", b"\xfe\xff"}:
        encoding = "utf-16"
    return stored.decode(encoding, "replace").split("\0", 1)[0].strip()
