"""``disclosure-lint site report``: the findings of a store."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from disclosure_lint.cli.numbers import count
from disclosure_lint.cli.options import lang_option
from disclosure_lint.cli.site.options import fail_on_option, opened, output_option, store_option
from disclosure_lint.cli.site.writing import FORMATS, style_of, write, write_workbook

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from disclosure_lint.rules.model import Lang
    from disclosure_lint.site.listing import Wanted
    from disclosure_lint.site.overview import Overview
    from disclosure_lint.site.store import Store


@click.command("report")
@store_option
@click.option("--format", "style", type=click.Choice(FORMATS), help="输出格式，默认随文件名。Output format.")
@output_option
@click.option("--rule", default="", metavar="RULE", help="只看一条规则或一类。One rule or area only.")
@click.option("--limit", type=count(0), help="最多多少处。At most so many findings.")
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
        state = overview(site)
        chosen = style_of(style, output)
        if chosen == "xlsx":
            write_workbook((("still", one) for one in findings(site, lang, wanted)), output, lang)
        else:
            write(_pieces(chosen, site, state, wanted, lang), output)
        return outcome(state, fail_on or "warning")


def _pieces(style: str, site: Store, state: Overview, wanted: Wanted, lang: Lang) -> Iterator[str]:
    from disclosure_lint.site.listing import documents, findings

    listed = findings(site, lang, wanted)
    if style == "json":
        from disclosure_lint.site.printing.json import format_json

        yield from format_json(listed, documents(site), state)
    elif style == "csv":
        from disclosure_lint.site.printing.table import format_csv

        yield from format_csv((("still", one) for one in listed), lang)
    elif style == "html":
        from disclosure_lint.site.printing.html import format_html

        yield from format_html(listed, state, lang)
    else:
        from disclosure_lint.site.printing.text import format_findings, format_status

        yield from format_findings(listed, lang)
        yield format_status(state, lang)
