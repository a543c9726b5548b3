"""Tables of annual reports as text: run together, one cell a line, as lines of a PDF."""

from __future__ import annotations

from typing import TYPE_CHECKING

from annual_reports import COLUMNS, rows_of

if TYPE_CHECKING:
    from annual_reports import Figures

_HEADER = (
    "申请人情况",
    "自然人",
    "法人或其他组织",
    "总计",
    "商业企业",
    "科研机构",
    "社会公益组织",
    "法律服务机构",
    "其他",
)
_FIVE = ("结果维持", "结果纠正", "其他结果", "尚未审结", "总计")
_LITIGATION = ("行政复议", "行政诉讼", *_FIVE, "未经复议直接起诉", "复议后起诉", *_FIVE, *_FIVE)


def _requests(values: Figures, form: int) -> list[list[str]]:
    """The cells of each line of the third table, labels of groups on their first line."""
    lines = [["（本列数据的勾稽关系为：第一项加第二项之和，等于第三项加第四项之和）"], list(_HEADER)]
    opened: set[str] = set()
    for key, label, path in rows_of(form):
        groups = [g if g != "三" else "三、本年度办理结果" for g in path if g not in opened]
        opened.update(path)
        lines.append([*groups, label, *(str(values.requests[key, column]) for column in COLUMNS)])
    return lines


def run_together(values: Figures, form: int = 2021) -> str:
    """Everything in one line, no character between the cells."""
    requests = "".join(cell for line in _requests(values, form) for cell in line)
    litigation = "".join([*_LITIGATION, *map(str, values.litigation)])
    return _report(requests, litigation, form, " ")


def one_cell_a_line(values: Figures, form: int = 2021) -> str:
    """Each cell a line of its own."""
    requests = "\n".join(cell for line in _requests(values, form) for cell in line)
    litigation = "\n".join([*_LITIGATION, *map(str, values.litigation)])
    return _report(requests, litigation, form, "\n")


def lines_of_a_pdf(values: Figures, form: int = 2021) -> str:
    """A row a line, cells set apart by spaces, long labels wrapped around the figures."""
    lines = []
    for line in _requests(values, form):
        label = next((cell for cell in line if len(cell) > 24 and line[-1].isdigit()), "")
        if label:
            at = line.index(label)
            lines += [" ".join([*line[:at], label[:14], *line[at + 1 :]]), label[14:]]
        else:
            lines.append(" ".join(line))
    litigation = "\n".join([" ".join(_LITIGATION), " ".join(map(str, values.litigation))])
    return _report("\n".join(lines), litigation, form, "\n")


def _report(requests: str, litigation: str, form: int, gap: str) -> str:
    year = 2024 if form >= 2021 else 2020
    return f"青岚市林业局{year}年政府信息公开工作年度报告\n" + gap.join(
        [
            f"本报告所列数据的统计期限为{year}年1月1日至{year}年12月31日。",
            "一、总体情况",
            "我局按要求公开各类信息。",
            "二、主动公开政府信息情况",
            "规范性文件见本局网站。",
            "三、收到和处理政府信息公开申请情况",
            requests,
            "四、政府信息公开行政复议、行政诉讼情况",
            litigation,
            "五、存在的主要问题及改进情况",
            "解读的形式不够丰富，下一步增加图解。",
            "六、其他需要报告的事项",
            f"{year}年度未收取信息处理费。",
            "",
        ]
    )
