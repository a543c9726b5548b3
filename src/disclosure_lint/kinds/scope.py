"""Words for the whole area that fit another organ: 全市 in the report of a district."""

from __future__ import annotations

from typing import TYPE_CHECKING

from disclosure_lint.finding import Certainty, Finding, Outcome, Place
from disclosure_lint.rules.model import Kind, Rule, Strict
from disclosure_lint.rules.patterns import Pattern

if TYPE_CHECKING:
    from collections.abc import Iterator

    from disclosure_lint.reading import Reading


class Scope(Strict):
    """How the organs of one level speak of themselves.

    Attributes:
        issuer: matches their names.
        own: matches the right words.
        other: matches turns of phrase about the organ's own work with the word of another level;
            its group ``word`` is that word.
        unless: matches texts in which that word may be right.
        fewest: how often the text has to use the right words for the other to stand out.
    """

    issuer: Pattern
    own: Pattern
    other: Pattern
    unless: Pattern | None = None
    fewest: int = 3


class Options(Strict):
    """Levels, with their words."""

    scopes: tuple[Scope, ...]


def check(rule: Rule[Options], reading: Reading) -> Iterator[Finding]:
    """Yield a finding for each word of another level, where the text uses the right one otherwise."""
    issuer, value = reading.facts.issuer, reading.flow.value
    if issuer is None or issuer.read_from == "footer":
        return
    for scope in rule.options.scopes:
        if not scope.issuer.search(issuer.value) or (scope.unless and scope.unless.search(value)):
            continue
        own = [match[0] for match in scope.own.finditer(value)]
        if len(own) < scope.fewest:
            continue
        for match in scope.other.finditer(value):
            yield rule.finding(
                "differs",
                Place(reading.flow.text.span(*match.span())),
                data={"word": match["word"], "text": match[0], "own": max(own, key=own.count)},
                related=(Place(issuer.span, f"机关：{issuer.value}"),),
                outcome=Outcome.REVIEW,
                certainty=Certainty.PROBABLE,
                anchor=f"scope:{match['word']}",
            )


KIND = Kind(
    name="scope",
    options=Options,
    messages={"differs": frozenset({"word", "text", "own"})},
    check=check,
)
