"""Wordings in what the reader of a page does not see: title and description, hidden text, scripts."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Literal

from pydantic import Field

from disclosure_lint.finding import Certainty, Finding, Outcome, Place
from disclosure_lint.rules.model import Kind, Rule, Strict
from disclosure_lint.rules.patterns import Pattern

if TYPE_CHECKING:
    from collections.abc import Iterator

    from disclosure_lint.reading import Reading

#: How far from a match its spelling in the source is looked at for references.
_REFERENCE = "&#"


class Options(Strict):
    """A wording and where it does not belong.

    Attributes:
        pattern: what is looked for.
        where: kinds of hidden content, as readers name them.
        fewest: so many different wordings must stand in one page.
        coded: what it comes to when it is written in character references, which browsers resolve
            and filters overlook.
    """

    pattern: Pattern
    where: Annotated[
        tuple[Literal["metadata", "style", "attribute", "script", "comment"], ...], Field(min_length=1)
    ]
    fewest: int = 1
    coded: Literal["fail", "review"] = "review"


def check(rule: Rule[Options], reading: Reading) -> Iterator[Finding]:
    """Yield one finding a page, at the first wording, with the others related."""
    hidden, content = reading.hidden, reading.document.content
    places: list[Place] = []
    words: set[str] = set()
    coded = False
    for part in hidden.parts:
        if part.block.kind.value not in rule.options.where:
            continue
        for match in rule.options.pattern.finditer(hidden.value, part.start, part.end):
            span = hidden.text.span(*match.span())
            places.append(Place(span))
            words.add(match[0])
            coded = coded or _REFERENCE in content[span.start : span.end]
    if len(words) < rule.options.fewest:
        return
    yield rule.finding(
        "found",
        places[0],
        data={"count": len(places)},
        related=tuple(places[1:]),
        outcome=Outcome(rule.options.coded) if coded else Outcome.REVIEW,
        certainty=Certainty.PROBABLE,
        anchor="hidden",
    )


KIND = Kind(name="hidden-pattern", options=Options, messages={"found": frozenset({"count"})}, check=check)
