"""What holds for a run: the command line first, then the environment, then configuration files."""

from __future__ import annotations

import os
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

import click
from click.core import ParameterSource

from disclosure_lint.cli.options import usage_errors
from disclosure_lint.config.find import common_folder, find
from disclosure_lint.config.layers import Config

if TYPE_CHECKING:
    from collections.abc import Iterable

    from disclosure_lint.config.layers import Given
    from disclosure_lint.rules.model import Lang

STDIN = "-"
#: Key of configuration → parameter of commands.
KEYS = {
    "select": "select",
    "ignore": "ignore",
    "profile": "profile",
    "fail-on": "fail_on",
    "lang": "lang",
    "format": "style",
    "exclude": "exclude",
    "baseline": "baseline",
    "suppressions": "suppressions",
    "inline-suppressions": "inline_suppressions",
    "verdicts": "verdicts",
    "key-file": "key_file",
    "packs": "packs",
    "severity": "severity",
    "overrides": "overrides",
    "ner": "ner",
    "site": "site",
}
#: Keys that have several values.
LISTS = frozenset({"select", "ignore", "exclude", "packs", "severity", "overrides", "site"})
#: An environment variable that is not read by an option.
_NER = "DISCLOSURE_LINT_NER"


class Value(NamedTuple):
    """A value and where it comes from; of lists and tables each part has its own.

    Attributes:
        value: what holds.
        origin: ``default``, ``command-line``, the name of a variable, or file and line.
        given: where in a configuration file it is written, if it is.
    """

    value: Any
    origin: str
    given: Given | None = None


@dataclass(frozen=True)
class Settings:
    """What holds for a run.

    Attributes:
        parameters: of the command, as Click gave them.
        values: key of configuration → its values, one where it is no list or table.
        config: the configuration files.
        root: the folder documents are named from; that of the configuration, or the working folder.
    """

    parameters: dict[str, Any]
    values: dict[str, tuple[Value, ...]]
    config: Config = field(repr=False)
    root: Path

    def one(self, key: str) -> Any:  # noqa: ANN401 - as the configuration has it
        """Return the value of a key."""
        return self.values[key][0].value

    def all(self, key: str) -> tuple[Any, ...]:
        """Return the values of a list."""
        return tuple(value.value for value in self.values[key])

    def path(self, key: str) -> Path | None:
        """Return the path a key leads to."""
        value = self.one(key)
        return Path(os.path.normpath(value)) if value is not None else None

    def with_value(self, key: str, value: Any) -> Settings:  # noqa: ANN401 - as the configuration has it
        """Return the same with another value."""
        return replace(self, values={**self.values, key: (Value(value, "default"),)})

    @property
    def lang(self) -> Lang:
        """Language of the output."""
        lang: Lang = self.one("lang")
        return lang


def settle(context: click.Context, paths: Iterable[str | Path] = ()) -> Settings:
    """Return what holds for a command that looks at some paths."""
    config = _config(context, paths)
    values = {key: _values(context, config, key, parameter) for key, parameter in KEYS.items()}
    return Settings(context.params, values, config, config.folder or Path.cwd())


def _config(context: click.Context, paths: Iterable[str | Path]) -> Config:
    named: Path | None = context.params.get("config")
    if context.params.get("no_config") and named:
        raise click.UsageError("--config 和 --no-config 只能用一个 (give one of --config and --no-config)")
    where = [Path(path) for path in paths if str(path) != STDIN]
    found = named or (None if context.params.get("no_config") else find(common_folder(where)))
    if found is None:
        return Config()
    from disclosure_lint.config.load import load_config

    with usage_errors():
        return load_config(Path(os.path.abspath(found)))  # noqa: PTH100 - links stay links


def _values(context: click.Context, config: Config, key: str, parameter: str) -> tuple[Value, ...]:
    source = context.get_parameter_source(parameter)
    default = context.params.get(parameter)
    if source in {ParameterSource.COMMANDLINE, ParameterSource.ENVIRONMENT}:
        origin = "command-line" if source is ParameterSource.COMMANDLINE else _variable(context, parameter)
        return tuple(Value(one, origin) for one in _split(key, default))
    if key == "ner" and os.environ.get(_NER):
        return (Value(default, _NER),)
    if key in LISTS:
        return tuple(Value(given.value, given.place, given) for given in config.parts(key))
    given = config.first(key)
    return (Value(given.value, given.place, given) if given else Value(default, "default"),)


def _split(key: str, value: Any) -> tuple[Any, ...]:  # noqa: ANN401 - as Click has it
    if key in {"select", "ignore"}:
        return tuple(name.strip() for one in value for name in one.split(",") if name.strip())
    return tuple(value) if key in LISTS else (value,)


def _variable(context: click.Context, parameter: str) -> str:
    option = next(one for one in context.command.params if one.name == parameter)
    return str(option.envvar)
