"""A report must be published after the year it is about, and by the day the law sets."""

from __future__ import annotations

import datetime
from typing import TYPE_CHECKING, Annotated, Literal, NamedTuple

from pydantic import Field

from disclosure_lint.finding import Certainty, Finding, Outcome, Place
from disclosure_lint.rules.model import Kind, Rule, Strict, Years

if TYPE_CHECKING:
    from collections.abc import Iterator

    from disclosure_lint.facts import Fact
    from disclosure_lint.reading import Reading


class Limit(Strict):
    """The last day for the reports of some years and organs.

    Attributes:
        years: reporting years.
        levels: levels of organs, all when empty.
        month: month of the year after.
        day: day of that month.
    """

    years: Years = Years()
    levels: tuple[Literal["government", "department", "town"], ...] = ()
    month: Annotated[int, Field(ge=1, le=12)]
    day: Annotated[int, Field(ge=1, le=31)]


_SAID = {
    "signature": "落款日期",
    "field": "页面发布日期",
    "written": "成文日期",
    "metadata": "元数据中的发布日期",
}


class Options(Strict):
    """The limits, the first that fits counts.

    Attributes:
        limits: in their order.
        moved: a page dated so many days after the limit was probably moved to a new site.
    """

    limits: Annotated[tuple[Limit, ...], Field(min_length=1)]
    moved: int = 366


class _Limit(NamedTuple):
    day: datetime.date
    certain: bool


def check(rule: Rule[Options], reading: Reading) -> Iterator[Finding]:
    """Yield a finding when the report is dated inside its own year, or after the last day."""
    facts = reading.facts
    if facts.year is None:
        return
    shown = facts.published or facts.posted
    days = [fact for fact in (facts.signed, shown) if fact]
    first = datetime.date(facts.year.value + 1, 1, 1)
    early = [fact for fact in days if fact.value < first]
    if early:
        yield _early(rule, reading, early[0])
        return
    limit = _limit(rule.options, reading, facts.year.value)
    if limit and days and days[-1].value > limit.day:
        yield _late(rule, reading, days, limit)


def _limit(options: Options, reading: Reading, year: int) -> _Limit | None:
    """The day that holds for the issuer; the latest of all when its level is not known."""
    limits = [limit for limit in options.limits if limit.years.hold(year)]
    if not limits:
        return None
    facts = reading.facts
    for limit in limits:
        if not limit.levels or facts.level in limit.levels:
            day = datetime.date(year + 1, limit.month, limit.day)
            certain = not limit.levels or facts.level_certain
            # A doubtful department may be the office that speaks for the government.
            return _Limit(day, certain) if certain else _latest(limits, year)
    return _latest(limits, year)


def _latest(limits: list[Limit], year: int) -> _Limit:
    return _Limit(max(datetime.date(year + 1, limit.month, limit.day) for limit in limits), certain=False)


def _early(rule: Rule[Options], reading: Reading, fact: Fact[datetime.date]) -> Finding:
    facts = reading.facts
    assert facts.year is not None
    # The title may name the year of publication: only the period tells for certain.
    sure = facts.period is not None and facts.period.value.end.year == facts.year.value
    sure = sure and fact.read_from != "metadata"
    return rule.finding(
        "early",
        Place(fact.span),
        data={"day": fact.value.isoformat(), "year": facts.year.value},
        related=(Place(facts.year.span, f"报告年度 {facts.year.value}"),),
        outcome=Outcome.FAIL if sure else Outcome.REVIEW,
        certainty=Certainty.CERTAIN if sure else Certainty.PROBABLE,
        anchor="date",
    )


def _late(rule: Rule[Options], reading: Reading, days: list[Fact[datetime.date]], limit: _Limit) -> Finding:
    """A page dated late may have been moved; one signed in time was probably only posted late."""
    year, fact = reading.facts.year, days[-1]
    assert year is not None
    behind = (fact.value - limit.day).days
    sure = limit.certain and days[0].value > limit.day and behind <= rule.options.moved
    signed = [Place(day.span, f"{_SAID[day.read_from]} {day.value.isoformat()}") for day in days[:-1]]
    return rule.finding(
        "late",
        Place(fact.span),
        data={
            "day": fact.value.isoformat(),
            "limit": limit.day.isoformat(),
            "behind": behind,
        },
        related=(Place(year.span, f"报告年度 {year.value}"), *signed),
        outcome=Outcome.FAIL if sure else Outcome.REVIEW,
        certainty=Certainty.CERTAIN if sure else Certainty.PROBABLE,
        anchor="date",
    )


KIND = Kind(
    name="deadline",
    options=Options,
    messages={
        "early": frozenset({"day", "year"}),
        "late": frozenset({"day", "limit", "behind"}),
    },
    check=check,
)
