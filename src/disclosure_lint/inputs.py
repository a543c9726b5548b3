"""Paths, folders and standard input become sources. What is left out is said, or was asked for."""

from __future__ import annotations

import errno
import os
import stat
from contextlib import ExitStack, suppress
from pathlib import Path
from typing import TYPE_CHECKING

from disclosure_lint.archives import expand_file
from disclosure_lint.archives.names import Assets, is_asset, page_of_folder
from disclosure_lint.readers.sniff import HTML_SUFFIXES, SUFFIXES
from disclosure_lint.source import Reason, Source, Unread

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from pathspec import GitIgnoreSpec

    from disclosure_lint.document import Document

#: Patterns in the syntax of .gitignore, one a line, in the folder that is scanned.
IGNORE_FILE = ".disclosure-lint-ignore"
#: Folders of tools, in which nobody publishes.
_TOOL_FOLDERS = frozenset({".git", ".hg", ".svn", ".venv", "node_modules", "__pycache__"})
#: Files of the tool itself, by their usual names.
_OWN_FILES = frozenset(
    {
        "disclosure-lint.yaml",
        "disclosure-lint.lock",
        "disclosure-lint-baseline.jsonl",
        "disclosure-lint-suppressions.yaml",
        "disclosure-lint-verdicts.jsonl",
    }
)
#: Bytes; larger files are reported as unread.
MAX_SIZE = 256 * 1024 * 1024

_REASONS = {
    errno.ENOENT: Reason.MISSING,
    errno.EACCES: Reason.PERMISSION,
    errno.EPERM: Reason.PERMISSION,
    errno.ELOOP: Reason.LINK_LOOP,
}


def gather(
    paths: Iterable[Path],
    exclude: Sequence[str] = (),
    max_size: int = MAX_SIZE,
    *,
    seen: set[Path] | None = None,
    left_out: Callable[[Path], bool] | None = None,
) -> Iterator[Source | Document | Unread]:
    """Yield what lies under the paths, folders in order of name, each file once.

    Archives and mails are opened, however large they are. Files in ``seen`` are left out; those
    yielded are added to it. Of what lies in folders, files for which ``left_out`` holds are left
    out too.
    """
    paths = tuple(paths)
    for file in find(paths, exclude, seen=seen, left_out=left_out):
        if isinstance(file, Unread):
            yield file
            continue
        yield from _contents(file, max_size, listed=file not in paths and not file.is_symlink())


def find(
    paths: Iterable[Path],
    exclude: Sequence[str] = (),
    *,
    seen: set[Path] | None = None,
    left_out: Callable[[Path], bool] | None = None,
) -> Iterator[Path | Unread]:
    """Yield the files under the paths as :func:`gather` does, without reading them."""
    paths = tuple(paths)
    if seen is None and len(paths) == 1:
        # A folder gives each file once, and a site has more of them than should be remembered.
        yield from _files(paths[0], exclude, left_out)
        return
    seen = set() if seen is None else seen
    for file in list_files(paths, exclude, left_out):
        name = file if isinstance(file, Path) else file.name
        key = Path(os.path.abspath(name))  # noqa: PTH100 - links stay links
        if key not in seen:
            seen.add(key)
            yield file


def list_files(
    paths: Iterable[Path], exclude: Sequence[str] = (), left_out: Callable[[Path], bool] | None = None
) -> Iterator[Path | Unread]:
    """Yield the same files, holding none of them: where paths overlap, some come twice."""
    for path in paths:
        yield from _files(path, exclude, left_out)


def _contents(path: Path, max_size: int, *, listed: bool) -> Iterator[Source | Document | Unread]:
    """A file, or what is inside; one that was ``listed`` in its folder and is missing has vanished."""
    with ExitStack() as stack:
        inside = None
        with suppress(OSError, ValueError):  # they come again, and are said, when it is loaded
            if path.is_file():
                inside = expand_file(stack.enter_context(path.open("rb")), str(path))
        if inside is not None:
            yield from inside
            return
    source = load(path, max_size)
    gone = isinstance(source, Unread) and source.reason is Reason.MISSING
    yield Unread(source.name, Reason.VANISHED) if gone and listed else source


