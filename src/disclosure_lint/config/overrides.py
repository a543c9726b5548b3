"""The rules for one file: what the configuration says for all, and for some."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from disclosure_lint.finding import Severity
from disclosure_lint.judge.files import FilePatterns
from disclosure_lint.rules.select import with_severity, without

if TYPE_CHECKING:
    from collections.abc import Iterable

    from disclosure_lint.config.layers import Config
    from disclosure_lint.rules.pack import Pack


class FileRules(NamedTuple):
    """What is different for some files, in plain values that cross processes.

    Attributes:
        folder: of the configuration file.
        files: patterns as in a ``.gitignore``, from there.
        ignore: rules or areas that do not run on them.
        severity: (rule, severity).
    """

    folder: str
    files: tuple[str, ...]
    ignore: tuple[str, ...]
    severity: tuple[tuple[str, str], ...]


def file_rules(config: Config) -> tuple[FileRules, ...]:
    """Return what the configuration says of some files; later ones win."""
    return tuple(
        FileRules(
            str(given.layer.folder),
            given.value.files,
            given.value.ignore,
            tuple((rule, grade.value) for rule, grade in given.value.severity.items()),
        )
        for given in config.parts("overrides")
    )


class Overrides:
    """Gives the pack for each document.

    Args:
        rules: what is different for some files.
        pack: the rules for files nothing special is said of.
    """

    def __init__(self, rules: Iterable[FileRules], pack: Pack) -> None:
        self._rules = [(FilePatterns(Path(one.folder), one.files), one) for one in rules]
        self._packs: dict[tuple[int, ...], Pack] = {(): pack}

    def __call__(self, name: str) -> Pack:
        """Return the rules for a document."""
        holding = tuple(at for at, (files, _) in enumerate(self._rules) if files.hold(name))
        if holding not in self._packs:
            pack = self._packs[()]
            for at in holding:
                rule = self._rules[at][1]
                severity = {name: Severity(grade) for name, grade in rule.severity}
                pack = with_severity(without(pack, rule.ignore), severity)
            self._packs[holding] = pack
        return self._packs[holding]
