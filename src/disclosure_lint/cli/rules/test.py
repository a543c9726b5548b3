"""``disclosure-lint rules test``: whether the rules do what they say."""

from __future__ import annotations

from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING

import click

from disclosure_lint.cli.completion import complete_rules
from disclosure_lint.cli.exit_codes import ExitCode
from disclosure_lint.cli.options import config_options, pack_option, usage_errors
from disclosure_lint.cli.packs import load_rules, pack_paths
from disclosure_lint.cli.settings import settle
from disclosure_lint.cli.writing import replace_file

if TYPE_CHECKING:
    from disclosure_lint.rules.pack import Pack


@click.command("test")
@click.argument("ids", nargs=-1, metavar="[ID…]", shell_complete=complete_rules)
@click.option("--update", is_flag=True, help="把发现的写进 hit 的 find。Write what is found into the hits.")
@config_options
@pack_option
@click.pass_context
def command(context: click.Context, /, ids: tuple[str, ...], *, update: bool, **_: object) -> int:
    """运行规则旁的测试。Run the tests that lie beside the rules.

    退出码：0 全部通过；1 有测试未通过；4 命令行或规则文件有误。
    """
    from disclosure_lint.rule_tests import run
    from disclosure_lint.rules.pack import builtin_folder
    from disclosure_lint.rules.select import choose

    settings = settle(context)
    pack = load_rules(settings)
    counts: Counter[bool] = Counter()
    with usage_errors():
        chosen = choose(pack, ids, templates=True, previews=True)
        if update:
            _update(chosen, pack_paths(settings))
        for result in run(chosen, [builtin_folder(), *pack_paths(settings)]):
            counts[not result.trouble] += 1
            if result.trouble:
                click.echo(f"{result.rule} [{result.group}] {result.case}: {result.trouble}")
    click.echo(f"通过 {counts[True]}，未通过 {counts[False]} ({counts[True]} passed, {counts[False]} failed)")
    return ExitCode.FOUND if counts[False] else ExitCode.OK


def _update(pack: Pack, packs: tuple[Path, ...]) -> None:
    """Write the files of tests, and print how they differ; the rules that were installed stay as they are."""
    from disclosure_lint.authoring.update import update
    from disclosure_lint.rules.pack import builtin_folder, is_installed

    folders = packs if is_installed() else (builtin_folder(), *packs)
    for updated in update(pack, folders):
        replace_file(Path(updated.path), updated.after.encode())
        click.echo(updated.diff, nl=False)
