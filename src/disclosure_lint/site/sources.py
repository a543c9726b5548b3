"""What a scan looks at: folders with a copy of a site, files, each page under an address of its own."""

from __future__ import annotations

from typing import TYPE_CHECKING

from disclosure_lint.inputs import find
from disclosure_lint.site.pages import Task
from disclosure_lint.source import Unread

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from pathlib import Path


def local_tasks(paths: Iterable[Path], exclude: Sequence[str] = ()) -> Iterator[Task]:
    """Yield the files under some paths, each once; their bytes are read by who checks them."""
    for file in find(paths, exclude):
        yield Task(file.name, file) if isinstance(file, Unread) else Task(str(file), file)
