"""``disclosure-lint rules schema``: JSON Schemas of the files of a pack, for editors."""

from __future__ import annotations

from pathlib import Path

import click

from disclosure_lint.cli.completion import complete_kinds
from disclosure_lint.cli.exit_codes import ExitCode
from disclosure_lint.cli.options import config_options, pack_option, usage_errors
from disclosure_lint.cli.packs import load_rules
from disclosure_lint.cli.settings import settle
from disclosure_lint.cli.writing import replace_file

_FILES = (
    "rule", "test", "holders", "pack", "sources", "forms", "plans", "measures", "documents", "masks",
)  # fmt: skip


@click.command("schema")
@click.argument("file", type=click.Choice(_FILES), default="rule")
@click.option(
    "--kind", metavar="KIND", shell_complete=complete_kinds, help="只写这一种规则的。Of rules of one kind."
)
@click.option(
    "-o",
    "--output",
    type=click.Path(dir_okay=False, path_type=Path),
    metavar="FILE",
    help="写入文件，默认打印。File to write.",
)
@config_options
@pack_option
@click.pass_context
def command(context: click.Context, /, file: str, kind: str | None, output: Path | None, **_: object) -> int:
    """规则包各种文件的 JSON Schema，供编辑器用。JSON Schemas of rule files, their tests, and other files.

    在 YAML 文件第一行写 # yaml-language-server: $schema=路径，编辑器就会提示和检查。
    """
    from disclosure_lint.authoring.schema import dump, file_schema, rule_schema
    from disclosure_lint.kinds import KINDS
    from disclosure_lint.rules.select import UnknownNameError

    if kind is not None and file != "rule":
        raise click.UsageError("--kind 只用于规则文件 (--kind goes with rule files only)")
    with usage_errors():
        if kind is not None and kind not in KINDS:
            raise UnknownNameError("规则种类 (kind)", kind, KINDS)
    if file == "rule":
        kinds = {kind: KINDS[kind]} if kind else KINDS
        made = dump(rule_schema(kinds, load_rules(settle(context))))
    else:
        made = dump(file_schema(file))
    if output is None:
        click.echo(made, nl=False)
    else:
        replace_file(output, made.encode())
    return ExitCode.OK
