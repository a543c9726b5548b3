"""``disclosure-lint site verdict``: a person says of a finding of a store whether it is one."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import click

from disclosure_lint.cli.exit_codes import ExitCode
from disclosure_lint.cli.options import config_options, lang_option, pack_option, triage_options
from disclosure_lint.cli.site.options import opened, store_option
from disclosure_lint.cli.site.outputs import refuse_stores
from disclosure_lint.cli.verdict import NAME, kept_verdicts, no_such_finding, refuse_personal, save_verdicts

if TYPE_CHECKING:
    from pathlib import Path

    from disclosure_lint.site.decisions import Decisions, Found
    from disclosure_lint.site.store import Store


@click.command("verdict")
@store_option
@click.argument("fingerprint")
@click.argument("decision", type=click.Choice(["confirmed", "dismissed"]))
@click.option("--by", required=True, metavar="NAME", help="谁判定的。Who says so.")
@click.option("--note", default="", help="说明。Why.")
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
    fingerprint: str,
    decision: str,
    by: str,
    note: str,
    **_: Any,  # noqa: ANN401 - looked up in the context
) -> int:
    """记下对扫描库里一条结果的判定：confirmed 属实，dismissed 不是问题（以后不计）。

    Keep what a person says of a finding; its fingerprint is in the JSON report and in the ledger.

    退出码：0 已记下；4 命令行有误，或没有这条结果。
    """
    from disclosure_lint.cli.deciding import Decisions as Loaded
    from disclosure_lint.cli.deciding import today
    from disclosure_lint.cli.site.settling import judge_stored, settle_report
    from disclosure_lint.judge.files import shown_path
    from disclosure_lint.judge.standing import Decision, Verdict

    refuse_personal(by, note)
    with opened(store) as site:
        settings = settle_report(context, site)
        path = settings.path("verdicts") or settings.root / NAME
        refuse_stores([path], [store])
        decisions, _judged = judge_stored(site, settings, Loaded(settings.root))
        found = _found(site, decisions, fingerprint)
        key = site.about("mac-key") or None
        kept = kept_verdicts(path, settings, key).with_names_of(decisions.pack)
        verdict = Verdict(Decision(decision), by.strip(), today(), note.strip())
        values = key is not None
        save_verdicts(kept.with_verdict(found.met.row, found.ordinal, verdict, values=values), path, settings)
    click.echo(f"已记下 ({decision}): {found.document}  {found.met.row.rule}  → {shown_path(path)}")
    return ExitCode.OK


def _found(store: Store, decisions: Decisions, fingerprint: str) -> Found:
    from disclosure_lint.site.decisions import list_found

    at = store.one("SELECT page, rule FROM finding WHERE fingerprint = ? AND gone IS NULL", (fingerprint,))
    for page in list_found(store, decisions, at[1:], at[0]) if at else ():
        for one in page:
            if one.met.fingerprint == fingerprint:
                return one
    raise no_such_finding(fingerprint)
