"""``disclosure-lint site diff``: what is new, gone and still there."""

from __future__ import annotations

from contextlib import ExitStack
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from disclosure_lint.cli.exit_codes import ExitCode
from disclosure_lint.cli.options import config_options, lang_option, pack_option, triage_options
from disclosure_lint.cli.outputs import output_option
from disclosure_lint.cli.site.options import opened
from disclosure_lint.cli.site.outputs import outputs_of
from disclosure_lint.cli.site.writing import GRAVE_FIRST, STREAMED, write_changes

if TYPE_CHECKING:
    from collections.abc import Iterator

    from disclosure_lint.entries import Listed

_FILE = click.Path(path_type=Path)


@click.command("diff")
@click.argument("stores", nargs=-1, type=_FILE, metavar="[OLD NEW]")
@click.option(
    "--store", type=_FILE, metavar="FILE", help="与同一扫描库上一次相比。The last two scans of one store."
)
@click.option("--format", "style", type=click.Choice(STREAMED), help="输出格式，默认随文件名。Output format.")
@output_option
@triage_options
@config_options
@pack_option
@lang_option
@click.pass_context
def command(
    context: click.Context,
    /,
    *,
    stores: tuple[Path, ...],
    store: Path | None,
    style: str | None,
    outputs: tuple[str, ...],
    **_: Any,  # noqa: ANN401 - looked up in the context
) -> int:
    """比较两个扫描库，或同一扫描库的最近两次：新增、消除、仍在。有新增时退出码为 1。

    Compare two stores, or the last two scans of one; exit code 1 when there are new findings.
    """
    from disclosure_lint.cli.deciding import Decisions
    from disclosure_lint.cli.packs import load_rules
    from disclosure_lint.cli.site.settling import show_decisions, show_stored
    from disclosure_lint.site.changes import between_scans, between_stores
    from disclosure_lint.site.printing.words import UNLIKE
    from disclosure_lint.site.scans import last_of_each, last_two

    if (len(stores), bool(store)) not in {(2, False), (0, True)}:
        raise click.UsageError("给出旧、新两个扫描库，或 --store (two stores, old and new, or --store)")
    chosen = outputs_of(outputs, style, [*stores, *([store] if store else ())], among=STREAMED)
    with ExitStack() as stack:
        earlier = [stack.enter_context(opened(path)) for path in stores[:-1]]
        new = stack.enter_context(opened(store or stores[-1]))
        settings, _standing = show_stored(context, new)
        for old in earlier:
            show_decisions(old, settings, Decisions.load(settings))
        pair = last_of_each(earlier[0], new) if earlier else last_two(new)
        # Text on the same screen says so itself.
        for name in pair.unlike if any(one.path or one.style != "text" for one in chosen) else ():
            click.echo(f"注意，{UNLIKE[name]['zh']} (note: {UNLIKE[name]['en']})", err=True)
        renamed = load_rules(settings).renamed
        code = ExitCode.OK
        for output in chosen:
            first = output.style in GRAVE_FIRST
            changes = (
                between_stores(earlier[0], new, renamed, grave_first=first)
                if earlier
                else between_scans(new, grave_first=first)
            )
            found = _Counted(changes)
            write_changes(found, pair, output, settings.lang)
            code = ExitCode.FOUND if found.new else ExitCode.OK
        return code


class _Counted:
    """What changed; counts what is new on the way."""

    def __init__(self, changes: Iterator[Listed]) -> None:
        self._changes = changes
        self.new = 0

    def __iter__(self) -> Iterator[Listed]:
        for one in self._changes:
            self.new += one.change == "new"
            yield one
