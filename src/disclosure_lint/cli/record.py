"""``disclosure-lint record``: records of checks, made with ``check --record``."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING

import click

from disclosure_lint.cli.checking import Asking, Kept, check, recorded
from disclosure_lint.cli.exit_codes import ExitCode, exit_code
from disclosure_lint.cli.options import lang_option

if TYPE_CHECKING:
    from disclosure_lint.record import Record
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
    from disclosure_lint.record import Difference, Record, compare

    before, intact = _read(file)
    asked = _asked(before, paths)
    report, threshold = check(asked, Kept(digests=True), [file])
    code = exit_code(report, threshold)
    now = Record.model_validate(json.loads(recorded(report, asked, code)))
    found = [*([] if intact else [Difference("record")]), *compare(before, now)]
    if style == "json":
        click.echo(differences_as_json(found), nl=False)
    else:
        click.echo(format_differences(found, len(before.documents), len(before.findings), lang), nl=False)
    if code in {ExitCode.FAILED, ExitCode.NOTHING_READ}:
        return code
    return ExitCode.FOUND if any(one.matters for one in found) else ExitCode.OK


def _read(file: Path) -> tuple[Record, bool]:
    from disclosure_lint.record import RecordError, load

    try:
        return load(file.read_bytes())
    except OSError as error:
        raise click.FileError(str(file), error.strerror or "cannot be read") from None
    except RecordError as error:
        raise click.UsageError(f"不是检查记录 (not a record of a check): {error}") from None


def _asked(record: Record, paths: tuple[str, ...]) -> Asking:
    options = record.options.model_dump()
    files = {name: tuple(map(Path, options[name])) for name in ("previous", "packs")}
    if missing := [path for path in files["packs"] if not path.is_dir()]:
        raise click.UsageError(f"找不到记录里的规则目录 (no such folder of rules): {missing[0]}")
    return Asking(**{**options, **files, "paths": paths or record.options.paths})
