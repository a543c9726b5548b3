"""``disclosure-lint explain``: why a finding is there."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from disclosure_lint.cli import check as check_command
from disclosure_lint.cli.checking import check
from disclosure_lint.cli.deciding import Decisions
from disclosure_lint.cli.exit_codes import ExitCode
from disclosure_lint.cli.settings import settle

if TYPE_CHECKING:
    from disclosure_lint.report import Entry, Report

#: A fingerprint may be given by its first signs.
_FEWEST_SIGNS = 4


@click.command("explain")
@click.argument("file", metavar="FILE")
@click.argument("which", metavar="FINGERPRINT|RULE[:LINE]|LINE")
@click.option(
    "--format", "style", type=click.Choice(["text", "json"]), default="text", help="输出格式。Output format."
)
@click.pass_context
def command(context: click.Context, /, *, file: str, which: str, style: str, **_: object) -> int:
    """说明一条结果：规则为什么适用、凭什么判断、依据哪一条。选项同 check。

    Explain findings of a file: why the rule applies, what it went by, what it rests on. Options as for check.

    退出码：0 已说明；2 规则或程序出错；3 文件没有读；4 命令行有误，或没有这样的结果。
    """
    from disclosure_lint.formats.explanation import explanation_as_json, format_explanation
    from disclosure_lint.rules.select import DEFAULT_PROFILE

    settings = settle(context, [file])
    report = check(settings, (file,), Decisions.load(settings)).report
    if not report.read:
        name = report.documents[0].name if report.documents else file
        click.echo(f"没有读到 (not read): {name}", err=True)
        return ExitCode.NOTHING_READ
    entries = _chosen(report, which)
    say = explanation_as_json if style == "json" else format_explanation
    profile = settings.one("profile") or DEFAULT_PROFILE
    click.echo(say(report, entries, profile, settings.lang), nl=False)
    return ExitCode.FAILED if report.failures else ExitCode.OK


command.params += [
    one for one in check_command.command.params if one.name not in check_command.OUTPUT | {"paths", "fail_on"}
]


def _chosen(report: Report, which: str) -> list[Entry]:
    rule, colon, line = which.partition(":")
    now = f"{report.pack.renamed.get(rule, rule)}{colon}{line}"
    entries = [entry for entry in report.entries if _is_meant(entry, now)]
    if not entries:
        known = "、".join(dict.fromkeys(f"{entry.rule}{_line(entry)}" for entry in report.entries)) or "-"
        raise click.UsageError(f"没有这样的结果 (no such finding): {which!r}；有的是 (there are): {known}")
    return entries


def _is_meant(entry: Entry, which: str) -> bool:
    if which.isdecimal() and entry.position and entry.position.line is not None:
        return entry.position.line == int(which)
    if len(which) >= _FEWEST_SIGNS and entry.fingerprint.startswith(which):
        return True
    return which in {entry.rule, f"{entry.rule}{_line(entry)}"}


def _line(entry: Entry) -> str:
    line = entry.position.line if entry.position else None
    return f":{line}" if line is not None else ""
