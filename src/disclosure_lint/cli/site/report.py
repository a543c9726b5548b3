"""``disclosure-lint site report``: the findings of a store."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from disclosure_lint.cli.options import lang_option
from disclosure_lint.cli.outputs import FORMATS, Manner
from disclosure_lint.cli.site.options import fail_on_option, opened, output_option, store_option
from disclosure_lint.cli.site.writing import output_of, write_findings

if TYPE_CHECKING:
    from pathlib import Path

    from disclosure_lint.rules.model import Lang


@click.command("report")
@store_option
@click.option(
    "--format", "style", type=click.Choice(list(FORMATS)), help="输出格式，默认随文件名。Output format."
)
@output_option
@click.option("--rule", default="", metavar="RULE", help="只看一条规则或一类。One rule or area only.")
@click.option("--limit", type=click.IntRange(min=0), help="最多多少处。At most so many findings.")
@fail_on_option
@lang_option
def command(  # noqa: PLR0913 - one parameter for each option
    *,
    store: Path,
    style: str | None,
    output: Path | None,
    rule: str,
    limit: int | None,
    fail_on: str | None,
    lang: Lang,
) -> int:
    """列出扫描库中的问题；xlsx 和 csv 为整改台账，html 为可离线打开的报告。

    List findings; xlsx and csv are a ledger, html a report that opens without a network.
    """
    from disclosure_lint.cli.site.outcome import outcome
    from disclosure_lint.site.listing import Wanted, findings
    from disclosure_lint.site.overview import overview

    wanted = Wanted(rule=rule, limit=-1 if limit is None else limit)
    with opened(store) as site:
        state, threshold = overview(site), fail_on or "warning"
        code = outcome(state, threshold)
        manner = Manner(lang, exit_code=code, threshold=threshold)
        write_findings(findings(site, wanted), site, state, output_of(style, output), manner)
        return code
