"""Budgets, accounts and projects."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from tables.registry import OFFICES, added, shape, villages
from tables.sheets import Sheet

if TYPE_CHECKING:
    from random import Random


@shape
def budget_sides(random: Random) -> Sheet:
    """收入支出预算总表: two lists side by side, carried-over items below the totals of the year."""
    sheet = Sheet("部门收支总表（单位：万元）")
    sheet.add(("收入", 1, 2), ("支出", 1, 2))
    sheet.add("项目", "预算数", "项目", "预算数")
    income = [Decimal(random.randint(10, 90_000)) / 100 for _ in range(3)]
    carried = Decimal(random.randint(1, 900)) / 100
    spent = [Decimal(random.randint(10, 5000)) / 100 for _ in range(4)]
    spent[-1] = sum(income) + carried - sum(spent[:-1])
    names = ("一、一般公共预算拨款收入", "二、政府性基金预算拨款收入", "三、其他收入", "")
    to = ("一、一般公共服务支出", "二、教育支出", "三、社会保障和就业支出", "四、住房保障支出")
    for at in range(4):
        sheet.add(names[at], income[at] if at < 3 else "", to[at], spent[at])
    sheet.add("本年收入合计", sum(income), "本年支出合计", sum(spent))
    sheet.add("上年结转结余", carried, "年终结转结余", "0.00")
    sheet.add("收入总计", sum(income) + carried, "支出总计", sum(spent))
    return sheet


@shape
def spending_by_function(random: Random) -> Sheet:
    """一般公共预算支出表: classes, items and sub-items each with the sum of those below."""
    sheet = Sheet("一般公共预算支出表（单位：万元）")
    sheet.add("功能分类科目编码", "科目名称", "合计", "基本支出", "项目支出")
    head = sheet.add("合计", "", "", "", "")
    top, sums = [], [Decimal(0)] * 2
    for code, name in random.sample(
        [("201", "一般公共服务支出"), ("205", "教育支出"), ("208", "社会保障和就业支出")], 3
    ):
        leaf = [
            [Decimal(random.randint(100, 90_000)) / 100 for _ in "ab"] for _ in range(random.randint(1, 3))
        ]
        own = [sum(line[at] for line in leaf) for at in (0, 1)]
        sums = [a + b for a, b in zip(sums, own, strict=True)]
        top.append(sheet.add(code, name, sum(own), *own))
        sheet.add(f"{code}01", f"{name[:2]}事务", sum(own), *own)
        for at, line in enumerate(leaf, 1):
            sheet.add(f"{code}01{at:02}", f"{name[:2]}事务{at}", sum(line), *line)
    sheet.rows[head] = [("合计", 1, 2), *((str(v), 1, 1) for v in (sum(sums), *sums))]
    sheet.along(2, (3, 4), range(1, len(sheet.rows)), unit="0.01")
    sheet.down(head, top, (2, 3, 4), certain=False, unit="0.01")
    return sheet


@shape
def three_public_expenses(random: Random) -> Sheet:
    sheet = Sheet("“三公”经费支出表（单位：万元）")
    sheet.add(
        ("年度", 2, 1),
        ("合计", 2, 1),
        ("因公出国（境）费", 2, 1),
        ("公务用车购置及运行费", 1, 3),
        ("公务接待费", 2, 1),
    )
    sheet.add("小计", "公务用车购置费", "公务用车运行费")
    for year in ("2023年决算", "2024年预算"):
        abroad, buying, running, guests = (Decimal(random.randint(0, 900)) / 100 for _ in range(4))
        row = sheet.add(
            year, abroad + buying + running + guests, abroad, buying + running, buying, running, guests
        )
        sheet.along(1, (2, 3, 6), [row], certain=False, unit="0.01")
        sheet.along(3, (4, 5), [row], certain=False, unit="0.01")
    return sheet


@shape
def of_which_columns(random: Random) -> Sheet:
    sheet = Sheet("项目库（单位：万元）")
    sheet.add(("项目名称", 2, 1), ("总投资", 2, 1), ("资金来源", 1, 4), ("备注", 2, 1))
    sheet.add("合计", "中央", "省级", "市县")
    parts = []
    for at in range(random.randint(3, 8)):
        own = [random.choice((0, random.randint(10, 900))) for _ in range(3)]
        parts.append(
            sheet.add(f"道路改造{at + 1}标段", sum(own), sum(own), *own, random.choice(("", "续建")))
        )
    sums = [sum(int(sheet.text((row, at))) for row in parts) for at in range(1, 6)]
    total = sheet.add("合计", *sums, "")
    sheet.along(2, (3, 4, 5), [*parts, total], unit="1")
    sheet.down(total, parts, range(1, 6), unit="1")
    return sheet


@shape
def rates(random: Random) -> Sheet:
    sheet = Sheet("财政收入完成情况（单位：万元）")
    sheet.add("税种", "本年", "上年", "增长（%）", "占比（%）")
    now, then = ([random.randint(100, 9000) for _ in range(5)] for _ in "ab")
    parts = []
    for name, a, b in zip(("增值税", "企业所得税", "个人所得税", "契税", "其他税收"), now, then, strict=True):
        parts.append(sheet.add(name, a, b, f"{(a - b) * 100 / b:.1f}", f"{a * 100 / sum(now):.2f}"))
    total = sheet.add("合计", sum(now), sum(then), f"{(sum(now) - sum(then)) * 100 / sum(then):.1f}", "100")
    sheet.down(total, parts, (1, 2), unit="1")
    return sheet


@shape
def rounded_millions(random: Random) -> Sheet:
    sheet = Sheet("一般公共预算收入（单位：亿元）")
    sheet.add("区县", "2023年", "2024年")
    values = [[Decimal(random.randint(10_000, 900_000)) / 1000 for _ in "ab"] for _ in range(8)]
    parts = [sheet.add(f"第{at}区", *(f"{v:.1f}" for v in line)) for at, line in enumerate(values, 1)]
    total = sheet.add("合计", *(f"{sum(column):.1f}" for column in zip(*values, strict=True)))
    sheet.down(total, parts, (1, 2), unit="0.1")
    return sheet


@shape
def rounded_whole_numbers(random: Random) -> Sheet:
    sheet = Sheet("专项资金分配表（单位：万元）")
    sheet.add("单位", "金额")
    values = [Decimal(random.randint(10_000, 900_000)) / 1000 for _ in range(7)]
    parts = [sheet.add(name, f"{value:.0f}") for name, value in zip(OFFICES, values, strict=False)]
    total = sheet.add("合计", f"{sum(values):.0f}")
    sheet.down(total, parts, (1,), unit="1")
    return sheet


@shape
def items_numbered_in_levels(random: Random) -> Sheet:
    sheet = Sheet("国有资本经营预算（单位：万元）")
    sheet.add("项目", "上年执行数", "本年预算数")
    top, sums = [], [0, 0]
    for numeral, name in zip("一二三", ("利润收入", "股利收入", "其他收入"), strict=True):
        below = [[random.randint(10, 900) for _ in "ab"] for _ in range(random.randint(2, 3))]
        own = [sum(column) for column in zip(*below, strict=True)]
        sums = [a + b for a, b in zip(sums, own, strict=True)]
        top.append(sheet.add(f"{numeral}、{name}", *own))
        for at, line in enumerate(below):
            sheet.add(f"（{'一二三'[at]}）{name}{at + 1}", *line)
    total = sheet.add("合计", *sums)
    sheet.down(total, top, (1, 2), certain=False, unit="1")
    return sheet


@shape
def numbered_columns(random: Random) -> Sheet:
    sheet = Sheet("支出决算表（单位：万元）")
    sheet.add(("项目", 1, 2), ("本年支出合计", 2, 1), ("基本支出", 2, 1), ("项目支出", 2, 1))
    sheet.add("编码", "名称")
    sheet.add(("栏次", 1, 2), 1, 2, 3)
    lines = [[Decimal(random.randint(10, 90_000)) / 100 for _ in "ab"] for _ in range(5)]
    sums = [sum(column) for column in zip(*lines, strict=True)]
    total = sheet.add(("合计", 1, 2), sum(sums), *sums)
    parts = [sheet.add(f"20{at}", f"第{at}类支出", sum(line), *line) for at, line in enumerate(lines, 1)]
    sheet.along(2, (3, 4), [total, *parts], certain=False, unit="0.01")
    sheet.down(total, parts, (2, 3, 4), unit="0.01")
    return sheet


@shape
def totals_of_both_kinds(random: Random) -> Sheet:
    """合计, what is carried over, 总计."""
    sheet = Sheet("政府性基金收支（单位：元）")
    sheet.add("项目", "预算数", "决算数")
    lines = [[random.randint(100, 90_000) for _ in "ab"] for _ in range(4)]
    parts = [
        sheet.add(f"{name}收入", *line)
        for name, line in zip(("土地", "污水", "彩票", "其他"), lines, strict=True)
    ]
    sums = [sum(column) for column in zip(*lines, strict=True)]
    whole = sheet.add("合计", *sums)
    carried = [random.randint(1, 900) for _ in "ab"]
    over = sheet.add("上年结余", *carried)
    last = sheet.add("总计", *(a + b for a, b in zip(sums, carried, strict=True)))
    sheet.down(whole, parts, (1, 2))
    sheet.down(last, [whole, over], (1, 2))
    return sheet


@shape
def negative_adjustments(random: Random) -> Sheet:
    sheet = Sheet("预算调整表（单位：元）")
    sheet.add("科目", "年初预算数", "调整数", "调整后预算数")
    rows = []
    for _ in range(5):
        before, change = random.randint(10_000, 90_000), random.randint(-5000, 5000)
        rows.append((before, change, before + change))
    parts = [sheet.add(name, *row) for name, row in zip(OFFICES, rows, strict=False)]
    total = sheet.add("合计", *added(rows))
    sheet.down(total, parts, (3,))
    return sheet


@shape
def crowded_header(random: Random) -> Sheet:
    """Three levels of headers with totals on two of them."""
    sheet = Sheet("教育经费（单位：元）")
    sheet.add(("学校", 3, 1), ("总计", 3, 1), ("财政拨款", 1, 4), ("其他收入", 3, 1))
    sheet.add(("小计", 2, 1), ("其中", 1, 3))
    sheet.add("人员经费", "公用经费", "专项经费")
    rows = []
    for at in range(1, random.randint(5, 9)):
        people, running, special, other = (random.randint(100, 90_000) for _ in range(4))
        granted = people + running + special
        rows.append(sheet.add(f"第{at}中学", granted + other, granted, people, running, special, other))
    sheet.along(1, (2, 6), rows)
    return sheet


@shape
def thousands(random: Random) -> Sheet:
    sheet = Sheet("收支情况（单位：元）")
    sheet.add("项目", "收入", "支出", "结余")
    rows = [(random.randint(10_000, 9_000_000), random.randint(10_000, 9_000_000)) for _ in range(5)]
    parts = [sheet.add(f"第{at}项", f"{a:,}", f"{b:,}", f"{a - b:,}") for at, (a, b) in enumerate(rows, 1)]
    sums = added(rows)
    total = sheet.add("合计", f"{sums[0]:,}", f"{sums[1]:,}", f"{sums[0] - sums[1]:,}")
    sheet.down(total, parts, (1, 2))
    return sheet


@shape
def mixed_units_beside_a_total(random: Random) -> Sheet:
    sheet = Sheet("惠农补贴")
    sheet.add("村", "人口（人）", "耕地（亩）", "粮食补贴（元）", "良种补贴（元）", "合计（元）")
    names, rows = villages(random), []
    for _ in names:
        grain, seed = random.randint(100, 9000), random.randint(100, 9000)
        rows.append((random.randint(50, 900), random.randint(50, 900), grain, seed, grain + seed))
    parts = [sheet.add(name, *row) for name, row in zip(names, rows, strict=True)]
    total = sheet.add("合计", *added(rows))
    sheet.along(5, (3, 4), [*parts, total])
    sheet.down(total, parts, (1, 3, 4, 5))
    return sheet


@shape
def balance_sheet(random: Random) -> Sheet:
    sheet = Sheet("资产负债表（单位：元）")
    sheet.add("资产", "年末数", "负债和净资产", "年末数")
    cash, dues, houses, cars = (random.randint(1000, 90_000) for _ in range(4))
    short, long = random.randint(100, 900), random.randint(100, 900)
    whole = cash + dues + houses + cars
    sheet.add("货币资金", cash, "短期借款", short)
    sheet.add("应收账款", dues, "流动负债合计", short)
    sheet.add("流动资产合计", cash + dues, "长期借款", long)
    sheet.add("房屋", houses, "非流动负债合计", long)
    sheet.add("车辆", cars, "负债合计", short + long)
    sheet.add("非流动资产合计", houses + cars, "净资产合计", whole - short - long)
    sheet.add("资产总计", whole, "负债和净资产总计", whole)
    return sheet


@shape
def sections_with_totals(random: Random) -> Sheet:
    """Headings across the table, each part with its own 合计."""
    sheet = Sheet("项目资金（单位：元）")
    sheet.add("项目", "中央资金", "地方资金")
    wholes = []
    grand = [0, 0]
    for heading in ("第一类 水利项目", "第二类 道路项目", "第三类 教育项目"):
        sheet.add((heading, 1, 3))
        lines = [[random.randint(100, 9000) for _ in "ab"] for _ in range(random.randint(2, 4))]
        rows = [sheet.add(f"{heading[4:6]}{at}号", *line) for at, line in enumerate(lines, 1)]
        own = [sum(column) for column in zip(*lines, strict=True)]
        grand = [a + b for a, b in zip(grand, own, strict=True)]
        wholes.append(sheet.add("合计", *own))
        sheet.down(wholes[-1], rows, (1, 2), certain=False)
    total = sheet.add("总计", *grand)
    sheet.down(total, wholes, (1, 2), certain=False)
    return sheet
