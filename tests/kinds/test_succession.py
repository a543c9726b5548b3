"""Tables of following years: what was carried out is carried in, in every column."""

from __future__ import annotations

import random
from typing import TYPE_CHECKING

import pytest

from annual_reports import COLUMNS, Figures, figures, report_html
from disclosure_lint.api import chosen_pack
from disclosure_lint.finding import Certainty, Outcome
from disclosure_lint.readers import read_text
from disclosure_lint.run import Run

if TYPE_CHECKING:
    from disclosure_lint.report import Entry

RULE = "annual-report/carry-over"
OTHERS = COLUMNS[:-1]


def found(before: Figures, now: Figures, *, first: int = 2022, second: int = 2023) -> list[Entry]:
    run = Run(chosen_pack(select=[RULE]))
    for values, year in ((before, first), (now, second)):
        form = 2021 if year >= 2021 else 2019
        run.check(read_text(report_html(year=year, form=form, values=values), f"{year}.html", ".html"))
    return run.finish().entries


def following(carried: dict[str, int], form: int = 2021) -> Figures:
    """Figures whose carried-in row is given; the others need not agree here."""
    values = figures(form)
    for column in OTHERS:
        values.requests["carried-in", column] = carried.get(column, 0)
    values.requests["carried-in", "all"] = sum(carried.values())
    return values


CARRIED = {
    column: value
    for column in OTHERS
    if isinstance(value := figures().requests["carried-out", column], int) and value
}


@pytest.mark.parametrize(("first", "second"), [(2022, 2023), (2020, 2021), (2019, 2020)])
def test_cases_carried_on_are_not_reported_whatever_the_form(first: int, second: int) -> None:
    before = figures(2021 if first >= 2021 else 2019)
    now = following(CARRIED, 2021 if second >= 2021 else 2019)
    assert found(before, now, first=first, second=second) == []


@pytest.mark.parametrize(
    ("column", "step"),
    [(column, step) for column in OTHERS for step in (-1, 1, 7) if CARRIED.get(column, 0) + step >= 0],
)
def test_one_column_that_does_not_go_on_is_one_finding(column: str, step: int) -> None:
    carried = {**CARRIED, column: CARRIED.get(column, 0) + step}
    (entry,) = found(figures(), following(carried))
    assert (entry.outcome, entry.certainty) == (Outcome.FAIL, Certainty.CERTAIN)
    assert entry.document == "2023.html"
    assert [place.document for place in entry.related] == ["2022.html"]
    there = entry.related[0].excerpt
    assert there.text.startswith("四、结转下年度继续办理")
    assert there.text[there.start : there.end] == str(CARRIED.get(column, 0))


def test_columns_that_were_exchanged_are_two_findings_though_the_total_agrees() -> None:
    carried = {"natural-persons": CARRIED["companies"], "companies": CARRIED["natural-persons"]}
    assert len(found(figures(), following(carried))) == 2


def test_a_total_that_is_wrong_by_itself_is_reported() -> None:
    now = following(CARRIED)
    now.requests["carried-in", "all"] = 99
    (entry,) = found(figures(), now)
    assert "99" in entry.message["zh"]
    assert entry.anchor.endswith("/all/carried-in")


@pytest.mark.parametrize("sign", ["", "—", "不适用", "若干"])
def test_a_cell_without_a_number_is_a_doubt(sign: str) -> None:
    now = following(CARRIED)
    now.requests["carried-in", "natural-persons"] = sign
    assert {entry.outcome for entry in found(figures(), now)} == {Outcome.REVIEW}


@pytest.mark.parametrize("sign", ["", "—"])
def test_a_cell_without_a_number_may_stand_for_nothing(sign: str) -> None:
    before, now = figures(), following(CARRIED)
    before.requests["carried-out", "others"] = sign
    now.requests["carried-in", "institutes"] = sign
    assert found(before, now) == []


@pytest.mark.parametrize("gap", [2, 3])
def test_years_in_between_leave_nothing_to_compare(gap: int) -> None:
    assert found(figures(), following({}), first=2024 - gap, second=2024) == []


@pytest.mark.parametrize("seed", range(20))
def test_random_columns_are_all_told(seed: int) -> None:
    chance = random.Random(seed)  # noqa: S311 - the same each time
    wrong = chance.sample(OTHERS, chance.randrange(1, 5))
    carried = dict(CARRIED)
    for column in wrong:
        carried[column] = carried.get(column, 0) + chance.randrange(1, 9)
    entries = found(figures(), following(carried))
    assert {entry.anchor.split("/")[1] for entry in entries} == set(wrong)


def test_of_two_versions_of_the_earlier_report_the_one_that_agrees_is_believed() -> None:
    wrong = figures()
    wrong.requests["carried-out", "natural-persons"] = 77
    run = Run(chosen_pack(select=[RULE]))
    for number, values in enumerate((wrong, figures())):
        run.check(read_text(report_html(year=2022, values=values), f"{number}.html", ".html"))
    run.check(read_text(report_html(year=2023, values=following(CARRIED)), "now.html", ".html"))
    assert run.finish().entries == []
