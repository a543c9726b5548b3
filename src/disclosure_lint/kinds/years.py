"""Years left over from another report: in titles, in the text, in the outlook."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Literal

from disclosure_lint.finding import Certainty, Finding, Outcome, Place
from disclosure_lint.language.expression import late
from disclosure_lint.language.numerals import digit_string
from disclosure_lint.rules.model import Kind, Rule, Strict
from disclosure_lint.rules.patterns import Pattern

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    import regex

    from disclosure_lint.facts import Fact
    from disclosure_lint.finding import Datum
    from disclosure_lint.reading import Reading
    from disclosure_lint.text import Span


class Claim(Strict):
    """A turn of phrase that names the year reported on, or the one after it.

    Attributes:
        name: for the anchor.
        pattern: matches it; its group ``year`` is the year.
        ahead: 0 when the reporting year is meant, 1 when the next.
        unless: matches sentences in which another year is right.
        where: ``preface`` for sentences before the first chapter, ``opening`` for the first words
            under a heading or of a paragraph.
        alone: whether it counts only where neither its sentence nor those beside it name the right
            year or a third one (the year after apart), and surely only for the year just before;
            others may be meant.
        outcome: what another year comes to.
    """

    name: str
    pattern: Pattern
    ahead: Literal[0, 1] = 0
    unless: Pattern | None = None
    where: Literal["anywhere", "preface", "opening"] = "anywhere"
    alone: bool = False
    outcome: Literal["fail", "review"] = "review"


class Options(Strict):
    """What is compared with the reporting year.

    Attributes:
        claims: turns of phrase.
        titles: matches a title with a year, group ``year``.
        mention: matches any year the text speaks of, group ``year``; for the commonest.
    """

    claims: tuple[Claim, ...] = ()
    titles: Pattern
    mention: Pattern


#: A year is common when it is named so often, and twice as often as the reporting year.
_COMMON = 3


def check(rule: Rule[Options], reading: Reading) -> Iterator[Finding]:
    """Yield a finding for each year that does not fit the reporting year."""
    year = reading.facts.year
    if year is None:
        return
    yield from _titles(rule, reading, year)
    yield from _claims(rule, reading, year)
    yield from _commonest(rule, reading, year)


def _titles(rule: Rule[Options], reading: Reading, year: Fact[int]) -> Iterator[Finding]:
    """Titles of one document that name different years: in the page, in its metadata."""
    flow, hidden = reading.flow, reading.hidden
    shown = [(flow.value[p.start : p.end], flow.text.span(p.start, p.end), "title") for p in flow.parts]
    shown += [
        (hidden.value[p.start : p.end], hidden.text.span(p.start, p.end), "metadata")
        for p in hidden.parts
        if p.block.name in {"title", "ArticleTitle"}
    ]
    for line, span, read_from in shown:
        match = rule.options.titles.search(line) if len(line) <= _LONGEST_TITLE else None
        if match is None or _number(match) == year.value or not _inside(reading, span):
            continue
        yield _differs(
            rule, "title", span, year, {"said": _number(match)}, sure=read_from == year.read_from == "title"
        )


_LONGEST_TITLE = 80


def _inside(reading: Reading, span: Span) -> bool:
    """Whether a title stands at the head of the document, not among links to other reports."""
    first = reading.outline.heads[0] if reading.outline.heads else None
    found = reading.flow.text.find(span)
    return found is None or first is None or found.start <= first.start


def _claims(rule: Rule[Options], reading: Reading, year: Fact[int]) -> Iterable[Finding]:
    """One finding for each year, of the claims it breaks one that fails."""
    found: dict[Span, Finding] = {}
    for claim in rule.options.claims:
        for span, finding in _claim(rule, claim, reading, year):
            if span not in found or finding.outcome is Outcome.FAIL is not found[span].outcome:
                found[span] = finding
    return found.values()


def _claim(
    rule: Rule[Options], claim: Claim, reading: Reading, year: Fact[int]
) -> Iterator[tuple[Span, Finding]]:
    flow, expected = reading.flow, year.value + claim.ahead
    for match in claim.pattern.finditer(flow.value):
        said = _number(match)
        if said == expected or (said > expected and (claim.ahead or claim.where != "anywhere")):
            continue
        if not _stands(claim, reading, match):
            continue
        if claim.alone and not _is_alone(reading, match, after=year.value + 1):
            continue
        if claim.unless and claim.unless.search(flow.value, *_sentence(flow.value, match)):
            continue
        sure = claim.outcome == "fail" and (not claim.alone or said == expected - 1)
        yield (
            flow.text.span(*match.span("year")),
            rule.finding(
                "claim",
                Place(flow.text.span(*match.span())),
                data={"text": match[0].strip(), "said": said, "year": year.value, "expected": expected},
                related=(Place(year.span, f"报告年度 {year.value}"),),
                outcome=Outcome.FAIL if sure else Outcome.REVIEW,
                certainty=Certainty.CERTAIN if sure else Certainty.PROBABLE,
                anchor=f"year:{claim.name}",
            ),
        )


def _stands(claim: Claim, reading: Reading, match: regex.Match[str]) -> bool:
    """Whether a match stands where the claim is looked for."""
    value, at = reading.flow.value, match.start("year")
    if claim.where == "preface":
        chapters = (head.start for head in reading.outline.heads if head.level == 1 and head.number)
        return at < next(chapters, 0) and value[_sentence(value, match)[1] : at + 1000].startswith("。")
    if claim.where == "opening":
        start = reading.flow.part_at(at).start
        begins = not value[start:at].strip()
        return begins or any(
            head.end <= at and not value[head.end : at].strip(" 。") for head in reading.outline.heads
        )
    return True


def _is_alone(reading: Reading, match: regex.Match[str], after: int) -> bool:
    """Whether the sentences around a year, below its heading, name no other.

    The year after is none: plans and signatures name it.
    """
    value = reading.flow.value
    heads = [head.end for head in reading.outline.heads if head.end <= match.start("year")]
    start, end = _sentence(value, match)
    start = max(value.rfind(sign, 0, max(0, start - 1)) for sign in "。\n") + 1
    ends = [at for sign in "。\n" if (at := value.find(sign, end + 1)) >= 0]
    around = value[max([start, match.start() - _NEAR, *heads[-1:]]) : min([*ends, match.end() + _NEAR])]
    return len({digit_string(found) for found in _ANY_YEAR.findall(around)} - {str(after)}) == 1


#: Characters around a year in which others are looked for.
_NEAR = 200
_ANY_YEAR = late(r"(?<!\d)((?:19|20)\d{2})\s*年")


def _commonest(rule: Rule[Options], reading: Reading, year: Fact[int]) -> Iterator[Finding]:
    """A text that speaks of another year most of the time is that year's."""
    matches = list(rule.options.mention.finditer(reading.flow.value))
    counts = Counter(map(_number, matches))
    for said, count in counts.most_common(1):
        if said == year.value or count < _COMMON or count < 2 * counts[year.value]:
            return
        match = next(match for match in matches if _number(match) == said)
        span = reading.flow.text.span(*match.span("year"))
        data = {"said": said, "count": count, "own": counts[year.value]}
        yield _differs(rule, "commonest", span, year, data, sure=False)


def _differs(  # noqa: PLR0913 - a finding has many parts
    rule: Rule[Options], message: str, span: Span, year: Fact[int], data: Mapping[str, Datum], *, sure: bool
) -> Finding:
    return rule.finding(
        message,
        Place(span),
        data={**data, "year": year.value},
        related=(Place(year.span, f"报告年度 {year.value}"),),
        outcome=Outcome.FAIL if sure else Outcome.REVIEW,
        certainty=Certainty.CERTAIN if sure else Certainty.PROBABLE,
        anchor=f"year:{message}",
    )


def _number(match: regex.Match[str]) -> int:
    return int(digit_string(match["year"]))


def _sentence(value: str, match: regex.Match[str]) -> tuple[int, int]:
    start = max(value.rfind(sign, 0, match.start() + 1) for sign in "。;\n") + 1
    ends = [at for sign in "。;\n" if (at := value.find(sign, match.end())) >= 0]
    return start, min(ends, default=len(value))


KIND = Kind(
    name="years",
    options=Options,
    messages={
        "claim": frozenset({"text", "said", "year", "expected"}),
        "title": frozenset({"said", "year"}),
        "commonest": frozenset({"said", "count", "own", "year"}),
    },
    check=check,
)
