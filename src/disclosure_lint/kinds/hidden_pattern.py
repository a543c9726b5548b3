"""Wordings in what the reader of a page does not see: title and description, hidden text, scripts."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Literal, NamedTuple

from pydantic import Field

from disclosure_lint.finding import Certainty, Finding, Outcome, Place
from disclosure_lint.rules.model import Kind, Rule, Strict
from disclosure_lint.rules.patterns import Pattern

if TYPE_CHECKING:
    from collections.abc import Iterator

    from disclosure_lint.reading import Reading
    from disclosure_lint.text import Span

#: How far from a match its spelling in the source is looked at for references.
_REFERENCE = "&#"


class Options(Strict):
    """A wording and where it does not belong.

    Attributes:
        pattern: what is looked for.
        alone: what else is looked for, of which one is enough.
        unless: matches what pages that are about the matter say. What such a page shows may be hidden in it
            too, and a title or description that says so itself is one of such a page.
        where: kinds of hidden content, as readers name them.
        fewest: so many different wordings must stand in one page.
        coded: what it comes to when it is written in character references, which browsers resolve
            and filters overlook.
    """

    pattern: Pattern
    alone: Pattern | None = None
    unless: Pattern | None = None
    where: Annotated[
        tuple[Literal["metadata", "style", "attribute", "script", "comment"], ...], Field(min_length=1)
    ]
    fewest: int = 1
    coded: Literal["fail", "review"] = "review"


class _Wording(NamedTuple):
    words: str
    span: Span
    alone: bool


def check(rule: Rule[Options], reading: Reading) -> Iterator[Finding]:
    """Yield one finding a page, at the first wording, with the others related."""
    options, content = rule.options, reading.document.content
    found = list(_wordings(options, reading))
    several = len({wording.words for wording in found}) >= options.fewest
    if not found or not (several or any(wording.alone for wording in found)):
        return
    first, *others = (wording.span for wording in found)
    coded = any(_REFERENCE in content[wording.span.start : wording.span.end] for wording in found)
    yield rule.finding(
        "found",
        Place(first),
        data={"count": len(found)},
        related=tuple(Place(span) for span in others),
        outcome=Outcome(options.coded) if coded else Outcome.REVIEW,
        certainty=Certainty.PROBABLE,
        anchor="hidden",
    )


def _wordings(options: Options, reading: Reading) -> Iterator[_Wording]:
    """What is found in the hidden parts of a page, but for what it is about."""
    hidden, shown = reading.hidden, reading.flow.value
    about: bool | None = None  # asked for at the first wording
    for part in hidden.parts:
        if part.block.kind.value not in options.where:
            continue
        found = list(_matches(options, hidden.value, part.start, part.end))
        if not found or _says(options.unless, hidden.value, part.start, part.end):
            continue
        about = _says(options.unless, shown) if about is None else about
        for start, end, alone in found:
            words = hidden.value[start:end]
            if not (about and words in shown):
                yield _Wording(words, hidden.text.span(start, end), alone)


def _matches(options: Options, value: str, start: int, end: int) -> Iterator[tuple[int, int, bool]]:
    """Yield range of each match, in order, and whether it is enough by itself."""
    sought = ((options.pattern, False), *([(options.alone, True)] if options.alone else []))
    found = (
        (*match.span(), alone) for pattern, alone in sought for match in pattern.finditer(value, start, end)
    )
    return iter(sorted(found))


def _says(pattern: Pattern | None, value: str, start: int = 0, end: int | None = None) -> bool:
    return pattern is not None and pattern.search(value, start, end) is not None


KIND = Kind(name="hidden-pattern", options=Options, messages={"found": frozenset({"count"})}, check=check)
