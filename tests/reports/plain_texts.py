"""Layouts in text: pipes, tabs, one cell a line, the text of a PDF, everything glued."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from reports.marks import TOKEN, is_mark, mark, plain
from reports.shapes import matrix, shown, single

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from random import Random

    from reports.tree import Cell, Grid, Report, Row

_COLUMNS_OF_A_PAGE = 28
_LINES_OF_A_PAGE = 30
#: Characters that fit into a label column of a printed table, by nesting depth.
_LABEL_WIDTH = {1: 19, 2: 18, 3: 14}

#: Two signs of one number.
_NUMERIC = re.compile(r"[\d.][\d.%]")


def pipes(report: Report, random: Random) -> str:
    """Tables of pipes, headings with number signs."""
    repeat = random.random() < 0.5

    def table(grid: Grid) -> str:
        rows = matrix(grid, repeat=repeat)
        lines = [
            mark(row.key, f"| {' | '.join(cells)} |") for row, cells in zip(grid.rows, rows, strict=True)
        ]
        lines.insert(max(1, grid.head and 1), f"|{' --- |' * len(rows[0])}")
        return "\n".join(lines)

    return "\n\n".join(_blocks(report, table, heading="## ", title="# ")) + "\n"


def pipe_text(report: Report, random: Random) -> str:
    """The same in a text file, without the line under the header."""

    def table(grid: Grid) -> str:
        rows = matrix(grid, repeat=True)
        return "\n".join(
            mark(row.key, f"|{'|'.join(cells)}|") for row, cells in zip(grid.rows, rows, strict=True)
        )

    return "\n".join(_blocks(report, table)) + "\n"


def tabs(report: Report, random: Random) -> str:
    """Rows with tabs, as copied from a spreadsheet."""
    repeat = random.random() < 0.5

    def table(grid: Grid) -> str:
        rows = matrix(grid, repeat=repeat)
        return "\n".join(mark(row.key, "\t".join(cells)) for row, cells in zip(grid.rows, rows, strict=True))

    return "\n".join(_blocks(report, table)) + "\n"


def lines(report: Report, random: Random) -> str:
    """Every cell on a line of its own; blank cells are blank lines, or nothing."""
    keep = random.random() < 0.5

    def table(grid: Grid) -> str:
        rows = []
        for row, cells in zip(grid.rows, single(grid), strict=True):
            rows.append(mark(row.key, "\n".join(cell for cell in cells if keep or plain(cell))))
        return "\n".join(rows)

    return "\n".join(_blocks(report, table)) + "\n"


def pdf(report: Report, random: Random) -> str:
    """What a PDF gives when its text is taken out: wrapped, with page numbers, cells apart by spaces."""
    spaced = random.random() < 0.5
    printer = _Printer(beside=random.random() < 0.5)
    blocks = _blocks(report, printer.table, heading="", title="")
    out: list[str] = []
    for block in blocks:
        if "\ue000row:" in block:
            out += block.split("\n")
        else:
            out += _wrapped(_spaced(block) if spaced else block, _COLUMNS_OF_A_PAGE)
    pages = [out[at : at + _LINES_OF_A_PAGE] for at in range(0, len(out), _LINES_OF_A_PAGE)]
    return (
        "\n".join(line for number, page in enumerate(pages) for line in (f"- {number + 1} -", *page)) + "\n"
    )


def glued(report: Report, random: Random) -> str:
    """All in one paragraph, digits of neighbouring cells run together."""
    chance = random.choice((0, 0, 0.3))
    apart = random.random() < 0.3

    def table(grid: Grid) -> str:
        gap = " " if apart and grid.name == "litigation" else ""
        return "".join(mark(row.key, _run_together(row, random, chance, gap)) for row in grid.rows)

    title, published, *rest = _blocks(report, table)
    gap = random.choice(("", " "))
    return f"标题: {title}\n{published}\n==================== 正文 ====================\n{gap.join(rest)}\n"


def _run_together(row: Row, random: Random, chance: float, gap: str) -> str:
    written = ""
    for cell in row.cells:
        space = " " if cell.label and random.random() < chance else ""
        written += f"{space}{shown(cell)}{space if cell.label else gap}"
    return written


def _blocks(report: Report, table: Callable[[Grid], str], *, heading: str = "", title: str = "") -> list[str]:
    blocks = [f"{title}{report.title}", f"发布时间：{report.published}", *report.preface]
    annexed = any(section.key == "annex" for section in report.sections)
    for section in report.sections:
        if section.key == "annex":
            blocks += report.signature
        blocks.append(f"{heading}{section.title}")
        blocks += [block if isinstance(block, str) else table(block) for block in section.blocks]
    return blocks if annexed else [*blocks, *report.signature]


class _Printer:
    """Prints a table a row a line; labels too long for their column continue on lines of their own.

    The label of a group stands before its rows, or its second half lies beside the second of them.
    """

    def __init__(self, *, beside: bool) -> None:
        self._beside = beside
        self._left = ""

    def table(self, grid: Grid) -> str:
        """Return the lines of a table."""
        self._left = ""
        return "\n".join(mark(row.key, self._row(grid, number)) for number, row in enumerate(grid.rows))

    def _row(self, grid: Grid, number: int) -> str:
        cells = grid.rows[number].cells
        labels = [cell for cell in cells if cell.label]
        figures = " ".join(shown(cell) for cell in cells if not cell.label and cell.text)
        blank = "".join(shown(cell) for cell in cells if not cell.label and not cell.text)
        left, self._left = self._left, ""
        lines: list[str] = []
        for cell in labels:
            if cell.rows > 1 and number >= grid.head:
                lines += self._group(cell)
            elif number < grid.head and grid.name != "annex":
                lines += _wrapped(shown(cell), 4 if cell.columns == 1 else 22)
            elif lines and not figures:
                lines[-1] += f" {shown(cell)}"
            else:
                lines += _wrapped(shown(cell), _LABEL_WIDTH[grid.labels or 1] + 4 * cell.columns)
        long = len(labels) > 0 and len(labels[-1].text) > _LABEL_WIDTH[grid.labels or 1] + 8
        if not lines or (figures and long):
            lines.append(figures)
        elif figures:
            lines[-1] += f" {figures}"
        lines[0] = f"{left}{lines[0]}"
        lines[-1] += blank
        return "\n".join(line for line in lines if line)

    def _group(self, cell: Cell) -> list[str]:
        """The label of a group, in a narrow column."""
        if cell.rows > 9:
            return _wrapped(shown(cell), 1)
        if not self._beside:
            return _wrapped(shown(cell), 4)
        self._left = f"{mark(cell.key, cell.text[4:])} "
        return [mark(cell.key, cell.text[:4])]


def _wrapped(text: str, width: int) -> list[str]:
    """Break a marked text after so many characters, but never inside a number."""
    breaks = set(_breaks(plain(text), width))
    lines, line, at = [], "", 0
    for token in TOKEN.findall(text):
        if not is_mark(token):
            if at in breaks:
                lines.append(line)
                line = ""
            at += 1
        line += token
    return [*lines, line]


def _breaks(shown_text: str, width: int) -> Iterator[int]:
    at = 0
    while at + width < len(shown_text):
        cut = at + width
        while cut > at + 1 and _NUMERIC.fullmatch(shown_text, cut - 1, cut + 1):
            cut -= 1
        at = cut if cut > at + 1 else at + width
        yield at


def _spaced(text: str) -> str:
    """Put a space between figures and the words around them."""
    out, before = "", ""
    for token in TOKEN.findall(text):
        if not is_mark(token):
            wide, digit = _is_word(before), before.isdigit()
            out += " " * ((token.isdigit() and wide) or (digit and _is_word(token)))
            before = token
        out += token
    return out


def _is_word(sign: str) -> bool:
    return "\u4e00" <= sign[:1] <= "\u9fff"
