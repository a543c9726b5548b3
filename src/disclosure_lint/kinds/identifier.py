"""Numbers that identify a person, judged by what stands around them."""

from __future__ import annotations

from bisect import bisect_left
from typing import TYPE_CHECKING, Any, Literal

from disclosure_lint.document import Footer
from disclosure_lint.finding import Certainty, Finding, Outcome, Place
from disclosure_lint.rules.model import Kind, Rule, Strict
from disclosure_lint.rules.patterns import Pattern
from disclosure_lint.secret import Secret, mask
from disclosure_lint.table import Table

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

    Surroundings are the text before the value in its line, in a table with the labels
    of its column and row before that.

    Attributes:
        identifier: the identifier.
        shown: the mask used in messages.
        reach: characters looked at on either side, within the line.
        person: surroundings, before or after, that make it a citizen's: always a failure.
        office: surroundings that make it an office's: a person has to look.
        exempt: surroundings in which it may stand.
        decoy: surroundings in which it is some other number.
        counts: what follows a number that counts something, such as 元.
        keyword: required before a value that only looks like one (no check digit, or a wrong one).
        in_footer: whether the foot of a page, where offices give their contact, is judged too.
        otherwise: the outcome when the surroundings say nothing.
    """

    identifier: Literal["resident-id", "mobile"]
    shown: Shown
    reach: int = 24
    person: Pattern | None = None
    office: Pattern | None = None
    exempt: Pattern | None = None
    decoy: Pattern | None = None
    counts: Pattern | None = None
    keyword: Pattern | None = None
    in_footer: bool = True
    otherwise: Literal["fail", "review"] = "review"


def check(rule: Rule[Options], reading: Reading) -> Iterator[Finding]:
    """Yield a finding for each value in shown and hidden text."""
    for flow, matches, message in (
        (reading.flow, reading.identifiers, "found"),
        (reading.hidden, reading.hidden_identifiers, "hidden"),
    ):
        surroundings = _Surroundings(flow, matches, rule.options.reach)
        for match in matches:
            if match.kind == rule.options.identifier:
                yield from _judge(rule, match, surroundings, message)


class _Surroundings:
    """What stands around the values of one flow."""

    def __init__(self, flow: Flow[Any], matches: tuple[Match, ...], reach: int) -> None:
        self.flow = flow
        self._reach = reach
        self._known = [match.start for match in matches if match.kind == "resident-id" and match.valid]

    def around(self, match: Match) -> tuple[str, str]:
        """The text before and after, within the line."""
        start, end = self._line(match)
        value = self.flow.value
        before = value[max(start, match.start - self._reach) : match.start]
        return f"{self._labels(match)}{before}", value[match.end : min(end, match.end + self._reach)]

    def _labels(self, match: Match) -> str:
        """The labels of the column and row of a cell, one a line; nothing outside tables."""
        table = self.flow.part_at(match.start).block
        cell = (
            table.cell_from(self.flow.text.span(match.start, match.end).start)
            if isinstance(table, Table)
            else None
        )
        if cell is None:
            return ""
        labels = (*table.row_path(cell.row), *table.column_path(cell.column))
        return "".join(f"{label}\n" for label in labels if label != cell.label)

    def whole_header(self, match: Match) -> str:
        """The labels of all columns of the table: a list of persons has columns that say so."""
        table = self.flow.part_at(match.start).block
        if not isinstance(table, Table):
            return ""
        return "\n".join(cell.label for cell in table.cells if cell.row < table.header_rows)

    def beside_resident_id(self, match: Match) -> bool:
        """Whether an identity number stands in the same line."""
        start, end = self._line(match)
        at = bisect_left(self._known, start)
        return at < len(self._known) and self._known[at] < end

    def in_footer(self, match: Match) -> bool:
        """Whether it stands in the foot of the page, where offices give their contact."""
        return isinstance(self.flow.part_at(match.start).block, Footer)

    def _line(self, match: Match) -> tuple[int, int]:
        value = self.flow.value
        end = value.find("\n", match.end)
        return value.rfind("\n", 0, match.start) + 1, end if end >= 0 else len(value)


def _judge(
    rule: Rule[Options],
    match: Match,
    surroundings: _Surroundings,
    message: str,
) -> Iterator[Finding]:
    judged = _outcome(rule.options, match, surroundings)
    if judged is None:
        return
    shown = rule.options.shown
    secret = Secret(match.value, mask(match.value, head=shown.head, tail=shown.tail))
    place = Place(surroundings.flow.text.span(match.start, match.end))
    outcome, certainty = judged
    name = message if match.valid else "resembles"
    yield rule.finding(name, place, data={"value": secret}, outcome=outcome, certainty=certainty)


def _outcome(options: Options, match: Match, surroundings: _Surroundings) -> tuple[Outcome, Certainty] | None:
    """What a value comes to where it stands, None when it may stand there."""
    before, after = surroundings.around(match)
    if _found(options.decoy, before) or _found(options.counts, after):
        return None
    if not match.valid:
        return (Outcome.REVIEW, Certainty.POSSIBLE) if _found(options.keyword, before) else None
    if _found(options.exempt, before) or (not options.in_footer and surroundings.in_footer(match)):
        return None
    if options.person:
        around = f"{surroundings.whole_header(match)}\n{before} {after}"
        if _found(options.person, around) or surroundings.beside_resident_id(match):
            return Outcome.FAIL, Certainty.CERTAIN
    if _found(options.office, before):
        return Outcome.REVIEW, Certainty.POSSIBLE
    return Outcome(options.otherwise), Certainty.PROBABLE


def _found(pattern: Pattern | None, text: str) -> bool:
    return pattern is not None and pattern.search(text) is not None


_DATA = frozenset({"value"})
KIND = Kind(
    name="identifier",
    options=Options,
    messages={"found": _DATA, "hidden": _DATA, "resembles": _DATA},
    check=check,
)
