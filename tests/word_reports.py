"""Synthetic annual reports as DOCX, DOC and RTF files, their headings numbered automatically in DOCX."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from annual_reports import Figures, figures
from disclosure_lint.specimen_docx import docx_file
from doc_files import Mark, doc_file
from docx_leaks import cell, p, r, row, table
from pdf_files import Boxed
from pdf_reports import litigation_cells, requests_cells

if TYPE_CHECKING:
    from collections.abc import Iterator

    from doc_files import Piece

_SECTIONS = (
    "总体情况",
    "主动公开政府信息情况",
    "收到和处理政府信息公开申请情况",
    "政府信息公开行政复议、行政诉讼情况",
    "存在的主要问题及改进情况",
    "其他需要报告的事项",
)
_NUMBERS = "一二三四五六"
_NUMBERING = (
    '<w:abstractNum w:abstractNumId="0"><w:lvl w:ilvl="0"><w:start w:val="1"/>'
    '<w:numFmt w:val="chineseCountingThousand"/><w:suff w:val="nothing"/><w:lvlText w:val="%1、"/></w:lvl>'
    '</w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>'
)
#: Bytes from here on are written in hexadecimal.
_ASCII = 0x80
#: Twips of a column.
_WIDTH = 700


class Part(NamedTuple):
    """A cell in one row: where it begins, what it spans, and whether it is merged with other rows.

    ``merged`` is ``first`` where a merged cell begins, ``rest`` below, "" for other cells.
    """

    column: int
    across: int
    value: str
    merged: str = ""


def rows_of(cells: list[Boxed]) -> Iterator[list[Part]]:
    """The rows of a table as word processors write them: a merged cell has a part in each row."""
    height = max(one.row + one.row_span for one in cells)
    for number in range(height):
        parts = []
        for one in sorted(cells, key=lambda one: one.column):
            if not one.row <= number < one.row + one.row_span:
                continue
            first = number == one.row
            merged = "" if one.row_span == 1 else "first" if first else "rest"
            parts.append(Part(one.column, one.column_span, one.value if first else "", merged))
        yield parts


def documents_cells() -> list[Boxed]:
    """The first part of the second table."""
    lines = (
        ("信息内容", "本年制发件数", "本年废止件数", "现行有效件数"),
        ("规章", "0", "0", "0"),
        ("行政规范性文件", "3", "3", "21"),
    )
    cells = [Boxed(0, 0, "第二十条第（一）项", column_span=4)]
    return cells + [Boxed(y, x, value) for y, line in enumerate(lines, 1) for x, value in enumerate(line)]


def _chapters(year: int, values: Figures) -> list[list[str | list[Boxed]]]:
    """What stands under each heading."""
    return [
        [f"{year}年，我局认真落实政府信息公开各项要求，围绕造林绿化、森林防火等工作及时发布信息。"],
        [documents_cells()],
        [requests_cells(values)],
        [litigation_cells(values)],
        ["政策解读的形式还不够丰富。下一步将增加图解和问答。"],
        [f"{year}年度未收取信息处理费。"],
    ]


def _story(year: int, values: Figures) -> Iterator[tuple[str, str | list[Boxed]]]:
    """The report: each piece with what it is."""
    yield "title", f"青岚市林业局{year}年政府信息公开工作年度报告"
    preface = (
        "本报告根据《中华人民共和国政府信息公开条例》编制，由总体情况、主动公开政府信息情况、收到和处理政府信息公开"
        "申请情况、政府信息公开行政复议和行政诉讼情况、存在的主要问题及改进情况、其他需要报告的事项等六个部分组成。"
        f"本报告所列数据的统计期限为{year}年1月1日至{year}年12月31日。"
    )
    yield "text", preface
    for name, chapter in zip(_SECTIONS, _chapters(year, values), strict=True):
        yield "heading", name
        for piece in chapter:
            yield "text" if isinstance(piece, str) else "table", piece
    yield "text", "青岚市林业局"
    yield "text", f"{year + 1}年1月15日"


def report_docx(year: int = 2024, values: Figures | None = None, *, tail: str = "", **parts: str) -> bytes:
    """A whole report of 青岚市林业局, which does not exist.

    Args:
        year: reported on.
        values: of the tables.
        tail: markup at the end of the body.
        parts: further parts.
    """
    numbered = '<w:pPr><w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr></w:pPr>'
    body = ""
    for kind, piece in _story(year, values or figures()):
        if not isinstance(piece, str):
            body += table(*(row(*map(_cell, parts)) for parts in rows_of(piece)))
        else:
            body += f"<w:p>{numbered if kind == 'heading' else ''}{r(piece)}</w:p>"
    return docx_file(body + tail, {"numbering": _NUMBERING, **parts})


def _cell(part: Part) -> str:
    merged = {"": "", "first": '<w:vMerge w:val="restart"/>', "rest": "<w:vMerge/>"}[part.merged]
    return cell(p(r(part.value)), f'<w:gridSpan w:val="{part.across}"/>{merged}')


def report_rtf(year: int = 2024, values: Figures | None = None) -> bytes:
    """The same as RTF, the numbers of headings as they were last printed."""
    body, numbers = "", iter(_NUMBERS)
    for kind, piece in _story(year, values or figures()):
        if not isinstance(piece, str):
            body += "".join(map(_rtf_row, rows_of(piece)))
        else:
            mark = f"{{\\listtext {next(numbers)}、\\tab}}" if kind == "heading" else ""
            body += f"\\pard {mark}{piece}\\par\n"
    coded = "".join(
        sign if sign.isascii() else "".join(f"\\'{b:02x}" for b in sign.encode("gbk")) for sign in body
    )
    return f"{{\\rtf1\\ansi\\ansicpg936 {coded}}}".encode("ascii")


def _rtf_row(parts: list[Part]) -> str:
    merged = {"": "", "first": "\\clvmgf", "rest": "\\clvmrg"}
    edges = "".join(f"{merged[one.merged]}\\cellx{_WIDTH * (one.column + one.across)}" for one in parts)
    values = "".join(f"{one.value}\\cell " for one in parts)
    return f"\\trowd{edges}\\intbl {values}\\row\n"


def report_doc(year: int = 2024, values: Figures | None = None) -> bytes:
    """The same as DOC."""
    pieces: list[str | Piece] = []
    numbers = iter(_NUMBERS)
    for kind, piece in _story(year, values or figures()):
        if isinstance(piece, str):
            pieces.append(f"{next(numbers)}、{piece}\r" if kind == "heading" else f"{piece}\r")
            continue
        for parts in rows_of(piece):
            pieces += (Mark(cell=True)(f"{one.value}\x07") for one in parts)
            edges = (0, *(_WIDTH * (one.column + one.across) for one in parts))
            first, below = (
                tuple(n for n, one in enumerate(parts) if one.merged == merged)
                for merged in ("first", "rest")
            )
            pieces.append(Mark(row=edges, first=first, below=below)("\x07"))
    return doc_file(*pieces)
