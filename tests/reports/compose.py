"""Whole reports from a seed."""

from __future__ import annotations

from datetime import date, timedelta
from random import Random
from typing import TYPE_CHECKING, NamedTuple

from reports.figures import early, modern
from reports.forms import ANNEXES, LOCAL_EARLY, LOCAL_LATE, Annex
from reports.grids import annex_grid, documents_grid, litigation_grid, requests_grid
from reports.marks import mark
from reports.organs import LEVELS, organ
from reports.prose import Writer, texts
from reports.tree import Report, Section
from reports.values import background, early_values, modern_values

if TYPE_CHECKING:
    from reports.organs import Organ

ERAS = {"early": (2009, 2018), "trial": (2019, 2020), "present": (2021, 2025)}
_ORDINALS = "一二三四五六七八九十"
#: Section of the forms of 2019 and 2021 → titles seen for it.
_TITLES = {
    "overview": ("总体情况",),
    "active": ("主动公开政府信息情况",),
    "applied": ("收到和处理政府信息公开申请情况",),
    "litigation": (
        "政府信息公开行政复议、行政诉讼情况",
        "因政府信息公开工作被申请行政复议、提起行政诉讼情况",
    ),
    "problems": ("存在的主要问题及改进情况", "政府信息公开工作存在的主要问题及改进情况"),
    "others": ("其他需要报告的事项",),
}
_EARLY_TITLES = {
    "overview": ("概述", "基本情况"),
    "active": ("主动公开政府信息情况", "政府信息主动公开情况"),
    "applied": ("依申请公开和不予公开政府信息情况", "政府信息依申请公开和不予公开情况"),
    "fees": ("政府信息公开的收费及减免情况",),
    "litigation": ("因政府信息公开申请行政复议、提起行政诉讼的情况", "申请行政复议、提起行政诉讼情况"),
    "problems": ("存在的主要问题及改进情况", "主要问题和改进措施"),
    "others": ("其他需要报告的事项",),
}
_SUBHEADS = (
    ("active", "主动公开"),
    ("applied", "依申请公开"),
    ("managed", "政府信息管理"),
    ("platform", "政府信息公开平台建设"),
    ("safeguard", "监督保障"),
)


class _Kind(NamedTuple):
    year: int
    era: str
    form: int
    extra: dict[str, int]
    digits: int
    annex: Annex | None = None


def compose(seed: int, era: str, *, level: str | None = None, year: int | None = None) -> Report:
    """Return a report without fault.

    Args:
        seed: the same seed gives the same report.
        era: a key of :data:`ERAS`.
        level: of the office, any if not given.
        year: reported on, any of the era if not given.
    """
    random = Random(f"{seed}/{era}")
    year = year or random.randint(*ERAS[era])
    office = organ(random, level or random.choice(LEVELS))
    form = {"early": 0, "trial": 2019, "present": 2021}[era]
    return _early(random, year, office) if era == "early" else _modern(random, year, office, era, form)


def _modern(random: Random, year: int, office: Organ, era: str, form: int) -> Report:
    figures = modern(random, form, office.level)
    extra, digits = background(random), random.choice((0, 1, 1, 2))
    values = modern_values(form, figures, extra, digits)
    writer = Writer(random, values, _words(random, year, office), form)
    titles = {key: random.choice(names) for key, names in _TITLES.items()}
    own = texts("modern")
    sections = [
        Section("overview", "", [*_overview(writer)]),
        Section("active", "", [documents_grid(form, figures)]),
        Section("applied", "", [requests_grid(form, figures)]),
        Section("litigation", "", [litigation_grid(figures)]),
        Section("problems", "", [*_lines(writer, random.choice(own["problems"]), "problems")]),
        Section("others", "", [*_lines(writer, "<fee>", "others")]),
    ]
    preface = random.choice(own["preface"])
    return _finish(writer, office, sections, titles, preface, _Kind(year, era, form, extra, digits))


