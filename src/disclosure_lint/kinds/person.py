"""Names of natural persons in given surroundings."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Literal

from pydantic import Field

from disclosure_lint.finding import Certainty, Finding, Outcome, Place
from disclosure_lint.language.lexicon import may_be_name
from disclosure_lint.language.surnames import surname_length
from disclosure_lint.rules.model import Kind, Rule, Strict
from disclosure_lint.rules.patterns import Pattern
from disclosure_lint.secret import Secret

if TYPE_CHECKING:
    from collections.abc import Iterator

    from disclosure_lint.reading import Reading

_LONGEST_GIVEN = 2


class Options(Strict):
    """Where names are looked for.

    Attributes:
        contexts: each has a group ``name`` where a name may stand.
        outcome: what a name there comes to.
    """

    contexts: Annotated[tuple[Pattern, ...], Field(min_length=1)]
    outcome: Literal["fail", "review"] = "review"


def check(rule: Rule[Options], reading: Reading) -> Iterator[Finding]:
    """Yield a finding for each name."""
    value = reading.flow.value
    seen: set[tuple[int, int]] = set()
    for context in rule.options.contexts:
        for match in context.finditer(value):
            name = match["name"]
            if not _is_name(name):
                continue
            start, end = match.span("name")
            if (start, end) in seen:
                continue
            seen.add((start, end))
            yield rule.finding(
                "found",
                Place(reading.flow.text.span(start, end)),
                data={"name": Secret(name, mask_name(name))},
                outcome=Outcome(rule.options.outcome),
                certainty=Certainty.PROBABLE,
            )


def mask_name(name: str) -> str:
    """Show the surname only."""
    return name[: max(1, surname_length(name))] + "*" * (len(name) - max(1, surname_length(name)))


def _is_name(text: str) -> bool:
    """Whether a string is a surname and one or two more characters, and no other word."""
    surname = surname_length(text)
    if not surname or not 0 < len(text) - surname <= _LONGEST_GIVEN:
        return False
    return may_be_name(text)


KIND = Kind(name="person", options=Options, messages={"found": frozenset({"name"})}, check=check)
