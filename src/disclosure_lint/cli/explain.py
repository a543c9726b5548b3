"""``disclosure-lint explain``: why a finding is there."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from disclosure_lint.cli.checking import Asking, Kept, check
from disclosure_lint.cli.exit_codes import ExitCode
from disclosure_lint.cli.options import lang_option, pack_option

if TYPE_CHECKING:
    from pathlib import Path

    from disclosure_lint.report import Entry, Report
    from disclosure_lint.rules.model import Lang

#: A fingerprint may be given by its first signs.
_FEWEST_SIGNS = 4


@click.command("explain")
@click.argument("file", metavar="FILE")
@click.argument("which", metavar="FINGERPRINT|RULE[:LINE]|LINE")
@click.option("--profile", metavar="NAME", help="用途，同 check。Profile, as for check.")
@click.option(
    "--format", "style", type=click.Choice(["text", "json"]), default="text", help="输出格式。Output format."
)
@pack_option
@lang_option
def command(  # noqa: PLR0913 - one parameter for each option
    *, file: str, which: str, profile: str | None, style: str, packs: tuple[Path, ...], lang: Lang
) -> int:
    """说明一条结果：规则为什么适用、凭什么判断、依据哪一条。

    Explain findings of a file: why the rule applies, what it went by, what it rests on.

    退出码：0 已说明；2 规则或程序出错；3 文件没有读；4 命令行有误，或没有这样的结果。
    """
    from disclosure_lint.formats.explanation import explanation_as_json, format_explanation
    from disclosure_lint.rules.select import DEFAULT_PROFILE

    report, _ = check(Asking((file,), profile=profile, packs=packs), Kept())
    if not report.read:
        click.echo(f"没有读到 (not read): {report.documents[0].name if report.documents else file}", err=True)
        return ExitCode.NOTHING_READ
    entries = _chosen(report, which)
    say = explanation_as_json if style == "json" else format_explanation
    click.echo(say(report, entries, profile or DEFAULT_PROFILE, lang), nl=False)
    return ExitCode.FAILED if report.failures else ExitCode.OK


def _chosen(report: Report, which: str) -> list[Entry]:
    entries = [entry for entry in report.entries if _is_meant(entry, which)]
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
