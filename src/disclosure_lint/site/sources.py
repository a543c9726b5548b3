"""What a scan looks at: folders with a copy of a site, files, each page under an address of its own."""

from __future__ import annotations

import os
from dataclasses import replace
from typing import TYPE_CHECKING

from disclosure_lint.inputs import find
from disclosure_lint.site.pages import Task
from disclosure_lint.source import Unread

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from pathlib import Path


def local_tasks(paths: Iterable[Path], exclude: Sequence[str] = ()) -> Iterator[Task]:
    """Yield the files under some paths, each once; their bytes are read by who checks them.

    Bytes of a path that are no characters are escapes in its address.
    """
    for file in find(paths, exclude):
        name = file.name if isinstance(file, Unread) else str(file)
        address = os.fsencode(name).decode(errors="backslashreplace")
        yield Task(address, replace(file, name=address) if isinstance(file, Unread) else file)
