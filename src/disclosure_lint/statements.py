"""Statements: what the text counts, how many, of which time and which organs."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING, NamedTuple

from disclosure_lint.language.expression import late
from disclosure_lint.language.quantities import Quantity
from disclosure_lint.measures import ALONE
from disclosure_lint.structure.comparison import Role, roles
from disclosure_lint.structure.context import Context, Period, Scope, Time

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from disclosure_lint.facts import Facts
    from disclosure_lint.measures import Form, Measure
    from disclosure_lint.structure.breakdown import Breakdown
    from disclosure_lint.structure.prose import Sentence

#: Characters before and after a number that can say what it counts.
_REACH, _BEHIND = 60, 24
_BRACKETED = late(r"\([^()]*\)")
_CLAUSE = late(r"[,;:。、()]")
#: A heading that the text runs on from is no part of a clause: 三、依申请公开情况全年收到…
_RUN_ON = late(
    r"(?<![\u4e00-\u9fff])[一二三四五六七八九十]、[^,;:。()\d]{2,40}?(?:情况|事项|措施)(?![的、和及])"
)
_LAST_YEAR = late(r"(?<![比较与同])(?:上年同期|去年|上一?年)(?!同期相比|度?(?:结转|转|遗留))[^,;:。、()]*$")
_YEAR = late(r"((?:19|20)\d{2})\s*年")
#: Words without which nothing is denied.
_DENYING = late(r"[未没无不均全]")
#: The whole of a part that no measure is known for.
_UNKNOWN = "?"


@dataclass(frozen=True, slots=True)
class Statement:
    """A number said of a measure.

    Attributes:
        measure: what is counted.
        quantity: how many; a denial has the value 0 and no unit.
        period: over which time.
        scope: of which organs.
        sentence: the sentence.
        year: the year it is of, when that is named and is not the reporting year.
        whole: id of the measure it is said to be a part of, if it is.
        denied: whether it is said that there is none.
    """

    measure: Measure
    quantity: Quantity
    period: Period
    scope: Scope
    sentence: Sentence
    year: int | None = None
    whole: str = ""
    denied: bool = False


def is_own(statement: Statement, facts: Facts) -> bool | None:
    """Whether a statement is about the year and the organs a document reports on; None if it may be.

    A government reports on its area, a department on itself; of an organ whose level is
    not certain neither can be told.
    """
    if statement.period is not Period.REPORTING or statement.scope is Scope.OTHER:
        return False
    if statement.scope is Scope.UNNAMED or facts.level == "town":
        return True
    if statement.scope is (Scope.AREA if facts.level == "government" else Scope.OWN) and facts.level:
        return True
    return False if facts.level_certain else None


def statements(
    value: str,
    sentences: Sequence[Sentence],
    breakdowns: Iterable[Breakdown],
    measures: Sequence[Measure],
    facts: Facts,
) -> Iterator[Statement]:
    """Yield the statements of a text in order."""
    wholes = {
        part.quantity.number: tuple(whole.quantity.number for whole in breakdown.wholes)
        for breakdown in breakdowns
        for part in breakdown.parts
        if breakdown.wholes
    }
    known: dict[int, str] = {}
    last: Statement | None = None
    for sentence in sentences:
        if sentence.quantities or _DENYING.search(value, sentence.start, sentence.end):
            near = last is not None and last.sentence.paragraph == sentence.paragraph
            reader = _Reader(value, sentence, measures, facts, wholes, known)
            for statement in reader.read([last.measure.id] if last and near else []):
                last = statement
                yield statement


class _Said(NamedTuple):
    """A number or a denial, with the text around it."""

    quantity: Quantity
    denied: tuple[tuple[Measure, Form], ...]
    lead: str
    after: str
    earlier: bool

    @property
    def clause(self) -> str:
        """The clause it stands in."""
        head = _CLAUSE.split(_RUN_ON.sub("", self.lead))[-1]
        return f"{head}#{_CLAUSE.split(self.after, maxsplit=1)[0]}"


def _order(said: _Said) -> tuple[int, int]:
    return said.quantity.end, said.quantity.start


class _Reader:
    """Reads one sentence from left to right, since what a number is a part of was said before it."""

    def __init__(  # noqa: PLR0913, PLR0917 - all that a sentence is read with
        self,
        value: str,
        sentence: Sentence,
        measures: Sequence[Measure],
        facts: Facts,
        wholes: Mapping[int, tuple[int, ...]],
        known: dict[int, str],
    ) -> None:
        self._value, self._sentence, self._measures = value, sentence, measures
        self._wholes, self._known = wholes, known
        self._year = facts.year.value if facts.year else None
        self._last_year = self._year - 1 if self._year else None
        self._issuer = facts.issuer.value if facts.issuer else ""
        self._context: Context | None = None
        self._last: Statement | None = None
        self._before: Sequence[str] = ()

    def read(self, before: Sequence[str]) -> Iterator[Statement]:
        """Yield the statements; ``before`` is what the paragraph spoke of last."""
        self._before = before
        denied_to = self._sentence.start
        for said in sorted([*self._numbers(), *self._denials()], key=_order):
            # Of denials that end alike the longest counts.
            statement = self._statement(said) if not said.denied or said.quantity.end > denied_to else None
            if statement is not None:
                denied_to = said.quantity.end if said.denied else denied_to
                self._known[said.quantity.number] = statement.measure.id
                self._last = statement
                yield statement

    def _numbers(self) -> Iterator[_Said]:
        value, sentence = self._value, self._sentence
        ends: dict[int, int] = {}
        kinds = roles(value, sentence, self._year)
        starts = [*(quantity.start for quantity in sentence.quantities[1:]), sentence.end]
        members = zip(sentence.quantities, sentence.brackets, kinds, starts, strict=False)
        for quantity, bracket, role, following in members:
            start = max(ends.get(bracket, sentence.start), quantity.start - _REACH, bracket + 1)
            ends[bracket] = quantity.end
            if role is Role.CHANGE:
                continue
            lead = _BRACKETED.sub("", value[start : quantity.start].replace("\n", ""))
            after = value[quantity.end : min(following, quantity.end + _BEHIND)].replace("\n", "")
            yield _Said(quantity, (), lead, after, role is Role.EARLIER or bool(_LAST_YEAR.search(lead)))

    def _denials(self) -> Iterator[_Said]:
        value, sentence = self._value, self._sentence
        if not _DENYING.search(value, sentence.start, sentence.end):
            return
        for measure in self._measures:
            for form in measure.none:
                for found in form.pattern.finditer(value, sentence.start, sentence.end):
                    start, end = found.span()
                    lead = value[max(sentence.start, start - _REACH) : end]
                    after = value[end : min(sentence.end, end + _BEHIND)]
                    none = Quantity(Decimal(0), "", start, start, end)
                    yield _Said(none, ((measure, form),), lead, after, bool(_LAST_YEAR.search(lead)))

    def _statement(self, said: _Said) -> Statement | None:
        for measure, form in said.denied or self._forms(said):
            if form.means_other(said.clause):
                continue
            wholes = self._part_of(said, measure)
            fitting = [whole for whole in wholes if whole in form.of]
            if fitting or not form.of:
                return self._made(said, measure, fitting[0] if fitting else "")
        return None

    def _forms(self, said: _Said) -> Iterator[tuple[Measure, Form]]:
        for measure in self._measures:
            if said.quantity.unit in measure.units or not said.quantity.unit:
                yield from ((measure, form) for form in measure.said if form.leads(said.lead, said.after))

    def _part_of(self, said: _Said, measure: Measure) -> list[str]:
        """What the number may be a part of: what its list belongs to, or what was said last."""
        wholes = self._wholes.get(said.quantity.number, ())
        # A total behind its parts, 合计 397 件, does not say what they are parts of.
        if any(whole < said.quantity.number for whole in wholes):
            return [next((self._known[whole] for whole in wholes if whole in self._known), _UNKNOWN)]
        last = self._last
        if last is None:
            return [ALONE, *self._before]
        beside = last.measure.group and last.measure.group == measure.group
        if beside:
            return [last.whole or ALONE]
        # A denial is said in passing: what was said before it goes on.
        either = said.denied or last.denied
        return [last.measure.id, last.whole or ALONE] if either else [last.measure.id]

    def _made(self, said: _Said, measure: Measure, whole: str) -> Statement:
        if self._context is None:
            self._context = Context(self._value, self._sentence, self._year, self._issuer)
        time = self._context.time(said.quantity.start)
        if measure.timeless:
            time = Time(Period.REPORTING)
        elif said.earlier:
            years = _YEAR.findall(said.lead)
            time = Time(Period.OTHER_YEAR, int(years[-1]) if years else self._last_year)
        return Statement(
            measure=measure,
            quantity=said.quantity,
            period=time.period,
            year=time.year,
            scope=self._context.scope(said.quantity.start),
            sentence=self._sentence,
            whole="" if whole == ALONE else whole,
            denied=bool(said.denied),
        )
