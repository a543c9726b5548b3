"""``disclosure-lint site status``: how far the scan is and what it has found."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import click

from disclosure_lint.cli.options import config_options, lang_option, pack_option, triage_options
from disclosure_lint.cli.outputs import output_option
from disclosure_lint.cli.site.options import opened, store_option
from disclosure_lint.cli.site.outputs import outputs_of
from disclosure_lint.cli.site.writing import STREAMED, write_status

if TYPE_CHECKING:
    from pathlib import Path


@click.command("status")
@store_option
@click.option("--format", "style", type=click.Choice(STREAMED), help="输出格式，默认随文件名。Output format.")
@output_option
@triage_options
@config_options
@pack_option
@lang_option
@click.pass_context
def command(
    context: click.Context,
    /,
    *,
    store: Path,
    style: str | None,
    outputs: tuple[str, ...],
    **_: Any,  # noqa: ANN401 - looked up in the context
) -> None:
    """扫描到哪里了，各规则发现多少处。

    Show how far the scan is and counts by rule.
    """
    from disclosure_lint.cli.site.settling import show_stored
    from disclosure_lint.site.overview import overview

    chosen = outputs_of(outputs, style, [store], among=STREAMED)
    with opened(store) as site:
        settings, standing = show_stored(context, site)
        state = overview(site, standing)
        for output in chosen:
            write_status(state, output, settings.lang)
