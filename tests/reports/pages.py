"""Layouts in HTML."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

from reports.marks import TOKEN, is_mark, mark, plain
from reports.shapes import cut, shown, single
from reports.tree import Cell, Grid

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from random import Random

    from reports.tree import Report, Row


def official(report: Report, random: Random) -> str:
    """Tables with the spans of the printed form, as content systems publish them."""
    return _page(report, _paragraph, lambda grid: _table(grid, _td))


def headers(report: Report, random: Random) -> str:
    """Labels as header cells, rows in groups."""

    def cell(cell: Cell) -> str:
        return _td(cell, "th" if cell.label else "td")

    def table(grid: Grid) -> str:
        rows = _rows(grid, cell)
        head, body = "\n".join(rows[: grid.head]), "\n".join(rows[grid.head :])
        return f"<table>\n<thead>{head}</thead>\n<tbody>{body}</tbody>\n</table>"

    return _page(report, _paragraph, table)


def pasted(report: Report, random: Random) -> str:
    """Pasted from a word processor: a paragraph and spans in every cell."""

    def runs(text: str) -> str:
        return f"<span style='font-size:12.0pt;mso-bidi-font-size:11.0pt'>{_foreign(text)}</span>"

    def cell(cell: Cell) -> str:
        inner = f"{runs(_escaped(shown(cell)))}<o:p></o:p>"
        return _td(cell, inner=f'\n<p class="MsoNormal" align="center">{inner}</p>\n')

    def paragraph(text: str) -> str:
        return f'<p class="MsoNormal" style="mso-char-indent-count:2.0">{runs(_escaped(text))}</p>'

    return _page(report, paragraph, lambda grid: _table(grid, cell))


def split(report: Report, random: Random) -> str:
    """Long tables cut in two where a page ended, the head said again or not."""
    repeat, head_again = random.random() < 0.5, random.random() < 0.5

    def table(grid: Grid) -> str:
        if not grid.breaks:
            return _table(grid, _td)
        above, below = cut(grid, random.choice(grid.breaks), repeat=repeat)
        if head_again:
            below.rows = [*_unmarked(grid.rows[: grid.head]), *below.rows]
        return f"{_table(above, _td)}\n<p>&nbsp;</p>\n{_table(below, _td)}"

    return _page(report, _paragraph, table)


def lines(report: Report, random: Random) -> str:
    """Every cell a paragraph of its own; blank cells blank paragraphs, or none."""
    keep = random.random() < 0.5

    def table(grid: Grid) -> str:
        rows = []
        for row, cells in zip(grid.rows, single(grid), strict=True):
            written = [f"<p>{_escaped(cell)}</p>" for cell in cells if keep or plain(cell)]
            rows.append(mark(row.key, "\n".join(written)))
        return "\n".join(rows)

    return _page(report, _paragraph, table)


def _page(report: Report, paragraph: Callable[[str], str], table: Callable[[Grid], str]) -> str:
    title = plain(report.title)
    body = [f"<h1>{_escaped(report.title)}</h1>", f"<p>发布时间：{report.published}</p>"]
    body += [paragraph(text) for text in report.preface]
    for section in report.sections:
        if section.key == "annex":
            body += [paragraph(text) for text in report.signature]
        body.append(paragraph(section.title))
        body += [paragraph(block) if isinstance(block, str) else table(block) for block in section.blocks]
    if not any(section.key == "annex" for section in report.sections):
        body += [paragraph(text) for text in report.signature]
    written = "\n".join(body)
    return (
        f'<!DOCTYPE html>\n<html lang="zh-CN">\n<head><meta charset="utf-8"><title>{title}</title></head>\n'
        f"<body>\n{written}\n</body>\n</html>\n"
    )


def _paragraph(text: str) -> str:
    return f"<p>{_escaped(text)}</p>"


def _escaped(text: str) -> str:
    return escape(text, quote=False)


def _foreign(text: str) -> str:
    """Put each run of figures into a span, as word processors do with what is not Chinese."""
    out, inside = "", False
    for token in TOKEN.findall(text):
        if not is_mark(token) and token.isdigit() != inside:
            inside = not inside
            out += '<span lang="EN-US">' if inside else "</span>"
        out += token
    return out + "</span>" * inside


def _td(cell: Cell, tag: str = "td", *, inner: str | None = None) -> str:
    spans = f' rowspan="{cell.rows}"' if cell.rows > 1 else ""
    spans += f' colspan="{cell.columns}"' if cell.columns > 1 else ""
    inner = inner or (_escaped(shown(cell)) if cell.text else f"{shown(cell)}&nbsp;")
    written = f"<{tag}{spans}>{inner}</{tag}>"
    return mark(f"box:{cell.key}", written) if cell.key else written


def _rows(grid: Grid, cell: Callable[[Cell], str]) -> list[str]:
    return [mark(row.key, f"<tr>{''.join(cell(item) for item in row.cells)}</tr>") for row in grid.rows]


def _table(grid: Grid, cell: Callable[[Cell], str]) -> str:
    rows = "\n".join(_rows(grid, cell))
    return f'<table border="1" cellspacing="0">\n<tbody>\n{rows}\n</tbody>\n</table>'


def _unmarked(rows: list[Row]) -> Iterator[Row]:
    for row in rows:
        yield type(row)(
            row.key,
            [Cell(cell.text, "", cell.rows, cell.columns, label=cell.label) for cell in row.cells],
        )
