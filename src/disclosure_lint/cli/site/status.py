"""``disclosure-lint site status``: how far the scan is and what it has found."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import click

from disclosure_lint.cli.options import config_options, lang_option, pack_option, triage_options
from disclosure_lint.cli.site.options import opened, store_option

if TYPE_CHECKING:
    from pathlib import Path


@click.command("status")
@store_option
@triage_options
@config_options
@pack_option
@lang_option
@click.pass_context
def command(context: click.Context, /, *, store: Path, **_: Any) -> None:  # noqa: ANN401 - looked up in the context
    """扫描到哪里了，各规则发现多少处。

    Show how far the scan is and counts by rule.
    """
    from disclosure_lint.cli.site.settling import show_stored
    from disclosure_lint.site.overview import overview
    from disclosure_lint.site.printing.text import format_status

    with opened(store) as site:
        settings, standing = show_stored(context, site)
        click.echo(format_status(overview(site, standing), settings.lang), nl=False)
