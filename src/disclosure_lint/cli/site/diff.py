"""``disclosure-lint site diff``: what is new, gone and still there."""

from __future__ import annotations

from contextlib import ExitStack
from pathlib import Path
from typing import TYPE_CHECKING

import click

from disclosure_lint.cli.exit_codes import ExitCode
from disclosure_lint.cli.options import lang_option
from disclosure_lint.cli.site.options import opened, output_option
from disclosure_lint.cli.site.writing import STREAMED, output_of, write_changes

if TYPE_CHECKING:
    from collections.abc import Iterator

    from disclosure_lint.entries import Listed
    from disclosure_lint.rules.model import Lang

_FILE = click.Path(exists=True, dir_okay=False, path_type=Path)


@click.command("diff")
@click.argument("stores", nargs=-1, type=_FILE, metavar="[OLD NEW]")
@click.option(
    "--store", type=_FILE, metavar="FILE", help="与同一扫描库上一次相比。The last two scans of one store."
)
@click.option("--format", "style", type=click.Choice(STREAMED), help="输出格式，默认随文件名。Output format.")
@output_option
@lang_option
def command(
    *, stores: tuple[Path, ...], store: Path | None, style: str | None, output: Path | None, lang: Lang
) -> int:
    """比较两个扫描库，或同一扫描库的最近两次：新增、消除、仍在。有新增时退出码为 1。

    Compare two stores, or the last two scans of one; exit code 1 when there are new findings.
    """
    from disclosure_lint.site.changes import between_scans, between_stores

    if (len(stores), bool(store)) not in {(2, False), (0, True)}:
        raise click.UsageError("给出旧、新两个扫描库，或 --store (two stores, old and new, or --store)")
    with ExitStack() as stack:
        if store:
            changes = between_scans(stack.enter_context(opened(store)))
        else:
            old, new = (stack.enter_context(opened(path)) for path in stores)
            changes = between_stores(old, new)
        found = _Counted(changes)
        write_changes(found, output_of(style, output, STREAMED), lang)
        return ExitCode.FOUND if found.new else ExitCode.OK


class _Counted:
    """What changed; counts what is new on the way."""

    def __init__(self, changes: Iterator[Listed]) -> None:
        self._changes = changes
        self.new = 0

    def __iter__(self) -> Iterator[Listed]:
        for one in self._changes:
            self.new += one.change == "new"
            yield one
