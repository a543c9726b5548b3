"""Faults in sections, years, dates, labels and wording."""

from __future__ import annotations

import re
from datetime import date
from typing import TYPE_CHECKING

from reports.faults import REVIEW, Injection, fault
from reports.figures import modern
from reports.grids import documents_grid, requests_grid
from reports.marks import keys_of, mark
from reports.organs import Organ, organ

if TYPE_CHECKING:
    from random import Random

    from reports.tree import Report, Section

#: What a finding about a section must name: any of its titles.
NAMED = {
    "overview": "总体情况|概述",
    "active": "主动公开",
    "applied": "申请|不予公开",
    "fees": "收费",
    "litigation": "复议|诉讼",
    "problems": "问题",
    "others": "其他需要|其他",
    "annex": "统计表",
}
_ORDINALS = "一二三四五六七八九十"
#: Not among the contents the regulation of 2008 asks for.
_OPTIONAL = {"overview", "annex"}


def _required(report: Report) -> list[Section]:
    return [s for s in report.sections if report.annex is None or s.key not in _OPTIONAL]


def _renumber(report: Report) -> None:
    for number, section in enumerate(s for s in report.sections if "ordinal:" in s.title):
        report.write(f"ordinal:{section.key}", _ORDINALS[number])


@fault("section left out", "section")
def _left_out(report: Report, random: Random) -> Injection | None:
    section = random.choice(_required(report))
    report.sections.remove(section)
    if random.random() < 0.5:
        _renumber(report)
    return Injection((), NAMED[section.key])


@fault("section renamed", "section", need=REVIEW)
def _renamed(report: Report, random: Random) -> Injection | None:
    section = random.choice(_required(report))
    report.write(f"heading:{section.key}", "有关工作开展情况")
    return Injection((f"heading:{section.key}",), NAMED[section.key])


@fault("sections exchanged", "section", need=REVIEW)
def _exchanged(report: Report, random: Random) -> Injection | None:
    if report.annex is not None:
        return None
    at = random.randrange(len(report.sections) - 1)
    first, second = report.sections[at : at + 2]
    report.sections[at : at + 2] = [second, first]
    if random.random() < 0.5:
        _renumber(report)
    return Injection((f"heading:{first.key}", f"heading:{second.key}"), NAMED[first.key])


@fault("section emptied", "section", need=REVIEW)
def _emptied(report: Report, random: Random) -> Injection | None:
    section = random.choice(_required(report))
    section.blocks = []
    return Injection((f"heading:{section.key}",), NAMED[section.key])


@fault("section twice", "section", need=REVIEW)
def _twice(report: Report, random: Random) -> Injection | None:
    section = random.choice(_required(report))
    report.sections.insert(report.sections.index(section), section)
    inside = [key for block in section.blocks if isinstance(block, str) for key in keys_of(block)]
    return Injection((f"heading:{section.key}", *inside), NAMED[section.key])


@fault("heading misspelt", "section", need=REVIEW)
def _misspelt(report: Report, random: Random) -> Injection | None:
    section = random.choice(_required(report))
    title = report.said(f"heading:{section.key}") or ""
    at = random.randrange(1, len(title) - 2)
    report.write(f"heading:{section.key}", title[:at] + title[at - 1] + title[at:])
    return Injection((f"heading:{section.key}",), NAMED[section.key])


def _year_left(report: Report, keys: list[str], random: Random) -> Injection | None:
    if not keys:
        return None
    key = random.choice(keys)
    report.write(key, str(int(report.said(key) or report.year) - 1))
    return Injection((key,), doubtful=_is_open(report, key))


#: Behind a year: last year's plan may have been finished this year, this year be assessed in the next.
_EITHER_YEAR = re.compile("\ue002年(?:政务公开工作要点|考核)")


def _is_open(report: Report, key: str) -> bool:
    """Whether a year may also be meant as it stands."""
    for text in report.texts:
        at = text.find(f"\ue000{key}\ue001")
        if at >= 0:
            return bool(_EITHER_YEAR.match(text, text.index("\ue002", at)))
    return False


@fault("last year in the title", "year")
def _in_title(report: Report, random: Random) -> Injection | None:
    return _year_left(report, ["year:title"], random)


@fault("last year in the preface", "year")
def _in_preface(report: Report, random: Random) -> Injection | None:
    return _year_left(report, report.keys("year:preface"), random)


@fault("last year in the overview", "year")
def _in_overview(report: Report, random: Random) -> Injection | None:
    return _year_left(report, report.keys("year:overview"), random)


@fault("last year in a section", "year")
def _in_section(report: Report, random: Random) -> Injection | None:
    keys = [
        k for s in ("others", "applied", "active", "fees", "litigation") for k in report.keys(f"year:{s}")
    ]
    return _year_left(report, keys, random)


@fault("last year in the outlook", "year")
def _in_outlook(report: Report, random: Random) -> Injection | None:
    return _year_left(report, report.keys("next:problems"), random)


@fault("period of last year", "year")
def _period_of_last_year(report: Report, random: Random) -> Injection | None:
    for key in ("period:start", "period:end"):
        text = report.said(key) or ""
        report.write(key, text.replace(str(report.year), str(report.year - 1)))
    return Injection(("period:start", "period:end"))


