"""``disclosure-lint config``: what holds here, and where it is written."""

from __future__ import annotations

import os
from enum import Enum
from pathlib import Path
from typing import TYPE_CHECKING

import click

from disclosure_lint.cli import check as check_command
from disclosure_lint.cli.checking import chosen_rules
from disclosure_lint.cli.deciding import Decisions
from disclosure_lint.cli.exit_codes import ExitCode
from disclosure_lint.cli.options import lang_option, usage_errors
from disclosure_lint.cli.settings import LISTS, Settings, settle
from disclosure_lint.formats.columns import width

if TYPE_CHECKING:
    from collections.abc import Iterator

    from disclosure_lint.cli.settings import Value
    from disclosure_lint.rules.model import Lang

_ORIGINS = {
    "default": {"zh": "默认", "en": "default"},
    "command-line": {"zh": "命令行", "en": "command line"},
}
_SAYS = {
    "files": {"zh": "配置文件：{}", "en": "configuration files: {}"},
    "none": {"zh": "没有配置文件", "en": "no configuration file"},
    "valid": {"zh": "配置无误：{}", "en": "nothing wrong: {}"},
}
_LEFT = 48


@click.group("config")
def command() -> None:
    """配置：列出生效的值及其出处，检查写法。Show what holds and where it is written; validate."""


@click.command("show")
@click.pass_context
def show(context: click.Context, /, paths: tuple[str, ...], **_: object) -> int:
    """列出检查这些路径时生效的值，及其出处；选项同 check。Show what holds for paths, and from where.

    退出码：0 已列出；4 命令行或配置文件有误。
    """
    settings = settle(context, paths)
    for line in _lines(settings, settings.lang):
        click.echo(line)
    return ExitCode.OK


# The options are those of a check, so that it can be seen what they change.
show.params = [
    click.Argument(["paths"], nargs=-1, metavar="[PATH…]"),
    *(one for one in check_command.command.params if one.name != "paths"),
]
command.add_command(show)


@command.command("validate")
@click.argument("file", required=False, type=click.Path(exists=True, dir_okay=False, path_type=Path))
@lang_option
@click.pass_context
def validate(context: click.Context, /, file: Path | None, **_: object) -> int:
    """检查配置文件，和它提到的规则、规则包、基线等文件。Validate a configuration and the files it names.

    退出码：0 没有错误；3 没有配置文件；4 有错误，逐条列出。
    """
    context.params["config"] = file
    settings = settle(context)
    say = settings.lang
    if not settings.config.layers:
        click.echo(_SAYS["none"][say], err=True)
        return ExitCode.NOTHING_READ
    check_command.check_format(check_command.command, settings)
    with usage_errors():
        chosen_rules(settings)
    Decisions.load(settings)
    click.echo(_SAYS["valid"][say].format(_files(settings)))
    return ExitCode.OK


def _lines(settings: Settings, lang: Lang) -> Iterator[str]:
    yield _SAYS["files"][lang].format(_files(settings)) if settings.config.layers else _SAYS["none"][lang]
    for key, values in settings.values.items():
        if key not in LISTS:
            yield _line(f"{key}: {_shown(values[0].value)}", values[0].origin, lang)
            continue
        yield f"{key}:" if values else _line(f"{key}: []", "default", lang)
        for value in values:
            yield _line(f"  - {_part(value)}", value.origin, lang)


def _files(settings: Settings) -> str:
    return " ← ".join(layer.file.name for layer in settings.config.layers)


def _part(value: Value) -> str:
    key = value.given.path[-1] if value.given else ""
    return f"{key}: {_shown(value.value)}" if isinstance(key, str) and key else _shown(value.value)


def _line(said: str, origin: str, lang: Lang) -> str:
    room = " " * max(2, _LEFT - width(said))
    return f"{said}{room}# {_ORIGINS.get(origin, {}).get(lang, origin)}"


def _shown(value: object) -> str:
    if value is None:
        return "~"
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, Enum):
        return str(value.value)
    if isinstance(value, Path):
        return os.path.relpath(value)
    names = getattr(value, "files", value)
    return ", ".join(map(str, names)) if isinstance(names, tuple) else str(value)
