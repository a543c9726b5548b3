"""Faults put into series of reports that were sound: each is found, and nothing else is."""

from __future__ import annotations

import random
from typing import TYPE_CHECKING

import pytest

from disclosure_lint.api import chosen_pack
from disclosure_lint.readers import read_text
from disclosure_lint.run import Run
from yearly_reports import Year, prose, series

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from disclosure_lint.report import Entry

RULES = [
    f"annual-report/{name}"
    for name in (
        "carry-over cumulative stock-flow growth-over-years copied-text same-numbers parent-children"
        " stale-number missing-year"
    ).split()
]
ORGANS = [f"{place}{office}" for place in ("青岚市", "云岭县") for office in ("", "林业局", "水务局")]
SEEDS = range(12)


def compared(reports: Iterable[Year]) -> list[Entry]:
    run = Run(chosen_pack(select=RULES))
    for report in reports:
        run.check(read_text(report.text(), f"{report.year}.txt", ".txt"))
    return run.finish().entries


def sound(seed: int, years: int = 5) -> list[Year]:
    chance = random.Random(seed)  # noqa: S311 - the same each time
    return [report for organ in ORGANS for report in series(organ, 2019, years, chance)]


@pytest.mark.parametrize("seed", SEEDS)
def test_series_that_go_on_are_not_reported(seed: int) -> None:
    assert [(entry.rule, entry.message["zh"]) for entry in compared(sound(seed))] == []


def less_carried(report: Year, _: Year, chance: random.Random) -> Year:
    return report.but(carried_in=report.carried_in + chance.randrange(1, 5))


def wrong_total(report: Year, _: Year, chance: random.Random) -> Year:
    return report.but(total=report.total - chance.choice([1, 10, 739, report.published]))


def wrong_growth(report: Year, _: Year, chance: random.Random) -> Year:
    return report.but(growth=f"，同比增长{chance.randrange(1000, 2000) / 10}%")


def copied(report: Year, before: Year, chance: random.Random) -> Year:
    return report.but(prose=(*before.prose[:9], *prose(chance, 3)))


FAULTS: dict[str, Callable[[Year, Year, random.Random], Year]] = {
    "annual-report/carry-over": less_carried,
    "annual-report/cumulative": wrong_total,
    "annual-report/growth-over-years": wrong_growth,
    "annual-report/copied-text": copied,
}


@pytest.mark.parametrize("rule", FAULTS)
@pytest.mark.parametrize("seed", SEEDS)
def test_a_fault_is_found_in_the_report_that_has_it(rule: str, seed: int) -> None:
    reports = sound(seed)
    chance = random.Random(f"{rule}/{seed}")  # noqa: S311 - the same each time
    at = chance.choice([n for n, report in enumerate(reports) if report.year == 2023])
    reports[at] = FAULTS[rule](reports[at], reports[at - 1], chance)
    found = compared(reports)
    assert {(entry.rule, entry.index) for entry in found} == {(rule, at)}
    assert {place.index for entry in found for place in entry.related} >= {at - 1}


@pytest.mark.parametrize("seed", SEEDS)
def test_the_order_of_the_files_changes_nothing(seed: int) -> None:
    reports = sound(seed, years=3)
    reports[1] = less_carried(reports[1], reports[0], random.Random(seed))  # noqa: S311 - the same each time
    shuffled = random.Random(seed).sample(reports, len(reports))  # noqa: S311 - the same each time
    one, other = ({entry.message["zh"] for entry in compared(order)} for order in (reports, shuffled))
    assert len(one) == 1
    assert one == other


def test_a_missing_year_is_told_once() -> None:
    reports = [report for report in series("青岚市林业局", 2015, 8, random.Random(1)) if report.year != 2018]  # noqa: S311 - the same each time
    found = compared(reports)
    assert [(entry.rule, entry.document) for entry in found] == [("annual-report/missing-year", "2019.txt")]


def test_two_organs_with_the_figures_of_one() -> None:
    (one,) = series("青岚市林业局", 2021, 1, random.Random(2))  # noqa: S311 - the same each time
    other = one.but(organ="云岭县水务局", prose=prose(random.Random(3)))  # noqa: S311 - the same each time
    found = compared([one, other])
    assert [(entry.rule, entry.index) for entry in found] == [("annual-report/same-numbers", 1)]
