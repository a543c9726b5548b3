"""``disclosure-lint record``: records of checks, made with ``check --record``."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import click

from disclosure_lint.cli import check as check_command
from disclosure_lint.cli.checking import check
from disclosure_lint.cli.deciding import Decisions
from disclosure_lint.cli.exit_codes import ExitCode, exit_code
from disclosure_lint.cli.options import lang_option
from disclosure_lint.cli.recording import command_line, recorded
from disclosure_lint.cli.settings import settle
from disclosure_lint.judge.masking import Masker

if TYPE_CHECKING:
    from disclosure_lint.record import Difference, Record
    from disclosure_lint.rules.model import Lang


@click.group("record")
def command() -> None:
    """检查记录：核对。Records of checks, made by check --record."""


@command.command("verify")
@click.argument("file", metavar="RECORD", type=click.Path(path_type=Path))
@click.argument("paths", nargs=-1, metavar="[PATH…]")
@click.option(
    "--format", "style", type=click.Choice(["text", "json"]), default="text", help="输出格式。Output format."
)
@lang_option
def verify(*, file: Path, paths: tuple[str, ...], style: str, lang: Lang) -> int:
    """照记录重新检查一遍，说明哪里不同；没有写路径时用记录里的。

    Check again as a record says and tell what differs; without PATH, what the record names.

    退出码：0 一致；1 有不同；2 规则或程序出错；3 没有可检查的文件；4 命令行或记录文件有误。
    """
    from disclosure_lint.formats.differences import differences_as_json, format_differences
    from disclosure_lint.record import Difference, compare

    before, intact = _read(file)
    now, code = _again(before, paths, file)
    differing = [*([] if intact else [Difference("record")]), *compare(before, now)]
    found = [_masked(one) for one in differing]
    if style == "json":
        click.echo(differences_as_json(found), nl=False)
    else:
        click.echo(format_differences(found, len(before.documents), len(before.findings), lang), nl=False)
    if code in {ExitCode.FAILED, ExitCode.NOTHING_READ}:
        return code
    return ExitCode.FOUND if any(one.matters for one in found) else ExitCode.OK


def _masked(one: Difference) -> Difference:
    """A difference as it may be printed: who changed a record may have written anything into it."""
    mask = Masker().mask
    return replace(one, document=mask(one.document), before=mask(one.before), now=mask(one.now))


def _read(file: Path) -> tuple[Record, bool]:
    from disclosure_lint.record import RecordError, load

    try:
        return load(file.read_bytes())
    except OSError as error:
        raise click.FileError(str(file), error.strerror or "cannot be read") from None
    except RecordError as error:
        raise click.UsageError(f"不是检查记录 (not a record of a check): {error}") from None


def _again(record: Record, paths: tuple[str, ...], file: Path) -> tuple[Record, int]:
    """Check again what a record was made of; return the record of that, and its exit code."""
    from disclosure_lint.record import Record

    line = [*command_line(record.options.given), "--", *(paths or record.options.paths)]
    with check_command.command.make_context("check", line) as context:
        asked: tuple[str, ...] = context.params["paths"]
        settings = settle(context, asked)
        decisions = Decisions.load(settings)
        decisions.add(file)
        checked = check(settings, asked, decisions, keep_digests=True)
        code = exit_code(checked.report, checked.fail_on)
        return Record.model_validate(json.loads(recorded(checked.report, context, settings, code))), code
