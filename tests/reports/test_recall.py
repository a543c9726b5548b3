"""How much the tool finds of faults put into synthetic reports, on a small sample with fixed seeds.

``measure.py`` prints the whole matrix; the floors here keep what has been reached.
"""

from __future__ import annotations

from collections import Counter
from random import Random

import pytest

from disclosure_lint.finding import Outcome
from reports import figure_faults, text_faults
from reports.compose import ERAS, compose
from reports.faults import FAULTS, cases
from reports.judging import findings, judged
from reports.layouts import LAYOUTS

assert figure_faults
assert text_faults

SEEDS = range(100, 102)
#: Family of faults → the least share found in reports of each era, in tables with rows and columns.
FLOORS = {
    "early": {"table": 0.95, "prose": 0.95, "section": 0.8, "year": 0.95},
    "trial": {"table": 0.85, "prose": 0.95, "section": 0.9, "year": 0.95},
    "present": {"table": 0.94, "prose": 0.95, "section": 0.85, "year": 0.95},
}
#: Layouts of text, and the least share of wrong figures found in them.
TEXTS = ("lines.txt", "pdf.txt", "glued.txt")
FIGURES = 0.95
TABLES = ("official.html", "pasted.html", "split.html", "pipes.md")


@pytest.mark.parametrize("layout", LAYOUTS)
@pytest.mark.parametrize("era", ERAS)
def test_nothing_fails_in_reports_without_fault(era: str, layout: str) -> None:
    found = findings(compose(100, era), layout, 100)
    assert [entry.rule for entry in found if entry.outcome is Outcome.FAIL] == []


@pytest.mark.parametrize("era", ERAS)
def test_most_faults_are_found(era: str) -> None:
    told: Counter[str] = Counter()
    found: Counter[str] = Counter()
    for seed in SEEDS:
        report = compose(seed, era)
        for case in cases(report, Random(seed), list(FAULTS)):
            verdict = judged(case, TABLES[seed % len(TABLES)], seed)
            told[case.fault.family] += verdict.told
            found[case.fault.family] += verdict.told and verdict.enough
    for family, floor in FLOORS[era].items():
        assert told[family]
        assert found[family] >= floor * told[family], family


@pytest.mark.parametrize("layout", TEXTS)
@pytest.mark.parametrize("era", ERAS)
def test_wrong_figures_are_found_in_text(era: str, layout: str) -> None:
    names = [name for name, fault in FAULTS.items() if fault.proven]
    verdicts = [
        judged(case, layout, seed)
        for seed in SEEDS
        for case in cases(compose(seed, era), Random(seed), names)
    ]
    told = [verdict for verdict in verdicts if verdict.told]
    assert sum(verdict.enough for verdict in told) >= FIGURES * len(told) > 0
