"""Figures the text takes from a table must be figures of the table.

A sentence may mean a figure in several ways: “收到 75 件” counts the carried-over cases or
does not. Each way is a *reading*, a sum of cells; only a figure no reading gives is reported.
"""

from __future__ import annotations

import re
from decimal import Decimal
from fnmatch import fnmatchcase
from functools import lru_cache
from typing import TYPE_CHECKING, Annotated, NamedTuple

from pydantic import Field

from disclosure_lint.finding import Finding, Place
from disclosure_lint.rules.model import Kind, Rule, Strict
from disclosure_lint.rules.patterns import Pattern
from disclosure_lint.structure.prose import Sentence, clause_start

if TYPE_CHECKING:
    from collections.abc import Iterator

    from disclosure_lint.forms import FilledTable
    from disclosure_lint.language.quantities import Quantity
    from disclosure_lint.reading import Reading

_LINKS = r"(?:申请)?(?:数量?)?(?:总数|合计|共计|共有|共|总计|计|为|有|了|达|:|的|\s)*$"
_OTHER_YEAR = re.compile(r"((?:19|20)\d{2})\s*年")
_BRACKETED = re.compile(r"\([^()]*\)")
#: Characters before a number that can say what it counts, and of which year.
_REACH, _YEAR_REACH = 80, 400


class Measure(Strict):
    """What a sentence may say of a table.

    Attributes:
        name: what messages call it.
        before: matches the words that lead to the number, up to it.
        units: the units it is counted in.
        unless: matches clauses in which the number means something else.
        readings: each a sum of ``row@column`` terms joined by ``+``; ``*`` stands for any key.
    """

    name: str
    before: Pattern
    units: tuple[str, ...] = ("件", "条", "份", "起", "宗", "例", "次", "个")
    unless: Pattern | None = None
    readings: Annotated[tuple[str, ...], Field(min_length=1)]


class Claim(Strict):
    """What a sentence may claim without a number: that some cells are zero.

    Attributes:
        name: what messages call it.
        says: matches the claim.
        zero: a sum of cells, written as a reading.
    """

    name: str
    says: Pattern
    zero: str


class Options(Strict):
    """Measures and claims about one form table.

    Attributes:
        table: id of the form table.
        total: column key of the totals, computed from the others where it is blank.
        measures: figures.
        claims: words that say “none”.
    """

    table: str
    total: str = ""
    measures: tuple[Measure, ...] = ()
    claims: tuple[Claim, ...] = ()


class _Sum(NamedTuple):
    """A reading worked out: its value and the cells it was summed from."""

    value: Decimal
    terms: str
    places: tuple[Place, ...]


def check(rule: Rule[Options], reading: Reading) -> Iterator[Finding]:
    """Yield a finding for each figure no reading of the table gives, and each claim it refutes."""
    filled = reading.filled(rule.options.table)
    if len(filled) != 1:
        return  # several years or organs side by side: it is not known which one the text means
    for sentence in reading.sentences:
        yield from _figures(rule, reading, filled[0], sentence)
        yield from _claims(rule, reading, filled[0], sentence)


def _figures(
    rule: Rule[Options],
    reading: Reading,
    filled: FilledTable,
    sentence: Sentence,
) -> Iterator[Finding]:
    for quantity in sentence.quantities:
        if not quantity.exact or _of_another_year(reading, sentence, quantity):
            continue
        measure = _measure(rule.options, reading.flow.value, sentence, quantity)
        if measure is None:
            continue
        sums = [one for text in measure.readings if (one := _sum(rule.options, filled, text))]
        if not sums or any(one.value == quantity.value for one in sums):
            continue
        yield rule.finding(
            "differs",
            Place(reading.flow.text.span(quantity.number, quantity.end)),
            data={
                "measure": measure.name,
                "said": quantity.value,
                "sums": "；".join(one.terms for one in sums),
            },
            related=sums[0].places,
            anchor=f"restated:{rule.options.table}/{measure.name}",
        )


def _measure(options: Options, value: str, sentence: Sentence, quantity: Quantity) -> Measure | None:
    reach = max(sentence.start, quantity.start - _REACH)
    clause = clause_start(value, quantity.number, reach)
    before = _BRACKETED.sub("", value[reach : quantity.start])
    for measure in options.measures:
        if quantity.unit not in measure.units or not _leading(measure.before.source).search(before):
            continue
        if measure.unless and measure.unless.search(value, clause, quantity.end):
            return None
        return measure
    return None


@lru_cache(maxsize=64)
def _leading(source: str) -> Pattern:
    return Pattern(f"(?:{source}){_LINKS}")


def _of_another_year(reading: Reading, sentence: Sentence, quantity: Quantity) -> bool:
    """Whether the last year named before a number in its sentence is not the reporting year."""
    year = reading.facts.year
    reach = max(sentence.start, quantity.start - _YEAR_REACH)
    named = _OTHER_YEAR.findall(reading.flow.value, reach, quantity.start)
    return bool(year and named and int(named[-1]) != year.value)


def _claims(
    rule: Rule[Options],
    reading: Reading,
    filled: FilledTable,
    sentence: Sentence,
) -> Iterator[Finding]:
    for claim in rule.options.claims:
        said = claim.says.search(reading.flow.value, sentence.start, sentence.end)
        total = _sum(rule.options, filled, claim.zero) if said else None
        if said is None or total is None or not total.value:
            continue
        yield rule.finding(
            "refuted",
            Place(reading.flow.text.span(*said.span())),
            data={"claim": claim.name, "said": said[0], "sums": total.terms},
            related=total.places,
            anchor=f"restated:{rule.options.table}/{claim.name}",
        )


def _sum(options: Options, filled: FilledTable, text: str) -> _Sum | None:
    """Work a reading out; None where the table does not give it."""
    total, said, places = Decimal(0), [], []
    for term in text.split("+"):
        row_pattern, _, column_pattern = term.strip().partition("@")
        for row in (row for row in filled.form.rows or ("count",) if fnmatchcase(row, row_pattern)):
            for column in (key for key in filled.form.columns if fnmatchcase(key, column_pattern)):
                found = _value(options, filled, row, column)
                if found is None:
                    return None
                total += found[0]
                places += found[1]
                said += [f"{filled.title_of(row, column, options.total)}{found[0]}"] if found[0] else []
    if not places:
        return None
    return _Sum(total, "＋".join(said) + (f"＝{total}" if len(said) > 1 else "") or "0", tuple(places))


def _value(
    options: Options, filled: FilledTable, row: str, column: str
) -> tuple[Decimal, list[Place]] | None:
    """A cell; a blank total is worked out from its row, a blank detail is nothing."""
    cell = filled.cell(row, column)
    if cell is None:
        return None
    name = filled.title_of(row, column, options.total)
    if cell.value is not None or column != options.total:
        value = cell.value or Decimal(0)
        return value, [Place(cell.text.span(), f"{name}：{value}")]
    others = [filled.cell(row, key) for key in filled.form.columns if key != column]
    shown = [(other, other.value) for other in others if other is not None and other.value is not None]
    places = [Place(other.text.span(), f"{name}：{value}") for other, value in shown]
    return sum((value for _, value in shown), Decimal(0)), places or [Place(cell.text.span(), f"{name}：空")]


KIND = Kind(
    name="restated",
    options=Options,
    messages={
        "differs": frozenset({"measure", "said", "sums"}),
        "refuted": frozenset({"claim", "said", "sums"}),
    },
    check=check,
)
