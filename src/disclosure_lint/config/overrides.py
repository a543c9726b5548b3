"""The rules for one file: what the configuration says for all, and for some."""

from __future__ import annotations

import re
from functools import cached_property
from typing import TYPE_CHECKING, NamedTuple

from disclosure_lint.judge.fingerprint import document_key
from disclosure_lint.rules.select import with_severity, without

if TYPE_CHECKING:
    from pathlib import Path

    from pathspec import GitIgnoreSpec

    from disclosure_lint.config.layers import Config
    from disclosure_lint.config.model import Override
    from disclosure_lint.rules.pack import Pack

#: What stands before the name of a document inside another.
_PART = re.compile(r"[!#]")


class FilePatterns:
    """Patterns as in a ``.gitignore``, from a folder."""

    def __init__(self, folder: Path, patterns: tuple[str, ...]) -> None:
        self._folder = folder
        self._patterns = patterns

    @cached_property
    def _spec(self) -> GitIgnoreSpec:
        from pathspec import GitIgnoreSpec

        return GitIgnoreSpec.from_lines(self._patterns)

    def hold(self, name: str) -> bool:
        """Whether a document is meant; one inside another goes with the file that holds it."""
        key = document_key(name, self._folder)
        names = [key, *(key[: mark.start()] for mark in _PART.finditer(key))]
        return any(self._spec.match_file(one) for one in names if one and not one.startswith("../"))


class _Entry(NamedTuple):
    files: FilePatterns
    override: Override


class Overrides:
    """Gives the pack for each document.

    Args:
        config: the configuration.
        pack: the rules for files nothing special is said of.
    """

    def __init__(self, config: Config, pack: Pack) -> None:
        self._entries = [
            _Entry(FilePatterns(given.layer.folder, given.value.files), given.value)
            for given in config.parts("overrides")
        ]
        self._packs: dict[tuple[int, ...], Pack] = {(): pack}

    def __call__(self, name: str) -> Pack:
        """Return the rules for a document."""
        holding = tuple(at for at, entry in enumerate(self._entries) if entry.files.hold(name))
        if holding not in self._packs:
            pack = self._packs[()]
            for at in holding:
                override = self._entries[at].override
                pack = with_severity(without(pack, override.ignore), override.severity)
            self._packs[holding] = pack
        return self._packs[holding]
