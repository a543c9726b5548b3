"""``disclosure-lint check``: documents in, their violations out."""

from __future__ import annotations

import codecs
import errno
import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from disclosure_lint.cli.checking import check
from disclosure_lint.cli.exit_codes import exit_code
from disclosure_lint.cli.options import (
    config_options,
    fail_on_option,
    ignore_option,
    lang_option,
    ner_option,
    pack_option,
    previous_option,
    profile_option,
    rule_timeout_option,
    select_option,
    triage_options,
    usage_errors,
)
from disclosure_lint.cli.settings import settle

if TYPE_CHECKING:
    from disclosure_lint.cli.settings import Settings
    from disclosure_lint.report import Report


@click.command("check")
@click.argument("paths", nargs=-1, required=True, metavar="PATH…")
@select_option
@ignore_option
@profile_option
@fail_on_option
@click.option(
    "--format", "style", type=click.Choice(["text", "json"]), default="text", help="输出格式。Output format."
)
@click.option(
    "--reveal",
    is_flag=True,
    help="摘录不遮盖，只显示在终端上。Show excerpts without masks, on a terminal only.",
)
@click.option("--statistics", is_flag=True, help="附各规则的次数。Add counts by rule.")
@click.option(
    "-o", "--output", type=click.Path(dir_okay=False, path_type=Path), help="写入文件。Write to a file."
)
@click.option(
    "--stdin-filename",
    metavar="NAME",
    default="<stdin>",
    help="“-”（标准输入）在报告中的名称。Name for standard input.",
)
@previous_option
@click.option(
    "--exclude",
    multiple=True,
    metavar="PATTERN",
    help="目录中不检查的文件，写法同 .gitignore。Files in folders to leave out.",
)
@rule_timeout_option
@ner_option
@click.option(
    "--ocr",
    is_flag=True,
    help="识别图片和扫描页里的文字（附加组件 ocr），每页几秒。Recognise text in pictures and scans.",
)
@click.option(
    "--all", "everything", is_flag=True, help="也列出已登记、已豁免、已排除的。Show what does not count too."
)
@triage_options
@config_options
@pack_option
@lang_option
@click.pass_context
def command(context: click.Context, /, paths: tuple[str, ...], **_: object) -> int:
    """检查文件、目录或标准输入（-）。

    Check files, folders or standard input (-).

    退出码：0 没有达到级别的问题；1 有；2 规则或程序出错；3 没有可检查的文件；4 命令行、规则或配置文件有误。
    """
    from disclosure_lint.cli.deciding import Decisions

    settings = settle(context, paths)
    check_format(context.command, settings)
    check_reveal(settings)
    decisions = Decisions.load(settings)
    checked = check(settings, paths, decisions)
    write_report(settings, checked.report)
    return exit_code(checked.report, checked.fail_on)


def check_format(command: click.Command, settings: Settings) -> None:
    """Refuse a format of a configuration file that does not exist."""
    value = settings.values["format"][0]
    option = next(one for one in command.params if one.name == "style")
    known = option.type.choices if isinstance(option.type, click.Choice) else ()
    if value.given is not None and value.value not in known:
        from disclosure_lint.config.load import ConfigError
        from disclosure_lint.rules.problems import closest

        with usage_errors():
            cause = f"没有格式 {value.value!r} (no such format)"
            raise ConfigError([value.given.problem(cause, closest(value.value, map(str, known)))])


def write_report(settings: Settings, report: Report) -> None:
    """Write a report as the command line and the configuration want it."""
    _write(_format(settings, report), settings.parameters["output"])


def check_reveal(settings: Settings) -> None:
    """Let personal values be shown on a terminal only."""
    if settings.parameters["reveal"] and not (
        settings.one("format") == "text" and _is_live(settings.parameters["output"])
    ):
        raise click.UsageError(
            "--reveal 只用于终端，个人信息不写入文件或管道"
            " (shows personal values on a terminal only, never in a file or a pipe)"
        )


def _is_live(output: Path | None) -> bool:
    return output is None and sys.stdout is not None and sys.stdout.isatty()


def _format(settings: Settings, report: Report) -> str:
    style, lang = settings.one("format"), settings.lang
    output: Path | None = settings.parameters["output"]
    if style == "json":
        from disclosure_lint.formats.json import format_json

        # Where the output claims to be ASCII, click writes UTF-8.
        encoding = codecs.lookup(getattr(sys.stdout, "encoding", None) or "utf-8").name
        ascii_only = output is None and encoding not in {"utf-8", "ascii"}
        return format_json(report, lang, ascii_only=ascii_only)
    from shutil import get_terminal_size

    from disclosure_lint.formats.text import format_text

    live = _is_live(output)
    colour = live and not os.environ.get("NO_COLOR")
    columns = get_terminal_size().columns if live else 80
    shown = {key: settings.parameters[key] for key in ("statistics", "everything", "reveal")}
    return format_text(report, lang, colour=colour, columns=columns, **shown)


def _write(text: str, output: Path | None) -> None:
    if output is None:
        if sys.stdout is None:  # closed before we were started
            raise OSError(errno.EBADF, os.strerror(errno.EBADF))
        click.echo(text, nl=False)
        return
    try:
        output.write_text(text, encoding="utf-8", errors="backslashreplace")
    except OSError as error:
        raise click.FileError(str(output), error.strerror or "cannot be written") from None
