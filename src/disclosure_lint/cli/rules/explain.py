"""``disclosure-lint rules explain``: everything there is to say about a rule."""

from __future__ import annotations

import click

from disclosure_lint.cli.completion import complete_rules
from disclosure_lint.cli.exit_codes import ExitCode
from disclosure_lint.cli.options import config_options, lang_option, pack_option, usage_errors
from disclosure_lint.cli.packs import load_rules
from disclosure_lint.cli.settings import settle


@click.command("explain")
@click.argument("rule", metavar="ID", shell_complete=complete_rules)
@config_options
@pack_option
@lang_option
@click.pass_context
def command(context: click.Context, /, rule: str, **_: object) -> int:
    """说明一条规则：依据、范围、消息、整改。Explain one rule."""
    from disclosure_lint.formats.catalogue import format_rule
    from disclosure_lint.rules.select import UnknownNameError, current

    settings = settle(context)
    pack = load_rules(settings)
    now = current(pack, rule)
    with usage_errors():
        if now not in pack.by_id:
            raise UnknownNameError("规则 (rule)", rule, pack.by_id)
    if now != rule:
        click.echo(f"规则已改名：{rule} 现在是 {now} (now called {now})", err=True)
    click.echo(format_rule(pack.by_id[now], pack, settings.lang), nl=False)
    return ExitCode.OK
