"""The statistics period of a report must be the calendar year it reports on."""

from __future__ import annotations

import datetime
from typing import TYPE_CHECKING

from disclosure_lint.finding import Certainty, Finding, Outcome, Place
from disclosure_lint.language.expression import late
from disclosure_lint.rules.model import Kind, Rule, Strict

if TYPE_CHECKING:
    from collections.abc import Iterator

    from disclosure_lint.reading import Reading

# A period whose digits or signs were lost on the way: 20231月1日, 2018年11日至2018年1231日.
_DAMAGED = late(
    r"(?:统计|报告)[^。\n]{0,20}?(\d{5,}月\d{0,4}日?|\d{4}年\d{1,4}日)[^。\n]{0,20}",
)


_FIRST_DAY = datetime.date(2008, 5, 1)


class Options(Strict):
    """No options: the calendar year is fixed by what an annual report is."""


def check(rule: Rule[Options], reading: Reading) -> Iterator[Finding]:
    """Yield a finding when the period is not 1 January to 31 December of the year."""
    facts = reading.facts
    if facts.year is None:
        yield rule.finding(
            "no-year", None, outcome=Outcome.REVIEW, certainty=Certainty.POSSIBLE, anchor="year"
        )
    damaged = _DAMAGED.search(reading.flow.value)
    if facts.period is None:
        if damaged:
            place = Place(reading.flow.text.span(*damaged.span(1)))
            yield rule.finding(
                "damaged", place, data={"text": damaged[1]}, outcome=Outcome.REVIEW, anchor="period"
            )
        return
    if facts.year is None:
        return
    start, end = facts.period.value
    year = facts.year.value
    # The regulation of 2008 came into force on 1 May; the first reports begin there.
    first = (
        (datetime.date(year, 1, 1), _FIRST_DAY) if year == _FIRST_DAY.year else (datetime.date(year, 1, 1),)
    )
    if start not in first or end != datetime.date(year, 12, 31):
        yield rule.finding(
            "differs",
            Place(facts.period.span),
            data={"start": start.isoformat(), "end": end.isoformat(), "year": year},
            related=(Place(facts.year.span, f"报告年度 {year}"),),
            anchor="period",
        )


KIND = Kind(
    name="period",
    options=Options,
    messages={
        "differs": frozenset({"start", "end", "year"}),
        "damaged": frozenset({"text"}),
        "no-year": frozenset(),
    },
    check=check,
)
