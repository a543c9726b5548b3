"""``disclosure-lint rules validate``: every mistake in rule files and their tests."""

from __future__ import annotations

from pathlib import Path

import click

from disclosure_lint.cli.exit_codes import ExitCode
from disclosure_lint.cli.options import config_options, pack_option, usage_errors
from disclosure_lint.cli.packs import pack_paths
from disclosure_lint.cli.settings import settle


@click.command("validate")
@click.argument("paths", nargs=-1, metavar="[DIR|FILE…]", type=click.Path(exists=True, path_type=Path))
@config_options
@pack_option
@click.pass_context
def command(context: click.Context, /, paths: tuple[Path, ...], **_: object) -> int:
    """列出规则文件和测试文件里的全部错误。List every mistake in rule files and test files.

    不写路径则检查全部规则包。退出码：0 没有错误；3 没有规则文件；4 有错误。
    """
    from disclosure_lint.authoring.validate import validate
    from disclosure_lint.rules.problems import RuleFilesError

    settings = settle(context, paths)
    with usage_errors():
        done = validate(paths, pack_paths(settings))
        if done.problems:
            raise RuleFilesError(done.problems)
    if not done.rules + done.tests + done.others:
        click.echo("没有 YAML 文件 (no YAML files)", err=True)
        return ExitCode.NOTHING_READ
    zh = f"{done.rules} 条规则，{done.tests} 个测试文件，{done.others} 个其他文件，没有错误"
    click.echo(f"{zh} ({done.rules} rules, {done.tests} test files, {done.others} other files: no mistakes)")
    return ExitCode.OK
