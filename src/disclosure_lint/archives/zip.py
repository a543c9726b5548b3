"""ZIP: by its directory, and where that is lost or wrong by the heads of the files themselves."""

from __future__ import annotations

import stat
import struct
import zipfile
import zlib
from functools import partial
from typing import TYPE_CHECKING, BinaryIO, cast

from disclosure_lint.archives.member import DAMAGE, BrokenArchiveError, Member
from disclosure_lint.archives.names import decode_name
from disclosure_lint.archives.zip_local import local_member, salvage
from disclosure_lint.readers.containers import directory_size
from disclosure_lint.source import Reason, Unread

if TYPE_CHECKING:
    from collections.abc import Iterator

#: Bytes of a directory that is read at once; of a larger one the files are read without it.
_MOST_DIRECTORY = 16 << 20
_ENCRYPTED, _UTF8 = 0x1, 0x800
#: The name in UTF-8, beside one in the code page of the system (Info-ZIP).
_UNICODE_PATH = 0x7075
_FIELD = struct.Struct("<HH")
#: What a WACZ file has beside its archives: tables of what is in them.
_TABLES = ("datapackage", "indexes/", "pages/", "logs/")
#: Bytes of a head before the name.
_HEAD = 30


def members(file: BinaryIO) -> Iterator[Member | Unread]:
    """Yield the files of an archive in the order of its directory.

    Raises:
        BrokenArchiveError: when files were lost, after all that could be read.
    """
    if directory_size(file) > _MOST_DIRECTORY:
        yield from salvage(file)
        return
    try:
        archive = zipfile.ZipFile(file)
    except DAMAGE:
        yield from salvage(file)
        raise BrokenArchiveError("directory") from None
    with archive:
        overlapping = _overlapping(archive)
        crawled = "datapackage.json" in archive.NameToInfo
        for info in archive.infolist():
            known = member_name(info)
            if info.is_dir() or known.endswith("\\"):
                continue
            if crawled and known.startswith(_TABLES):
                continue
            yield _member(archive, file, info, known, overlaps=id(info) in overlapping)


def _member(
    archive: zipfile.ZipFile, file: BinaryIO, info: zipfile.ZipInfo, name: str, *, overlaps: bool
) -> Member | Unread:
    if info.flag_bits & _ENCRYPTED:
        return Unread(name, Reason.ENCRYPTED)
    if stat.S_ISLNK(info.external_attr >> 16):
        return Unread(name, Reason.NOT_A_FILE, "link")
    if overlaps:
        return Unread(name, Reason.DAMAGED, "overlap")
    return Member(
        name,
        partial(_open, archive, file, info),
        info.compress_size,
        info.CRC,
        partial(_open_seekable, archive, info, info.CRC),
    )


def _open(archive: zipfile.ZipFile, file: BinaryIO, info: zipfile.ZipInfo) -> BinaryIO:
    if hasattr(info, "CRC"):
        del info.CRC  # or the last bytes would be withheld when they do not agree with it
    try:
        return cast("BinaryIO", archive.open(info))
    except zipfile.BadZipFile:
        # The head says something else than the directory, which unpackers believe.
        member = local_member(file, info.header_offset)
        if member is None:
            raise
        return member.open()


def _open_seekable(archive: zipfile.ZipFile, info: zipfile.ZipInfo, crc: int) -> BinaryIO:
    info.CRC = crc  # without it, nothing can be read twice
    return cast("BinaryIO", archive.open(info))


def member_name(info: zipfile.ZipInfo) -> str:
    """Return the name of a file as the archive gives it, whatever encoding it is stored in."""
    if info.flag_bits & _UTF8:
        return info.orig_filename
    raw = info.orig_filename.encode("cp437", "replace")
    return _unicode_path(info.extra, raw) or decode_name(raw)


def _unicode_path(extra: bytes, raw: bytes) -> str:
    """The name of the extra field, "" when there is none or it belongs to another name."""
    at = 0
    while at + _FIELD.size <= len(extra):
        kind, size = _FIELD.unpack_from(extra, at)
        body = extra[at + _FIELD.size : at + _FIELD.size + size]
        if kind == _UNICODE_PATH and body[1:5] == zlib.crc32(raw).to_bytes(4, "little"):
            return body[5:].decode("utf-8", "replace")
        at += _FIELD.size + size
    return ""


def _overlapping(archive: zipfile.ZipFile) -> set[int]:
    """Files (by ``id``) that share bytes with one before: nothing but bombs is built so."""
    found: set[int] = set()
    end = -1
    for info in sorted(archive.infolist(), key=lambda one: one.header_offset):
        if info.header_offset < end:
            found.add(id(info))
        end = max(end, info.header_offset + _HEAD + info.compress_size)
    return found
