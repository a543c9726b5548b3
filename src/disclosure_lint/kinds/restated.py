"""Figures the text takes from a table must be figures of the table.

A sentence may mean a figure in several ways: “收到 75 件” counts the carried-over cases or
does not. Each way is a *reading*, a sum of cells; only a figure no reading gives is reported.
To say that there is none is to say 0.
"""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING, Annotated, Literal

from pydantic import BeforeValidator, Field

from disclosure_lint.finding import Certainty, Finding, Outcome, Place
from disclosure_lint.rules.model import Kind, Rule, Strict
from disclosure_lint.statements import is_own
from disclosure_lint.table_sums import Sum, is_in_form, possible, work_out

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from disclosure_lint.forms import FilledTable
    from disclosure_lint.reading import Reading
    from disclosure_lint.statements import Statement


class Restated(Strict):
    """What a measure of the text is in the table.

    Attributes:
        readings: the sums of cells it may mean, ``row@column`` terms joined by ``+``.
        doubtful: sums it may have been taken for; one of these only asks for a look.
        outcome: what a difference comes to.
        scale: what one unit of the table is in the text: 10000 for 万元 and 元.
    """

    readings: Annotated[tuple[str, ...], Field(min_length=1)]
    doubtful: tuple[str, ...] = ()
    outcome: Literal["fail", "review"] = "fail"
    scale: Annotated[int, Field(ge=1)] = 1


def _as_readings(value: object) -> object:
    return {"readings": value} if isinstance(value, list) else value


class Options(Strict):
    """Which measures of the text stand in which cells of a form table.

    Attributes:
        table: id of the form table.
        total: column key of the totals, computed from the others where it is blank.
        measures: id of the measure → where it stands.
    """

    table: str
    total: str = ""
    measures: dict[
        str, Annotated[Restated, BeforeValidator(_as_readings, json_schema_input_type=Restated | list[str])]
    ]


def check(rule: Rule[Options], reading: Reading) -> Iterator[Finding]:
    """Yield a finding for each figure no reading of the table gives."""
    filled = reading.filled(rule.options.table)
    if len(filled) != 1:
        return  # several years or organs side by side: it is not known which one the text means
    for statement in reading.statements:
        restated = rule.options.measures.get(statement.measure.id)
        own = is_own(statement, reading.facts)
        if restated is None or own is False:
            continue
        sums = _sums(rule.options, filled[0], restated.readings)
        if sums and not _says(statement, sums, restated.scale):
            # Where the cells are blank, the table may be what is wrong.
            told = statement.quantity.exact and any(one.stated for one in sums)
            taken = _says(statement, _sums(rule.options, filled[0], restated.doubtful), restated.scale)
            sure = bool(own) and restated.outcome == "fail" and told and not taken
            yield _finding(rule, reading, statement, sums, sure=sure)


def _says(statement: Statement, sums: list[Sum], scale: int) -> bool:
    return any(statement.quantity.allows(one.value * scale) for one in sums)


def _sums(options: Options, filled: FilledTable, readings: tuple[str, ...]) -> list[Sum]:
    """What the table gives for each reading; nothing where it does not give all."""
    texts = [text for text in readings if is_in_form(filled, text)]
    found: list[Sum] = []
    for text in texts:
        one = work_out(filled, text, options.total)
        sums = [one] if one else possible(filled, text)
        if not sums:
            return []
        found += sums
    return found


def _finding(
    rule: Rule[Options], reading: Reading, statement: Statement, sums: list[Sum], *, sure: bool
) -> Finding:
    quantity = statement.quantity
    text = reading.flow.value[quantity.number : quantity.end]
    data = {"measure": statement.measure.name, "sums": "；".join(_distinct(one.terms for one in sums))}
    return rule.finding(
        "refuted" if statement.denied else "differs",
        Place(reading.flow.text.span(quantity.number, quantity.end)),
        data=data | {"said": text if statement.denied else _plain(quantity.value)},
        related=tuple(dict.fromkeys(place for one in sums for place in one.places)),
        outcome=Outcome.FAIL if sure else Outcome.REVIEW,
        certainty=Certainty.CERTAIN if sure else Certainty.PROBABLE,
        anchor=f"restated:{rule.options.table}/{statement.measure.id}",
    )


def _plain(value: Decimal) -> Decimal:
    return value.normalize() if value != value.to_integral() else value.quantize(Decimal(1))


def _distinct(terms: Iterable[str]) -> list[str]:
    return list(dict.fromkeys(terms))


_DATA = frozenset({"measure", "said", "sums"})
KIND = Kind(
    name="restated",
    options=Options,
    messages={"differs": _DATA, "refuted": _DATA},
    check=check,
    mentions=lambda options: ((("measures", name), name) for name in options.measures),
)
