"""Damage the reader met on the way from bytes to text."""

from __future__ import annotations

from bisect import bisect_right
from operator import attrgetter
from typing import TYPE_CHECKING, Literal

from disclosure_lint.finding import Certainty, Finding, Outcome, Place
from disclosure_lint.rules.model import Kind, Rule, Strict

if TYPE_CHECKING:
    from collections.abc import Iterator

    from disclosure_lint.document import Document, Flaw
    from disclosure_lint.reading import Reading
    from disclosure_lint.text import Span


_UNDECODABLE = "undecodable"


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
    """Yield a finding for each flaw of the kind; characters that cannot be decoded are told once a block."""
    flaws = reading.document.flaws
    for flaw in _by_block(reading.document) if rule.options.flaw == _UNDECODABLE else flaws:
        if flaw.id.removesuffix("-more") != rule.options.flaw:
            continue
        yield rule.finding(
            "more" if flaw.id.endswith("-more") else "found",
            Place(flaw.span) if flaw.span else None,
            data={"detail": flaw.detail},
            outcome=Outcome(rule.options.outcome),
            certainty=Certainty.CERTAIN,
        )


def _by_block(document: Document) -> Iterator[Flaw]:
    """Yield what could not be decoded, a block at a time, unless the whole block was misread."""
    misread = any(flaw.id == "misread" for flaw in document.flaws)
    recovered = [flaw.span for flaw in document.flaws if flaw.id == "recovered" and flaw.span]
    blocks = sorted(filter(None, (block.text.span() for block in document.blocks if block.text)))
    told: dict[Span, Flaw] = {}
    for flaw in document.flaws:
        if flaw.id != _UNDECODABLE or flaw.span is None:
            yield flaw
            continue
        if misread and _around(flaw.span, recovered):
            continue
        block = _around(flaw.span, blocks) or flaw.span
        first = told.get(block, flaw._replace(detail="0"))
        told[block] = first._replace(detail=str(int(first.detail) + int(flaw.detail)))
    yield from told.values()


def _around(span: Span, blocks: list[Span]) -> Span | None:
    """The last of some blocks, in order, that begins in front of a place, if it holds it."""
    at = bisect_right(blocks, span.start, key=attrgetter("start"))
    return blocks[at - 1] if at and span.end <= blocks[at - 1].end else None


_DATA = frozenset({"detail"})
KIND = Kind(name="integrity", options=Options, messages={"found": _DATA, "more": _DATA}, check=check)
