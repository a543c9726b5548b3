"""Configuration files become layers, the nearest first, or every mistake in them is raised at once."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING, Any

from disclosure_lint.config.layers import Config, Layer
from disclosure_lint.config.model import ConfigFile
from disclosure_lint.config.toml import TomlFile
from disclosure_lint.judge.files import shown_path
from disclosure_lint.judge.problems import MaskedFilesError
from disclosure_lint.rules.decode import DataFile, YamlFile
from disclosure_lint.rules.problems import Problem

if TYPE_CHECKING:
    from disclosure_lint.config.layers import Given
    from disclosure_lint.rules.model import Strict

#: Files that extend each other.
_MOST_LAYERS = 16


class ConfigError(MaskedFilesError):
    """Configuration that cannot be used."""

    what = ("配置文件", "configuration files")


def load_config(path: Path) -> Config:
    """Read a configuration file and those it extends.

    Raises:
        ConfigError: with every mistake in every file.
    """
    layers: list[Layer] = []
    problems: list[Problem] = []
    following: Path | None = path
    known: list[Path] = []
    extending: Given | None = None
    while following is not None:
        layer, found = _read(following, extending)
        problems += found
        if layer is None:
            break
        known.append(following)
        layers.append(layer)
        extending = layer.given("extends") if "extends" in layer.values else None
        following = Path(os.path.normpath(extending.value)) if extending else None
        if extending and (following in known or len(known) == _MOST_LAYERS):
            ring = " → ".join(str(one) for one in (*known, following))
            problems.append(extending.problem(f"互相引用 (files extend each other): {ring}"))
            break
    if problems:
        raise ConfigError(problems)
    return Config(tuple(layers))


def _read(path: Path, extending: Given | None) -> tuple[Layer | None, list[Problem]]:
    try:
        text = path.read_text(encoding="utf-8-sig")
    except (OSError, ValueError) as error:
        reason = error.strerror if isinstance(error, OSError) else "不是 UTF-8 (not UTF-8)"
        cause = f"读不了 (cannot be read): {shown_path(path)}: {reason}"
        return None, [extending.problem(cause) if extending else Problem(str(path), 1, 1, "", cause)]
    file: DataFile
    if path.suffix.lower() == ".toml":
        file = TomlFile(shown_path(path), text)
        data, problems = file.load()
    else:
        file = YamlFile(shown_path(path), text)
        data, problems = file.load()
        problems = problems or file.duplicates()
    data = {} if data is None else data
    if problems:
        return None, problems
    model, problems = file.decode(ConfigFile, data)
    if model is None:
        # What it extends is looked at all the same, so that all mistakes are told at once.
        extends = data.get("extends") if isinstance(data, dict) else None
        values = {"extends": extends} if isinstance(extends, str) and extends else {}
        return Layer(file, path.parent, values), problems
    section = {"site": _given(model.site)} if "site" in model.model_fields_set else {}
    return Layer(file, path.parent, _given(model) | section), []


def _given(model: Strict) -> dict[str, Any]:
    """Return what is written in a file: key as it is written → value."""
    fields = type(model).model_fields
    return {
        (field.alias or name): getattr(model, name)
        for name, field in fields.items()
        if name in model.model_fields_set
    }
