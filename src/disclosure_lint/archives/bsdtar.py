"""7z and RAR by bsdtar (libarchive), a program Windows and macOS have and Linux distributions offer.

There is no library of a permissive licence that is well kept and brings its code along: py7zr is
LGPL, rarfile needs a program as well, libarchive-c a system library. bsdtar writes what it
unpacks as a TAR stream, so nothing touches the disc.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import threading
from contextlib import contextmanager, suppress
from typing import TYPE_CHECKING, BinaryIO, cast

from disclosure_lint.archives.member import BrokenArchiveError, LockedArchiveError, Member, MissingToolError
from disclosure_lint.archives.tar import members as members_of_tar

if TYPE_CHECKING:
    from collections.abc import Iterator

    from disclosure_lint.source import Unread

_CHUNK = 1 << 20
#: What bsdtar says of archives with a password.
_LOCKED = (b"encrypted", b"passphrase", b"password")


def members(file: BinaryIO) -> Iterator[Member | Unread]:
    """Yield the files of an archive in order.

    Raises:
        MissingToolError: if bsdtar is not there.
        LockedArchiveError: if the archive has a password.
        BrokenArchiveError: when the rest cannot be read.
    """
    program = _program()
    with _as_file(file) as given, _started(program, given) as process:
        assert process.stdout
        said = _Said(process)
        broken = False
        try:
            yield from members_of_tar(cast("BinaryIO", process.stdout))
        except BrokenArchiveError:
            broken = True
        if any(word in said.words() for word in _LOCKED):
            raise LockedArchiveError
        if process.wait() or broken:
            raise BrokenArchiveError("bsdtar")


class _Said(threading.Thread):
    """Listens to what a program complains of, or it would wait to be heard."""

    def __init__(self, process: subprocess.Popen[bytes]) -> None:
        super().__init__(daemon=True)
        self._process, self._words = process, b""
        self.start()

    def run(self) -> None:
        assert self._process.stderr
        with suppress(OSError, ValueError):  # closed when nobody wants to know any more
            for line in self._process.stderr:
                self._words = (self._words + line)[-_CHUNK:]

    def words(self) -> bytes:
        """All it said, when it has ended."""
        assert self._process.stdout
        self._process.stdout.close()
        self.join()
        return self._words.lower()


def _program() -> str:
    # The tar of Windows and macOS is bsdtar; that of Linux is another.
    names = ["bsdtar", "tar"] if sys.platform in {"win32", "darwin"} else ["bsdtar"]
    found = next((path for name in names if (path := shutil.which(name))), None)
    if found is None:
        raise MissingToolError("bsdtar (libarchive-tools)")
    return found


@contextmanager
def _started(program: str, given: BinaryIO) -> Iterator[subprocess.Popen[bytes]]:
    process = subprocess.Popen(  # noqa: S603 - a program of the system, no name of the archive is passed
        [program, "-c", "-f", "-", "--format=pax", "@-"],
        stdin=given,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        env={**os.environ, "LC_ALL": "C.UTF-8"},
    )
    try:
        yield process
    finally:
        process.kill()
        for pipe in (process.stdout, process.stderr):
            with suppress(OSError):
                if pipe:
                    pipe.close()
        process.wait()


@contextmanager
def _as_file(file: BinaryIO) -> Iterator[BinaryIO]:
    """The archive as a file a program can read to and fro, without a copy on a disc."""
    file.seek(0)
    if _is_file(file):
        yield file
        return
    if not hasattr(os, "memfd_create"):
        raise MissingToolError("in memory")
    with os.fdopen(os.memfd_create("archive"), "w+b") as copy:
        while chunk := file.read(_CHUNK):
            copy.write(chunk)
        copy.seek(0)
        yield copy


def _is_file(file: BinaryIO) -> bool:
    try:
        return file.fileno() >= 0
    except (OSError, AttributeError):
        return False
