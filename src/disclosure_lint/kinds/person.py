"""Names of natural persons, judged by who is named and what stands with the name."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from typing import TYPE_CHECKING, Any

from disclosure_lint.document import Concealed, Hidden
from disclosure_lint.finding import Certainty, Finding, Outcome, Place
from disclosure_lint.language.names import mask_name, resembles_name
from disclosure_lint.rules.model import Kind, Rule, Strict
from disclosure_lint.rules.patterns import Pattern
from disclosure_lint.secret import Secret
from disclosure_lint.structure.columns import Column, columns
from disclosure_lint.structure.concealing import concealed
from disclosure_lint.structure.persons import Mention, lists, mentions, places_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from disclosure_lint.language.names import Name
    from disclosure_lint.reading import Reading
    from disclosure_lint.structure.flow import Flow
    from disclosure_lint.table import Cell, Table
    from disclosure_lint.text import Span

#: Characters looked at on either side of a name, within its line.
_REACH = 24
#: Names that stand together are one list, and one finding, from so many on.
_LIST = 5
#: Places a finding points at besides the first; the others are counted.
_MOST_PLACES = 20
#: A number goes with the person it stands so near to.
_NEAR = 60


class Options(Strict):
    """Whose name may stand, and what makes one a private matter.

    Patterns ending in ``-before`` are searched in up to 24 characters of the line before a name,
    those in ``-after`` behind it, spaces removed; of names in a row the words before the first and
    behind the last count for all.

    Attributes:
        column: heads of table columns that hold names.
        public_before: posts and roles whose holders are named: offices, experts, authors, signatories.
        public_after: the same, behind the name.
        citizen_before: words that make somebody a citizen, whatever else is said.
        official_list: captions and heads of tables whose names are to be published.
        private: heads of columns with private facts.
        every: report every name, whoever bears it, and each place where it stands.
    """

    column: Pattern
    public_before: Pattern
    public_after: Pattern
    citizen_before: Pattern
    official_list: Pattern
    private: Pattern
    every: bool = False


def check(rule: Rule[Options], reading: Reading) -> Iterator[Finding]:
    """Yield a finding for each person and for each list of persons."""
    judge = _Judge(rule, reading)
    yield from judge.everybody() if rule.options.every else judge.citizens()


class _Judge:
    """One document under one rule."""

    def __init__(self, rule: Rule[Options], reading: Reading) -> None:
        self._rule, self._options = rule, rule.options
        self._reading, self._flow = reading, reading.flow
        self._numbers = [(m.start, m.end) for m in reading.identifiers if m.valid]

    def everybody(self) -> Iterator[Finding]:
        """Every name at every place."""
        named = set()
        for mention in mentions(self._flow.value, self._reading.names, _REACH):
            named.add(self._span(mention.name).start)
            yield self._person([mention], exposed=self._exposed(mention), sure=mention.name.sure)
        for cell in (cell for _, column in self._columns() for cell in self._names_in(column)):
            if cell.text.strip().span().start not in named:
                yield self._found(cell.label, [cell.text.strip().span()], sure=True)
        hidden = self._reading.hidden
        for name in self._reading.hidden_names:
            if name.sure and _is_prose(hidden, name):
                span = hidden.text.span(name.start, name.end)
                yield self._found(hidden.value[name.start : name.end], [span], sure=True)

    def citizens(self) -> Iterator[Finding]:
        """Those whose names are not published by right: each once, lists as one."""
        in_columns: list[Span] = []
        for table, column in self._columns():
            cells = self._names_in(column)
            in_columns += (cell.text.span() for cell in cells)
            if cells and not self._is_official(table):
                exposed = self._has_private_facts(table)
                spans = [cell.text.strip().span() for cell in cells]
                yield self._list(spans, len(cells), exposed=exposed)
        starts = {span.start for span in in_columns}
        names = [name for name in self._reading.names if name.sure and self._span(name).start not in starts]
        yield from self._in_text(names)

    def _in_text(self, names: Sequence[Name]) -> Iterator[Finding]:
        value = self._flow.value
        people = places_of(value, list(mentions(value, names, _REACH)))
        private = {name: found for name, found in people.items() if not any(map(self._is_public, found))}
        citizens = [m.name for found in private.values() for m in found]
        listed: set[Name] = set()
        for group in lists(value, sorted(citizens), _LIST):
            listed.update(group)
            exposed = any(self._near_number(name) for name in group)
            yield self._list([self._span(name) for name in group], len(group), exposed=exposed)
        for found in private.values():
            left = [mention for mention in found if mention.name not in listed]
            if left:
                yield self._person(left, exposed=any(map(self._exposed, left)), sure=True)

    def _is_public(self, mention: Mention) -> bool:
        options = self._options
        # Of a name that stands alone both are the same.
        before, after = {mention.before, mention.before_all}, {mention.after, mention.after_all}
        if any(options.citizen_before.search(text) for text in before):
            return False
        return (
            mention.name.figure
            or any(options.public_before.search(text) for text in before)
            or any(options.public_after.search(text) for text in after)
        )

    def _exposed(self, mention: Mention) -> bool:
        return self._near_number(mention.name) and not self._is_public(mention)

    def _near_number(self, name: Name) -> bool:
        """Whether an identity number or a mobile number stands in its line, near to it."""
        value = self._flow.value
        start = max(value.rfind("\n", 0, name.start) + 1, name.start - _NEAR)
        end = value.find("\n", name.end, name.end + _NEAR)
        end = end if end >= 0 else name.end + _NEAR
        at = bisect_left(self._numbers, (start, 0))
        return at < len(self._numbers) and self._numbers[at][0] < end

    def _columns(self) -> Iterator[tuple[Table, Column]]:
        for table in self._reading.document.tables:
            for column in columns(table, self._options.column.search):
                yield table, column

    def _names_in(self, column: Column) -> list[Cell]:
        """The cells that hold a name, if those of the column do as a rule; masked ones do not."""
        cells = [cell for cell in column.filled if resembles_name(cell.label)]
        return cells if 2 * len(cells) >= len(column.filled) else []

    def _is_official(self, table: Table) -> bool:
        at = table.text.span()
        found = self._flow.text.find(at)
        before = self._flow.value[max(0, found.start - _NEAR) : found.start] if found else ""
        said = (self._title, self._reading.heading_path(at), before, *(c.label for c in _head(table)))
        return self._options.official_list.search("\n".join(said)) is not None

    @property
    def _title(self) -> str:
        title = self._reading.facts.title
        return title.value if title else self._flow.value[:_NEAR]

    def _has_private_facts(self, table: Table) -> bool:
        """Whether a column of private facts holds any that is not masked."""
        return any(
            "*" not in cell.label
            for column in columns(table, self._options.private.search)
            for cell in column.filled
        )

    def _span(self, name: Name) -> Span:
        return self._flow.text.span(name.start, name.end)

    def _hides(self, span: Span) -> Iterator[Span]:
        """The characters of a name behind its surname."""
        for flow in (self._flow, self._reading.hidden):
            found = flow.text.find(span)
            if found is not None:
                name = flow.value[found.start : found.end]
                yield from concealed(flow.text, found.start, found.end, name, mask_name(name))
                return

    def _names_at(self, spans: Sequence[Span]) -> Iterator[Secret]:
        for span in spans:
            found = self._flow.text.find(span)
            name = self._flow.value[found.start : found.end] if found else ""
            yield Secret(name, mask_name(name))

    def _person(self, found: Sequence[Mention], *, exposed: bool, sure: bool) -> Finding:
        first = found[0].name
        spans = [self._span(mention.name) for mention in found]
        return self._found(self._flow.value[first.start : first.end], spans, sure=sure, exposed=exposed)

    def _found(self, name: str, spans: Sequence[Span], *, sure: bool, exposed: bool = False) -> Finding:
        return self._rule.finding(
            "exposed" if exposed else "found",
            Place(spans[0]),
            data={"name": Secret(name, mask_name(name))},
            related=tuple(map(Place, spans[1 : _MOST_PLACES + 1])),
            hides=tuple(hidden for span in spans for hidden in self._hides(span)),
            outcome=Outcome.FAIL if exposed and sure else Outcome.REVIEW,
            certainty=Certainty.PROBABLE if sure else Certainty.POSSIBLE,
        )

    def _list(self, spans: Sequence[Span], count: int, *, exposed: bool) -> Finding:
        return self._rule.finding(
            "exposed-list" if exposed else "list",
            Place(spans[0]),
            data={"count": count},
            about=tuple(self._names_at(spans)),
            related=tuple(map(Place, spans[1 : _MOST_PLACES + 1])),
            hides=tuple(hidden for span in spans for hidden in self._hides(span)),
            outcome=Outcome.FAIL if exposed else Outcome.REVIEW,
            certainty=Certainty.PROBABLE,
        )


def _head(table: Table) -> list[Cell]:
    """The cells of the first rows, where heads and captions are."""
    end = bisect_right([cell.row for cell in table.cells], 1)
    return list(table.cells[:end])


def _is_prose(hidden: Flow[Hidden], name: Name) -> bool:
    """Whether hidden text is meant to be read: metadata name sites and their makers."""
    block: Any = hidden.part_at(name.start).block
    return block.kind not in {Concealed.METADATA, Concealed.SCRIPT}


_NAME, _COUNT = frozenset({"name"}), frozenset({"count"})
KIND = Kind(
    name="person",
    options=Options,
    messages={"found": _NAME, "exposed": _NAME, "list": _COUNT, "exposed-list": _COUNT},
    check=check,
)
