"""Synthetic annual reports: a place that does not exist, figures that agree until a test breaks them."""

from __future__ import annotations

from dataclasses import dataclass, field
from html import escape

COLUMNS = ("natural-persons", "companies", "institutes", "charities", "law-services", "others", "all")
ROWS_2021: tuple[tuple[str, str, tuple[str, ...]], ...] = (
    ("new", "一、本年新收政府信息公开申请数量", ()),
    ("carried-in", "二、上年结转政府信息公开申请数量", ()),
    ("granted", "（一）予以公开", ("三",)),
    ("partial", "（二）部分公开（区分处理的，只计这一情形，不计其他情形）", ("三",)),
    ("refused-1", "1.属于国家秘密", ("三", "（三）不予公开")),
    ("refused-2", "2.其他法律行政法规禁止公开", ("三", "（三）不予公开")),
    ("refused-3", "3.危及“三安全一稳定”", ("三", "（三）不予公开")),
    ("refused-4", "4.保护第三方合法权益", ("三", "（三）不予公开")),
    ("refused-5", "5.属于三类内部事务信息", ("三", "（三）不予公开")),
    ("refused-6", "6.属于四类过程性信息", ("三", "（三）不予公开")),
    ("refused-7", "7.属于行政执法案卷", ("三", "（三）不予公开")),
    ("refused-8", "8.属于行政查询事项", ("三", "（三）不予公开")),
    ("unavailable-1", "1.本机关不掌握相关政府信息", ("三", "（四）无法提供")),
    ("unavailable-2", "2.没有现成信息需要另行制作", ("三", "（四）无法提供")),
    ("unavailable-3", "3.补正后申请内容仍不明确", ("三", "（四）无法提供")),
    ("declined-1", "1.信访举报投诉类申请", ("三", "（五）不予处理")),
    ("declined-2", "2.重复申请", ("三", "（五）不予处理")),
    ("declined-3", "3.要求提供公开出版物", ("三", "（五）不予处理")),
    ("declined-4", "4.无正当理由大量反复申请", ("三", "（五）不予处理")),
    ("declined-5", "5.要求行政机关确认或重新出具已获取信息", ("三", "（五）不予处理")),
    ("other-1", "1.申请人无正当理由逾期不补正、行政机关不再处理其政府信息公开申请", ("三", "（六）其他处理")),
    (
        "other-2",
        "2.申请人逾期未按收费通知要求缴纳费用、行政机关不再处理其政府信息公开申请",
        ("三", "（六）其他处理"),
    ),
    ("other-3", "3.其他", ("三", "（六）其他处理")),
    ("total", "（七）总计", ("三",)),
    ("carried-out", "四、结转下年度继续办理", ()),
)
RESULTS = tuple(key for key, _, path in ROWS_2021 if path and key != "total")
_GROUP_LABELS = {"三": "三、本年度办理结果"}


def rows_of(form: int) -> tuple[tuple[str, str, tuple[str, ...]], ...]:
    """Rows of the form of 2021 or of 2019, which has one row for “other”."""
    if form >= 2021:
        return ROWS_2021
    kept = [row for row in ROWS_2021 if not row[0].startswith("other-")]
    at = next(index for index, row in enumerate(kept) if row[0] == "total")
    return (*kept[:at], ("other", "（六）其他处理", ("三",)), *kept[at:])


@dataclass
class Figures:
    """Tables three and four; every identity holds when made by :func:`figures`."""

    requests: dict[tuple[str, str], int | str] = field(default_factory=dict)
    litigation: list[int | str] = field(default_factory=list)


def figures(form: int = 2021) -> Figures:
    """Return figures that agree in every row, column and group."""
    filled: dict[tuple[str, str], int | str] = {}
    rows = [key for key, _, _ in rows_of(form)]
    results = [key for key in rows if key not in {"new", "carried-in", "total", "carried-out"}]
    given = {
        "natural-persons": {
            "granted": 31,
            "partial": 4,
            "refused-5": 6,
            "unavailable-1": 19,
            "declined-2": 1,
        },
        "companies": {"granted": 7, "refused-7": 2, "unavailable-1": 3},
        "law-services": {"granted": 2},
    }
    flows = {"natural-persons": (60, 5, 4), "companies": (12, 1, 1), "law-services": (2, 0, 0)}
    for column in COLUMNS[:-1]:
        for row in results:
            filled[row, column] = given.get(column, {}).get(row, 0)
        total = sum(int(filled[row, column]) for row in results)
        new, carried_in, carried_out = flows.get(column, (0, 0, 0))
        assert new + carried_in == total + carried_out
        filled |= {("new", column): new, ("carried-in", column): carried_in}
        filled |= {("total", column): total, ("carried-out", column): carried_out}
    for row in rows:
        filled[row, "all"] = sum(int(filled[row, column]) for column in COLUMNS[:-1])
    return Figures(filled, [3, 1, 0, 1, 5, 1, 0, 0, 1, 2, 2, 0, 0, 0, 2])


