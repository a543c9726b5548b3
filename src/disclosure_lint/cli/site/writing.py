"""What a command on a site writes, to standard output or into a file, piece by piece."""

from __future__ import annotations

import os
import sys
from contextlib import contextmanager
from itertools import chain
from shutil import get_terminal_size
from typing import TYPE_CHECKING, Any, BinaryIO

import click

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

    from disclosure_lint.entries import Listed
    from disclosure_lint.rules.model import Lang
    from disclosure_lint.site.overview import Overview
    from disclosure_lint.site.store import Store

FORMATS = ("text", "json", "html", "xlsx", "csv")


def write_findings(  # noqa: PLR0913, PLR0917 - what is written, and how
    listed: Iterable[Listed], store: Store, state: Overview, style: str, output: Path | None, lang: Lang
) -> None:
    """Write the findings of a store."""
    match style:
        case "json":
            from disclosure_lint.site.printing.json import format_json

            write(format_json(listed, store, state, lang), output)
        case "html":
            from disclosure_lint.site.printing.html import format_html

            write(format_html(listed, state, lang), output)
        case "xlsx" | "csv":
            _write_ledger(listed, state, style, output, lang)
        case _:
            from disclosure_lint.formats.text import format_findings
            from disclosure_lint.site.printing.text import format_status

            write(
                chain(format_findings(listed, lang, **_manner(output)), (format_status(state, lang),)), output
            )


def write_changes(listed: Iterable[Listed], style: str, output: Path | None, lang: Lang) -> None:
    """Write what two scans differ in."""
    match style:
        case "json":
            from disclosure_lint.site.printing.json import format_changes

            write(format_changes(listed, lang), output)
        case "html":
            from disclosure_lint.site.printing.html import format_changes as html_changes

            write(html_changes(listed, lang), output)
        case "xlsx" | "csv":
            _write_ledger(listed, None, style, output, lang)
        case _:
            from disclosure_lint.site.printing.text import format_changes as text_changes

            write(text_changes(listed, lang, **_manner(output)), output)


def write(pieces: Iterable[str], output: Path | None) -> None:
    """Write text."""
    if output is None:
        for piece in pieces:
            click.echo(piece, nl=False)
        return
    with _opened(output) as file:
        file.writelines(piece.encode("utf-8", "backslashreplace") for piece in pieces)


def _write_ledger(
    listed: Iterable[Listed], state: Overview | None, style: str, output: Path | None, lang: Lang
) -> None:
    from disclosure_lint.formats.csv import csv_lines
    from disclosure_lint.formats.ledger import lines
    from disclosure_lint.formats.totals import Totals
    from disclosure_lint.formats.workbook import write_workbook
    from disclosure_lint.site.printing.facts import facts

    if style == "csv":
        write(csv_lines(lines(listed, lang), lang), output)
        return
    if output is None:
        raise click.UsageError("xlsx 须用 -o 指定文件 (needs a file, -o)")
    totals = Totals()
    with _opened(output) as file:
        about = facts(state, lang) if state else ()
        write_workbook(file, lines(totals.count(listed), lang), totals, about, lang)


@contextmanager
def _opened(output: Path) -> Iterator[BinaryIO]:
    try:
        with output.open("wb") as file:
            yield file
    except OSError as error:
        raise click.FileError(str(output), error.strerror or "cannot be written") from None


def _manner(output: Path | None) -> dict[str, Any]:
    """How text is written: for a terminal as wide as it is, and in colours."""
    live = output is None and sys.stdout is not None and sys.stdout.isatty()
    colour = live and not os.environ.get("NO_COLOR")
    return {"colour": colour, "columns": get_terminal_size().columns if live else 80}


def style_of(style: str | None, output: Path | None) -> str:
    """Return the format that is asked for, or that the name of the file says."""
    suffix = output.suffix.lower().lstrip(".") if output else ""
    named = {"htm": "html", "txt": "text"}.get(suffix, suffix)
    return style or (named if named in FORMATS else "text")
