"""``disclosure-lint site report``: the findings of a store."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import click

from disclosure_lint.cli.completion import complete_rules
from disclosure_lint.cli.numbers import count
from disclosure_lint.cli.options import (
    config_options,
    fail_on_option,
    lang_option,
    pack_option,
    triage_options,
)
from disclosure_lint.cli.outputs import FORMATS, Manner, output_option
from disclosure_lint.cli.site.options import everything_option, opened, store_option
from disclosure_lint.cli.site.outputs import outputs_of
from disclosure_lint.cli.site.writing import GRAVE_FIRST, write_findings

if TYPE_CHECKING:
    from pathlib import Path


@click.command("report")
@store_option
@click.option(
    "--format", "style", type=click.Choice(list(FORMATS)), help="输出格式，默认随文件名。Output format."
)
@output_option
@click.option(
    "--rule",
    "rules",
    multiple=True,
    metavar="RULE",
    shell_complete=complete_rules,
    help="只看、只计这些规则或类别，可用逗号分隔。Show and count these rules or areas only.",
)
@click.option("--limit", type=count(0), help="最多多少处。At most so many findings.")
@everything_option
@fail_on_option
@triage_options
@config_options
@pack_option
@lang_option
@click.pass_context
def command(  # noqa: PLR0913 - one parameter for each option
    context: click.Context,
    /,
    *,
    store: Path,
    outputs: tuple[str, ...],
    rules: tuple[str, ...],
    limit: int | None,
    everything: bool,
    **_: Any,  # noqa: ANN401 - looked up in the context
) -> int:
    """列出扫描库中的问题；xlsx 和 csv 为整改台账，html 为可离线打开的报告。

    List findings; xlsx and csv are a ledger, html a report that opens without a network.

    退出码：0 没有达到级别的问题；1 有；2 规则出错；3 没有可检查的页面；4 命令行、规则或配置文件有误。
    """
    from disclosure_lint.cli.packs import load_rules
    from disclosure_lint.cli.site.outcome import outcome
    from disclosure_lint.cli.site.settling import show_stored
    from disclosure_lint.site.listing import Wanted, findings
    from disclosure_lint.site.overview import overview

    with opened(store) as site:
        names = [name for one in rules for part in one.split(",") if (name := part.strip())]
        settings, standing = show_stored(context, site, names)
        style = settings.values["format"][0]
        chosen = outputs_of(outputs, style.value, [store], named=style.origin == "command-line")
        state = overview(site, standing)
        threshold = settings.one("fail-on") or site.about("fail-on") or "warning"
        code = outcome(state, threshold)
        manner = Manner(settings.lang, exit_code=code, threshold=threshold, everything=everything)
        for output in chosen:
            # As in check, JSON has all findings, and says of each what was decided.
            every = everything or output.style in {"json", "sarif"}
            most, grave_first = -1 if limit is None else limit, output.style in GRAVE_FIRST
            wanted = Wanted(limit=most, everything=every, grave_first=grave_first)
            write_findings(findings(site, wanted), site, state, output, manner, pack=load_rules(settings))
        return code
