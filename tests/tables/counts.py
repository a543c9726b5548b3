"""Statistics, marks and counts."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from tables.registry import OFFICES, TOWNS, shape
from tables.sheets import Sheet

if TYPE_CHECKING:
    from random import Random


@shape
def totals_first(random: Random) -> Sheet:
    sheet = Sheet("各乡镇人口情况")
    sheet.add("地区", "户数（户）", "人口（人）", "男", "女")
    rows = [[random.randint(900, 9000), *(random.randint(900, 9000) for _ in "ab")] for _ in TOWNS]
    cells = [(house, men + women, men, women) for house, men, women in rows]
    total = sheet.add("总计", *(sum(row[at] for row in cells) for at in range(4)))
    parts = [sheet.add(name, *row) for name, row in zip(TOWNS, cells, strict=True)]
    sheet.down(total, parts, (1, 2, 3, 4))
    return sheet


@shape
def sexes_in_groups(random: Random) -> Sheet:
    sheet = Sheet("在校学生情况")
    sheet.add(("学校", 2, 1), ("合计", 1, 3), ("城镇", 1, 3), ("乡村", 1, 3))
    sheet.add(*("小计", "男生", "女生") * 3)
    rows = []
    for at in range(1, random.randint(4, 9)):
        town, country = ([random.randint(20, 300) for _ in "ab"] for _ in "ab")
        both = [a + b for a, b in zip(town, country, strict=True)]
        rows.append(sheet.add(f"第{at}小学", sum(both), *both, sum(town), *town, sum(country), *country))
    for total in (1, 4, 7):
        sheet.along(total, (total + 1, total + 2), rows)
    for at in (1, 2, 3):
        sheet.along(at, (at + 3, at + 6), rows)
    return sheet


@shape
def of_which_rows(random: Random) -> Sheet:
    sheet = Sheet("单位：人")
    sheet.add("类别", "2023年", "2024年")
    parts = []
    for name in ("机关人员", "事业人员", "编外人员"):
        own = [random.randint(20, 300) for _ in "ab"]
        parts.append(sheet.add(name, *own))
        sheet.add("其中：女性", *(value // 3 for value in own))
    total = sheet.add("合计", *(sum(int(sheet.text((row, at))) for row in parts) for at in (1, 2)))
    sheet.down(total, parts, (1, 2), certain=False)
    return sheet


@shape
def of_which_goes_on(random: Random) -> Sheet:
    sheet = Sheet("单位：人")
    sheet.add("项目", "2022年", "2023年", "2024年")
    values = [[random.randint(200, 900) for _ in range(3)] for _ in range(3)]
    parts = [sheet.add("一、在职人员", *values[0])]
    sheet.add("其中：行政编制", *(value // 4 for value in values[0]))
    sheet.add("事业编制", *(value // 5 for value in values[0]))
    parts.append(sheet.add("二、离休人员", *values[1]))
    parts.append(sheet.add("三、退休人员", *values[2]))
    total = sheet.add("合计", *(sum(column) for column in zip(*values, strict=True)))
    sheet.down(total, parts, (1, 2, 3), certain=False)
    return sheet


@shape
def population_with_women(random: Random) -> Sheet:
    sheet = Sheet("人口情况（单位：人）")
    sheet.add("社区", "总人口", "其中：女", "60岁以上", "户均人口")
    parts, people = [], []
    for at in range(random.randint(4, 9)):
        count = random.randint(800, 5000)
        people.append(count)
        parts.append(
            sheet.add(f"第{at + 1}社区", count, count // 2, count // 6, f"{random.randint(20, 40) / 10}")
        )
    total = sheet.add("合计", sum(people), sum(c // 2 for c in people), sum(c // 6 for c in people), "3.1")
    sheet.down(total, parts, (1,))
    sheet.down(total, parts, (2, 3), certain=False)
    return sheet


@shape
def marks_of_offices(random: Random) -> Sheet:
    sheet = Sheet("政务公开考核评分表")
    sheet.add(
        "序号",
        "单位",
        "主动公开（40分）",
        "依申请公开（30分）",
        "平台建设（20分）",
        "监督保障（10分）",
        "总分",
        "排名",
    )
    for at, name in enumerate(OFFICES, 1):
        marks = [random.randint(most * 5, most * 10) / Decimal(10) for most in (4, 3, 2, 1)]
        sheet.add(at, name, *marks, sum(marks), random.randint(1, 8))
    return sheet


@shape
def marks_with_averages(random: Random) -> Sheet:
    sheet = Sheet("考试成绩")
    sheet.add("岗位代码", "笔试成绩", "面试成绩", "总成绩")
    for at in range(8):
        written, spoken = random.randint(500, 900) / Decimal(10), random.randint(600, 950) / Decimal(10)
        sheet.add(f"10{at:02}", written, spoken, (written * 6 + spoken * 4) / 10)
    return sheet


@shape
def months(random: Random) -> Sheet:
    sheet = Sheet("12345热线受理情况（单位：件）")
    sheet.add("类别", *(f"{month}月" for month in range(1, 13)), "合计")
    lines = [[random.randint(0, 90) for _ in range(12)] for _ in range(4)]
    parts = [
        sheet.add(name, *line, sum(line))
        for name, line in zip(("咨询", "投诉", "举报", "建议"), lines, strict=True)
    ]
    sums = [sum(column) for column in zip(*lines, strict=True)]
    total = sheet.add("合计", *sums, sum(sums))
    sheet.along(13, range(1, 13), [*parts, total])
    sheet.down(total, parts, range(1, 14))
    return sheet


@shape
def shares(random: Random) -> Sheet:
    sheet = Sheet("主动公开信息分类情况")
    sheet.add("类别", "数量（条）", "占比")
    counts = [random.randint(5, 500) for _ in range(random.randint(3, 7))]
    whole = sum(counts)
    parts = [
        sheet.add(f"第{at}类", count, f"{count * 100 / whole:.1f}%") for at, count in enumerate(counts, 1)
    ]
    total = sheet.add("合计", whole, "100%")
    sheet.down(total, parts, (1,))
    return sheet


@shape
def density(random: Random) -> Sheet:
    sheet = Sheet("林业资源")
    sheet.add("林场", "面积（公顷）", "蓄积量（立方米）", "每公顷蓄积", "覆盖程度")
    rows = [(random.randint(10, 900), random.randint(1000, 90_000)) for _ in range(5)]
    covered = [random.randint(40, 90) for _ in rows]
    parts = [
        sheet.add(f"第{at}林场", a, b, f"{b / a:.1f}", cover)
        for at, ((a, b), cover) in enumerate(zip(rows, covered, strict=True), 1)
    ]
    area, wood = (sum(row[at] for row in rows) for at in (0, 1))
    total = sheet.add("合计", area, wood, f"{wood / area:.1f}", sum(covered) // len(covered))
    sheet.down(total, parts, (1,), unit="1")
    sheet.down(total, parts, (2,), unit="1")
    return sheet


@shape
def blanks_and_dashes(random: Random) -> Sheet:
    sheet = Sheet("行政执法统计（单位：件）")
    sheet.add("执法机构", "行政许可", "行政处罚", "行政强制", "行政检查", "合计")
    lines = [[random.choice((0, 0, random.randint(1, 400))) for _ in range(4)] for _ in range(5)]
    blank = random.choice(("", "—", "/", "-"))
    parts = [
        sheet.add(name, *(value or blank for value in line), sum(line))
        for name, line in zip(OFFICES, lines, strict=False)
    ]
    sums = [sum(column) for column in zip(*lines, strict=True)]
    total = sheet.add("合计", *(value or blank for value in sums), sum(sums))
    sheet.along(5, (1, 2, 3, 4), [*parts, total])
    sheet.down(total, parts, (1, 2, 3, 4, 5))
    return sheet


@shape
def classified_twice(random: Random) -> Sheet:
    """A total followed by several ways to divide it."""
    sheet = Sheet("就业人员（单位：人）")
    sheet.add("指标", "2023年", "2024年")
    wholes = [random.randint(3000, 9000) for _ in "ab"]
    sheet.add("合计", *wholes)
    for heading, names in (
        ("按性别分", ("男", "女")),
        ("按产业分", ("第一产业", "第二产业", "第三产业")),
        ("按城乡分", ("城镇", "乡村")),
    ):
        sheet.add(heading, "", "")
        left = list(wholes)
        for name in names[:-1]:
            own = [random.randint(100, value // 2) for value in left]
            left = [a - b for a, b in zip(left, own, strict=True)]
            sheet.add(name, *own)
        sheet.add(names[-1], *left)
    return sheet


@shape
def years_as_headers(random: Random) -> Sheet:
    sheet = Sheet("图书馆情况（单位：万册）")
    sheet.add("馆别", 2022, 2023, 2024)
    lines = [[random.randint(10, 900) for _ in range(3)] for _ in range(4)]
    parts = [sheet.add(f"第{at}分馆", *line) for at, line in enumerate(lines, 1)]
    total = sheet.add("合计", *(sum(column) for column in zip(*lines, strict=True)))
    sheet.down(total, parts, (1, 2, 3), certain=False, unit="1")
    return sheet


@shape
def years_as_rows(random: Random) -> Sheet:
    sheet = Sheet("历年信息公开数量")
    sheet.add("年份", "主动公开（条）", "收到申请（件）")
    values = [(random.randint(100, 900), random.randint(0, 90)) for _ in range(5)]
    parts = [sheet.add(2019 + at, *line) for at, line in enumerate(values)]
    total = sheet.add("合计", *(sum(column) for column in zip(*values, strict=True)))
    sheet.down(total, parts, (1, 2))
    return sheet


@shape
def figures_in_words(random: Random) -> Sheet:
    sheet = Sheet("重点项目")
    sheet.add("项目", "总投资（万元）", "进度")
    values = [random.randint(100, 9000) for _ in range(4)]
    parts = [sheet.add(f"第{at}标段", value, "已开工") for at, value in enumerate(values, 1)]
    total = sheet.add("合计", sum(values), "4个")
    sheet.down(total, parts, (1,), unit="1")
    return sheet


@shape
def ages(random: Random) -> Sheet:
    sheet = Sheet("干部队伍情况（单位：人）")
    sheet.add(("单位", 2, 1), ("总数", 2, 1), ("性别", 1, 2), ("学历", 1, 3), ("党员", 2, 1))
    sheet.add("男", "女", "研究生", "本科", "专科及以下")
    for name in OFFICES:
        whole = random.randint(20, 90)
        men, master, bachelor = random.randint(5, whole), random.randint(0, 8), random.randint(5, 12)
        sheet.add(
            name,
            whole,
            men,
            whole - men,
            master,
            bachelor,
            whole - master - bachelor,
            random.randint(5, whole),
        )
    return sheet


@shape
def quarters_and_halves(random: Random) -> Sheet:
    sheet = Sheet("办件量（单位：件）")
    sheet.add("窗口", "一季度", "二季度", "上半年小计", "三季度", "四季度", "下半年小计", "全年合计")
    rows = []
    for name in OFFICES:
        a, b, c, d = (random.randint(10, 900) for _ in range(4))
        rows.append(sheet.add(name, a, b, a + b, c, d, c + d, a + b + c + d))
    sheet.along(3, (1, 2), rows, certain=False)
    sheet.along(6, (4, 5), rows, certain=False)
    sheet.along(7, (3, 6), rows, certain=False)
    return sheet
