"""The dates a document and its page give must not contradict each other."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from disclosure_lint.finding import Certainty, Finding, Outcome, Place
from disclosure_lint.rules.model import Kind, Rule, Strict

if TYPE_CHECKING:
    from collections.abc import Iterator

    from disclosure_lint.reading import Reading


class Options(Strict):
    """How far dates may lie apart.

    Attributes:
        most_days: days that may pass between the signature and publication.
        undated: what a document without any date comes to, nothing when left out.
    """

    most_days: int = 31
    undated: Literal["review"] | None = None


def check(rule: Rule[Options], reading: Reading) -> Iterator[Finding]:
    """Yield a finding for each date of publication that does not fit the signature."""
    facts = reading.facts
    shown = [fact for fact in (facts.published, facts.posted) if fact]
    if facts.signed is None:
        if rule.options.undated and facts.signatory:
            yield rule.finding(
                "unsigned-day",
                Place(facts.signatory.span),
                data={"organ": facts.signatory.value},
                outcome=Outcome.REVIEW,
                certainty=Certainty.PROBABLE,
                anchor="date",
            )
        elif rule.options.undated and not shown:
            place = Place(facts.title.span) if facts.title else None
            yield rule.finding(
                "undated", place, outcome=Outcome.REVIEW, certainty=Certainty.POSSIBLE, anchor="date"
            )
        return
    signed = facts.signed
    # Page and metadata that say the same day say it once.
    for fact in {fact.value: fact for fact in reversed(shown)}.values():
        apart = (fact.value - signed.value).days
        if 0 <= apart <= rule.options.most_days:
            continue
        yield rule.finding(
            "differs",
            Place(fact.span),
            data={
                "day": fact.value.isoformat(),
                "signed": signed.value.isoformat(),
                "days": abs(apart),
            },
            related=(Place(signed.span, f"落款日期 {signed.value.isoformat()}"),),
            outcome=Outcome.REVIEW,
            certainty=Certainty.POSSIBLE,
            anchor=f"date:{fact.read_from}",
        )


KIND = Kind(
    name="dates",
    options=Options,
    messages={
        "differs": frozenset({"day", "signed", "days"}),
        "undated": frozenset(),
        "unsigned-day": frozenset({"organ"}),
    },
    check=check,
)
