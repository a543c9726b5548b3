"""Annual reports of made-up organs: figures that agree, and go on from year to year."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from random import Random
from typing import TYPE_CHECKING

from annual_reports import COLUMNS, Figures, requests_table, rows_of
from made_up_site import words

if TYPE_CHECKING:
    from collections.abc import Sequence

_FIRST = "岚筠澹霁黛翎汐琬珩蘅"
_SECOND = "栖涧屿浦岫湄埠畈埭澳"
_ORGANS = "教育局 水务局 林业局 民政局 商务局 体育局 统计局 审计局 司法局 财政局 档案局 城市管理局".split()
_BASE = 2019
_FORM = 2021


@dataclass
class Year:
    """The figures of one organ for one year.

    Attributes:
        organ: whose they are.
        year: they are of.
        requests: by row and column, as the form has them.
        documents: made, withdrawn and in force.
        decisions: licences, penalties and compulsion.
        text: paragraphs on the year.
        signed: the day of the report.
        phone: of the office.
    """

    organ: str
    year: int
    requests: Figures
    documents: tuple[int, int, int]
    decisions: tuple[int, int, int]
    signed: date
    phone: str = "0970-8123400"
    text: list[str] = field(default_factory=list)

    @property
    def title(self) -> str:
        """What the report is called."""
        return f"{self.organ}{self.year}年政府信息公开工作年度报告"


def organ(number: int, of: int) -> str:
    """Return the name of an organ; there is one for each pair of numbers below 10,000 and 12."""
    thousands, rest = divmod(number, 100)
    place = _FIRST[rest % 10] + _SECOND[rest // 10] + ("" if not thousands else _FIRST[thousands % 10])
    return f"青岚市{place}区{_ORGANS[of]}"


def _form(year: int) -> int:
    return 2021 if year >= _FORM else 2019


def _spread(chance: Random, rows: Sequence[str], number: int) -> dict[str, int]:
    counted = dict.fromkeys(rows, 0)
    for _ in range(number):
        counted[chance.choice(rows)] += 1
    return counted


def _requests(chance: Random, form: int, carried: dict[str, int]) -> tuple[Figures, dict[str, int]]:
    """Return a table that balances, and what it carries out by column."""
    filled: dict[tuple[str, str], int | str] = {}
    rows = [key for key, _, _ in rows_of(form)]
    results = [key for key in rows if key not in {"new", "carried-in", "total", "carried-out"}]
    left: dict[str, int] = {}
    for column in COLUMNS[:-1]:
        most = {"natural-persons": 90, "companies": 30}.get(column, 2)
        new = chance.randint(most // 2, most)
        left[column] = min(new, chance.randint(0, 4)) if most > 2 else 0
        done = new + carried.get(column, 0) - left[column]
        flows = {"new": new, "carried-in": carried.get(column, 0), "total": done, "carried-out": left[column]}
        for row, number in (_spread(chance, results, done) | flows).items():
            filled[row, column] = number
    for row in rows:
        filled[row, "all"] = sum(int(filled[row, column]) for column in COLUMNS[:-1])
    return Figures(filled), left


def years(name: str, last: int) -> list[Year]:
    """Return what an organ reports on 2019 and the years up to the last, each going on from the one before."""
    chance = Random(name)
    made: list[Year] = []
    carried: dict[str, int] = {"natural-persons": 2}
    force = chance.randint(20, 60)
    for year in range(_BASE, last + 1):
        requests, carried = _requests(chance, _form(year), carried)
        new, gone = chance.randint(1, 9), chance.randint(0, 4)
        force += new - gone
        decisions = (chance.randint(50, 900), chance.randint(10, 200), chance.randint(0, 9))
        day = date(year + 1, 1, chance.randint(8, 28))
        text = words.paragraphs(Random(f"{name}/{year}"), 6, figures=False)
        made.append(Year(name, year, requests, (new, gone, force), decisions, day, text=text))
    return made


def _documents(report: Year) -> str:
    new, gone, force = report.documents
    columns = ("本年制发件数", "本年废止件数", "现行有效件数")
    if _form(report.year) < _FORM:
        columns = ("本年新制作数量", "本年新公开数量", "对外公开总数量")
        gone = new
    kind = "行政规范性文件" if _form(report.year) >= _FORM else "规范性文件"
    permits, penalties, forced = report.decisions
    head = "".join(f"<td>{column}</td>" for column in columns)
    return (
        "<table>\n<tr><td colspan=4>第二十条第（一）项</td></tr>\n"
        f"<tr><td>信息内容</td>{head}</tr>\n"
        "<tr><td>规章</td><td>0</td><td>0</td><td>0</td></tr>\n"
        f"<tr><td>{kind}</td><td>{new}</td><td>{gone}</td><td>{force}</td></tr>\n"
        + (
            "<tr><td colspan=4>第二十条第（五）项</td></tr>\n"
            "<tr><td>信息内容</td><td colspan=3>本年处理决定数量</td></tr>\n"
            f"<tr><td>行政许可</td><td colspan=3>{permits}</td></tr>\n"
            "<tr><td colspan=4>第二十条第（六）项</td></tr>\n"
            "<tr><td>信息内容</td><td colspan=3>本年处理决定数量</td></tr>\n"
            f"<tr><td>行政处罚</td><td colspan=3>{penalties}</td></tr>\n"
            f"<tr><td>行政强制</td><td colspan=3>{forced}</td></tr>\n"
            if _form(report.year) >= _FORM
            else ""
        )
        + "</table>"
    )


def body(report: Year) -> list[str]:
    """Return a report as paragraphs, its tables as markup."""
    new, inward = (report.requests.requests[row, "all"] for row in ("new", "carried-in"))
    five = "<td>结果维持</td><td>结果纠正</td><td>其他结果</td><td>尚未审结</td><td>总计</td>"
    litigation = (
        "<table>\n<tr><td colspan=5>行政复议</td><td colspan=10>行政诉讼</td></tr>\n<tr>"
        + "".join(
            f"<td rowspan=2>{label}</td>"
            for label in ("结果维持", "结果纠正", "其他结果", "尚未审结", "总计")
        )
        + f"<td colspan=5>未经复议直接起诉</td><td colspan=5>复议后起诉</td></tr>\n<tr>{five}{five}</tr>\n"
        f"<tr>{'<td>0</td>' * 15}</tr>\n</table>"
    )
    return [
        "本报告根据《中华人民共和国政府信息公开条例》编制，由总体情况、主动公开政府信息情况、收到和处理政府信息公开申请情况、"
        "政府信息公开行政复议和行政诉讼情况、存在的主要问题及改进情况、其他需要报告的事项等六个部分组成。"
        f"本报告所列数据的统计期限为{report.year}年1月1日至{report.year}年12月31日。"
        f"如有疑问，请与{report.organ}办公室联系（地址：青岚市云溪大道1号，联系电话：{report.phone}）。",
        "<h3>一、总体情况</h3>",
        f"{report.year}年，本机关收到政府信息公开申请{new}件，上年结转{inward}件，均按期办理。",
        *report.text,
        "<h3>二、主动公开政府信息情况</h3>",
        _documents(report),
        "<h3>三、收到和处理政府信息公开申请情况</h3>",
        requests_table(report.requests, _form(report.year)),
        "<h3>四、政府信息公开行政复议、行政诉讼情况</h3>",
        litigation,
        "<h3>五、存在的主要问题及改进情况</h3>",
        f"政策解读的形式还不够丰富。下一步将增加图解和问答，{report.year + 1}年计划培训两次。",
        "<h3>六、其他需要报告的事项</h3>",
        f"{report.year}年度未收取信息处理费。",
        f"<p>{report.organ}</p>",
        f"<p>{report.signed.year}年{report.signed.month}月{report.signed.day}日</p>",
    ]
