"""What a scan looks at: files, sites, lists of addresses; each page under an address of its own."""

from __future__ import annotations

import os
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import TYPE_CHECKING

from disclosure_lint.inputs import find, list_files
from disclosure_lint.site.addresses import AddressesError, is_address, is_sitemap, listed
from disclosure_lint.site.captures import captured, is_capture
from disclosure_lint.site.pages import Task
from disclosure_lint.source import Unread

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence


@dataclass
class Sources:
    """Sources, by how they are read.

    Attributes:
        paths: of files and folders.
        urls: of sites, whose links are followed.
        pages: addresses from lists, whose links are not.
        sitemaps: addresses of sitemaps.
    """

    paths: list[Path] = field(default_factory=list)
    urls: list[str] = field(default_factory=list)
    pages: list[str] = field(default_factory=list)
    sitemaps: list[str] = field(default_factory=list)

    @property
    def online(self) -> list[str]:
        """All addresses."""
        return [*self.urls, *self.pages, *self.sitemaps]


def sort_sources(sources: Iterable[str]) -> Sources:
    """Tell sites, lists of addresses and files apart.

    Raises:
        AddressesError: for a list with a mistake.
    """
    sorted_ = Sources()
    for source in sources:
        if is_address(source):
            (sorted_.sitemaps if is_sitemap(source) else sorted_.urls).append(source)
        elif (addresses := listed(Path(source))) is not None:
            sorted_.pages.extend(addresses.pages)
            sorted_.sitemaps.extend(addresses.sitemaps)
        else:
            sorted_.paths.append(Path(source))
    return sorted_


def local_tasks(
    paths: Iterable[Path], exclude: Sequence[str] = (), left_out: Callable[[Path], bool] | None = None
) -> Iterator[Task]:
    """Yield the files under some paths, each once; their bytes are read by who checks them.

    Of files that hold many pages (WARC, WACZ, Parquet) each page is yielded. Bytes of a path that are
    no characters are escapes in its address.

    Args:
        paths: files and folders.
        exclude: patterns as in a ``.gitignore``, from each folder.
        left_out: tells which other files in folders are left out.
    """
    for file in find(paths, exclude, left_out=left_out):
        path = Path(file.name) if isinstance(file, Unread) else file
        if is_capture(path) and path.is_file():
            yield from captured(path)
            continue
        address = os.fsencode(path).decode(errors="backslashreplace")
        yield Task(address, replace(file, name=address) if isinstance(file, Unread) else file)


def is_none(source: str) -> bool:
    """Whether a source is a path where nothing is; one that cannot be looked at is there."""
    try:
        return not is_address(source) and not os.path.lexists(source)
    except ValueError:  # an embedded NUL
        return True


def count_files(
    paths: Iterable[Path], exclude: Sequence[str] = (), left_out: Callable[[Path], bool] | None = None
) -> int | None:
    """Return how many pages :func:`local_tasks` yields, None where files hold many of them."""
    number = 0
    for file in list_files(paths, exclude, left_out):
        if isinstance(file, Path) and is_capture(file):
            return None
        number += 1
    return number


def shards_of(
    paths: Iterable[Path], exclude: Sequence[str] = (), left_out: Callable[[Path], bool] | None = None
) -> list[Path]:
    """Return the files under some paths that hold many pages.

    Raises:
        AddressesError: when a path that was named is no such file, and no folder.
    """
    named = list(paths)
    wrong = next(
        (path for path in named if not path.is_dir() and not (is_capture(path) and path.is_file())), None
    )
    if wrong is not None:
        raise AddressesError(f"不是 WARC、WACZ、Parquet (no shard): {wrong}")
    files = (
        Path(file.name) if isinstance(file, Unread) else file
        for file in find(named, exclude, left_out=left_out)
    )
    return [file for file in files if is_capture(file) and file.is_file()]
