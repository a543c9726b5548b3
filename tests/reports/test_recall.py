"""How much the tool finds of faults put into synthetic reports, on a small sample with fixed seeds.

``measure.py`` prints the whole matrix; the floors here keep what has been reached.
"""

from __future__ import annotations

from random import Random

import pytest

from disclosure_lint.finding import Outcome
from reports import figure_faults, text_faults
from reports.compose import ERAS, compose
from reports.faults import cases
from reports.judging import findings, judged

assert figure_faults
assert text_faults

SEEDS = range(100, 103)
#: Layouts whose tables have rows and columns of their own.
TABLES = ["official.html", "pasted.html", "pipes.md"]
#: Fault → the least share of them found, in reports on the forms of 2019 and 2021.
FLOORS = {
    "cell off by one": 1.0,
    "digits transposed": 1.0,
    "total changed": 1.0,
    "carried over does not balance": 1.0,
    "row shifted by a column": 1.0,
    "no whole number": 1.0,
    "parts do not add up": 0.9,
    "share off by one point": 0.9,
    "growth of another number": 0.9,
    "prose off by one": 0.5,
    "denied though received": 0.9,
    "section left out": 0.9,
    "last year in the title": 1.0,
    "period of last year": 0.9,
    "period not one year": 0.9,
    "published late": 0.9,
    "ordinal twice": 0.9,
    "form of 2019 for a later year": 1.0,
}


@pytest.mark.parametrize("layout", TABLES)
@pytest.mark.parametrize("era", ERAS)
def test_nothing_fails_in_reports_without_fault(era: str, layout: str) -> None:
    for seed in SEEDS:
        failed = [e.rule for e in findings(compose(seed, era), layout, seed) if e.outcome is Outcome.FAIL]
        assert failed == []


@pytest.mark.parametrize(("name", "floor"), FLOORS.items())
def test_faults_are_found(name: str, floor: float) -> None:
    verdicts = [
        judged(case, TABLES[seed % len(TABLES)], seed)
        for era in ("trial", "present")
        for seed in SEEDS
        for case in cases(compose(seed, era), Random(seed), [name])
    ]
    told = [verdict for verdict in verdicts if verdict.told]
    assert told
    assert sum(verdict.enough for verdict in told) >= floor * len(told)
