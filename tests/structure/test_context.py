"""Which time and which organs a sentence speaks of."""

from __future__ import annotations

import pytest

from disclosure_lint.readers import read_text
from disclosure_lint.reading import Reading
from disclosure_lint.structure.context import Context, Period, Scope


def at_number(text: str) -> tuple[Period, int | None, Scope]:
    reading = Reading(read_text(text, "a.txt"))
    (sentence,) = reading.sentences
    context = Context(reading.flow.value, sentence, 2024, "青岚市林业局")
    index = sentence.quantities[-1].start
    return (*context.time(index), context.scope(index))


@pytest.mark.parametrize(
    ("text", "period", "year"),
    [
        ("收到5件", Period.REPORTING, None),
        ("2024年收到5件", Period.REPORTING, None),
        ("2023年收到5件", Period.OTHER_YEAR, 2023),
        ("较2023年有所增加，收到5件", Period.REPORTING, None),
        ("2023年平稳，全年收到5件", Period.REPORTING, None),
        ("历年累计收到5件", Period.CUMULATIVE, None),
        ("2008年以来收到5件", Period.CUMULATIVE, None),
        ("累计收到5件", Period.CUMULATIVE, None),
        ("全年累计收到5件", Period.REPORTING, None),
        ("今年以来收到5件", Period.REPORTING, None),
        ("上半年收到5件", Period.PARTIAL, None),
        ("1至6月收到5件", Period.PARTIAL, None),
        ("1月1日至12月31日收到5件", Period.REPORTING, None),
    ],
)
def test_the_last_word_for_a_time_counts(text: str, period: Period, year: int | None) -> None:
    assert at_number(text)[:2] == (period, year)


@pytest.mark.parametrize(
    ("text", "scope"),
    [
        ("收到5件", Scope.UNNAMED),
        ("全市共收到5件", Scope.AREA),
        ("我市收到5件", Scope.AREA),
        ("我局收到5件", Scope.OWN),
        ("市林业局共收到5件", Scope.UNNAMED),
        ("市水利局共收到5件", Scope.OTHER),
        ("松涧县收到5件", Scope.OTHER),
        ("全市收到9件，松涧县5件", Scope.OTHER),
        ("各乡镇收到5件", Scope.OTHER),
        ("各部门整理后，全市公开5件", Scope.AREA),
        ("市本级收到5件", Scope.OTHER),
        ("全年应办5件", Scope.UNNAMED),
    ],
)
def test_the_last_organ_named_counts(text: str, scope: Scope) -> None:
    assert at_number(text)[2] is scope
