"""Commands that write a changed copy of a file: where it goes, and what is said when there is none."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from disclosure_lint.cli.exit_codes import ExitCode

if TYPE_CHECKING:
    from collections.abc import Callable

    from disclosure_lint.rules.model import Lang
    from disclosure_lint.source import Unread

output_option: Callable[[Any], Any] = click.option(
    "-o",
    "--output",
    type=click.Path(dir_okay=False, path_type=Path),
    metavar="OUT",
    help="写入的文件。Where the copy is written.",
)
in_place_option: Callable[[Any], Any] = click.option(
    "--in-place", is_flag=True, help="改写原文件。Write over the file itself."
)


def choose_target(file: Path, output: Path | None, *, in_place: bool) -> Path:
    """Return where the copy of a file goes, which is said once and is not the file unless asked for."""
    if in_place == (output is not None):
        raise click.UsageError("用 -o OUT 或 --in-place 之一 (give either -o OUT or --in-place)")
    if output is None:
        return file
    if output.exists() and file.exists() and output.samefile(file):
        raise click.UsageError(
            "-o 指的是原文件，改写原文件用 --in-place (-o is the file itself; use --in-place)"
        )
    return output


def refuse(unread: Unread, lang: Lang) -> int:
    """Say why there is no copy."""
    from disclosure_lint.formats.words import REASONS
    from disclosure_lint.judge.masking import Masker

    masker = Masker()
    detail = f"（{masker.mask(unread.detail)}）" if unread.detail else ""
    click.echo(f"{masker.mask_address(unread.name)}：{REASONS[unread.reason.value][lang]}{detail}", err=True)
    return ExitCode.NOTHING_READ
