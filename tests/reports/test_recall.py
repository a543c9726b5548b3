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
    "early": {"table": 0.9, "prose": 0.4, "section": 0.8, "year": 0.95},
    "trial": {"table": 0.85, "prose": 0.75, "section": 0.9, "year": 0.95},
    "present": {"table": 0.95, "prose": 0.9, "section": 0.85, "year": 0.9},
}
TABLES = ("official.html", "pasted.html", "split.html", "pipes.md")


# Left out is the text of PDF files: lists that go on behind a page number are not read as one yet.
@pytest.mark.parametrize("layout", [name for name in LAYOUTS if name != "pdf.txt"])
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
