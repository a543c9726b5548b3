"""TAR: members one behind the other, each as it comes."""

from __future__ import annotations

import tarfile
from typing import TYPE_CHECKING, BinaryIO, cast

from disclosure_lint.archives.allowance import MOST_MEMBERS, ArchiveLimitError
from disclosure_lint.archives.member import DAMAGE, BrokenArchiveError, Member
from disclosure_lint.archives.names import decode_name
from disclosure_lint.source import Reason, Unread

if TYPE_CHECKING:
    from collections.abc import Iterator


def members(file: BinaryIO) -> Iterator[Member | Unread]:
    """Yield the files of an archive in order; ``file`` is read once, from front to back.

    Raises:
        ArchiveLimitError: when there are more than are read.
        BrokenArchiveError: when the rest cannot be read.
    """
    count = 0
    try:
        # What is no regular end is told by an error in a stream, and by nothing elsewhere.
        with tarfile.open(fileobj=file, mode="r|", encoding="utf-8", errors="surrogateescape") as archive:
            while (info := archive.next()) is not None:
                setattr(archive, "members", [])  # noqa: B010 - it would keep all of them, and no type tells of it
                count += 1
                if count > MOST_MEMBERS:
                    raise ArchiveLimitError(f"> {MOST_MEMBERS} files")
                if not info.isdir():
                    yield _member(archive, info)
    except DAMAGE as error:
        raise BrokenArchiveError(f"TAR > {count}") from error


def _member(archive: tarfile.TarFile, info: tarfile.TarInfo) -> Member | Unread:
    name = decode_name(info.name.encode("utf-8", "surrogateescape"))
    if not info.isreg():
        return Unread(name, Reason.NOT_A_FILE, "link" if info.issym() or info.islnk() else "")
    return Member(name, lambda: cast("BinaryIO", archive.extractfile(info)))
