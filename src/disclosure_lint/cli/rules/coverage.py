"""``disclosure-lint rules coverage``: which clauses of regulations are looked at."""

from __future__ import annotations

import click

from disclosure_lint.cli.completion import complete_sources
from disclosure_lint.cli.exit_codes import ExitCode
from disclosure_lint.cli.options import config_options, lang_option, pack_option, usage_errors
from disclosure_lint.cli.packs import load_rules
from disclosure_lint.cli.settings import settle


@click.command("coverage")
@click.option(
    "--source",
    "sources",
    multiple=True,
    metavar="ID",
    shell_complete=complete_sources,
    help="只列这些依据。Only these sources.",
)
@click.option("--format", "style", type=click.Choice(["text", "json"]), default="text", help="格式。Format.")
@config_options
@pack_option
@lang_option
@click.pass_context
def command(context: click.Context, /, sources: tuple[str, ...], style: str, **_: object) -> int:
    """各部法规的每一条：由哪些规则检查，哪些部分没有查，或为什么不能由程序检查。

    Which clauses of each regulation are covered by rules, in part, or cannot be automated.
    """
    from disclosure_lint.formats.coverage import coverage_json, coverage_text
    from disclosure_lint.rules.coverage import coverage
    from disclosure_lint.rules.select import UnknownNameError

    settings = settle(context)
    pack = load_rules(settings)
    with usage_errors():
        for source in sources:
            if source not in pack.sources:
                raise UnknownNameError("依据 (source)", source, pack.sources)
    covered = coverage(pack, sources)
    text = coverage_json(covered) if style == "json" else coverage_text(covered, settings.lang)
    click.echo(text, nl=False)
    return ExitCode.OK
