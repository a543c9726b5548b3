"""A number that was left out: “核准企业资质条”, “共收到申请 件”, “占%”."""

from __future__ import annotations

from bisect import bisect_right
from typing import TYPE_CHECKING, Annotated

from pydantic import Field

from disclosure_lint.finding import Certainty, Finding, Outcome, Place
from disclosure_lint.rules.model import Kind, Rule, Strict
from disclosure_lint.rules.patterns import Pattern

if TYPE_CHECKING:
    from collections.abc import Iterator

    import regex

    from disclosure_lint.reading import Reading
    from disclosure_lint.structure.prose import Sentence


class Options(Strict):
    """Where a number is missing.

    Attributes:
        certain: match words that make no sense without a number.
        likely: match a verb, what is counted and a bare unit (group ``unit``); certain where the
            sentence gives the numbers of others in that unit.
        total: matches clauses that announce a number.
        word: matches what is a word of its own and no unit: 申请件; reported only after ``total``.
    """

    certain: Annotated[tuple[Pattern, ...], Field(min_length=1)]
    likely: tuple[Pattern, ...] = ()
    total: Pattern
    word: Pattern


def check(rule: Rule[Options], reading: Reading) -> Iterator[Finding]:
    """Yield a finding for each place where a number is missing."""
    sentences = reading.sentences
    starts = [sentence.start for sentence in sentences]
    reported: set[int] = set()
    for pattern, certain in [
        *((pattern, True) for pattern in rule.options.certain),
        *((pattern, False) for pattern in rule.options.likely),
    ]:
        for match in pattern.finditer(reading.flow.value):
            index = bisect_right(starts, match.start()) - 1
            if index < 0 or match.end() > sentences[index].end or match.end() in reported:
                continue
            sure = True if certain else _is_sure(rule.options, match, sentences[index])
            if sure is not None:
                reported.add(match.end())
                yield _finding(rule, reading, match, sure=sure)


def _is_sure(options: Options, match: regex.Match[str], sentence: Sentence) -> bool | None:
    """Whether a number is certainly missing; None where what looks like a unit is part of a word."""
    if options.total.search(match[0]):
        return True
    if options.word.search(match[0]):
        return None
    return any(quantity.unit == match["unit"] for quantity in sentence.quantities)


def _finding(rule: Rule[Options], reading: Reading, match: regex.Match[str], *, sure: bool) -> Finding:
    return rule.finding(
        "missing",
        Place(reading.flow.text.span(*match.span())),
        data={"text": match[0].strip()},
        outcome=Outcome.FAIL if sure else Outcome.REVIEW,
        certainty=Certainty.CERTAIN if sure else Certainty.POSSIBLE,
        anchor="missing-number",
    )


KIND = Kind(
    name="missing-number",
    options=Options,
    messages={"missing": frozenset({"text"})},
    check=check,
)
