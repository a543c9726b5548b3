"""``disclosure-lint site SOURCE…``: check what is new or changed."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, Any

import click

from disclosure_lint.cli import numbers
from disclosure_lint.cli.exit_codes import ExitCode
from disclosure_lint.cli.options import lang_option, pack_option, usage_errors
from disclosure_lint.cli.packs import named_packs
from disclosure_lint.cli.site.cluster import Cluster, cluster_options
from disclosure_lint.cli.site.crawling import crawl_options
from disclosure_lint.cli.site.options import choosing_options, fail_on_option, opened, store_option

if TYPE_CHECKING:
    from pathlib import Path

    from disclosure_lint.rules.model import Lang


@click.command("scan")
@click.argument("sources", nargs=-1, required=True, metavar="SOURCE…")
@store_option
@choosing_options
@fail_on_option
@click.option("--workers", type=numbers.workers(), help="进程数，默认为处理器数。Number of processes.")
@click.option(
    "--exclude", multiple=True, metavar="PATTERN", help="不检查的文件，写法同 .gitignore。Files to leave out."
)
@crawl_options
@cluster_options
@pack_option
@lang_option
def command(  # noqa: PLR0913 - one parameter for each option
    *,
    sources: tuple[str, ...],
    store: Path,
    select: tuple[str, ...],
    ignore: tuple[str, ...],
    profile: str | None,
    ner: bool | None,
    fail_on: str | None,
    workers: int | None,
    exclude: tuple[str, ...],
    packs: tuple[str, ...],
    lang: Lang,
    cluster: Cluster | None,
    **crawling: Any,  # noqa: ANN401 - as the options have it
) -> int:
    """检查网站：镜像目录、网址（https://…，附加组件 crawl）、网址列表；再次运行时只检查新增和变化的页面。

    Scan a site: a copy of it, its address, or a list of addresses; run again, and only what is new or
    changed is checked.
    """
    from disclosure_lint.cli.site.outcome import outcome
    from disclosure_lint.cli.site.work import Work
    from disclosure_lint.site.copies import lacking
    from disclosure_lint.site.overview import overview
    from disclosure_lint.site.printing.text import format_status
    from disclosure_lint.site.scan import ScanError
    from disclosure_lint.site.settings import Settings

    with usage_errors():
        further = named_packs(packs)
    settings = Settings(further, _names(select), _names(ignore), profile, ner)
    with usage_errors():
        settings.run()
    options: dict[str, object] = {"sources": sources, "exclude": exclude, "profile": profile}
    with opened(store, create=True) as site:
        work = Work(site, store, settings, options, workers or os.cpu_count() or 1, lang)
        try:
            work.run(crawling, cluster)
        except ScanError as error:
            click.echo(str(error), err=True)
            return ExitCode.FAILED
        state = overview(site)
        if lacking(settings.pack()):
            click.echo(
                "没有查内容相同的页面 (pages were not compared for copies):"
                " pip install 'disclosure-lint[site]'",
                err=True,
            )
        click.echo(format_status(state, lang), nl=False)
        return outcome(state, fail_on or settings.threshold())


def _names(values: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(name.strip() for value in values for name in value.split(",") if name.strip())
