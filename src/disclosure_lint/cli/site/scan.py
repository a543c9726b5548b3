"""``disclosure-lint site SOURCE…``: check what is new or changed."""

from __future__ import annotations

import os
import signal
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from disclosure_lint.cli import numbers
from disclosure_lint.cli.exit_codes import ExitCode
from disclosure_lint.cli.options import (
    config_options,
    fail_on_option,
    ignore_option,
    lang_option,
    ner_option,
    pack_option,
    profile_option,
    rule_timeout_option,
    select_option,
    triage_options,
)
from disclosure_lint.cli.site.cluster import Cluster, cluster_options
from disclosure_lint.cli.site.crawling import crawl_of, crawl_options
from disclosure_lint.cli.site.options import opened_for_scan, store_option

if TYPE_CHECKING:
    from collections.abc import Iterator

    from disclosure_lint.cli.deciding import Decisions
    from disclosure_lint.cli.settings import Settings
    from disclosure_lint.rules.model import Lang
    from disclosure_lint.site.overview import Overview
    from disclosure_lint.site.settings import Settings as SiteSettings
    from disclosure_lint.site.sources import Sources

_CRAWLING = (
    *("hosts", "depth", "delay", "max_size", "max_pages", "private"),
    *("render", "browser", "unlocked"),
)


@click.command("scan")
@click.argument("sources", nargs=-1, required=True, metavar="SOURCE…")
@store_option
@select_option
@ignore_option
@profile_option
@ner_option
@fail_on_option
@click.option("--workers", type=numbers.workers(), help="进程数，默认为处理器数。Number of processes.")
@click.option(
    "--exclude", multiple=True, metavar="PATTERN", help="不检查的文件，写法同 .gitignore。Files to leave out."
)
@rule_timeout_option
@crawl_options
@cluster_options
@triage_options
@config_options
@pack_option
@lang_option
@click.pass_context
def command(
    context: click.Context,
    /,
    *,
    sources: tuple[str, ...],
    store: Path,
    cluster: Cluster | None,
    **_: Any,  # noqa: ANN401 - looked up in the context
) -> int:
    """检查网站：镜像目录、网址（https://…，附加组件 crawl）、网址列表；再次运行时只检查新增和变化的页面。

    Scan a site: a copy of it, its address, or a list of addresses; run again, and only what is new or
    changed is checked.

    退出码：0 没有达到级别的问题；1 有；2 规则或程序出错，或另一个扫描正在进行；3 没有可检查的页面；
    4 命令行、规则或配置文件有误。
    """
    from disclosure_lint.cli.deciding import Decisions
    from disclosure_lint.cli.site.outcome import outcome
    from disclosure_lint.cli.site.settling import remember, settle_scan, settled, site_settings, value_key
    from disclosure_lint.cli.site.work import Work
    from disclosure_lint.site.overview import overview
    from disclosure_lint.site.printing.text import format_status
    from disclosure_lint.site.scan import ScanError

    sorted_ = _sorted(sources)
    settings = settle_scan(context, map(Path, _local(sources)), store)
    chosen = site_settings(settings)
    threshold = settings.one("fail-on") or chosen.threshold()
    decisions = Decisions.load(settings)
    if not (sorted_.online or store.exists()) and not _has_files(sorted_, settings, decisions, store):
        click.echo("来源里没有找到页面 (no pages found)", err=True)
        return ExitCode.NOTHING_READ
    crawling = settled(context, settings, *_CRAWLING) if sorted_.online else {}
    crawl = crawl_of(sorted_, crawling) if crawling and not cluster else None
    with _stopped_alike(), opened_for_scan(store) as site:
        chosen = replace(chosen, key=value_key(settings, site))
        remember(site, settings, chosen, threshold)
        options = _options(sources, settings, chosen) | crawling
        workers = settled(context, settings, "workers")["workers"] or os.cpu_count() or 1
        work = Work(site, sorted_, chosen, settings, decisions, options, workers, crawl)
        try:
            count = work.run(cluster)
        except ScanError as error:
            click.echo(str(error), err=True)
            return ExitCode.FAILED
        nothing = not (count.before or count.pages)
        state = overview(site, work.standing)
        _tell(chosen, state, nothing=nothing)
        click.echo(format_status(state, settings.lang), nl=False)
        return ExitCode.NOTHING_READ if nothing else outcome(state, threshold)


@contextmanager
def _stopped_alike() -> Iterator[None]:
    """Let a scan that is asked to end (SIGTERM) stop as one that is interrupted from the keyboard."""
    try:
        before = signal.signal(signal.SIGTERM, signal.default_int_handler)
    except ValueError:  # not in the main thread
        yield
        return
    try:
        yield
    finally:
        signal.signal(signal.SIGTERM, before)


def _local(sources: tuple[str, ...]) -> list[str]:
    """Sources that are paths."""
    from disclosure_lint.site.addresses import is_address

    return [source for source in sources if not is_address(source)]


def _sorted(sources: tuple[str, ...]) -> Sources:
    """Tell the sources apart; one that is not there is a usage error, lest its pages be taken for gone."""
    from disclosure_lint.judge.masking import Masker
    from disclosure_lint.site.addresses import AddressesError
    from disclosure_lint.site.sources import is_none, sort_sources

    missing = [Masker().mask(source) for source in sources if is_none(source)]
    if missing:
        raise click.UsageError(f"没有这个文件或目录 (no such file or folder): {', '.join(missing)}")
    try:
        return sort_sources(sources)
    except AddressesError as error:
        raise click.UsageError(str(error)) from None


def _options(sources: tuple[str, ...], settings: Settings, chosen: SiteSettings) -> dict[str, object]:
    exclude = [value.value for value in settings.values["exclude"]]
    return {"sources": sources, "exclude": exclude, "profile": chosen.profile}


def _has_files(sources: Sources, settings: Settings, decisions: Decisions, store: Path) -> bool:
    """Whether there is a file to look at, lest a store be made for nothing."""
    from disclosure_lint.cli.site.settling import unwanted
    from disclosure_lint.inputs import list_files

    exclude = [value.value for value in settings.values["exclude"] if value.given is None]
    return any(True for _ in list_files(sources.paths, exclude, unwanted(settings, decisions, store)))


def _tell(chosen: SiteSettings, state: Overview, *, nothing: bool) -> None:
    """Tell what was not looked at."""
    from disclosure_lint.site.copies import lacking

    if nothing:
        zh, en = _reasons(state, "zh"), _reasons(state, "en")
        click.echo(
            f"来源里没有找到页面{zh and f'：{zh}'}；以前的结果原样保留"
            f" (no pages found{en and f': {en}'}; what is known stays)",
            err=True,
        )
    elif lacking(chosen.pack()):
        click.echo(
            "没有查内容相同的页面 (pages were not compared for copies): pip install 'disclosure-lint[site]'",
            err=True,
        )


def _reasons(state: Overview, lang: Lang) -> str:
    """Why addresses were not fetched, and how many each."""
    from disclosure_lint.site.printing.facts import troubles

    reasons = (f"{name} {number}" for _, counted in troubles(state, lang) for name, number in counted.items())
    return ("，" if lang == "zh" else ", ").join(reasons)
