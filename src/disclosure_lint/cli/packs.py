"""``disclosure-lint packs``: further packs of rules, and the lock that says which bytes are meant."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

import click

from disclosure_lint.cli.exit_codes import ExitCode
from disclosure_lint.cli.options import config_options, usage_errors
from disclosure_lint.cli.settings import settle
from disclosure_lint.cli.writing import replace_file
from disclosure_lint.judge.files import shown_path

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from disclosure_lint.cli.settings import Settings, Value
    from disclosure_lint.rules.pack import Pack
    from disclosure_lint.rules.problems import Problem


@click.group("packs")
def command() -> None:
    """规则包：锁定配置里写的规则包。Lock the packs of the configuration."""


@command.command("lock")
@config_options
@click.pass_context
def lock(context: click.Context, /, **_: object) -> int:
    """把配置里各规则包的摘要写入 disclosure-lint.lock，以后内容变了就不运行。Write the digests of the packs.

    退出码：0 已写入；3 配置里没有规则包；4 配置有误。
    """
    from disclosure_lint.rules import lock as locks
    from disclosure_lint.rules.files import pack_digest

    settings = settle(context)
    values = [value for value in settings.values["packs"] if value.given]
    if not values:
        click.echo("配置里没有规则包 (the configuration names no packs)", err=True)
        return ExitCode.NOTHING_READ
    with usage_errors():
        problems = [problem for value in values for problem in _problems(value, _pin(value))]
        if problems:
            raise locks.PacksError(problems)
    digests = {_name(value, settings): pack_digest(_path(value)) for value in values}
    replace_file(settings.root / locks.NAME, locks.dump(digests).encode(errors="backslashreplace"))
    for name, found in sorted(digests.items()):
        click.echo(f"sha256:{found}  {name}")
    return ExitCode.OK


def load_rules(settings: Settings) -> Pack:
    """Load the rules that ship and those of further packs, which must be those that are meant."""
    from disclosure_lint.api import load_pack

    with usage_errors():
        return load_pack(pack_paths(settings))


def pack_paths(settings: Settings) -> tuple[Path, ...]:
    """Return where the further packs lie.

    Raises:
        PacksError: for packs that are not there, not locked, or not as they were locked.
    """
    values = settings.values["packs"]
    if not values:
        return ()
    from disclosure_lint.rules.lock import PacksError

    locked = _locked(settings)
    problems = [problem for value in values for problem in _check(value, settings, locked)]
    if problems:
        raise PacksError(problems)
    return tuple(_path(value) for value in values)


def named_packs(packs: tuple[str, ...]) -> tuple[Path, ...]:
    """Return where packs of the command line lie, for commands that follow no configuration.

    Raises:
        PacksError: for packs that are not there or have another digest than is written.
    """
    from disclosure_lint.cli.settings import Value
    from disclosure_lint.rules.lock import PacksError

    values = [Value(pack, "command-line") for pack in packs]
    problems = [problem for value in values for problem in _problems(value, _pin(value))]
    if problems:
        raise PacksError(problems)
    return tuple(_path(value) for value in values)


def _locked(settings: Settings) -> Mapping[str, str] | None:
    from disclosure_lint.rules import lock as locks

    path = settings.root / locks.NAME
    if not settings.config.layers or not path.is_file():
        return None
    return locks.parse(shown_path(path), path.read_text(encoding="utf-8", errors="surrogateescape"))


def _check(value: Value, settings: Settings, locked: Mapping[str, str] | None) -> Iterator[Problem]:
    from disclosure_lint.rules.lock import NAME, not_locked

    yield from _problems(value, _pin(value))
    if value.given is None or locked is None:
        return
    name = _name(value, settings)
    if name not in locked:
        yield not_locked(str(settings.root / NAME), name)
    else:
        yield from _problems(value, locked[name])


def _problems(value: Value, wanted: str | None) -> Iterator[Problem]:
    from disclosure_lint.rules.lock import trouble
    from disclosure_lint.rules.problems import Problem

    found = trouble(_path(value), wanted)
    if found:
        yield value.given.problem(found) if value.given else Problem("--pack", 1, 1, "", found)


def _path(value: Value) -> Path:
    from disclosure_lint.rules.lock import split_pin

    return Path(os.path.normpath(split_pin(str(value.value))[0]))


def _pin(value: Value) -> str | None:
    from disclosure_lint.rules.lock import split_pin

    return split_pin(str(value.value))[1]


def _name(value: Value, settings: Settings) -> str:
    return Path(os.path.relpath(_path(value), settings.root)).as_posix()
