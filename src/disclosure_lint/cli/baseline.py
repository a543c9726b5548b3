"""``disclosure-lint baseline``: what is known is written down, so that only what is new counts."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from disclosure_lint.cli import check as check_command
from disclosure_lint.cli.checking import Checked, check
from disclosure_lint.cli.deciding import Decisions, find_key, read_baseline
from disclosure_lint.cli.exit_codes import ExitCode, exit_code
from disclosure_lint.cli.options import config_options, lang_option, usage_errors
from disclosure_lint.cli.settings import Settings, settle
from disclosure_lint.cli.writing import replace_file
from disclosure_lint.judge.files import shown_path

if TYPE_CHECKING:
    from collections.abc import Callable

    from disclosure_lint.judge.fingerprint import MacKey
    from disclosure_lint.triage.baseline import Baseline

_NAME = "disclosure-lint-baseline.jsonl"


@click.group("baseline")
def command() -> None:
    """基线：登记已有的问题，以后只报新的。Write down what is known, so that only what is new counts."""


def _like_check(name: str, *, output: bool = False) -> Callable[[Callable[..., int]], click.Command]:
    """Make a subcommand that takes the options of ``check``, those of its output only where wanted."""

    def made(function: Callable[..., int]) -> click.Command:
        made_here: click.Command = command.command(name)(function)
        shared = [
            one for one in check_command.command.params if output or one.name not in check_command.OUTPUT
        ]
        made_here.params = [*shared, *made_here.params]
        return made_here

    return made


@_like_check("write")
@click.option(
    "--key", is_flag=True, help="没有密钥时新建一个，以分辨换了的号码。Make a key if there is none."
)
@click.pass_context
def write(context: click.Context, /, paths: tuple[str, ...], *, key: bool, **_: object) -> int:
    """检查，把发现的问题登记为基线。Check, and write down what is found.

    退出码：0 已写入；2 规则或程序出错，没有写入；3 没有可检查的文件；4 命令行或文件有误。
    """
    from disclosure_lint.triage.baseline import Baseline

    settings = settle(context, paths)
    target = target_of(settings)
    decisions = Decisions.load(_without_baseline(settings))
    mac_key = _key(settings, target, wanted=key)
    decisions.add(target)
    decisions.mac_key = mac_key
    checked = check(settings, paths, decisions)
    if checked.report.failures or not checked.report.read:
        return _not_written(checked)
    baseline = Baseline.of(shown_path(target), checked.report)
    save_baseline(baseline, target, settings)
    tell_written(baseline, target)
    return ExitCode.OK


@_like_check("check", output=True)
@click.pass_context
def check_new(context: click.Context, /, paths: tuple[str, ...], **_: object) -> int:
    """检查，只报基线里没有的，同 check --baseline。Check, and report what is not in the baseline.

    退出码：同 check，已登记的不计。
    """
    settings = settle(context, paths)
    check_command.check_format(context.command, settings)
    decisions = Decisions.load(_with_baseline(settings))
    return check_command.check_and_report(context, settings, paths, decisions)


@_like_check("update")
@click.option("--shrink-only", is_flag=True, help="只删去已经没有的，不加新的。Only remove what is gone.")
@click.pass_context
def update(context: click.Context, /, paths: tuple[str, ...], *, shrink_only: bool, **_: object) -> int:
    """检查，从基线里删去已经改好的。Check, and remove from the baseline what is gone.

    退出码：0 已更新；1 有新的问题，没有登记；2 规则或程序出错；3 没有可检查的文件；4 命令行或文件有误。
    """
    if not shrink_only:
        raise click.UsageError(
            "写明 --shrink-only；要登记新的问题用 baseline write (give --shrink-only, or use baseline write)"
        )
    settings = settle(context, paths)
    decisions = Decisions.load(_with_baseline(settings))
    checked = check(settings, paths, decisions)
    compared = checked.compared
    assert compared is not None
    assert decisions.baseline is not None
    if checked.report.failures or not checked.report.read:
        return _not_written(checked)
    removed = compared.gone.total()
    if removed:
        left = decisions.baseline.without(compared.gone)
        save_baseline(left, target_of(settings), settings)
    summary = checked.report.baseline
    new = summary.new if summary else 0
    tell_shrunk(removed, (compared.known + compared.unseen).total(), new)
    return ExitCode.FOUND if new else ExitCode.OK


@command.command("show")
@click.argument("file", required=False, type=click.Path(exists=True, dir_okay=False, path_type=Path))
@config_options
@lang_option
@click.pass_context
def show(context: click.Context, /, file: Path | None, **_: object) -> int:
    """按文件和规则列出基线里的条数。Count what a baseline holds, by document and rule."""
    from disclosure_lint.formats.baseline import format_baseline

    settings = settle(context)
    path = file or target_of(settings)
    click.echo(format_baseline(read_baseline(path, path.parent).counts(), settings.lang), nl=False)
    return ExitCode.OK


def target_of(settings: Settings) -> Path:
    """Return where the baseline lies, or is to lie."""
    return settings.path("baseline") or settings.root / _NAME


def _with_baseline(settings: Settings) -> Settings:
    return settings.with_value("baseline", target_of(settings))


def _without_baseline(settings: Settings) -> Settings:
    return settings.with_value("baseline", None)


def _key(settings: Settings, target: Path, *, wanted: bool) -> MacKey | None:
    """The key there is; a new one where none is and one is wanted."""
    from disclosure_lint.triage.folder import KEY_NAME, create_key

    path = settings.path("key-file")
    if not wanted or (path and path.exists()) or (not path and find_key(settings, target)):
        return find_key(settings, target)
    path = path or target.parent / KEY_NAME
    with usage_errors():
        key = create_key(path)
    shown = shown_path(path)
    click.echo(f"已新建密钥 {shown}，请妥善保管，不要提交到 git：把它的名称写进 .gitignore", err=True)
    click.echo(f"(new key {shown}: keep it safe, and out of git by .gitignore)", err=True)
    return key


def save_baseline(baseline: Baseline, target: Path, settings: Settings) -> None:
    """Write a baseline, with documents named from its folder."""
    from disclosure_lint.triage.folder import renamer

    moved = baseline.moved(renamer(settings.root, target.parent))
    replace_file(target, moved.dump().encode(errors="backslashreplace"))


def tell_shrunk(removed: int, left: int, new: int) -> None:
    """Tell what became of a baseline that may only shrink."""
    click.echo(f"删去 {removed} 条，保留 {left} 条，新的 {new} 条没有登记")
    click.echo(f"({removed} removed, {new} new ones not added)")


def _not_written(checked: Checked) -> int:
    code = exit_code(checked.report, checked.fail_on)
    failed = ", ".join(sorted({failure.rule for failure in checked.report.failures}))
    said = f"规则未完成 (rules did not finish): {failed}" if failed else "没有可检查的文件 (nothing to check)"
    click.echo(f"{said}；基线没有改动 (baseline left alone)", err=True)
    return code


def tell_written(baseline: Baseline, target: Path) -> None:
    """Tell how much was written, and whether values will be compared."""
    count = baseline.rows.total()
    click.echo(f"登记 {count} 条：{shown_path(target)} ({count} findings written)")
    if baseline.key is None:
        click.echo("没有密钥：同一位置换了一个号码，不会发现；加 --key 新建密钥")
        click.echo("(no key: another value in the same place would not be noticed; --key makes one)")
