"""``disclosure-lint site SOURCE…``: check what is new or changed."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

import click

from disclosure_lint.cli.options import lang_option, pack_option, usage_errors
from disclosure_lint.cli.packs import named_packs
from disclosure_lint.cli.site.options import choosing_options, fail_on_option, opened, store_option

if TYPE_CHECKING:
    from disclosure_lint.rules.model import Lang


@click.command("scan")
@click.argument("sources", nargs=-1, required=True, metavar="SOURCE…")
@store_option
@choosing_options
@fail_on_option
@click.option("--workers", type=click.IntRange(min=1), help="进程数，默认为处理器数。Number of processes.")
@click.option(
    "--exclude", multiple=True, metavar="PATTERN", help="不检查的文件，写法同 .gitignore。Files to leave out."
)
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
) -> int:
    """检查网站的镜像目录；再次运行时只检查新增和变化的页面。

    Scan a copy of a site; run again, and only what is new or changed is checked.
    """
    from disclosure_lint.cli.site.meter import Meter
    from disclosure_lint.cli.site.outcome import outcome
    from disclosure_lint.site.copies import lacking
    from disclosure_lint.site.overview import overview
    from disclosure_lint.site.printing.text import format_status
    from disclosure_lint.site.scan import scan
    from disclosure_lint.site.settings import Settings
    from disclosure_lint.site.sources import local_tasks

    with usage_errors():
        further = named_packs(packs)
    settings = Settings(further, _names(select), _names(ignore), profile, ner)
    with usage_errors():
        settings.run()
    options: dict[str, object] = {"sources": sources, "exclude": exclude, "profile": profile}
    tasks = local_tasks([Path(source) for source in sources], exclude)
    with opened(store, create=True) as site:
        with Meter(lang) as meter:
            count = os.cpu_count() or 1
            scan(site, tasks, settings, options=options, workers=workers or count, progress=meter.update)
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
