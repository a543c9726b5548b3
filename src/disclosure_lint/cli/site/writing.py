"""What a command on a site writes, to standard output or into a file, piece by piece."""

from __future__ import annotations

import os
from itertools import chain
from shutil import get_terminal_size
from typing import TYPE_CHECKING, Any

import click

from disclosure_lint.cli.outputs import require_stdout, write_report
from disclosure_lint.cli.writing import replacing

if TYPE_CHECKING:
    from collections.abc import Iterable

    from disclosure_lint.cli.outputs import Manner, Output
    from disclosure_lint.entries import Listed
    from disclosure_lint.formats.totals import Totals
    from disclosure_lint.rules.model import Lang
    from disclosure_lint.rules.pack import Pack
    from disclosure_lint.site.overview import Overview
    from disclosure_lint.site.scans import Pair
    from disclosure_lint.site.store import Store

#: Formats of states and differences; reports are told in all formats of ``check``.
STREAMED = ("text", "json", "html", "xlsx", "csv")
#: Formats people work through from the top: errors come first. In others findings stand page by page.
GRAVE_FIRST = frozenset({"html", "xlsx", "csv"})


def write_findings(  # noqa: PLR0913 - what is written, where, and how
    listed: Iterable[Listed], store: Store, state: Overview, output: Output, manner: Manner, *, pack: Pack
) -> None:
    """Write the findings of a store, described by the rules of a pack where a format needs them."""
    lang = manner.lang
    match output.style:
        case "json":
            from disclosure_lint.site.printing.json import format_json

            _write(format_json(listed, store, state, lang), output)
        case "html":
            from disclosure_lint.site.printing.html import format_html

            _write(format_html(listed, state, lang), output)
        case "xlsx" | "csv":
            from disclosure_lint.site.printing.facts import facts

            _write_ledger(listed, facts(state, lang), output, lang)
        case "text":
            from disclosure_lint.formats.text import format_findings
            from disclosure_lint.site.printing.text import format_status

            said = format_findings(listed, lang, everything=manner.everything, **_terminal(output))
            _write(chain(said, (format_status(state, lang),)), output)
        case _:
            from disclosure_lint.site.printing.report import report_of

            write_report(report_of(listed, store, state, pack), output, manner)


def write_changes(listed: Iterable[Listed], pair: Pair, output: Output, lang: Lang) -> None:
    """Write what the two scans of a pair differ in."""
    match output.style:
        case "json":
            from disclosure_lint.site.printing.json import format_changes

            _write(format_changes(listed, lang, pair), output)
        case "html":
            from disclosure_lint.site.printing.html import format_changes as html_changes

            _write(html_changes(listed, lang, pair), output)
        case "xlsx" | "csv":
            from disclosure_lint.site.printing.pairs import facts_of

            _write_ledger(listed, facts_of(pair, lang), output, lang)
        case _:
            from disclosure_lint.site.printing.text import format_changes as text_changes

            _write(text_changes(listed, lang, pair, **_terminal(output)), output)


def write_status(state: Overview, output: Output, lang: Lang) -> None:
    """Write what a store holds, without its findings."""
    match output.style:
        case "json":
            from disclosure_lint.site.printing.json import format_status as json_status

            _write((json_status(state, lang),), output)
        case "html":
            from disclosure_lint.site.printing.html import format_status as html_status

            _write(html_status(state, lang), output)
        case "csv":
            from disclosure_lint.formats.csv import csv_rows
            from disclosure_lint.site.printing.facts import counted, facts

            blocks = counted(state).blocks(facts(state, lang), lang)
            _write(csv_rows(chain.from_iterable([*block, ["", ""]] for block in blocks)), output)
        case "xlsx":
            from disclosure_lint.site.printing.facts import counted, facts

            _write_workbook(None, counted(state), facts(state, lang), output, lang)
        case _:
            from disclosure_lint.site.printing.text import format_status

            _write((format_status(state, lang),), output)


def _write_ledger(
    listed: Iterable[Listed], said: Iterable[tuple[str, str | int]], output: Output, lang: Lang
) -> None:
    from disclosure_lint.formats.csv import csv_lines
    from disclosure_lint.formats.ledger import lines
    from disclosure_lint.formats.totals import Totals

    if output.style == "csv":
        _write(csv_lines(lines(listed, lang), lang), output)
    else:
        totals = Totals()
        _write_workbook(lines(totals.count(listed), lang), totals, said, output, lang)


def _write_workbook(
    lines: Iterable[list[str | int]] | None,
    totals: Totals,
    said: Iterable[tuple[str, str | int]],
    output: Output,
    lang: Lang,
) -> None:
    from disclosure_lint.formats.workbook import write_workbook

    if output.path is None:
        raise click.UsageError("xlsx 须用 -o 指定文件 (needs a file, -o)")
    with replacing(output.path) as file:
        write_workbook(file, lines, totals, said, lang)


def _write(pieces: Iterable[str], output: Output) -> None:
    if output.path is None:
        require_stdout()
        for piece in pieces:
            click.echo(piece, nl=False)
        return
    with replacing(output.path) as file:
        file.writelines(piece.encode("utf-8", "backslashreplace") for piece in pieces)


def _terminal(output: Output) -> dict[str, Any]:
    """How text is written: for a terminal as wide as it is, and in colours."""
    colour = output.is_live and not os.environ.get("NO_COLOR")
    return {"colour": colour, "columns": get_terminal_size().columns if output.is_live else 80}
