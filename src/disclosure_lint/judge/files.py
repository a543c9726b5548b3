"""Patterns of files, from the folder of the file they are written in."""

from __future__ import annotations

import re
from functools import cached_property
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING

from disclosure_lint.judge.fingerprint import document_key, is_address
from disclosure_lint.language.expression import late

if TYPE_CHECKING:
    from pathspec import GitIgnoreSpec

#: What stands before the name of a document inside another.
_PART = late(r"[!#]")
_SCHEME = late(r"^https?://", re.IGNORECASE)


def shown_path(path: Path) -> str:
    """Return a path as people would write it here, masked."""
    from disclosure_lint.judge.masking import Masker

    near = document_key(str(path), Path.cwd())
    return Masker().mask_address(str(path) if near.startswith("../") else near)


def holding(key: str) -> list[str]:
    """Return the name of a document and of those it lies in, the innermost first."""
    marks = [mark.start() for mark in _PART.finditer(key)]
    return [key, *(key[:at] for at in reversed(marks) if at)]


class FilePatterns:
    """Patterns as in a ``.gitignore``; one inside another goes with the file that holds it.

    Of a page of a site its path is meant, or host and path, wherever the patterns are written.

    Args:
        folder: where they are written.
        patterns: the lines.
        roots: folders that hold copies of sites; of a page in one its path there is meant, too.
    """

    def __init__(self, folder: Path, patterns: tuple[str, ...], roots: tuple[Path, ...] = ()) -> None:
        self._folder = folder
        self._patterns = patterns
        self._roots = roots

    def within(self, roots: tuple[Path, ...]) -> FilePatterns:
        """Return the same for copies of sites."""
        return FilePatterns(self._folder, self._patterns, roots)

    @cached_property
    def _spec(self) -> GitIgnoreSpec:
        from pathspec import GitIgnoreSpec

        return GitIgnoreSpec.from_lines(_SCHEME.sub("", pattern) for pattern in self._patterns)

    def hold(self, name: str) -> bool:
        """Whether a document is meant, by its name as reports have it."""
        key = document_key(name, self._folder)
        if is_address(key):
            whole = _SCHEME.sub("", key)
            forms = {whole, whole.partition("?")[0]}
            forms |= {form.partition("/")[2] for form in forms}
            return any(self._spec.match_file(one) for form in forms for one in holding(form) if one)
        keys = [key, *(document_key(name, root) for root in self._roots)]
        inside = [key for key in keys if not key.startswith("../")]
        return any(map(self._spec.match_file, chain.from_iterable(map(holding, inside))))
