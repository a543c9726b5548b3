"""Pages that are wrong only beside each other, and reports with one wrong figure.

Each district of a thousand pages has one set of them, with organs of its own.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from random import Random
from typing import TYPE_CHECKING, NamedTuple

from disclosure_lint import specimens
from made_up_site import fixed, reports, words
from made_up_site.pages import Draft

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from made_up_site.reports import Year


class Special(NamedTuple):
    """A page of a set.

    Attributes:
        name: of what it is for.
        rules: that must find something on it.
        make: writes it, given the number of the district and where the page lies.
        first: rule that must find something on that page of this name whose address comes first.
    """

    name: str
    rules: tuple[str, ...]
    make: Callable[[int, str], Draft]
    first: str = ""


def _draft(report: Year, path: str) -> Draft:
    return Draft(path, report.title, report.signed, column="政府信息公开年报", body=reports.body(report))


def _report(
    of: int, year: int, change: Callable[[Year], Year] = lambda report: report
) -> Callable[[int, str], Draft]:
    def make(district: int, path: str) -> Draft:
        return _draft(change(reports.years(reports.organ(district, of), year)[-1]), path)

    return make


def _plus(row: str, column: str, number: int) -> Callable[[Year], Year]:
    def change(report: Year) -> Year:
        cells = report.requests.requests
        cells[row, column] = int(cells[row, column]) + number
        return report

    return change


def _carried(report: Year) -> Year:
    """One case more was carried in than last year's report carried out, and one more granted."""
    for row in ("carried-in", "granted", "total"):
        for column in ("natural-persons", "all"):
            _plus(row, column, 1)(report)
    return report


def _late(report: Year) -> Year:
    return replace(report, signed=date(report.year + 1, 4, 20))


def _copied(report: Year) -> Year:
    """Most of the text of another organ's report on the year before."""
    other = report.organ.replace("司法局", "审计局")
    before = reports.years(other, report.year - 1)[-1]
    return replace(report, text=[*before.text[:4], *report.text[4:]])


def _other_phone(report: Year) -> Year:
    return replace(report, phone="0970-8123499")


def _guide(district: int, path: str) -> Draft:
    return fixed.guide(path, reports.organ(district, 9), "0970-8123400")


def _short_guide(district: int, path: str) -> Draft:
    return fixed.guide(path, reports.organ(district, 10), "0970-8123400", fax=False)


def _article(district: int, path: str) -> Draft:
    chance = Random(f"copied/{district}")
    return Draft(path, words.title(chance), date(2022, 5, 9), body=words.paragraphs(chance, 14))


def _copy(district: int, path: str) -> Draft:
    made = _article(district, path)
    made.body[-1] = made.body[-1][:-1] + "！"
    return replace(made, title=f"{made.title}（转载）")


def _listed(number: int) -> Callable[[int, str], Draft]:
    """A list with somebody who is on three lists."""

    def make(district: int, path: str) -> Draft:
        same = specimens.resident_id(Random(f"same/{district}"))
        chance = Random(f"listed/{district}/{number}")
        body = words.paragraphs(chance, 4)
        body.insert(2, f"救助对象身份证号码：{same}，第{number + 1}批资金已发放。")
        return Draft(
            path, f"第{number + 1}批{words.topic(chance)}补助公示", date(2020, 3, 5 + number), body=body
        )

    return make


def _specials() -> Iterator[Special]:
    for year in (2021, 2022, 2023):
        yield Special("series that goes on", (), _report(0, year))
    yield Special("first of a broken series", (), _report(1, 2022))
    yield Special("carried over wrongly", ("annual-report/carry-over",), _report(1, 2023, _carried))
    for year in (2019, 2020, 2021, 2023, 2024, 2025):
        rules = ("annual-report/missing-year",) if year == 2023 else ()
        yield Special("series with a gap", rules, _report(2, year))
    yield Special("late report", ("annual-report/deadline",), _report(3, 2023, _late))
    yield Special(
        "row that does not add up",
        ("annual-report/requests-balance", "annual-report/requests-row-totals"),
        _report(4, 2022, _plus("carried-out", "all", 3)),
    )
    yield Special("report others copy", (), _report(7, 2021))
    yield Special(
        "copied report",
        ("annual-report/copied-text",),
        _report(8, 2022, _copied),
    )
    yield Special("guide", (), _guide)
    yield Special(
        "report with another telephone", ("website/disclosure-telephone",), _report(9, 2023, _other_phone)
    )
    yield Special("guide without fax", ("website/guide-contents",), _short_guide)
    for make in (_article, _copy):
        yield Special("copied article", (), make, "website/copied-pages")
    rules, across = ("personal-data/resident-id",), "personal-data/recurrence"
    for number in range(3):
        yield Special("person on several lists", rules, _listed(number), across)


SPECIALS = tuple(_specials())
