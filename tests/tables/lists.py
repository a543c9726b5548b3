"""Lists of who gets what, of purchases and of posts."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from tables.registry import OFFICES, TOWNS, added, cents, shape, villages
from tables.sheets import Sheet, Written

if TYPE_CHECKING:
    from random import Random


@shape
def subsidies_with_serial(random: Random) -> Sheet:
    sheet = Sheet("2024年耕地地力保护补贴发放表（单位：元）")
    sheet.add("序号", "村名", "户数", "面积（亩）", "补贴标准（元/亩）", "补贴金额（元）")
    parts = []
    for at, name in enumerate(villages(random), 1):
        area = random.randint(10, 900)
        parts.append(sheet.add(at, name, random.randint(3, 90), area, 120, area * 120))
    sums = [sum(int(sheet.text((row, column))) for row in parts) for column in (2, 3, 5)]
    total = sheet.add(("合计", 1, 2), sums[0], sums[1], "", sums[2])
    sheet.down(total, parts, (2, 5))
    sheet.down(total, parts, (3,), unit="1")
    return sheet


@shape
def subsidies_with_cents(random: Random) -> Sheet:
    sheet = Sheet("单位：元")
    sheet.add("村", "发放金额")
    amounts = [cents(random) for _ in range(random.randint(4, 20))]
    parts = [sheet.add(f"第{at}组", f"{amount:,.2f}") for at, amount in enumerate(amounts, 1)]
    total = sheet.add("合 计", f"{sum(amounts):,.2f}")
    sheet.down(total, parts, (1,))
    return sheet


def _nested(random: Random, sheet: Sheet, *, first: bool, spanning: bool) -> tuple[int, list[int], list[int]]:
    """Towns with their villages and a 小计 each; return the 合计 row and the rows it adds up."""
    groups = [(town, villages(random)[: random.randint(2, 5)]) for town in random.sample(TOWNS, 3)]
    figures = {
        (town, village): (random.randint(5, 300), random.randint(1000, 90_000))
        for town, own_villages in groups
        for village in own_villages
    }
    subtotals, details = [], []
    for town, own_villages in groups:
        sums = [sum(figures[town, village][at] for village in own_villages) for at in (0, 1)]
        lines: list[list[Written]] = [[village, *figures[town, village]] for village in own_villages]
        lines.insert(0 if first else len(lines), ["小计", *sums])
        rows = []
        for at, line in enumerate(lines):
            label: list[Written] = [town if at == 0 else ""]
            if spanning:
                label = [(town, len(lines), 1)] if at == 0 else []
            rows.append(sheet.add(*label, *line))
        subtotal = rows[0] if first else rows[-1]
        own = rows[1:] if first else rows[:-1]
        subtotals.append(subtotal)
        details += own
        sheet.down(subtotal, own, (2, 3))
    grand = [sum(figure[at] for figure in figures.values()) for at in (0, 1)]
    total = sheet.add(("合计", 1, 2), *grand)
    sheet.down(total, subtotals, (2, 3))
    return total, subtotals, details


@shape
def towns_with_subtotals_after(random: Random) -> Sheet:
    sheet = Sheet("单位：户、元")
    sheet.add("乡镇", "村", "户数", "金额")
    _nested(random, sheet, first=False, spanning=True)
    return sheet


@shape
def towns_with_subtotals_before(random: Random) -> Sheet:
    sheet = Sheet("单位：户、元")
    sheet.add("乡镇", "村", "户数", "金额")
    _nested(random, sheet, first=True, spanning=True)
    return sheet


@shape
def towns_named_once(random: Random) -> Sheet:
    sheet = Sheet("单位：户、元")
    sheet.add("乡镇", "村", "户数", "金额")
    _nested(random, sheet, first=False, spanning=False)
    return sheet


@shape
def flat_subtotals(random: Random) -> Sheet:
    sheet = Sheet("")
    sheet.add("项目", "数量（件）", "经费（元）")
    subtotals, grand = [], [0, 0]
    for _ in range(random.randint(2, 4)):
        lines = [(random.randint(1, 60), random.randint(100, 90_000)) for _ in range(random.randint(2, 5))]
        rows = [sheet.add(f"{random.choice(OFFICES)}{at}项", *line) for at, line in enumerate(lines, 1)]
        sums = [sum(line[at] for line in lines) for at in (0, 1)]
        grand = [a + b for a, b in zip(grand, sums, strict=True)]
        subtotals.append(sheet.add("小计", *sums))
        sheet.down(subtotals[-1], rows, (1, 2))
    total = sheet.add("总计", *grand)
    sheet.down(total, subtotals, (1, 2))
    return sheet


@shape
def purchases(random: Random) -> Sheet:
    sheet = Sheet("采购明细（单位：元）")
    sheet.add("序号", "品目", "数量", "单价", "金额")
    parts, sum_ = [], 0
    for at, name in enumerate(("办公桌", "打印机", "文件柜", "扫描仪", "会议椅")[: random.randint(3, 5)], 1):
        count, price = random.randint(1, 30), random.randint(80, 4000)
        sum_ += count * price
        parts.append(sheet.add(at, name, count, price, f"{count * price:,}"))
    total = sheet.add(("合计", 1, 2), "", "", f"{sum_:,}")
    sheet.down(total, parts, (4,))
    return sheet


@shape
def averages(random: Random) -> Sheet:
    sheet = Sheet("城乡低保情况")
    sheet.add("乡镇", "保障户数（户）", "保障人数（人）", "月人均补助（元）", "发放资金（元）")
    names, rows = TOWNS[: random.randint(3, 8)], []
    for _ in names:
        people, each = random.randint(20, 300), random.randint(300, 700)
        rows.append((people - random.randint(5, 15), people, each, people * each))
    parts = [sheet.add(name, *row) for name, row in zip(names, rows, strict=True)]
    houses, people, _, money = added(rows)
    total = sheet.add("合计", houses, people, f"{money / people:.0f}", money)
    sheet.down(total, parts, (1, 2, 4))
    return sheet


@shape
def two_lists_side_by_side(random: Random) -> Sheet:
    sheet = Sheet("临时救助发放名单（单位：元）")
    sheet.add("序号", "村组", "金额", "序号", "村组", "金额")
    left, right = ([random.randint(100, 900) for _ in range(6)] for _ in "ab")
    for at in range(6):
        sheet.add(at + 1, f"{at + 1}组", left[at], at + 7, f"{at + 7}组", right[at])
    sheet.add("", "", "", "合计", "", sum(left) + sum(right))
    return sheet


@shape
def header_again_in_the_middle(random: Random) -> Sheet:
    sheet = Sheet("单位：元")
    head = ("序号", "村名", "人数", "金额")
    sheet.add(*head)
    rows, values = [], []
    for at in range(1, 13):
        values.append((random.randint(1, 60), random.randint(100, 9000)))
        rows.append(sheet.add(at, f"第{at}组", *values[-1]))
        if at == 6:
            sheet.add(*head)
    total = sheet.add(("合计", 1, 2), *(sum(column) for column in zip(*values, strict=True)))
    sheet.down(total, rows, (2, 3))
    return sheet


@shape
def duty_roster(random: Random) -> Sheet:
    sheet = Sheet("值班电话")
    sheet.add("单位", "值班电话", "人数")
    for name in OFFICES:
        sheet.add(name, f"0990{random.randint(1000000, 9999999)}", random.randint(2, 9))
    return sheet


@shape
def rounded_area(random: Random) -> Sheet:
    sheet = Sheet("征地补偿情况")
    sheet.add("村组", "面积（亩）", "补偿标准（元/亩）", "补偿金额（元）")
    rows = []
    for at in range(random.randint(3, 8)):
        area = Decimal(random.randint(100, 9000)) / 100
        rows.append((f"{at + 1}组", area, 52_000, area * 52_000))
    parts = [sheet.add(*row) for row in rows]
    total = sheet.add("合计", sum(row[1] for row in rows), "—", sum(row[3] for row in rows))
    sheet.down(total, parts, (1,), unit="0.01")
    sheet.down(total, parts, (3,))
    return sheet


@shape
def posts(random: Random) -> Sheet:
    sheet = Sheet("公开招聘岗位表")
    sheet.add("单位", "岗位代码", "招聘人数", "学历", "年龄")
    counts = [random.randint(1, 6) for _ in range(6)]
    parts = [sheet.add(f"第{at}中学", f"0{at}01", count, "本科", 35) for at, count in enumerate(counts, 1)]
    total = sheet.add("合计", "", sum(counts), "", "")
    sheet.down(total, parts, (2,))
    return sheet


@shape
def total_with_remark(random: Random) -> Sheet:
    sheet = Sheet("困难群众救助资金（单位：元）")
    sheet.add("序号", "类别", "人次", "金额", "备注")
    kinds = ("低保", "特困", "临时救助", "孤儿", "残疾人")
    rows = [(random.randint(1, 90), random.randint(100, 90_000)) for _ in range(5)]
    parts = [sheet.add(at, name, *row, "") for at, (name, row) in enumerate(zip(kinds, rows, strict=True), 1)]
    total = sheet.add("合计", "", *added(rows), "已发放")
    sheet.down(total, parts, (2, 3))
    return sheet


@shape
def one_detail(random: Random) -> Sheet:
    sheet = Sheet("单位：元")
    sheet.add("项目", "金额")
    value = random.randint(1000, 90_000)
    part = sheet.add("道路养护", value)
    total = sheet.add("合计", value)
    sheet.down(total, [part], (1,))
    return sheet


@shape
def spanning_amounts(random: Random) -> Sheet:
    """An amount shared by two rows counts once."""
    sheet = Sheet("单位：元")
    sheet.add("单位", "岗位", "人数", "补助金额")
    rows, people, money = [], [], []
    for at in range(1, 4):
        people += [random.randint(1, 9), random.randint(1, 9)]
        money.append(random.randint(100, 9000))
        rows.append(sheet.add((f"第{at}站", 2, 1), "甲岗", people[-2], (str(money[-1]), 2, 1)))
        rows.append(sheet.add("乙岗", people[-1]))
    total = sheet.add(("合计", 1, 2), sum(people), sum(money))
    sheet.down(total, rows, (2,))
    sheet.down(total, rows[::2], (3,))
    return sheet


@shape
def price_times_number(random: Random) -> Sheet:
    sheet = Sheet("物资采购")
    sheet.add("名称", "单价（元）", "数量", "小计（元）")
    sum_ = 0
    parts = []
    for at in range(5):
        price, count = random.randint(5, 90), random.randint(2, 40)
        sum_ += price * count
        parts.append(sheet.add(f"{at + 1}号物资", price, count, price * count))
    total = sheet.add("合计", "", "", sum_)
    sheet.down(total, parts, (3,))
    return sheet


@shape
def wages(random: Random) -> Sheet:
    sheet = Sheet("公益性岗位工资发放表（单位：元）")
    sheet.add(("序号", 2, 1), ("岗位", 2, 1), ("应发", 1, 3), ("代扣", 1, 3), ("实发金额", 2, 1))
    sheet.add("岗位补贴", "工龄补贴", "小计", "养老保险", "医疗保险", "小计")
    rows = []
    for at in range(1, random.randint(5, 10)):
        post, years, old, ill = (random.randint(50, 2000) for _ in range(4))
        paid = (post, years, post + years, old, ill, old + ill, post + years - old - ill)
        rows.append(sheet.add(at, f"{at}号岗", *paid))
    sums = [sum(int(sheet.text((row, column))) for row in rows) for column in range(2, 9)]
    total = sheet.add(("合计", 1, 2), *sums)
    for column in (4, 7):
        sheet.along(column, (column - 2, column - 1), [*rows, total])
    sheet.down(total, rows, range(2, 9))
    return sheet
