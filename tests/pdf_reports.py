"""Synthetic annual reports as PDF files, with tables that go on over pages."""

from __future__ import annotations

from dataclasses import replace
from itertools import accumulate
from typing import TYPE_CHECKING

from annual_reports import COLUMNS, Figures, figures, rows_of
from pdf_files import HEIGHT, LEFT, Boxed, Page, even, pdf

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

XS = [LEFT, *accumulate((24, 44, 120, *[36] * 7), initial=LEFT)][1:]
_LABELS = ("自然人", "商业企业", "科研机构", "社会公益组织", "法律服务机构", "其他", "总计")
_DOCUMENTS = {
    2021: ("本年制发件数", "本年废止件数", "现行有效件数"),
    2019: ("本年新制作数量", "本年新公开数量", "对外公开总数量"),
}
_RESULTS = ("结果维持", "结果纠正", "其他结果", "尚未审结", "总计")


def requests_cells(values: Figures, form: int = 2021) -> list[Boxed]:
    """The third table."""
    cells = [
        Boxed(0, 0, "（本列数据的勾稽关系为：第一项加第二项之和，等于第三项加第四项之和）", 3, 3),
        Boxed(0, 3, "申请人情况", column_span=7),
        Boxed(1, 3, "自然人", row_span=2),
        Boxed(1, 4, "法人或其他组织", column_span=5),
        Boxed(1, 9, "总计", row_span=2),
        *(Boxed(2, 3 + column, _LABELS[column]) for column in range(1, 6)),
    ]
    rows = rows_of(form)
    opened: set[str] = set()
    for number, (key, label, path) in enumerate(rows, 3):
        for column, group in enumerate(path):
            if group not in opened:
                opened.add(group)
                span = sum(group in other for _, _, other in rows)
                cells.append(Boxed(number, column, "三、本年度办理结果" if group == "三" else group, span))
        cells.append(Boxed(number, len(path), label, column_span=3 - len(path)))
        cells += [Boxed(number, 3 + n, str(values.requests[key, column])) for n, column in enumerate(COLUMNS)]
    return cells


def litigation_cells(values: Figures) -> list[Boxed]:
    """The fourth table."""
    return [
        Boxed(0, 0, "行政复议", column_span=5),
        Boxed(0, 5, "行政诉讼", column_span=10),
        *(Boxed(1, n, label, row_span=2) for n, label in enumerate(_RESULTS)),
        Boxed(1, 5, "未经复议直接起诉", column_span=5),
        Boxed(1, 10, "复议后起诉", column_span=5),
        *(Boxed(2, 5 + n, label) for n, label in enumerate(_RESULTS * 2)),
        *(Boxed(3, n, str(value)) for n, value in enumerate(values.litigation)),
    ]


def split(cells: Sequence[Boxed], row: int) -> tuple[list[Boxed], list[Boxed]]:
    """Cut a table before a row; what spans the cut has its text above it."""
    above, below = [], []
    for cell in cells:
        end = cell.row + cell.row_span
        if cell.row < row:
            above.append(replace(cell, row_span=min(end, row) - cell.row))
        if end > row:
            start = max(cell.row, row)
            value = cell.value if cell.row >= row else ""
            below.append(replace(cell, row=start - row, row_span=end - start, value=value))
    return above, below


def report_pdf(
    year: int = 2024, values: Figures | None = None, *, struck: str = "", form: int = 2021
) -> bytes:
    """A whole report as PDF; see :func:`report_pages`."""
    return pdf(*report_pages(year, values, struck=struck, form=form))


def report_pages(
    year: int = 2024, values: Figures | None = None, *, struck: str = "", form: int = 2021
) -> list[Callable[[Page], None]]:
    """What draws a whole report of 青岚市林业局, which does not exist, on three pages.

    Args:
        year: reported on.
        values: of the tables.
        struck: a line under a black box in the last chapter.
        form: of the year.
    """
    values = values or figures(form)
    above, below = split(requests_cells(values, form), 18)

    def foot(page: Page, number: int) -> None:
        page.centred(HEIGHT - 45, f"— {number} —", 9)

    def first(page: Page) -> None:
        page.centred(90, "青岚市林业局", 20)
        page.centred(118, f"{year}年政府信息公开工作年度报告", 20)
        page.y = 140
        page.paragraph(
            "本报告根据《中华人民共和国政府信息公开条例》编制，由总体情况、主动公开政府信息情况、收到和处理政府信息公开"
            "申请情况、政府信息公开行政复议和行政诉讼情况、存在的主要问题及改进情况、其他需要报告的事项等六个部分组成。"
            f"本报告所列数据的统计期限为{year}年1月1日至{year}年12月31日。"
        )
        page.paragraph("一、总体情况")
        page.paragraph(
            f"{year}年，我局认真落实政府信息公开各项要求，围绕造林绿化、森林防火等工作及时发布信息。"
            "全年新收政府信息公开申请74件。"
        )
        page.paragraph("二、主动公开政府信息情况")
        page.table(
            [
                Boxed(0, 0, "第二十条第（一）项", column_span=4),
                *(Boxed(1, n, name) for n, name in enumerate(("信息内容", *_DOCUMENTS[form]))),
                *(Boxed(2, n, value) for n, value in enumerate(("规章", "0", "0", "0"))),
                *(
                    Boxed(3, n, value)
                    for n, value in enumerate(
                        ("行政规范性文件" if form >= 2021 else "规范性文件", "3", "3", "21")
                    )
                ),
            ],
            even(LEFT, 105, 4),
            even(page.y + 12, 20, 4),
        )
        foot(page, 1)

    def second(page: Page) -> None:
        page.paragraph("三、收到和处理政府信息公开申请情况")
        page.table(above, XS, even(110, 36, 18), size=8)
        foot(page, 2)

    def third(page: Page) -> None:
        rows = max(cell.row + cell.row_span for cell in below)
        page.table(below, XS, even(72, 36, rows), size=8)
        page.y = 72 + 36 * rows + 10
        page.paragraph("四、政府信息公开行政复议、行政诉讼情况")
        page.table(litigation_cells(values), even(LEFT, 29, 15), even(page.y + 12, 26, 4), size=8)
        page.y += 126
        page.paragraph("五、存在的主要问题及改进情况")
        page.paragraph("政策解读的形式还不够丰富。下一步将增加图解和问答。")
        page.paragraph("六、其他需要报告的事项")
        page.paragraph(f"{year}年度未收取信息处理费。")
        if struck:
            page.paragraph(struck)
            page.box(LEFT + 22, page.y - 12, LEFT + 30 + 12 * len(struck), page.y + 4)
        for line in ("青岚市林业局", f"{year + 1}年1月15日"):
            page.y += 24
            page.text(400, page.y, line)
        foot(page, 3)

    return [first, second, third]
