"""``disclosure-lint site status``: how far the scan is and what it has found."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from disclosure_lint.cli.options import lang_option
from disclosure_lint.cli.site.options import opened, output_option, store_option
from disclosure_lint.cli.site.writing import STREAMED, output_of, write_status

if TYPE_CHECKING:
    from pathlib import Path

    from disclosure_lint.rules.model import Lang


@click.command("status")
@store_option
@click.option("--format", "style", type=click.Choice(STREAMED), help="输出格式，默认随文件名。Output format.")
@output_option
@lang_option
def command(*, store: Path, style: str | None, output: Path | None, lang: Lang) -> None:
    """扫描到哪里了，各规则发现多少处。

    Show how far the scan is and counts by rule.
    """
    from disclosure_lint.site.overview import overview

    with opened(store) as site:
        write_status(overview(site), output_of(style, output, STREAMED), lang)
