"""The generator is itself right: figures agree, marks point at what they name, faults break what they say."""

from __future__ import annotations

import copy
import re
from random import Random

import pytest

from reports import figure_faults, text_faults
from reports.compose import ERAS, compose
from reports.faults import FAULTS, cases
from reports.layouts import LAYOUTS, printed
from reports.marks import mark, plain, unmark
from reports.readings import may_agree, parted
from reports.truth import faults

assert figure_faults
assert text_faults


@pytest.mark.parametrize("era", ERAS)
def test_reports_have_no_fault(era: str) -> None:
    for seed in range(25):
        report = compose(seed, era)
        assert list(faults(report)) == []
        assert may_agree(report)


@pytest.mark.parametrize("era", ERAS)
def test_reports_are_of_a_real_length(era: str) -> None:
    lengths = [len(printed(compose(seed, era), "glued.txt", seed)[0]) for seed in range(25)]
    assert min(lengths) > 1200
    assert max(lengths) < 8000


@pytest.mark.parametrize("layout", LAYOUTS)
@pytest.mark.parametrize("era", ERAS)
def test_every_figure_stands_where_its_mark_says(era: str, layout: str) -> None:
    for seed in range(2):
        report = compose(seed, era)
        text, spans = printed(report, layout, seed)
        assert not re.search("[\ue000-\ue002]", text)
        for key, value in report.figures.items():
            written = {re.sub(r"<[^>]*>|\s", "", text[start:end]) for start, end in spans[key]}
            assert written == {f"{value:f}"}


def test_the_same_seed_gives_the_same_report() -> None:
    assert compose(7, "present") == compose(7, "present")
    assert compose(7, "present") != compose(8, "present")


@pytest.mark.parametrize("name", [name for name, fault in FAULTS.items() if fault.proven])
def test_a_wrong_figure_breaks_a_relation(name: str) -> None:
    told = [
        case.told
        for era in ERAS
        for seed in range(12)
        for case in cases(compose(seed, era), Random(seed), [name])
    ]
    assert sum(told) > len(told) / 2


@pytest.mark.parametrize("name", FAULTS)
def test_every_fault_changes_what_it_points_at(name: str) -> None:
    put = 0
    for era in ERAS:
        for seed in range(4):
            report = compose(seed, era)
            before, kept = printed(report, "tabs.txt", seed)[0], copy.deepcopy(report)
            for case in cases(report, Random(seed), [name]):
                put += 1
                text, spans = printed(case.report, "tabs.txt", seed)
                assert text != before
                assert case.injection.named or any(key in spans for key in case.injection.keys)
            assert report == kept
    assert put


def test_marks_may_be_nested() -> None:
    text, spans = unmark(f"甲{mark('outer', '乙' + mark('inner', 12) + '丙')}丁")
    assert text == "甲乙12丙丁"
    assert {key: text[slice(*places[0])] for key, places in spans.items()} == {
        "outer": "乙12丙",
        "inner": "12",
    }
    assert plain(mark("a", "b")) == "b"


def test_runs_of_digits_are_parted_in_every_way_without_leading_zeros() -> None:
    assert list(parted("100", 2)) == [(10, 0)]
    assert sorted(parted("1234", 3)) == [(1, 2, 34), (1, 23, 4), (12, 3, 4)]
    assert list(parted("12", 3)) == []