def requests_table(values: Figures, form: int = 2021) -> str:
    """The third table with the spans of the official form."""
    rows = rows_of(form)
    spans = {label: sum(label in path for _, _, path in rows) for _, _, path in rows for label in path}
    lines = [
        "<tr><td colspan=3 rowspan=3>（本列数据的勾稽关系为：第一项加第二项之和，等于第三项加第四项之和）</td>"
        "<td colspan=7>申请人情况</td></tr>",
        "<tr><td rowspan=2>自然人</td><td colspan=5>法人或其他组织</td><td rowspan=2>总计</td></tr>",
        "<tr><td>商业<br>企业</td><td>科研<br>机构</td><td>社会公益组织</td><td>法律服务机构</td><td>其他</td></tr>",
    ]
    opened: set[str] = set()
    for key, label, path in rows:
        cells = []
        for group in path:
            if group not in opened:
                opened.add(group)
                cells.append(f"<td rowspan={spans[group]}>{escape(_GROUP_LABELS.get(group, group))}</td>")
        width = 3 - len(path)
        cells.append(
            f"<td colspan={width}>{escape(label)}</td>" if width > 1 else f"<td>{escape(label)}</td>"
        )
        cells += [f"<td>{values.requests[key, column]}</td>" for column in COLUMNS]
        lines.append(f"<tr>{''.join(cells)}</tr>")
    return "<table>\n" + "\n".join(lines) + "\n</table>"


def litigation_table(values: Figures) -> str:
    """The fourth table."""
    five = "<td>结果维持</td><td>结果纠正</td><td>其他结果</td><td>尚未审结</td><td>总计</td>"
    head = [
        f"<td rowspan=2>{label}</td>" for label in ("结果维持", "结果纠正", "其他结果", "尚未审结", "总计")
    ]
    return (
        "<table>\n<tr><td colspan=5>行政复议</td><td colspan=10>行政诉讼</td></tr>\n"
        f"<tr>{''.join(head)}<td colspan=5>未经复议直接起诉</td><td colspan=5>复议后起诉</td></tr>\n"
        f"<tr>{five}{five}</tr>\n"
        f"<tr>{''.join(f'<td>{value}</td>' for value in values.litigation)}</tr>\n</table>"
    )


def documents_table(form: int = 2021) -> str:
    """The second table, shortened to its first part."""
    columns = ("本年制发件数", "本年废止件数", "现行有效件数")
    if form < 2021:
        columns = ("本年新制作数量", "本年新公开数量", "对外公开总数量")
    name = "行政规范性文件" if form >= 2021 else "规范性文件"
    return (
        "<table>\n<tr><td colspan=4>第二十条第（一）项</td></tr>\n"
        f"<tr><td>信息内容</td>{''.join(f'<td>{column}</td>' for column in columns)}</tr>\n"
        "<tr><td>规章</td><td>0</td><td>0</td><td>0</td></tr>\n"
        f"<tr><td>{name}</td><td>3</td><td>3</td><td>21</td></tr>\n</table>"
    )


def report_html(
    *,
    year: int = 2024,
    form: int = 2021,
    values: Figures | None = None,
    period: str | None = None,
    drop: str = "",
) -> str:
    """A whole report of 青岚市林业局, which does not exist; ``drop`` leaves a section out."""
    values = values or figures(form)
    period = period or f"{year}年1月1日至{year}年12月31日"
    sections = {
        "一、总体情况": f"<p>{year}年，我局认真落实政府信息公开各项要求，围绕造林绿化、森林防火等工作及时发布信息。</p>",
        "二、主动公开政府信息情况": documents_table(form),
        "三、收到和处理政府信息公开申请情况": requests_table(values, form),
        "四、政府信息公开行政复议、行政诉讼情况": litigation_table(values),
        "五、存在的主要问题及改进情况": "<p>政策解读的形式还不够丰富。下一步将增加图解和问答。</p>",
        "六、其他需要报告的事项": f"<p>{year}年度未收取信息处理费。</p>",
    }
    body = "\n".join(f"<h2>{title}</h2>\n{text}" for title, text in sections.items() if title != drop)
    title = f"青岚市林业局{year}年政府信息公开工作年度报告"
    return f"""<!DOCTYPE html>
<html lang="zh-CN">
<head><meta charset="utf-8"><title>{title}</title></head>
<body>
<h1>{title}</h1>
<p>本报告根据《中华人民共和国政府信息公开条例》编制，由总体情况、主动公开政府信息情况、收到和处理政府信息公开申请情况、政府信息公开行政复议和行政诉讼情况、存在的主要问题及改进情况、其他需要报告的事项等六个部分组成。本报告所列数据的统计期限为{period}。</p>
{body}
<p>青岚市林业局</p>
<p>{year + 1}年1月15日</p>
<footer>
<p>主办单位：青岚市林业局　联系电话：0990-0000000</p>
<p>网站标识码：9900000001　青ICP备99000001号-1　青公网安备 99000002000001号</p>
</footer>
</body>
</html>
"""
