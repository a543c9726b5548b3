"""Notices that may stand for a limited time only, and have stood longer."""

from __future__ import annotations

import calendar
import datetime
from decimal import Decimal
from typing import TYPE_CHECKING, Annotated, NamedTuple

from pydantic import Field

from disclosure_lint.finding import Certainty, Finding, Outcome, Place
from disclosure_lint.language.expression import late
from disclosure_lint.language.organs import level_of
from disclosure_lint.rules.model import Kind, Rule, Strict
from disclosure_lint.rules.patterns import Pattern

if TYPE_CHECKING:
    from collections.abc import Iterator

    from disclosure_lint.reading import Reading
    from disclosure_lint.text import Span

_FINE = late(r"罚款[^\d。;\n]{0,8}(\d[\d,]{0,12}(?:\.\d{1,2})?)\s{0,2}(万)?元")
_MONTHS = 12


class Lesser(Strict):
    """Notices that may stand for a shorter time.

    Attributes:
        months: they may stand.
        mild: matches what they are about.
        severe: matches what makes them notices of the ordinary kind, wherever it is said.
        fine: those of a fine alone are of them up to so many yuan, above which it is no doubt too much.
    """

    months: Annotated[int, Field(ge=1)]
    mild: Pattern
    severe: Pattern
    fine: Decimal


class Options(Strict):
    """Which notices, and how long.

    Attributes:
        title: matches their titles.
        text: must also be found in them, such as the kind of organ the rule is for; where the title begins
            with the name of an organ, in that name.
        number: or matches numbers of decisions that tell such an organ; a title that only names the place,
            or a government, does not speak against it.
        years: they may stand.
        published_within: days from the decision within which they must be published, for pages that only
            give the day of the decision.
        lesser: those that may stand for a shorter time.
    """

    title: Pattern
    text: Pattern
    number: Pattern | None = None
    years: int
    published_within: int
    lesser: Lesser


class _Day(NamedTuple):
    """The day a notice was published at the latest, and where the day it follows from stands."""

    day: datetime.date
    span: Span


class _Told(NamedTuple):
    """What is said of a notice that has stood too long."""

    message: str
    certainty: Certainty
    data: dict[str, str | int]


def check(rule: Rule[Options], reading: Reading) -> Iterator[Finding]:
    """Yield a finding when the day of publication is longer ago."""
    options, flow = rule.options, reading.flow.value
    lines = reading.title_lines
    title = next((line for line in lines if options.title.search_words(line.value)), None)
    day = _day(reading, options.published_within)
    if title is None or day is None or not _is_meant(options, title.value, reading):
        return
    told = _over(options, flow, day.day, datetime.date.today())  # noqa: DTZ011 - a day
    if told is None:
        return
    yield rule.finding(
        told.message,
        Place(title.span),
        data={"day": day.day.isoformat(), **told.data},
        related=(Place(day.span),),
        outcome=Outcome.REVIEW,
        certainty=told.certainty,
    )


def _is_meant(options: Options, title: str, reading: Reading) -> bool:
    """Whether it is of such an organ; a title that names one decides, since menus name every office."""
    match = options.title.search_words(title)
    organ = title[: match.start()] if match else ""
    flow, level = reading.flow.value, level_of(organ)
    numbered = options.number is not None and options.number.search(flow) is not None
    if level is not None:
        return options.text.search_words(organ) is not None or (numbered and level.name == "government")
    return numbered or options.text.search(flow) is not None


def _over(options: Options, flow: str, day: datetime.date, today: datetime.date) -> _Told | None:
    lesser = options.lesser
    if day >= today:
        return None
    if today > _after(day, _MONTHS * options.years):
        return _Told("over", Certainty.PROBABLE, {"years": options.years})
    fine = _lesser(lesser, flow) if today > _after(day, lesser.months) else None
    if fine is None:
        return None
    if fine:
        return _Told("fine", Certainty.POSSIBLE, {"months": lesser.months, "fine": f"{fine:,f}"})
    return _Told("mild", Certainty.PROBABLE, {"months": lesser.months})


def _day(reading: Reading, within: int) -> _Day | None:
    facts = reading.facts
    shown = next((one for one in (facts.published, facts.posted) if one and one.read_from != "written"), None)
    if shown:
        return _Day(shown.value, shown.span)
    decided = facts.published or facts.signed
    return _Day(decided.value + datetime.timedelta(days=within), decided.span) if decided else None


def _lesser(lesser: Lesser, flow: str) -> Decimal | None:
    """The fine of a notice that may stand for a shorter time, 0 when there is none; None for others."""
    if lesser.severe.search(flow):
        return None
    fines = [
        Decimal(found[1].replace(",", "")) * (10_000 if found[2] else 1) for found in _FINE.finditer(flow)
    ]
    if fines:
        return max(fines) if 0 < max(fines) <= lesser.fine else None
    return Decimal(0) if lesser.mild.search(flow) and "罚款" not in flow else None


def _after(day: datetime.date, months: int) -> datetime.date:
    """The same day so many months later, or the last one of a shorter month."""
    years, month = divmod(day.month - 1 + months, _MONTHS)
    year = day.year + years
    return datetime.date(year, month + 1, min(day.day, calendar.monthrange(year, month + 1)[1]))


KIND = Kind(
    name="term",
    options=Options,
    messages={
        "over": frozenset({"day", "years"}),
        "mild": frozenset({"day", "months"}),
        "fine": frozenset({"day", "months", "fine"}),
    },
    check=check,
)
