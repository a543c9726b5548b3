"""``disclosure-lint site status``: how far the scan is and what it has found."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from disclosure_lint.cli.options import lang_option
from disclosure_lint.cli.site.options import opened, store_option

if TYPE_CHECKING:
    from pathlib import Path

    from disclosure_lint.rules.model import Lang


@click.command("status")
@store_option
@lang_option
def command(*, store: Path, lang: Lang) -> None:
    """扫描到哪里了，各规则发现多少处。

    Show how far the scan is and counts by rule.
    """
    from disclosure_lint.site.overview import overview
    from disclosure_lint.site.printing.text import format_status

    with opened(store) as site:
        click.echo(format_status(overview(site), lang), nl=False)
