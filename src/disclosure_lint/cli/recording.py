"""What a check was asked for, for its record, and the command line made of it again."""

from __future__ import annotations

import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click
from click.core import ParameterSource

from disclosure_lint.cli import check as check_command
from disclosure_lint.formats.record import format_record
from disclosure_lint.judge.masking import Masker

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from disclosure_lint.cli.settings import Settings
    from disclosure_lint.report import Report

_SAID = frozenset({ParameterSource.COMMANDLINE, ParameterSource.ENVIRONMENT})
#: Keys of configuration that change findings and name no place on this machine.
_TELLING = ("select", "ignore", "profile", "fail-on", "exclude", "severity", "overrides", "ner")


def recorded(report: Report, context: click.Context, settings: Settings, code: int) -> bytes:
    """Return the record of a check; personal values in what it was asked for are masked."""
    given = {
        name: value
        for name, value in context.params.items()
        if name not in check_command.OUTPUT | {"lang"} and context.get_parameter_source(name) in _SAID
    }
    options = {
        "paths": given.pop("paths", ()),
        "given": given,
        "settings": {key: [str(value.value) for value in settings.values[key]] for key in _TELLING},
    }
    now = datetime.datetime.now(datetime.UTC).isoformat(timespec="seconds")
    return format_record(report, _plain(options, Masker()), time=now, exit_code=code)


def command_line(given: Mapping[str, Any]) -> Iterator[str]:
    """Yield the options of a check as they are written.

    Raises:
        click.UsageError: for one this version does not have.
    """
    options = {one.name: one for one in check_command.command.params if isinstance(one, click.Option)}
    for name, value in given.items():
        if name not in options or name in check_command.OUTPUT:
            raise click.UsageError(f"记录里的选项没有了 (no such option now): {name}")
        option = options[name]
        if option.is_flag:
            yield (option.opts if value else option.secondary_opts or option.opts)[0]
            continue
        for one in value if option.multiple else [value]:
            yield f"{option.opts[0]}={one}"


def _plain(value: Any, masker: Masker) -> Any:  # noqa: ANN401 - values of options of any type
    """A value as JSON has it, masked."""
    if isinstance(value, dict):
        return {key: _plain(one, masker) for key, one in value.items()}
    if isinstance(value, list | tuple):
        return [_plain(one, masker) for one in value]
    return masker.mask_address(str(value)) if isinstance(value, str | Path) else value
