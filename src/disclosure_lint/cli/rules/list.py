"""``disclosure-lint rules list``: a line for each rule."""

from __future__ import annotations

import click

from disclosure_lint.cli.exit_codes import ExitCode
from disclosure_lint.cli.options import config_options, lang_option, pack_option
from disclosure_lint.cli.packs import load_rules
from disclosure_lint.cli.settings import settle


@click.command("list")
@config_options
@pack_option
@lang_option
@click.pass_context
def command(context: click.Context, /, **_: object) -> int:
    """列出全部规则。List all rules."""
    from disclosure_lint.formats.catalogue import format_list

    settings = settle(context)
    click.echo(format_list(load_rules(settings), settings.lang), nl=False)
    return ExitCode.OK
