"""The tables of the forms as grids of cells."""

from __future__ import annotations

from typing import TYPE_CHECKING

from annual_reports import rows_of
from reports.forms import COLUMN_LABELS, LITIGATION, PARTS, RESULT_LABELS, Annex
from reports.tree import Cell, Grid, Row

if TYPE_CHECKING:
    from decimal import Decimal

    from reports.figures import Figures

_GROUPS = {"三": "三、本年度办理结果"}
_NOTE = "（本列数据的勾稽关系为：第一项加第二项之和，等于第三项加第四项之和）"


def _label(text: str, key: str = "", rows: int = 1, columns: int = 1) -> Cell:
    return Cell(text, key and f"label:{key}", rows, columns, label=True)


def figure(value: Decimal) -> str:
    """Return a figure as forms show it."""
    return f"{value:f}"


def documents_grid(form: int, figures: Figures) -> Grid:
    """The second table, all parts below each other."""
    width = max(len(part.columns) for part in PARTS[form]) + 1
    rows = []
    for number, part in enumerate(PARTS[form]):
        rows.append(
            Row(f"row:documents:title-{number}", [_label(part.title, f"documents:title-{number}", 1, width)])
        )
        spare = width - 1 - len(part.columns)
        head = [_label("信息内容")]
        for index, (key, label) in enumerate(part.columns):
            last = index + 1 == len(part.columns)
            head.append(_label(label, f"documents:{number}-{key}", 1, 1 + spare * last))
        rows.append(Row(f"row:documents:head-{number}", head))
        for key, label in part.rows:
            cells = [_label(label, f"documents:{key}")]
            for index, (column, _) in enumerate(part.columns):
                last = index + 1 == len(part.columns)
                name = f"documents:{key}:{column}"
                cells.append(Cell(figure(figures[name]), name, 1, 1 + spare * last))
            rows.append(Row(f"row:documents:{key}", cells))
    return Grid("documents", rows, 0, 1)


def requests_grid(form: int, figures: Figures) -> Grid:
    """The third table, its labels nested in three columns."""
    lines = rows_of(form)
    spans = {label: sum(label in path for _, _, path in lines) for _, _, path in lines for label in path}
    columns = list(COLUMN_LABELS.items())
    rows = [
        Row("row:requests:head-0", [_label(_NOTE, "", 3, 3), _label("申请人情况", "", 1, 7)]),
        Row(
            "row:requests:head-1",
            [
                _label(columns[0][1], f"requests:{columns[0][0]}", 2),
                _label("法人或其他组织", "", 1, 5),
                _label(columns[-1][1], f"requests:{columns[-1][0]}", 2),
            ],
        ),
        Row("row:requests:head-2", [_label(label, f"requests:{key}") for key, label in columns[1:-1]]),
    ]
    opened: set[str] = set()
    for key, label, path in lines:
        cells = []
        for group in path:
            if group not in opened:
                opened.add(group)
                cells.append(_label(_GROUPS.get(group, group), f"requests:group-{len(opened)}", spans[group]))
        cells.append(_label(label, f"requests:{key}", 1, 3 - len(path)))
        names = [f"requests:{key}:{column}" for column in COLUMN_LABELS]
        cells += [Cell(figure(figures[name]), name) for name in names]
        rows.append(Row(f"row:requests:{key}", cells))
    return Grid("requests", rows, 3, 3, breaks=tuple(range(6, len(rows) - 2)))


def litigation_grid(figures: Figures) -> Grid:
    """The fourth table: one row of figures."""
    upper = [_label(LITIGATION["review"], "", 1, 5), _label("行政诉讼", "", 1, 10)]
    middle = [_label(label, f"litigation:review-{key}", 2) for key, label in RESULT_LABELS.items()]
    middle += [_label(LITIGATION[group], f"litigation:{group}", 1, 5) for group in ("direct", "after")]
    lower = [
        _label(label, f"litigation:{group}-{key}")
        for group in ("direct", "after")
        for key, label in RESULT_LABELS.items()
    ]
    names = [f"litigation:{group}:{result}" for group in LITIGATION for result in RESULT_LABELS]
    return Grid(
        "litigation",
        [
            Row("row:litigation:head-0", upper),
            Row("row:litigation:head-1", middle),
            Row("row:litigation:head-2", lower),
            Row("row:litigation:count", [Cell(figure(figures[name]), name) for name in names]),
        ],
        3,
        0,
    )


def annex_grid(annex: Annex, year: int, figures: Figures) -> Grid:
    """The table at the end of a report from before 2019."""
    heads = (
        ["指标名称", "计量单位", f"{year}年度", "历年累计"]
        if annex.cumulative
        else ["统计指标", "单位", "统计数"]
    )
    columns = ("year", "ever") if annex.cumulative else ("year",)
    rows = [Row("row:annex:head", [_label(label) for label in heads])]
    for number, line in enumerate(annex.lines):
        cells = [_label(line.label, f"annex:{line.key or f'heading-{number}'}"), _label(line.unit)]
        for column in columns:
            name = f"annex:{line.key}:{column}"
            cells.append(Cell(figure(figures[name]), name) if line.key else _label(""))
        rows.append(Row(f"row:annex:{line.key or f'heading-{number}'}", cells))
    return Grid("annex", rows, 1, 2, breaks=tuple(range(4, len(rows) - 2)))
