"""``disclosure-lint check``: documents in, their violations out."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from disclosure_lint.cli.checking import Asking, Kept, check, recorded
from disclosure_lint.cli.exit_codes import exit_code
from disclosure_lint.cli.options import lang_option, pack_option
from disclosure_lint.cli.outputs import (
    FORMATS,
    Manner,
    choose_outputs,
    refuse_overwriting,
    write_bytes,
    write_report,
)
from disclosure_lint.finding import THRESHOLDS

if TYPE_CHECKING:
    from disclosure_lint.rules.model import Lang


@click.command("check")
@click.argument("paths", nargs=-1, required=True, metavar="PATH…")
@click.option(
    "--select",
    multiple=True,
    metavar="RULE",
    help="只用这些规则或类别，可用逗号分隔。Run only these rules or areas.",
)
@click.option(
    "--ignore", multiple=True, metavar="RULE", help="不用这些规则或类别。Leave these rules or areas out."
)
@click.option("--profile", metavar="NAME", help="用途：publish 公开前、daily 日常（默认）、audit 普查。")
@click.option(
    "--fail-on",
    type=click.Choice(THRESHOLDS),
    help="达到此级别时退出码为 1，默认随用途。Threshold of exit code 1.",
)
@click.option(
    "--format",
    "style",
    type=click.Choice(list(FORMATS)),
    help="输出格式，默认 text，写入文件时按后缀。Output format; default: text, or that of the suffix.",
)
@click.option(
    "--reveal",
    is_flag=True,
    help="摘录不遮盖，只显示在终端上。Show excerpts without masks, on a terminal only.",
)
@click.option("--statistics", is_flag=True, help="附各规则的次数。Add counts by rule.")
@click.option(
    "-q", "--quiet", is_flag=True, help="只输出合计和未检查的文件。Only totals and what was not read."
)
@click.option(
    "-v",
    "--verbose",
    is_flag=True,
    help="附通过和不适用的规则、各规则用时。Add rules that passed or did not apply, and time taken.",
)
@click.option(
    "-o",
    "--output",
    "outputs",
    multiple=True,
    metavar="[FORMAT=]FILE",
    help="写入文件，可多次使用，“-”为标准输出。Write to a file; may be repeated, “-” is standard output.",
)
@click.option(
    "--record",
    type=click.Path(dir_okay=False, path_type=Path),
    metavar="FILE",
    help="另写一份检查记录，可用 record verify 核对。Also write a record of the check, see record verify.",
)
@click.option(
    "--stdin-filename",
    metavar="NAME",
    default="<stdin>",
    help="“-”（标准输入）在报告中的名称。Name for standard input.",
)
@click.option(
    "--previous",
    multiple=True,
    type=click.Path(path_type=Path),
    metavar="FILE",
    help="往年的报告，只用来对照，可多次使用。A report of an earlier year, read for comparison only.",
)
@click.option(
    "--exclude",
    multiple=True,
    metavar="PATTERN",
    help="目录中不检查的文件，写法同 .gitignore。Files in folders to leave out.",
)
@click.option(
    "--rule-timeout",
    type=click.FloatRange(min=0.01),
    default=10.0,
    help="一条规则在一个文件上的时限（秒）。Seconds a rule may take.",
)
@click.option(
    "--ner/--no-ner",
    default=None,
    help="拿不准的姓名交给模型（附加组件 ner），默认装了就用。Put names in doubt to the model.",
)
@pack_option
@lang_option
def command(  # noqa: PLR0913 - one parameter for each option
    *,
    paths: tuple[str, ...],
    select: tuple[str, ...],
    ignore: tuple[str, ...],
    profile: str | None,
    fail_on: str | None,
    style: str | None,
    reveal: bool,
    statistics: bool,
    quiet: bool,
    verbose: bool,
    outputs: tuple[str, ...],
    record: Path | None,
    stdin_filename: str,
    previous: tuple[Path, ...],
    exclude: tuple[str, ...],
    rule_timeout: float,
    ner: bool | None,
    packs: tuple[Path, ...],
    lang: Lang,
) -> int:
    """检查文件、目录或标准输入（-）。

    Check files, folders or standard input (-).

    退出码：0 没有达到级别的问题；1 有；2 规则或程序出错；3 没有可检查的文件；4 命令行或规则文件有误。
    """
    targets = choose_outputs(style, outputs)
    if reveal and not all(target.is_live for target in targets):
        raise click.UsageError(
            "--reveal 只用于终端，个人信息不写入文件或管道"
            " (shows personal values on a terminal only, never in a file or a pipe)"
        )
    asked = Asking(
        paths, select, ignore, profile, fail_on, stdin_filename, previous, exclude, rule_timeout, ner, packs
    )
    kept = Kept(texts=any(target.shows_text for target in targets), digests=record is not None, reveal=reveal)
    written = [path for path in (*(target.path for target in targets), record) if path is not None]
    refuse_overwriting(paths, written)
    report, threshold = check(asked, kept, written)
    code = exit_code(report, threshold)
    manner = Manner(lang, code, threshold, statistics=statistics, quiet=quiet, verbose=verbose, reveal=reveal)
    for target in targets:
        write_report(report, target, manner)
    if record is not None:
        write_bytes(recorded(report, asked, code), record)
    return code
