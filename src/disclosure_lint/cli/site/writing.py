"""What a command on a site writes, to standard output or into a file, piece by piece."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

    from disclosure_lint.rules.model import Lang
    from disclosure_lint.site.listing import Listed

FORMATS = ("text", "json", "html", "xlsx", "csv")


def write(pieces: Iterable[str], output: Path | None) -> None:
    """Write text."""
    if output is None:
        for piece in pieces:
            click.echo(piece, nl=False)
        return
    try:
        with output.open("w", encoding="utf-8", errors="backslashreplace", newline="") as file:
            file.writelines(pieces)
    except OSError as error:
        raise click.FileError(str(output), error.strerror or "cannot be written") from None


def write_workbook(rows: Iterator[tuple[str, Listed]], output: Path | None, lang: Lang) -> None:
    """Write a workbook, which needs a file."""
    from disclosure_lint.site.printing.table import write_xlsx

    if output is None:
        raise click.UsageError("xlsx 须用 -o 指定文件 (needs a file, -o)")
    try:
        write_xlsx(output, rows, lang)
    except OSError as error:
        raise click.FileError(str(output), error.strerror or "cannot be written") from None


def style_of(style: str | None, output: Path | None) -> str:
    """Return the format that is asked for, or that the name of the file says."""
    suffix = output.suffix.lower().lstrip(".") if output else ""
    named = {"htm": "html", "txt": "text"}.get(suffix, suffix)
    return style or (named if named in FORMATS else "text")
