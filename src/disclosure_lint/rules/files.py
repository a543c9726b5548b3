"""The files of a pack, in a folder or in a ZIP archive; an archive is never unpacked to disk."""

from __future__ import annotations

import hashlib
import zipfile
import zlib
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING, NamedTuple

from disclosure_lint.rules.pack import digest

if TYPE_CHECKING:
    from collections.abc import Iterator

SUFFIX = ".yaml"
#: With this one a rule would be passed over in silence.
_NEARLY = ".yml"
#: Bytes one file, and all files of an archive, may have, and how many there may be.
_MOST, _MOST_ALL, _MOST_FILES = 4 << 20, 64 << 20, 10_000
_CHUNK = 1 << 20


class PackedFile(NamedTuple):
    """One file of a pack.

    Attributes:
        path: inside the pack.
        shown: as messages name it.
        data: what is in it, empty when it cannot be read.
        problem: why it cannot be read.
    """

    path: PurePosixPath
    shown: str
    data: bytes
    problem: str = ""


def pack_files(pack: Path) -> Iterator[PackedFile]:
    """Yield the YAML files of a pack in order of name, with those that cannot be read."""
    if pack.is_file():
        yield from _archived(pack)
        return
    for path in sorted([*pack.rglob(f"*{SUFFIX}"), *pack.rglob(f"*{_NEARLY}")]):
        inside = PurePosixPath(path.relative_to(pack).as_posix())
        if path.suffix == _NEARLY:
            yield PackedFile(inside, str(path), b"", f"后缀应为 {SUFFIX} (the suffix must be {SUFFIX})")
            continue
        try:
            yield PackedFile(inside, str(path), path.read_bytes())
        except OSError as error:
            yield PackedFile(inside, str(path), b"", str(error))


def pack_digest(pack: Path) -> str:
    """Return the SHA-256 of an archive, or of the names and contents of the files of a folder.

    Raises:
        OSError: when it cannot be read.
    """
    if pack.is_file():
        total = hashlib.sha256()
        with pack.open("rb") as file:
            while chunk := file.read(_CHUNK):
                total.update(chunk)
        return total.hexdigest()
    return digest([(file.path.as_posix(), file.data) for file in pack_files(pack)])


def _archived(pack: Path) -> Iterator[PackedFile]:
    nothing = PurePosixPath(pack.name)
    try:
        with zipfile.ZipFile(pack) as archive:
            entries = sorted(
                (one for one in archive.infolist() if one.filename.endswith(SUFFIX) and not one.is_dir()),
                key=lambda one: one.filename,
            )
            too_much = sum(one.file_size for one in entries) > _MOST_ALL or len(entries) > _MOST_FILES
            if too_much:
                yield PackedFile(nothing, str(pack), b"", "规则包过大 (too large)")
                return
            top = _top(entries)
            for entry in entries:
                yield _entry(pack, archive, entry, top)
    except (OSError, zipfile.BadZipFile, NotImplementedError, ValueError) as error:
        yield PackedFile(nothing, str(pack), b"", f"不是可用的 ZIP (not a usable ZIP): {error}")


def _top(entries: list[zipfile.ZipInfo]) -> str:
    """The one folder everything lies in, as when a folder was packed whole."""
    tops = {one.filename.partition("/")[0] for one in entries}
    top = next(iter(tops), "")
    packed_whole = len(tops) == 1 and any(one.filename == f"{top}/pack.yaml" for one in entries)
    return f"{top}/" if packed_whole else ""


def _entry(pack: Path, archive: zipfile.ZipFile, entry: zipfile.ZipInfo, top: str) -> PackedFile:
    path = PurePosixPath(entry.filename.removeprefix(top))
    shown = f"{pack}!{entry.filename}"
    if path.is_absolute() or ".." in path.parts or "\\" in entry.filename or ":" in entry.filename:
        return PackedFile(path, shown, b"", "路径指向规则包之外 (path leads out of the pack)")
    if entry.flag_bits & 1:
        return PackedFile(path, shown, b"", "有密码 (encrypted)")
    try:
        with archive.open(entry) as file:
            data = file.read(_MOST + 1)
    except (OSError, zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, RuntimeError) as error:
        return PackedFile(path, shown, b"", f"损坏 (damaged): {type(error).__name__}")
    if len(data) > _MOST:
        return PackedFile(path, shown, b"", "文件过大 (too large)")
    return PackedFile(path, shown, data)
