"""``disclosure-lint rules docs``: a page for each rule."""

from __future__ import annotations

from pathlib import Path

import click

from disclosure_lint.cli.exit_codes import ExitCode
from disclosure_lint.cli.options import config_options, pack_option, usage_errors
from disclosure_lint.cli.packs import load_rules, pack_paths
from disclosure_lint.cli.settings import settle
from disclosure_lint.cli.writing import replace_file
from disclosure_lint.judge.files import shown_path


@click.command("docs")
@click.option(
    "-o",
    "--output",
    type=click.Path(file_okay=False, path_type=Path),
    default=Path("rule-docs"),
    metavar="DIR",
    help="写入的目录，默认 rule-docs。Folder to write to.",
)
@config_options
@pack_option
@click.pass_context
def command(context: click.Context, /, output: Path, **_: object) -> int:
    """每条规则写一页说明（Markdown），取自规则和它的测试。Write a page in Markdown for each rule."""
    from disclosure_lint.authoring.pages import rule_pages
    from disclosure_lint.rules.pack import builtin_folder

    settings = settle(context)
    with usage_errors():
        pages = dict(rule_pages(load_rules(settings), [builtin_folder(), *pack_paths(settings)]))
    for name, text in pages.items():
        (output / name).parent.mkdir(parents=True, exist_ok=True)
        replace_file(output / name, text.encode())
    click.echo(f"{len(pages)} 页：{shown_path(output)} ({len(pages)} pages)")
    return ExitCode.OK
