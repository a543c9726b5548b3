"""Notices that may stand for a limited time only, and have stood longer."""

from __future__ import annotations

import datetime
from typing import TYPE_CHECKING

from disclosure_lint.finding import Certainty, Finding, Outcome, Place
from disclosure_lint.language.organs import level_of
from disclosure_lint.rules.model import Kind, Rule, Strict
from disclosure_lint.rules.patterns import Pattern

if TYPE_CHECKING:
    from collections.abc import Iterator

    from disclosure_lint.reading import Reading


class Options(Strict):
    """Which notices, and how long.

    Attributes:
        title: matches their titles.
        text: must also be found in them, such as the kind of organ the rule is for; where the title begins
            with the name of an organ, in that name.
        years: they may stand.
    """

    title: Pattern
    text: Pattern
    years: int


def check(rule: Rule[Options], reading: Reading) -> Iterator[Finding]:
    """Yield a finding when the day of publication, or else of the decision, is longer ago."""
    options, facts = rule.options, reading.facts
    title = next((line for line in reading.title_lines if options.title.search_words(line.value)), None)
    if title is None or not _is_meant(options, title.value, reading):
        return
    day = facts.published or facts.posted or facts.signed
    if day is None or not _is_over(day.value, options.years, datetime.date.today()):  # noqa: DTZ011 - a day
        return
    yield rule.finding(
        "over",
        Place(title.span),
        data={"day": day.value.isoformat(), "years": options.years},
        related=(Place(day.span),),
        outcome=Outcome.REVIEW,
        certainty=Certainty.PROBABLE,
    )


def _is_meant(options: Options, title: str, reading: Reading) -> bool:
    """Whether it is of such an organ; a title that names one decides, since menus name every office."""
    match = options.title.search_words(title)
    organ = title[: match.start()] if match else ""
    if level_of(organ):
        return options.text.search_words(organ) is not None
    return options.text.search(reading.flow.value) is not None


def _is_over(day: datetime.date, years: int, today: datetime.date) -> bool:
    leap_day = (day.month, day.day) == (2, 29)
    last = day.replace(year=day.year + years, day=28 if leap_day else day.day)
    return today > last


KIND = Kind(name="term", options=Options, messages={"over": frozenset({"day", "years"})}, check=check)
