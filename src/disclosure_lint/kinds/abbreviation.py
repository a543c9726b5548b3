"""A short form that is introduced twice: （以下简称《条例》）."""

from __future__ import annotations

from typing import TYPE_CHECKING

from disclosure_lint.finding import Finding, Place
from disclosure_lint.rules.model import Kind, Rule, Strict
from disclosure_lint.rules.patterns import Pattern

if TYPE_CHECKING:
    from collections.abc import Iterator

    from disclosure_lint.reading import Reading


class Options(Strict):
    """How short forms are introduced.

    Attributes:
        introduction: matches an introduction; its group ``name`` is the short form.
    """

    introduction: Pattern


def check(rule: Rule[Options], reading: Reading) -> Iterator[Finding]:
    """Yield a finding for each introduction of a short form after its first."""
    flow = reading.flow
    first: dict[str, Place] = {}
    for match in rule.options.introduction.finditer(flow.value):
        place = Place(flow.text.span(*match.span()), "第一次")
        if match["name"] in first:
            yield rule.finding(
                "again",
                Place(place.span),
                data={"name": match["name"]},
                related=(first[match["name"]],),
            )
        first.setdefault(match["name"], place)


KIND = Kind(name="abbreviation", options=Options, messages={"again": frozenset({"name"})}, check=check)
