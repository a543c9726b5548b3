"""The exact numbers of a text, as they are kept to be found again in the reports of other years and organs.

What is counted is told in two ways: by the measure, where the pack knows it, and by a digest of the
wording before the number without years and fillers, so that the same sentence of another year is
found whatever it counts.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from disclosure_lint.language.digests import digest
from disclosure_lint.language.expression import late
from disclosure_lint.structure.comparison import Change, Role, comparisons, roles
from disclosure_lint.structure.context import Context, Period, Scope
from disclosure_lint.structure.prose import clause_start

if TYPE_CHECKING:
    from collections.abc import Iterator
    from decimal import Decimal

    from disclosure_lint.reading import Reading
    from disclosure_lint.statements import Statement
    from disclosure_lint.structure.prose import Sentence
    from disclosure_lint.text import Span

#: What may differ in the wording before a number that means the same.
_FILLERS = late(
    r"[^\u4e00-\u9fff]+|[本全今当]年度?|年度|全(?:省|市|县|区|州|盟|旗|镇|乡|街道)"
    r"|[省市县区州盟旗镇乡]直属?各?|[我本](?:省|市|县|区|州|盟|旗|局|委|办|厅|镇|乡|街道|机关|单位)"
    r"|共计|合计|总计|其中|达到|[共已达有为了的约年]"
)
_SIGNS, _SHORTEST_WORDING = 14, 4
#: Growth over something else than last year.
_OTHER_BASE = late(r"环比|上月|上季|上半年|前年|往年|平均|(?P<year>(?:19|20)\d{2})\s*年")
_NAME = late(
    r"[\u4e00-\u9fff]{1,20}(?:省|市|县|区|旗|州|盟|镇|乡|街道|局|委|办|厅|园区|新城|政府|管委会|办公室|中心)"
)
#: What a list opens with, before its first name.
_LEAD = late(r"^.*(?:[(:,]|其中)", re.DOTALL)
#: No office counts so far.
_ABSURD = 10**12
#: Characters before a number that can say what it counts.
_REACH = 80


class Growth(NamedTuple):
    """A change over last year, said of a number, and what else it may be said of."""

    change: Change
    others: tuple[Decimal, ...]
    span: Span


class Share(NamedTuple):
    """A part of a number that is said to be that of some place or organ."""

    name: str
    value: Decimal
    span: Span


@dataclass(frozen=True, slots=True)
class Remark:
    """An exact number said in prose.

    Attributes:
        measure: id of the measure it is of, empty when it is none of the report's own.
        wording: digest of what stands before the number and its unit, 0 when that says too little.
        value: the number; 0 where it is said that there is none.
        unit: what is counted.
        year: the year it is of.
        whole: said of a whole region (全市), not of one organ.
        sentence: where its sentence begins, to tell which remarks stand in one.
        span: where the number and its unit stand in the source.
        growth: the change over last year said of it, without last year's number beside.
        shares: the places or organs it is broken down into.
    """

    measure: str
    wording: int
    value: Decimal
    unit: str
    year: int
    whole: bool
    sentence: int
    span: Span
    growth: Growth | None = None
    shares: tuple[Share, ...] = ()


def remarks(reading: Reading) -> Iterator[Remark]:
    """Yield the exact numbers of a report on a year, percentages left out."""
    year = reading.facts.year
    if year is not None:
        reader = _Reader(reading, year.value)
        for sentence in reading.sentences:
            yield from reader.numbers(sentence)
        yield from reader.denials()


class _Reader:
    def __init__(self, reading: Reading, year: int) -> None:
        self._flow, self._year = reading.flow, year
        self._issuer = reading.facts.issuer.value if reading.facts.issuer else ""
        self._denied = [one for one in reading.statements if one.denied]
        self._stated = {one.quantity.number: one for one in reading.statements if not one.denied}
        self._forms = reading.forms_in_text
        self._shares = {
            breakdown.wholes[0].quantity.number: tuple(
                Share(name, part.quantity.value, self._span(part.quantity.number, part.quantity.end))
                for part in breakdown.parts
                if _NAME.fullmatch(name := _LEAD.sub("", part.label).strip()) and part.quantity.exact
            )
            for breakdown in reading.breakdowns
            if breakdown.wholes
        }

    def numbers(self, sentence: Sentence) -> Iterator[Remark]:
        value = self._flow.value
        context: Context | None = None
        grown = self._growth(sentence)
        for quantity, role in zip(sentence.quantities, roles(value, sentence, self._year), strict=True):
            if quantity.is_share or not quantity.exact or quantity.value >= _ABSURD or role is Role.CHANGE:
                continue
            if any(start <= quantity.start < end for start, end in self._forms):
                continue
            context = context or Context(value, sentence, self._year, self._issuer)
            stated = self._stated.get(quantity.number)
            clause = clause_start(value, quantity.number, max(sentence.start, quantity.start - _REACH))
            yield Remark(
                measure=_measure(stated),
                wording=_wording(value[clause : quantity.start], quantity.unit),
                value=quantity.value,
                unit=quantity.unit,
                year=self._year_of(stated, context, quantity.start, role),
                whole=context.scope(quantity.start) is Scope.AREA,
                sentence=sentence.start,
                span=self._span(quantity.number, quantity.end),
                growth=grown.get(quantity.number),
                shares=self._shares.get(quantity.number, ()),
            )

    def denials(self) -> Iterator[Remark]:
        for one in self._denied:
            if _measure(one):
                yield Remark(
                    measure=one.measure.id,
                    wording=0,
                    value=one.quantity.value,
                    unit="",
                    year=one.year or self._year,
                    whole=one.scope is Scope.AREA,
                    sentence=one.sentence.start,
                    span=self._span(one.quantity.number, one.quantity.end),
                )

    def _growth(self, sentence: Sentence) -> dict[int, Growth]:
        """What is said to have grown over last year, by where its number stands."""
        value, found = self._flow.value, {}
        for one in comparisons(value, sentence, self._year):
            said = one.change.quantity
            base = _OTHER_BASE.search(value, one.now.end, said.start)
            other = base is not None and base["year"] != str(self._year - 1)
            if one.then is None and said.exact and not other:
                others = tuple(quantity.value for quantity in one.others)
                found[one.now.number] = Growth(one.change, others, self._span(said.number, said.end))
        return found

    def _year_of(self, stated: Statement | None, context: Context, at: int, role: Role) -> int:
        if stated is not None:
            return stated.year or self._year
        named = context.time(at).year
        return self._year - 1 if role is Role.EARLIER and named is None else named or self._year

    def _span(self, start: int, end: int) -> Span:
        return self._flow.text.span(start, end)


def _measure(stated: Statement | None) -> str:
    """The measure of a statement about a whole year and not about organs below."""
    own = stated is not None and stated.period in {Period.REPORTING, Period.OTHER_YEAR}
    return stated.measure.id if stated is not None and own and stated.scope is not Scope.OTHER else ""


def _wording(before: str, unit: str) -> int:
    words = _FILLERS.sub("", before)[-_SIGNS:]
    return digest(f"{words}/{unit}") if len(words) >= _SHORTEST_WORDING else 0
