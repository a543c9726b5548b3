"""``disclosure-lint check``: documents in, their violations out."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from disclosure_lint.cli.exit_codes import exit_code
from disclosure_lint.cli.options import lang_option, load_rules, pack_option, usage_errors
from disclosure_lint.cli.outputs import FORMATS, Manner, choose_outputs, write_report
from disclosure_lint.cli.progress import Progress
from disclosure_lint.finding import THRESHOLDS

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from disclosure_lint.rules.model import Lang
    from disclosure_lint.run import Run
    from disclosure_lint.source import Source, Unread

_STDIN = "-"


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
    from disclosure_lint.language.names.tagger import choose_engine
    from disclosure_lint.rules.select import choose, find_profile
    from disclosure_lint.run import Run

    _check_patterns(exclude)
    targets = choose_outputs(style, outputs)
    if reveal and not all(target.is_live for target in targets):
        raise click.UsageError(
            "--reveal 只用于终端，个人信息不写入文件或管道"
            " (shows personal values on a terminal only, never in a file or a pipe)"
        )
    if any(path.lower().endswith(".pdf") for path in paths):
        from disclosure_lint.readers.isolation import READER

        READER.start()  # it gets ready while the rules are read
    with usage_errors():
        pack = load_rules(packs)
        chosen = find_profile(pack, profile)
        rules = choose(pack, _names(select), _names(ignore), chosen)
        names, shown = choose_engine(ner=ner), any(target.shows_text for target in targets)
        run = Run(rules, rule_seconds=rule_timeout, names=names, keep_texts=shown, reveal=reveal)
    seen: set[Path] = set()
    _check(run, _sources(paths, stdin_filename, exclude, seen))
    _compare(run, previous, seen)
    report = run.finish()
    threshold = fail_on or (chosen.fail_on if chosen else "warning")
    code = exit_code(report, threshold)
    manner = Manner(
        lang, code, threshold, statistics=statistics, quiet=quiet, verbose=verbose, reveal=reveal
    )
    for target in targets:
        write_report(report, target, manner)
    return code


def _check_patterns(exclude: tuple[str, ...]) -> None:
    if not exclude:
        return
    from disclosure_lint.inputs import is_pattern

    for pattern in exclude:
        if not is_pattern(pattern):
            raise click.UsageError(f"--exclude 的写法有误 (not a pattern): {pattern!r}")


def _names(values: Iterable[str]) -> list[str]:
    return [name.strip() for value in values for name in value.split(",") if name.strip()]


def _sources(
    paths: tuple[str, ...], stdin_filename: str, exclude: tuple[str, ...], seen: set[Path]
) -> Iterator[Source | Unread]:
    from disclosure_lint.inputs import gather
    from disclosure_lint.source import Source

    if _STDIN in paths:
        yield Source(stdin_filename, sys.stdin.buffer.read())
    yield from gather([Path(path) for path in paths if path != _STDIN], exclude, seen=seen)


def _check(run: Run, sources: Iterable[Source | Unread]) -> None:
    progress = Progress()
    try:
        for source in sources:
            run.check(source)
            progress.update(len(run.report.documents), len(run.report.entries))
    finally:
        progress.close()


def _compare(run: Run, previous: tuple[Path, ...], seen: set[Path]) -> None:
    from disclosure_lint.inputs import gather

    for source in gather(previous, seen=seen):
        run.compare_with(source)
