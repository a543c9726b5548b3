"""Numbers that identify a person, judged by what stands around them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Literal

from disclosure_lint.document import Footer
from disclosure_lint.finding import Certainty, Finding, Outcome, Place
from disclosure_lint.rules.model import Kind, Rule, Strict
from disclosure_lint.rules.patterns import Pattern
from disclosure_lint.secret import Secret, mask

if TYPE_CHECKING:
    from collections.abc import Iterator

    from disclosure_lint.identifiers import Match
    from disclosure_lint.reading import Reading
    from disclosure_lint.structure.flow import Flow


class Shown(Strict):
    """How much of a value messages show: so many characters at each end."""

    head: int
    tail: int


class Options(Strict):
    """What to look for and what its surroundings mean.

    Attributes:
        identifier: the identifier.
        shown: the mask used in messages.
        reach: characters looked at on either side, within the line.
        person: surroundings that make it a citizen's: always a failure.
        office: surroundings that make it an office's: a person has to look.
        exempt: surroundings in which it may stand.
        keyword: required before a value that only looks like one (no check digit, or a wrong one).
        otherwise: the outcome when the surroundings say nothing.
    """

    identifier: Literal["resident-id", "mobile"]
    shown: Shown
    reach: int = 24
    person: Pattern | None = None
    office: Pattern | None = None
    exempt: Pattern | None = None
    keyword: Pattern | None = None
    otherwise: Literal["fail", "review"] = "review"


def check(rule: Rule[Options], reading: Reading) -> Iterator[Finding]:
    """Yield a finding for each value in shown and hidden text."""
    for match in reading.identifiers:
        if match.kind == rule.options.identifier:
            in_footer = isinstance(reading.flow.part_at(match.start).block, Footer)
            if not (in_footer and rule.options.office):
                yield from _judge(rule, match, reading.flow, "found")
    for match in reading.hidden_identifiers:
        if match.kind == rule.options.identifier:
            yield from _judge(rule, match, reading.hidden, "hidden")


def _judge(rule: Rule[Options], match: Match, flow: Flow[Any], message: str) -> Iterator[Finding]:
    before, after = _around(flow.value, match, rule.options.reach)
    options = rule.options
    if not match.valid:
        if options.keyword is None or not options.keyword.search(before):
            return
        outcome, certainty, message = Outcome.REVIEW, Certainty.POSSIBLE, "resembles"
    elif options.exempt and options.exempt.search(before):
        return
    elif options.person and options.person.search(f"{before} {after}"):
        outcome, certainty = Outcome.FAIL, Certainty.CERTAIN
    elif options.office and options.office.search(before):
        outcome, certainty = Outcome.REVIEW, Certainty.POSSIBLE
    else:
        outcome, certainty = Outcome(options.otherwise), Certainty.PROBABLE
    secret = Secret(match.value, mask(match.value, head=options.shown.head, tail=options.shown.tail))
    place = Place(flow.text.span(match.start, match.end))
    yield rule.finding(message, place, data={"value": secret}, outcome=outcome, certainty=certainty)


def _around(value: str, match: Match, reach: int) -> tuple[str, str]:
    start = max(value.rfind("\n", 0, match.start) + 1, match.start - reach)
    line_end = value.find("\n", match.end)
    end = min(line_end if line_end >= 0 else len(value), match.end + reach)
    return value[start : match.start], value[match.end : end]


_DATA = frozenset({"value"})
KIND = Kind(
    name="identifier",
    options=Options,
    messages={"found": _DATA, "hidden": _DATA, "resembles": _DATA},
    check=check,
)
