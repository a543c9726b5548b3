"""``disclosure-lint verdict``: a person says of a finding whether it is one."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from disclosure_lint.cli import check as check_command
from disclosure_lint.cli.checking import check
from disclosure_lint.cli.deciding import Decisions, find_key, read_verdicts, today
from disclosure_lint.cli.exit_codes import ExitCode
from disclosure_lint.cli.settings import settle
from disclosure_lint.cli.writing import replace_file
from disclosure_lint.judge.files import shown_path

if TYPE_CHECKING:
    from pathlib import Path

    from disclosure_lint.cli.settings import Settings
    from disclosure_lint.report import Report
    from disclosure_lint.triage.verdicts import Verdicts

#: Where verdicts are kept when nothing says so.
NAME = "disclosure-lint-verdicts.jsonl"
_LEFT_OUT = frozenset({"paths", "baseline", "fail_on"})


@click.command("verdict")
@click.argument("file")
@click.argument("fingerprint")
@click.argument("decision", type=click.Choice(["confirmed", "dismissed"]))
@click.option("--by", required=True, metavar="NAME", help="谁判定的。Who says so.")
@click.option("--note", default="", help="说明。Why.")
@click.pass_context
def command(  # noqa: PLR0913 - one parameter for each option
    context: click.Context, /, *, file: str, fingerprint: str, decision: str, by: str, note: str, **_: object
) -> int:
    """记下对一条结果的判定：confirmed 属实，dismissed 不是问题（以后不计）。

    Keep what a person says of a finding of FILE; its fingerprint is in the JSON report and in check --all.

    退出码：0 已记下；3 文件读不了；4 命令行有误，或没有这条结果。
    """
    from disclosure_lint.judge.standing import Decision, Verdict

    refuse_personal(by, note)
    settings = settle(context, [file])
    path = settings.path("verdicts") or settings.root / NAME
    decisions = Decisions(settings.root, mac_key=find_key(settings, path))
    report = check(settings, (file,), decisions).report
    if not report.read:
        click.echo("没有可检查的文件 (nothing to check)", err=True)
        return ExitCode.NOTHING_READ
    number = _number(report, fingerprint)
    key = decisions.mac_key
    kept = kept_verdicts(path, settings, key.id if key else None).with_names_of(report.pack)
    verdict = Verdict(Decision(decision), by.strip(), today(), note.strip())
    save_verdicts(kept.pronounced(report, number, verdict), path, settings)
    entry = report.entries[number]
    click.echo(f"已记下 ({decision}): {entry.document}  {entry.rule}  → {shown_path(path)}")
    if entry.mac is None:
        click.echo("没有密钥：号码换了也不会发现 (no key: another value would not be noticed)")
    return ExitCode.OK


command.params += [
    one for one in check_command.command.params if one.name not in _LEFT_OUT | check_command.OUTPUT
]


def refuse_personal(*texts: str) -> None:
    """Refuse texts in which a personal value stands."""
    from disclosure_lint.judge.problems import personal_values

    for text in texts:
        found = next((what for _, what in personal_values(text)), None)
        if found:
            raise click.UsageError(f"写着{found}；判定里不能写个人信息 (no personal values in a verdict)")


def _number(report: Report, fingerprint: str) -> int:
    """The number of the entry with a fingerprint."""
    from disclosure_lint.rules.problems import closest

    for number, entry in enumerate(report.entries):
        if entry.fingerprint == fingerprint:
            return number
    raise no_such_finding(fingerprint, closest(fingerprint, [entry.fingerprint for entry in report.entries]))


def no_such_finding(fingerprint: str, meant: str = "") -> click.UsageError:
    """Return the mistake of naming a finding that is not there."""
    hint = f"；是否想写 {meant}？(did you mean {meant}?)" if meant else ""
    return click.UsageError(f"没有这条结果 (no such finding): {fingerprint!r}{hint}")


def kept_verdicts(path: Path, settings: Settings, mine: str | None) -> Verdicts:
    """Return the verdicts there are, which must be kept with our key, given by its id, if it has any."""
    from disclosure_lint.triage.verdicts import Verdicts

    if not path.exists():
        return Verdicts(shown_path(path), mine)
    kept = read_verdicts(path, settings.root)
    if kept.rows and kept.key != mine:
        raise click.UsageError(
            "判定文件用的是另一个密钥，或没有密钥 (the verdicts were kept with another key, or with none)"
        )
    return Verdicts(kept.name, mine, kept.rows)


def save_verdicts(verdicts: Verdicts, path: Path, settings: Settings) -> None:
    """Write verdicts, with documents named from their folder."""
    from disclosure_lint.triage.folder import renamer

    text = verdicts.moved(renamer(settings.root, path.parent)).dump()
    replace_file(path, text.encode(errors="backslashreplace"))
