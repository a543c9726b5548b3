"""Mistakes in files people write: what, where, and what was probably meant; all of them at once."""

from __future__ import annotations

from dataclasses import dataclass
from difflib import get_close_matches
from typing import TYPE_CHECKING, ClassVar

from wcwidth import wcswidth

if TYPE_CHECKING:
    from collections.abc import Iterable


@dataclass(frozen=True, slots=True)
class Problem:
    """One mistake in a file.

    Attributes:
        file: path as shown to the user.
        line: from 1.
        column: from 1.
        excerpt: the line of the file.
        cause: what is wrong.
        suggestion: what was probably meant, "" when nothing is close.
    """

    file: str
    line: int
    column: int
    excerpt: str
    cause: str
    suggestion: str = ""

    def __str__(self) -> str:
        head = f"{self.file}:{self.line}:{self.column}: {self.cause}"
        if self.suggestion:
            head += f"；是否想写 {self.suggestion}？(did you mean {self.suggestion}?)"
        if not self.excerpt.strip():
            return head
        number = str(self.line)
        pad = " " * len(number)
        caret = " " * max(0, wcswidth(self.excerpt[: self.column - 1])) + "^"
        return f"{head}\n {number} | {self.excerpt}\n {pad} | {caret}"


class FilesError(Exception):
    """One or more files cannot be used.

    Attributes:
        what: what kind of files, in Chinese and English.
        problems: every mistake found, in order of file and line.
    """

    what: ClassVar[tuple[str, str]] = ("文件", "files")

    def __init__(self, problems: Iterable[Problem]) -> None:
        self.problems = tuple(
            sorted(problems, key=lambda problem: (problem.file, problem.line, problem.column))
        )
        super().__init__("\n".join(map(str, self.problems)))


class RuleFilesError(FilesError):
    """One or more rule files cannot be used."""

    what = ("规则文件", "rule files")


def closest(word: str, known: Iterable[str]) -> str:
    """Return the known word that was probably meant, or ""."""
    return next(iter(get_close_matches(word, list(known), n=1, cutoff=0.6)), "")
