"""``disclosure-lint site SOURCE…``: check what is new or changed."""

from __future__ import annotations

import os
from itertools import chain
from typing import TYPE_CHECKING, Any

import click

from disclosure_lint.cli.options import lang_option, pack_option, usage_errors
from disclosure_lint.cli.packs import named_packs
from disclosure_lint.cli.site.crawling import crawl_errors, crawl_of, crawl_options
from disclosure_lint.cli.site.options import choosing_options, fail_on_option, opened, store_option

if TYPE_CHECKING:
    from pathlib import Path

    from disclosure_lint.rules.model import Lang
    from disclosure_lint.site.settings import Settings
    from disclosure_lint.site.store import Store


@click.command("scan")
@click.argument("sources", nargs=-1, required=True, metavar="SOURCE…")
@store_option
@choosing_options
@fail_on_option
@click.option("--workers", type=click.IntRange(min=1), help="进程数，默认为处理器数。Number of processes.")
@click.option(
    "--exclude", multiple=True, metavar="PATTERN", help="不检查的文件，写法同 .gitignore。Files to leave out."
)
@crawl_options
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
    **crawling: Any,  # noqa: ANN401 - as the options have it
) -> int:
    """检查网站：镜像目录、网址（https://…，附加组件 crawl）、网址列表；再次运行时只检查新增和变化的页面。

    Scan a site: a copy of it, its address, or a list of addresses; run again, and only what is new or
    changed is checked.
    """
    from disclosure_lint.cli.site.outcome import outcome
    from disclosure_lint.site.overview import overview
    from disclosure_lint.site.printing.text import format_status
    from disclosure_lint.site.settings import Settings

    with usage_errors():
        further = named_packs(packs)
    settings = Settings(further, _names(select), _names(ignore), profile, ner)
    with usage_errors():
        settings.run()
    options: dict[str, object] = {"sources": sources, "exclude": exclude, "profile": profile}
    with opened(store, create=True) as site:
        _scan(site, store, settings, options, crawling, workers or os.cpu_count() or 1, lang)
        state = overview(site)
        click.echo(format_status(state, lang), nl=False)
        return outcome(state, fail_on or settings.threshold())


def _scan(  # noqa: PLR0913, PLR0917 - the options of the command
    site: Store,
    path: Path,
    settings: Settings,
    options: dict[str, Any],
    crawling: dict[str, Any],
    workers: int,
    lang: Lang,
) -> None:
    from disclosure_lint.cli.site.meter import Meter
    from disclosure_lint.site.addresses import AddressesError
    from disclosure_lint.site.coverage import Coverage
    from disclosure_lint.site.scan import scan
    from disclosure_lint.site.sources import local_tasks, sort_sources

    try:
        sources = sort_sources(options["sources"])
    except AddressesError as error:
        raise click.UsageError(str(error)) from None
    crawl = None
    if sources.online:
        crawl = crawl_of(sources, site, path, crawling)
        options |= crawling
    tasks = chain(local_tasks(sources.paths, options["exclude"]), crawl or ())
    with Meter(lang) as meter, crawl_errors():
        scan(
            site,
            tasks,
            settings,
            options=options,
            workers=workers,
            coverage=crawl.coverage if crawl else Coverage,
            progress=meter.update,
        )
    if crawl:
        crawl.forget()


def _names(values: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(name.strip() for value in values for name in value.split(",") if name.strip())
