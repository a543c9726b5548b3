"""Damage the reader met on the way from bytes to text."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from disclosure_lint.finding import Certainty, Finding, Outcome, Place
from disclosure_lint.rules.model import Kind, Rule, Strict

if TYPE_CHECKING:
    from collections.abc import Iterator

    from disclosure_lint.reading import Reading


class Options(Strict):
    """Which kind of damage, and what it comes to.

    Attributes:
        flaw: as readers name it.
        outcome: what it comes to.
    """

    flaw: Literal[
        "annotated",
        "slipped-bytes",
        "misread",
        "undecodable",
        "wrong-charset",
        "nul-characters",
        "mended",
        "tracked-changes",
        "comments",
        "file-type",
        "lost-digits",
        "thumbnail",
    ]
    outcome: Literal["fail", "review"] = "review"


def check(rule: Rule[Options], reading: Reading) -> Iterator[Finding]:
    """Yield a finding for each flaw of the kind."""
    for flaw in reading.document.flaws:
        if flaw.id.removesuffix("-more") != rule.options.flaw:
            continue
        yield rule.finding(
            "more" if flaw.id.endswith("-more") else "found",
            Place(flaw.span) if flaw.span else None,
            data={"detail": flaw.detail},
            outcome=Outcome(rule.options.outcome),
            certainty=Certainty.CERTAIN,
        )


_DATA = frozenset({"detail"})
KIND = Kind(name="integrity", options=Options, messages={"found": _DATA, "more": _DATA}, check=check)