def _early(random: Random, year: int, office: Organ) -> Report:
    annex = random.choice(ANNEXES) if year > 2013 else random.choice((LOCAL_EARLY, LOCAL_LATE))
    figures = early(random, annex, office.level)
    extra, digits = background(random), random.choice((0, 1, 1, 2))
    values = early_values(figures, extra, digits)
    writer = Writer(random, values, _words(random, year, office), 0)
    titles = {key: random.choice(names) for key, names in _EARLY_TITLES.items()}
    own = texts("early")
    sections = [
        Section("overview", "", [*_lines(writer, random.choice(own["summary"]), "overview")]),
        *(
            Section(key, "", [*_lines(writer, random.choice(own[key]), key)])
            for key in ("active", "applied", "fees", "litigation", "problems", "others")
        ),
    ]
    sections[0].blocks += random.sample(own["extra"], random.randint(8, len(own["extra"])))
    numbered = random.random() < 0.5
    if numbered:
        titles["annex"] = "政府信息公开情况统计表"
    sections.append(Section("annex", "", [annex_grid(annex, year, figures)]))
    preface = random.choice(own["preface"])
    return _finish(writer, office, sections, titles, preface, _Kind(year, "early", 0, extra, digits, annex))


def _finish(
    writer: Writer,
    office: Organ,
    sections: list[Section],
    titles: dict[str, str],
    preface: str,
    kind: _Kind,
) -> Report:
    year = kind.year
    for number, section in enumerate(sections):
        if section.key in titles:
            numeral = mark(f"ordinal:{section.key}", _ORDINALS[number])
            section.title = f"{numeral}、{mark(f'heading:{section.key}', titles[section.key])}"
        else:
            name = f"附件：{office.name}{year}年政府信息公开情况统计表"
            section.title = mark(f"heading:{section.key}", name)
    announced = [mark(f"announce:{key}", title) for key, title in titles.items()]
    writer.words = {
        **writer.words,
        "sections": "、".join(announced),
        "count": mark("announce:count", _ORDINALS[len(titles) - 1]),
    }
    signed, published = _days(writer.random, year, office)
    title = f"{office.name}{mark('year:title', year)}年政府信息公开工作年度报告"
    return Report(
        kind.era,
        kind.form,
        year,
        office,
        title,
        mark("date:published", published.isoformat()),
        _lines(writer, preface, "preface"),
        sections,
        [
            mark("signature:organ", office.name),
            mark("date:signature", f"{signed.year}年{signed.month}月{signed.day}日"),
        ],
        kind.extra,
        kind.digits,
        kind.annex,
    )


def _overview(writer: Writer) -> list[str]:
    """The first section: an opening, five parts, and more of either."""
    random, own = writer.random, texts("modern")
    ending = random.choice(("", "情况", "方面"))
    on_lines, long = random.random() < 0.5, random.random() < 0.4
    blocks = [writer.write(random.choice(own["opening"]), "overview")]
    for number, (key, name) in enumerate(_SUBHEADS):
        first, second = random.sample(own[key], 2)
        body = writer.write(first, "overview")
        head = f"（{_ORDINALS[number]}）{mark(f'subhead:{key}', name + ending)}"
        blocks += [head, body] if on_lines else [f"{head}。{body}"]
        if long and "<" not in second:
            blocks.append(writer.write(second, "overview"))
        if key == "active":
            blocks += random.sample(own["extra"], random.randint(0, len(own["extra"]) if long else 3))
    return blocks


def _lines(writer: Writer, text: str, section: str) -> list[str]:
    return writer.write(text, section).strip().split("\n")


def _words(random: Random, year: int, office: Organ) -> dict[str, str]:
    end = random.choice((f"{year}年12月31日", "12月31日"))
    return {
        "year": str(year),
        "next": str(year + 1),
        "organ": office.name,
        "place": office.place,
        "we": office.we,
        "here": office.here,
        "zip": "990100",
        "phone": f"0990-{random.randint(2_000_000, 8_999_999)}",
        "start": mark("period:start", f"{year}年1月1日"),
        "end": mark("period:end", end),
    }


def _days(random: Random, year: int, office: Organ) -> tuple[date, date]:
    """The days of signature and of publication, in time."""
    government = office.level in {"county", "city"}
    last = date(year + 1, 3, 28) if government else date(year + 1, 1, 28)
    first = date(year + 1, 1, 5)
    signed = first + timedelta(days=random.randrange((last - first).days))
    return signed, signed + timedelta(days=random.randint(0, 2))
