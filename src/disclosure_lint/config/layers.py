"""Configuration files laid over each other, the nearest on top."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from disclosure_lint.rules.decode import DataFile
    from disclosure_lint.rules.problems import Problem

#: Keys whose values add up over files that extend each other; those of the others are replaced.
ADDED = frozenset({"packs", "exclude", "overrides", "severity", "site"})
#: Keys whose values are paths, from the folder of the file.
PATHS = frozenset({"extends", "baseline", "suppressions", "verdicts", "key-file", "packs"})


class Given(NamedTuple):
    """A value and where it is written.

    Attributes:
        value: paths are whole.
        layer: the file.
        path: keys that lead to it.
    """

    value: Any
    layer: Layer
    path: tuple[str | int, ...]

    @property
    def place(self) -> str:
        """File and line."""
        line, _ = self.layer.file.place(self.path, of_key=True)
        return f"{self.layer.file.name}:{line + 1}"

    def problem(self, cause: str, suggestion: str = "", *, of_key: bool = False) -> Problem:
        """Make a problem with this value."""
        return self.layer.file.problem(self.path, cause, suggestion, of_key=of_key)


@dataclass(frozen=True)
class Layer:
    """One configuration file.

    Attributes:
        file: leads to the places of its keys.
        folder: what its paths start from.
        values: key as it is written → value.
    """

    file: DataFile
    folder: Path
    values: dict[str, Any]

    def given(self, key: str, *path: str | int) -> Given:
        """Return a value of this file, or a part of one."""
        value = self.values[key]
        for step in path:
            value = value[step]
        if key in PATHS and isinstance(value, str):
            value = self.folder / value
        return Given(value, self, (key, *path))


@dataclass(frozen=True)
class Config:
    """What configuration files say.

    Attributes:
        layers: the nearest file first, then those it extends.
    """

    layers: tuple[Layer, ...] = ()

    @property
    def folder(self) -> Path | None:
        """The folder of the nearest file."""
        return self.layers[0].folder if self.layers else None

    def first(self, key: str) -> Given | None:
        """Return the value of the nearest file that has one."""
        return next((layer.given(key) for layer in self.layers if key in layer.values), None)

    def parts(self, key: str) -> Iterator[Given]:
        """Yield the parts of a list or table, those of the farthest file first where they add up."""
        for layer in reversed(self.layers) if key in ADDED else self.layers:
            if key in layer.values:
                value = layer.values[key]
                steps = value if isinstance(value, dict) else range(len(value))
                yield from (layer.given(key, step) for step in steps)
                if key not in ADDED:
                    return