@fault("period not one year", "year")
def _period(report: Report, random: Random) -> Injection | None:
    key, text = random.choice(
        (
            ("period:start", f"{report.year - 1}年1月1日"),
            ("period:start", f"{report.year}年2月1日"),
            ("period:end", f"{report.year}年11月30日"),
            ("period:end", f"{report.year}年12月30日"),
        )
    )
    report.write(key, text)
    return Injection(("period:start", "period:end"))


@fault("published late", "year", need=REVIEW)
def _late(report: Report, random: Random) -> Injection | None:
    day = date(report.year + 1, random.choice((4, 5, 6, 9)), random.randint(1, 28))
    report.write("date:published", day.isoformat())
    report.write("date:signature", f"{day.year}年{day.month}月{day.day}日")
    return Injection(("date:published", "date:signature"))


@fault("published before the period ends", "year", need=REVIEW)
def _early(report: Report, random: Random) -> Injection | None:
    day = date(report.year, random.choice((10, 11, 12)), random.randint(1, 28))
    report.write("date:published", day.isoformat())
    report.write("date:signature", f"{day.year}年{day.month}月{day.day}日")
    return Injection(("date:published", "date:signature"))


@fault("signature without a day", "year", need=REVIEW)
def _undated(report: Report, random: Random) -> Injection | None:
    report.signature = report.signature[:1]
    return Injection(("signature:organ",), "落款|成文日期|日期|署")


@fault("signed by another office", "year", need=REVIEW)
def _other_office(report: Report, random: Random) -> Injection | None:
    other = _another(random, report.organ)
    report.write("signature:organ", other.name)
    return Injection(("signature:organ",))


def _another(random: Random, own: Organ) -> Organ:
    while True:
        other = organ(random, own.level)
        if other.place != own.place:
            return other


@fault("number of parts wrong", "section", need=REVIEW)
def _count(report: Report, random: Random) -> Injection | None:
    said = report.said("announce:count")
    if said is None:
        return None
    report.write("announce:count", _ORDINALS[_ORDINALS.index(said) + random.choice((1, -1))])
    return Injection(("announce:count",))


@fault("announced part missing", "section", need=REVIEW)
def _announced(report: Report, random: Random) -> Injection | None:
    keys = report.keys("announce:")
    parts = [key for key in keys if key != "announce:count"]
    if not parts:
        return None
    key = random.choice(parts)
    report.preface = [
        re.sub(f"、?\ue000{key}\ue001[^\ue002]*\ue002(?=[^、])", "", text) for text in report.preface
    ]
    report.preface = [re.sub(f"\ue000{key}\ue001[^\ue002]*\ue002、", "", text) for text in report.preface]
    return Injection(
        ("announce:count", *(other for other in parts if other != key)), NAMED[key.partition(":")[2]]
    )


@fault("ordinal twice", "prose", need=REVIEW)
def _ordinal(report: Report, random: Random) -> Injection | None:
    for section in report.sections:
        for at, block in enumerate(section.blocks):
            if isinstance(block, str) and "一是" in block and "三是" in block:
                section.blocks[at] = block.replace("三是", mark("wrong", "二是"), 1)
                return Injection(("wrong",))
    return None


@fault("label damaged", "table", need=REVIEW)
def _label(report: Report, random: Random) -> Injection | None:
    labels = [
        cell
        for grid in report.grids
        for cell in grid.cells
        if cell.label and cell.key and len(cell.text) > 5 and "heading-" not in cell.key
    ]
    cell = random.choice(labels)
    name = re.split(r"[.：、]|^（.）", cell.text)[-1].partition("（")[0] or cell.text
    at = random.randrange(2, len(cell.text) - 1)
    while not "\u4e00" <= cell.text[at] <= "\u9fff":
        at = random.randrange(1, len(cell.text))
    cell.text = cell.text[:at] + random.choice(("", cell.text[at] * 2)) + cell.text[at + 1 :]
    return Injection((cell.key,), re.escape(name))


@fault("column header twice", "table", need=REVIEW)
def _header(report: Report, random: Random) -> Injection | None:
    if report.annex is not None:
        return None
    prefix = random.choice(("label:requests:", "label:litigation:review-"))
    grid = next(grid for grid in report.grids if grid.name in prefix)
    heads = [cell for row in grid.rows[: grid.head] for cell in row.cells if cell.key.startswith(prefix)]
    first, second = random.sample(heads, 2)
    second.text = first.text
    return Injection((first.key, second.key))


@fault("form of 2019 for a later year", "table")
def _old_form(report: Report, random: Random) -> Injection | None:
    if report.era != "present":
        return None
    figures = modern(random, 2019, "town")
    report.form = 2019
    for key, grid in (("active", documents_grid(2019, figures)), ("applied", requests_grid(2019, figures))):
        section = report.section(key)
        assert section is not None
        section.blocks = [grid]
    names = [row.key for grid in report.grids if grid.name == "documents" for row in grid.rows]
    return Injection(tuple(names))
