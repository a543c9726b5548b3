"""Ways to run the tool: inside this process, or as a person would start it."""

from __future__ import annotations

import os
import subprocess
import sys
from dataclasses import dataclass
from typing import TYPE_CHECKING

from disclosure_lint.cli import _run

if TYPE_CHECKING:
    from pathlib import Path

    import pytest

#: One warning of the wording rules, and a sentence with nothing wrong.
FAULTY = "全年收到申请约50余件。\n"
CLEAN = "全年收到申请50件。\n"
RULE = "wording/double-approximation"


@dataclass(frozen=True)
class Ended:
    """What a run came to."""

    code: int
    out: str
    err: str


class Tool:
    """Runs the command line inside this process."""

    def __init__(self, capsys: pytest.CaptureFixture[str]) -> None:
        self._capsys = capsys

    def __call__(self, *arguments: str | Path) -> Ended:
        self._capsys.readouterr()
        code = _run([str(argument) for argument in arguments])
        out, err = self._capsys.readouterr()
        return Ended(code, out, err)


def start(*arguments: str | Path, env: dict[str, str] | None = None, given: bytes = b"") -> Ended:
    """Run the tool as a process of its own."""
    done = subprocess.run(
        command(*arguments), input=given, capture_output=True, check=False, env=environment(env), timeout=300
    )
    return Ended(done.returncode, done.stdout.decode(errors="replace"), done.stderr.decode(errors="replace"))


def command(*arguments: str | Path) -> list[str]:
    return [sys.executable, "-m", "disclosure_lint", *map(str, arguments)]


def environment(changes: dict[str, str] | None = None) -> dict[str, str]:
    """Return the environment without what would change the output, and with the changes."""
    unwanted = {"NO_COLOR", "FORCE_COLOR", "DISCLOSURE_LINT_LANG", "COLUMNS", "LINES", "PYTHONIOENCODING"}
    return {key: value for key, value in os.environ.items() if key not in unwanted} | (changes or {})


def written(folder: Path, **files: str) -> Path:
    """Write files named by keyword, ``__`` for the dot, and return the folder."""
    for name, content in files.items():
        folder.joinpath(name.replace("__", ".")).write_text(content, encoding="utf-8")
    return folder
