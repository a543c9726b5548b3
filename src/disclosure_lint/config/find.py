"""Where the configuration of a run lies.

It is looked for from what is checked and not from where the tool is started: the configuration belongs
to the content, and hooks, servers and schedules start the tool anywhere. One file holds for a run, the
nearest to the folder all paths have in common.
"""

from __future__ import annotations

import os
import re
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

from disclosure_lint.language.expression import late

if TYPE_CHECKING:
    from collections.abc import Iterable

NAME = "disclosure-lint.yaml"
PYPROJECT = "pyproject.toml"
_TABLE = late(rb"""^\s*\[{1,2}\s*["']?tool["']?\s*\.\s*["']?disclosure-lint\b""", re.MULTILINE)


def common_folder(paths: Iterable[Path]) -> Path:
    """Return the folder that holds all paths, the working folder when there are none."""
    folders = [_folder(Path(os.path.abspath(path))) for path in paths]  # noqa: PTH100 - links stay links
    with suppress(ValueError):  # on several drives
        return Path(os.path.commonpath(folders)) if folders else Path.cwd()
    return folders[0]


def _folder(path: Path) -> Path:
    with suppress(OSError, ValueError):
        if path.is_dir():
            return path
    return path.parent


def find(start: Path) -> Path | None:
    """Return the nearest configuration file in a folder or above it.

    The search ends with the first folder that is a git work tree or the home of the user: what lies
    beyond is another's.
    """
    home = os.path.expanduser("~")  # noqa: PTH111 - Path.home() raises where there is none
    for folder in (start, *start.parents):
        with suppress(OSError, ValueError):
            if (folder / NAME).is_file():
                return folder / NAME
            pyproject = folder / PYPROJECT
            if pyproject.is_file() and _TABLE.search(pyproject.read_bytes()):
                return pyproject
            if (folder / ".git").exists() or str(folder) == home:
                return None
    return None
