"""``disclosure-lint rules profile``: how long each rule takes."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from disclosure_lint.cli.checking import chosen_rules
from disclosure_lint.cli.exit_codes import ExitCode
from disclosure_lint.cli.numbers import count
from disclosure_lint.cli.options import (
    config_options,
    ignore_option,
    pack_option,
    profile_option,
    select_option,
    usage_errors,
)
from disclosure_lint.cli.settings import settle

if TYPE_CHECKING:
    from collections.abc import Iterator

    from disclosure_lint.authoring.timing import Timed

_MILLI = 1000


@click.command("profile")
@click.argument(
    "paths", nargs=-1, required=True, metavar="PATH…", type=click.Path(exists=True, path_type=Path)
)
@select_option
@ignore_option
@profile_option
@click.option("--top", type=count(1), metavar="N", help="只列最慢的几条。List only the slowest.")
@config_options
@pack_option
@click.pass_context
def command(context: click.Context, /, paths: tuple[Path, ...], top: int | None, **_: object) -> int:
    """在给定的文件上，每条规则用时多少，最慢的在前。How long each rule takes on files, slowest first.

    几条规则共用的（匹配文字、表格、姓名）算在先用到的一条上。退出码：0；3 没有可检查的文件。
    """
    from disclosure_lint.authoring.timing import measure
    from disclosure_lint.inputs import gather

    settings = settle(context, paths)
    with usage_errors():
        pack, _profile = chosen_rules(settings)
    timed = measure(gather(list(paths)), pack)
    if not timed.documents:
        click.echo("没有可检查的文件 (nothing to check)", err=True)
        return ExitCode.NOTHING_READ
    for line in _table(timed, top):
        click.echo(line)
    return ExitCode.OK


def _table(timed: Timed, top: int | None) -> Iterator[str]:
    from disclosure_lint.authoring.timing import slowest_first

    times = slowest_first(timed)
    whole = sum(one.total for one in times)
    room = max((len(one.rule) for one in times), default=0)
    yield f"{'毫秒 (ms)':<{room - 4}}{'total':>10}{'%':>6}{'median':>10}{'max':>10}"
    for one in times[:top]:
        share = 100 * one.total / whole if whole else 0
        figures = (one.total, one.median, one.most)
        total, median, most = (f"{_MILLI * figure:10.2f}" for figure in figures)
        yield f"{one.rule:<{room}}{total}{share:6.1f}{median}{most}"
    zh = f"{timed.documents} 个文件，读取 {_MILLI * timed.reading:.0f} 毫秒"
    yield f"{zh}，{len(times)} 条规则 {_MILLI * whole:.0f} 毫秒"
    said = f"{timed.documents} documents, reading {_MILLI * timed.reading:.0f} ms"
    yield f"({said}, {len(times)} rules {_MILLI * whole:.0f} ms)"
    if timed.unread:
        yield f"另有 {timed.unread} 个文件读不了 ({timed.unread} files unread)"
