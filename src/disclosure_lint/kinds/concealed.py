"""Text that somebody hid and that is published all the same."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from disclosure_lint.finding import Certainty, Finding, Outcome, Place
from disclosure_lint.rules.model import Kind, Rule, Strict

if TYPE_CHECKING:
    from collections.abc import Iterator

    from disclosure_lint.reading import Reading


class Options(Strict):
    """What way of hiding, and what it comes to.

    Attributes:
        how: as readers name the kind.
        by: what hides it, as readers name it; anything when empty.
        outcome: what it comes to.
    """

    how: Literal["covered", "invisible"]
    by: tuple[str, ...] = ()
    outcome: Literal["fail", "review"] = "review"


def check(rule: Rule[Options], reading: Reading) -> Iterator[Finding]:
    """Yield a finding for each text hidden so; never the text, which somebody meant to keep back."""
    for hidden in reading.document.hidden:
        wanted = hidden.kind.value == rule.options.how
        if wanted and (not rule.options.by or hidden.name in rule.options.by):
            yield rule.finding(
                "found",
                Place(hidden.text.span()),
                outcome=Outcome(rule.options.outcome),
                certainty=Certainty.PROBABLE,
            )


KIND = Kind(name="concealed", options=Options, messages={"found": frozenset()}, check=check)
