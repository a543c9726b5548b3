"""Tables whose totals are no sums, or not of what stands above them."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from tables.registry import OFFICES, TOWNS, shape
from tables.sheets import Sheet

if TYPE_CHECKING:
    from random import Random


@shape
def part_of_a_longer_list(random: Random) -> Sheet:
    """A page of a list: the total below covers rows that are not here."""
    sheet = Sheet("")
    for at in range(31, 40):
        sheet.add(at, f"第{at}组", random.randint(1, 9), random.randint(100, 900))
    sheet.add(("合计", 1, 2), random.randint(200, 300), random.randint(20_000, 40_000))
    return sheet


def _unmarked(random: Random, years: int) -> Sheet:
    """Offices above their divisions, told apart by nothing but an indent that is lost."""
    sheet = Sheet("编制情况（单位：人）")
    sheet.add("单位", *(f"{2020 + year}年" for year in range(years)))
    whole = sheet.add("合计", *[""] * years)
    top = []
    for name in OFFICES[: random.randint(3, 5)]:
        below = [[random.randint(1, 30) for _ in range(years)] for _ in range(random.choice((0, 2, 3)))]
        own = (
            [sum(column) for column in zip(*below, strict=True)] if below else [random.randint(9, 60)] * years
        )
        top.append(own)
        sheet.add(name, *own)
        for at, line in enumerate(below, 1):
            sheet.add(f"{name}{at}科", *line)
    for column, value in enumerate(map(sum, zip(*top, strict=True)), 1):
        sheet.write((whole, column), str(value))
    return sheet


@shape
def unmarked_levels_in_three_years(random: Random) -> Sheet:
    return _unmarked(random, 3)


@shape
def unmarked_levels_everywhere(random: Random) -> Sheet:
    """Every town above its villages: all lines come to twice the total."""
    sheet = Sheet("低保资金（单位：元）")
    sheet.add("地区", "金额")
    lines, grand = [], 0
    for town in TOWNS[:4]:
        own = [random.randint(1000, 9000) for _ in range(3)]
        grand += sum(own)
        lines += [(town, sum(own)), *((f"{town[:2]}{at}村", value) for at, value in enumerate(own, 1))]
    sheet.add("合计", grand)
    for line in lines:
        sheet.add(*line)
    return sheet


@shape
def deductions(random: Random) -> Sheet:
    sheet = Sheet("年度考核得分")
    sheet.add("单位", "基础得分", "加分", "扣分", "合计")
    for name in OFFICES:
        base, more, less = random.randint(70, 90), random.randint(0, 5), random.randint(0, 5)
        sheet.add(name, base, more, less, base + more - less)
    return sheet


@shape
def answers_of_a_survey(random: Random) -> Sheet:
    sheet = Sheet("满意度调查结果")
    sheet.add("选项", "小计", "比例")
    for name in ("非常满意", "满意", "一般", "不满意"):
        sheet.add(name, random.randint(5, 300), f"{random.randint(5, 60)}%")
    sheet.add("本题有效填写人次", random.randint(900, 2000), "")
    return sheet


@shape
def done_of_all(random: Random) -> Sheet:
    sheet = Sheet("整改进度")
    sheet.add("类别", "已完成", "总数", "完成率")
    for name in OFFICES:
        whole = random.randint(10, 90)
        done = random.randint(0, whole)
        sheet.add(name, done, whole, f"{done * 100 / whole:.0f}%")
    return sheet


@shape
def mean_called_total(random: Random) -> Sheet:
    sheet = Sheet("测评得分")
    sheet.add("单位", "质量", "效率", "廉洁", "总计")
    for name in OFFICES:
        marks = [random.randint(600, 990) / Decimal(10) for _ in range(3)]
        sheet.add(name, *marks, round(sum(marks, Decimal(0)) / 3, 1))
    return sheet


@shape
def page_of_a_list(random: Random) -> Sheet:
    """The last page of a list with its header; the numbers of the rows tell."""
    sheet = Sheet("单位：元")
    sheet.add("序号", "村组", "补贴金额（元）")
    for at in range(31, 40):
        sheet.add(at, f"第{at}组", random.randint(100, 900))
    sheet.add("合计", "", random.randint(20_000, 40_000))
    return sheet


@shape
def people_counted_once(random: Random) -> Sheet:
    """Households that profit from several projects are counted once in the total."""
    sheet = Sheet("帮扶项目（单位：万元）")
    sheet.add("项目", "投入资金（万元）", "受益户数")
    rows = [(random.randint(10, 900), random.randint(20, 90)) for _ in range(5)]
    parts = [sheet.add(f"{at}号项目", *row) for at, row in enumerate(rows, 1)]
    total = sheet.add("合计", sum(row[0] for row in rows), max(row[1] for row in rows) + 7)
    sheet.down(total, parts, (1,), unit="1")
    return sheet


@shape
def bold_in_markdown(random: Random) -> Sheet:
    sheet = Sheet("")
    sheet.add("类别", "件数", "经费（元）")
    rows = [(random.randint(1, 90), random.randint(100, 9000)) for _ in range(4)]
    parts = [sheet.add(f"{at}类", *row) for at, row in enumerate(rows, 1)]
    total = sheet.add("**合计**", *(f"**{sum(column)}**" for column in zip(*rows, strict=True)))
    sheet.down(total, parts, (1, 2), certain=False)
    return sheet