def load(path: Path, max_size: int = MAX_SIZE) -> Source | Unread:
    """Read one file. Never raises for what the file system may answer."""
    name = str(path)
    try:
        info = path.stat()
        if not stat.S_ISREG(info.st_mode):
            return Unread(name, Reason.NOT_A_FILE)
        if info.st_size > max_size:
            return Unread(
                name,
                Reason.TOO_LARGE,
                f"{info.st_size / 1024 / 1024:.0f} MB > {max_size / 1024 / 1024:.0f} MB",
            )
        with path.open("rb") as file:
            data = file.read(max_size + 1)
            if len(data) > max_size:
                return Unread(name, Reason.TOO_LARGE, f"> {max_size / 1024 / 1024:.0f} MB")
    except OSError as error:
        return Unread(name, _reason(error), error.strerror or "")
    except ValueError:  # an embedded NUL
        return Unread(name, Reason.MISSING)
    return Source(name, data, path)


def _reason(error: OSError) -> Reason:
    return _REASONS.get(error.errno or 0, Reason.IO_ERROR)


def _files(
    path: Path, exclude: Sequence[str], left_out: Callable[[Path], bool] | None
) -> Iterator[Path | Unread]:
    try:
        is_folder = path.is_dir()
    except (OSError, ValueError):
        is_folder = False
    if not is_folder:
        yield path
        return
    ignored = _ignored(path, exclude)
    # Links to folders are not followed: a loop would never end, and what they
    # point to inside the tree is read there.
    closed: list[OSError] = []
    for folder, folders, files in os.walk(path, onerror=closed.append):
        here = Path(folder)
        folders[:] = sorted(name for name in folders if name not in _TOOL_FOLDERS)
        assets = Assets()
        of_page = here != path and _is_of_page(here)
        for name in sorted(name for name in files if not name.startswith(".") and name not in _OWN_FILES):
            file = here / name
            suffix = file.suffix.lower()
            if ignored.match_file(file.relative_to(path).as_posix()) or (left_out and left_out(file)):
                continue
            if of_page and (not suffix or is_asset(name, saved=True)):
                assets.add(suffix)
            elif suffix in SUFFIXES:
                yield file
            else:
                yield Unread(str(file), Reason.UNSUPPORTED, suffix)
        if str(assets):
            yield Unread(str(here), Reason.PAGE_ASSET, str(assets))
    yield from (Unread(str(error.filename), _reason(error), error.strerror or "") for error in closed)


def _is_of_page(folder: Path) -> bool:
    """Whether a folder was put beside a page when that was saved."""
    page = page_of_folder(folder.name)
    return bool(page) and any(folder.with_name(page + suffix).is_file() for suffix in HTML_SUFFIXES)


def _ignored(folder: Path, exclude: Sequence[str]) -> GitIgnoreSpec:
    from pathspec import GitIgnoreSpec

    lines: list[str] = []
    with suppress(OSError):
        lines = (folder / IGNORE_FILE).read_text(encoding="utf-8", errors="replace").splitlines()
    return GitIgnoreSpec.from_lines([line for line in (*lines, *exclude) if is_pattern(line)])


def checked_pattern(line: str) -> str:
    """Return a pattern of a ``.gitignore``.

    Raises:
        ValueError: when it is none.
    """
    if not is_pattern(line):
        raise ValueError("写法有误，应如 .gitignore (not a pattern of a .gitignore)")
    return line


def is_pattern(line: str) -> bool:
    """Whether a line can be used as a pattern of a ``.gitignore``."""
    from pathspec import GitIgnoreSpec

    try:
        GitIgnoreSpec.from_lines([line])
    except ValueError:
        return False
    return True
