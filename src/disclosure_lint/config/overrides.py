"""The rules for one file: what the configuration says for all, and for some."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from disclosure_lint.judge.files import FilePatterns
from disclosure_lint.rules.select import with_severity, without

if TYPE_CHECKING:
    from disclosure_lint.config.layers import Config
    from disclosure_lint.config.model import Override
    from disclosure_lint.rules.pack import Pack


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
