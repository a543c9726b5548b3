"""``disclosure-lint check``: documents in, their violations out."""

from __future__ import annotations

import codecs
import errno
import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from disclosure_lint.cli.exit_codes import exit_code
from disclosure_lint.cli.options import (
    fail_on_option,
    ignore_option,
    lang_option,
    load_rules,
    names_of,
    ner_option,
    pack_option,
    previous_option,
    profile_option,
    rule_timeout_option,
    select_option,
    usage_errors,
)
from disclosure_lint.cli.progress import Progress

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from disclosure_lint.report import Report
    from disclosure_lint.rules.model import Lang
    from disclosure_lint.run import Run
    from disclosure_lint.source import Source, Unread

_STDIN = "-"


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
@pack_option
@lang_option
def command(  # noqa: PLR0913 - one parameter for each option
    *,
    paths: tuple[str, ...],
    select: tuple[str, ...],
    ignore: tuple[str, ...],
    profile: str | None,
    fail_on: str | None,
    style: str,
    reveal: bool,
    statistics: bool,
    output: Path | None,
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
    if reveal and not (style == "text" and _is_live(output)):
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
        rules = choose(pack, names_of(select), names_of(ignore), chosen)
        run = Run(rules, rule_seconds=rule_timeout, names=choose_engine(ner=ner), reveal=reveal)
    seen: set[Path] = set()
    _check(run, _sources(paths, stdin_filename, exclude, seen))
    _compare(run, previous, seen)
    report = run.finish()
    _write(_format(report, style, lang, output, statistics=statistics, reveal=reveal), output)
    return exit_code(report, fail_on or (chosen.fail_on if chosen else "warning"))


def _check_patterns(exclude: tuple[str, ...]) -> None:
    if not exclude:
        return
    from disclosure_lint.inputs import is_pattern

    for pattern in exclude:
        if not is_pattern(pattern):
            raise click.UsageError(f"--exclude 的写法有误 (not a pattern): {pattern!r}")


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


def _is_live(output: Path | None) -> bool:
    return output is None and sys.stdout is not None and sys.stdout.isatty()


def _format(  # noqa: PLR0913 - as the options
    report: Report, style: str, lang: Lang, output: Path | None, *, statistics: bool, reveal: bool
) -> str:
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
    return format_text(report, lang, colour=colour, columns=columns, statistics=statistics, reveal=reveal)


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
