"""Wordings that are wrong, or need a look, wherever they stand."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from disclosure_lint.finding import Certainty, Finding, Outcome, Place
from disclosure_lint.rules.model import Kind, Rule, Strict
from disclosure_lint.rules.patterns import Pattern

if TYPE_CHECKING:
    from collections.abc import Iterator

    from disclosure_lint.reading import Reading


class Options(Strict):
    """A wording.

    Attributes:
        pattern: what is looked for.
        unless: matches sentences in which the wording is right.
        given: found in the documents it is looked for in; any document when not given.
        exempt: found in documents in which it is right.
        once: whether only the first place in a document is told.
        text: ``folded`` for matching text, ``stored`` for the characters as stored (full-width
            forms as such; full-width signs may then stand in classes written as an escape).
        outcome: what it comes to when found.
        certainty: how sure that is.
    """

    pattern: Pattern
    unless: Pattern | None = None
    given: Pattern | None = None
    exempt: Pattern | None = None
    once: bool = False
    text: Literal["folded", "stored"] = "folded"
    outcome: Literal["fail", "review"] = "fail"
    certainty: Certainty = Certainty.CERTAIN


def check(rule: Rule[Options], reading: Reading) -> Iterator[Finding]:
    """Yield a finding for each place where the pattern matches."""
    flow = reading.flow if rule.options.text == "folded" else reading.stored
    value = flow.value
    if not _concerns(rule.options, value):
        return
    for match in rule.options.pattern.finditer(value):
        start, end = match.span()
        if start == end or (rule.options.unless and _excused(rule.options.unless, value, start, end)):
            continue
        yield rule.finding(
            "found",
            Place(flow.text.span(start, end)),
            data={"text": match[0]},
            outcome=Outcome(rule.options.outcome),
            certainty=rule.options.certainty,
        )
        if rule.options.once:
            return


def _concerns(options: Options, value: str) -> bool:
    """Whether a document is one the wording matters in; looked at only where it stands."""
    if options.given is None and options.exempt is None:
        return True
    return (
        options.pattern.search(value) is not None
        and (options.given is None or options.given.search(value) is not None)
        and (options.exempt is None or options.exempt.search(value) is None)
    )


def _excused(unless: Pattern, value: str, start: int, end: int) -> bool:
    """Whether the sentence around a match makes it right."""
    first = max(value.rfind(sign, 0, start) for sign in "。;\n") + 1
    ends = [at for sign in "。;\n" if (at := value.find(sign, end)) >= 0]
    return unless.search(value, first, min(ends, default=len(value))) is not None


KIND = Kind(name="pattern", options=Options, messages={"found": frozenset({"text"})}, check=check)
