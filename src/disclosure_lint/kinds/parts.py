"""Sub-headings a chapter must have, once it is divided as the form divides it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from disclosure_lint.finding import Certainty, Finding, Outcome, Place
from disclosure_lint.rules.model import Kind, Rule, Strict

if TYPE_CHECKING:
    from collections.abc import Iterator

    from disclosure_lint.reading import Reading


class Options(Strict):
    """Which chapter and which parts.

    Attributes:
        plan: id of the plan the chapter belongs to.
        topic: id of its topic.
        parts: id of the plan its parts make.
        fewest: a chapter with sub-headings for fewer of the parts is divided another way.
    """

    plan: str
    topic: str
    parts: str
    fewest: int = 3


def check(rule: Rule[Options], reading: Reading) -> Iterator[Finding]:
    """Yield a finding for each part without a sub-heading, and for one under another name."""
    options = rule.options
    read = reading.chapters(options.plan)
    chapters = read.chapters if read else ()
    chapter = next((one for one in chapters if one.topic and one.topic.id == options.topic), None)
    found = reading.chapters(options.parts, chapter) if chapter else None
    if chapter is None or found is None or len(found.heads) < options.fewest:
        return
    for topic in found.missing:
        like = topic.loosely
        stand_in = next((one for one in found.chapters if like and like.search(one.head.label)), None)
        head = (stand_in or chapter).head
        data = {"part": topic.title}
        yield rule.finding(
            "replaced" if stand_in else "missing",
            Place(reading.flow.text.span(head.start, head.end)),
            data={**data, "heading": head.label} if stand_in else data,
            outcome=Outcome.REVIEW,
            certainty=Certainty.PROBABLE,
            anchor=f"part:{topic.id}",
        )


KIND = Kind(
    name="parts",
    options=Options,
    messages={"missing": frozenset({"part"}), "replaced": frozenset({"part", "heading"})},
    check=check,
)
