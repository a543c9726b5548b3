"""``disclosure-lint site baseline``: what a store holds is written down as known."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Any

import click

from disclosure_lint.cli.baseline import save_baseline, target_of, tell_shrunk, tell_written
from disclosure_lint.cli.exit_codes import ExitCode
from disclosure_lint.cli.options import config_options, lang_option, pack_option, triage_options
from disclosure_lint.cli.site.options import opened, store_option
from disclosure_lint.cli.site.outputs import refuse_stores

if TYPE_CHECKING:
    from pathlib import Path

    from disclosure_lint.cli.settings import Settings
    from disclosure_lint.site.store import Store


@click.command("baseline")
@store_option
@click.option("--shrink-only", is_flag=True, help="只删去已经没有的，不加新的。Only remove what is gone.")
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
    shrink_only: bool,
    **_: Any,  # noqa: ANN401 - looked up in the context
) -> int:
    """把扫描库里的问题登记为基线，以后只报新的；已豁免、已排除的不登记。

    Write down what a store holds as a baseline; nothing is checked again.

    退出码：0 已写入；1 --shrink-only 时有新的；2 扫描没有完成；3 没有检查过的页面；4 命令行有误。
    """
    from disclosure_lint.cli.site.settling import settle_report
    from disclosure_lint.site.overview import overview

    with opened(store) as site:
        settings = settle_report(context, site)
        refuse_stores([target_of(settings)], [store])
        state = overview(site)
        if not state.finished or not state.read:
            nothing, stopped = "没有检查过的页面 (nothing was checked)", "扫描没有完成 (not complete)"
            said = nothing if state.finished else stopped
            click.echo(f"{said}；基线没有改动 (baseline left alone)", err=True)
            return ExitCode.NOTHING_READ if state.finished else ExitCode.FAILED
        if state.failures:
            click.echo("有的规则没有完成，见 site status (some rules did not finish)", err=True)
        return _shrink(site, settings) if shrink_only else _write(site, settings)


def _write(store: Store, settings: Settings) -> int:
    from disclosure_lint.cli.deciding import Decisions
    from disclosure_lint.cli.site.settling import judge_stored
    from disclosure_lint.judge.files import shown_path
    from disclosure_lint.site.standing import list_open
    from disclosure_lint.triage.baseline import Baseline

    target = target_of(settings)
    others = settings.with_value("baseline", None)
    decisions, _judged = judge_stored(store, settings, Decisions.load(others))
    key = store.about("mac-key") or None
    baseline = Baseline(shown_path(target), key, Counter(list_open(store, decisions)))
    save_baseline(baseline, target, settings)
    tell_written(baseline, target)
    return ExitCode.OK


def _shrink(store: Store, settings: Settings) -> int:
    from disclosure_lint.cli.deciding import Decisions
    from disclosure_lint.cli.site.settling import judge_stored

    target = target_of(settings)
    decided, judged = judge_stored(store, settings, Decisions.load(settings.with_value("baseline", target)))
    baseline, summary = decided.baseline, judged.standing.baseline
    assert baseline is not None
    assert summary is not None
    left = baseline.without(judged.gone)
    if summary.gone:
        save_baseline(left, target, settings)
    tell_shrunk(summary.gone, left.rows.total(), summary.new)
    return ExitCode.FOUND if summary.new else ExitCode.OK
