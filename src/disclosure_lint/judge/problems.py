"""Mistakes in files that people name, which may be other files than they think: lines are masked."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from disclosure_lint.identifiers import scan
from disclosure_lint.identifiers.catalogue import IDENTIFIERS
from disclosure_lint.judge.masking import Masker
from disclosure_lint.language.folding import fold
from disclosure_lint.rules.problems import FilesError, Problem
from disclosure_lint.text import Text

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator


class MaskedFilesError(FilesError):
    """Files that cannot be used, quoted without personal values."""

    def __init__(self, problems: Iterable[Problem]) -> None:
        super().__init__(map(masked, problems))


def masked(problem: Problem) -> Problem:
    """Return a problem in which no personal value is quoted."""
    mask = Masker().mask
    return replace(problem, excerpt=mask(problem.excerpt), cause=mask(problem.cause), file=mask(problem.file))


def without_values(said: str) -> str:
    """Return what the tool says of what somebody typed with the numbers and addresses of persons starred.

    Names stay: beside what the tool says itself, words would be taken for some.
    """
    folded = fold(Text.plain(said))
    signs = list(said)
    for match in scan(folded.value):
        start, end = folded.span(match.start, match.end)
        signs[start:end] = "*" * (end - start)
    return "".join(signs)


def personal_values(text: str) -> Iterator[tuple[int, str]]:
    """Yield where personal values begin in a text, and what they are called."""
    folded = fold(Text.plain(text))
    for match in scan(folded.value):
        if match.valid:
            yield folded.span(match.start, match.end).start, IDENTIFIERS[match.kind].zh


def forbidden(name: str, text: str) -> list[Problem]:
    """Return a problem for each personal value in the text of a file, which must hold none."""
    problems = []
    for number, line in enumerate(text.splitlines(), 1):
        for at, what in personal_values(line):
            cause = f"写着{what}；这里不能写个人信息，可用 anchor 或 fingerprint (no personal values)"
            problems.append(Problem(name, number, at + 1, line, cause))
    return problems
