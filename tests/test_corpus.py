"""Which reports belong together: organs by name, years, versions, what stands below what."""

from __future__ import annotations

from array import array

import pytest

from disclosure_lint.corpus import Corpus
from disclosure_lint.language.organs import full_name, is_placed, is_short_for, may_be_one
from disclosure_lint.structure.sketch import Sketch
from disclosure_lint.summary import Summary


def summary(index: int, organ: str, year: int, *, certain: bool = True, compared: bool = False) -> Summary:
    return Summary(
        index=index,
        kind="annual-report",
        year=year,
        issuer=organ,
        organ=full_name(organ),
        certain=certain,
        compared=compared,
        collected=False,
        tables={},
        remarks=(),
        sketch=Sketch(0, ()),
    )


def paired(*reports: tuple[str, int]) -> list[tuple[int, int, bool]]:
    corpus = Corpus(summary(index, organ, year) for index, (organ, year) in enumerate(reports))
    return [(pair.now.index, pair.before.index, pair.certain) for pair in corpus.pairs]


def test_a_report_is_paired_with_the_nearest_earlier_one_of_its_organ() -> None:
    organ = "青岚市林业局"
    assert paired((organ, 2019), (organ, 2021), (organ, 2022), ("青岚市水务局", 2021)) == [
        (1, 0, True),
        (2, 1, True),
    ]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("青岚市人民政府", "青岚市"),
        ("云岭新区管理委员会", "云岭新区管委会"),
        ("云岭新区管理委员会", "云岭新区"),
        ("青岚市 林业局", "青岚市林业局"),
        ("青岚市人民政府办公室", "青岚市政府办公室"),
    ],
)
def test_spellings_of_one_name_are_one_organ(one: str, other: str) -> None:
    assert paired((one, 2021), (other, 2022)) == [(1, 0, True)]
    assert paired((other, 2021), (one, 2022)) == [(1, 0, True)]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("青岚市林业局", "青岚市水务局"),
        ("青岚市", "青岚市林业局"),
        ("青岚市人民政府", "青岚市人民政府办公室"),
        ("青岚市林业局", "青岚市松涧县林业局"),
        ("松涧县", "云岭县"),
        ("青岚市环境保护局", "青岚市生态环境局"),
    ],
)
def test_other_organs_are_not_paired(one: str, other: str) -> None:
    assert paired((one, 2021), (other, 2022)) == []


def test_a_short_name_is_a_doubt_while_one_organ_alone_can_be_meant() -> None:
    assert paired(("青岚市林业局", 2021), ("市林业局", 2022)) == [(1, 0, False)]
    assert paired(("市林业局", 2021), ("青岚市林业局", 2022)) == [(1, 0, False)]
    assert paired(("青岚市林业局", 2021), ("云岭市林业局", 2021), ("市林业局", 2022)) == []
    assert paired(("青岚市林业局", 2021), ("市林业局", 2022), ("青岚市林业局", 2022)) == [(2, 0, True)]


def test_a_name_without_a_place_is_a_doubt_unless_the_user_names_the_report() -> None:
    assert paired(("城关镇人民政府", 2021), ("城关镇人民政府", 2022)) == [(1, 0, False)]
    now, before = summary(0, "城关镇人民政府", 2022), summary(1, "城关镇人民政府", 2021, compared=True)
    assert [pair.certain for pair in Corpus([now, before]).pairs] == [True]


def test_a_name_that_does_not_stand_in_a_title_is_a_doubt() -> None:
    reports = summary(0, "青岚市林业局", 2021), summary(1, "青岚市林业局", 2022, certain=False)
    assert [pair.certain for pair in Corpus(reports).pairs] == [False]


def test_a_report_named_for_comparison_is_taken_for_the_one_report_without_a_name() -> None:
    before = summary(5, "青岚市林业局", 2021, compared=True)
    nameless = [summary(index, "", 2022, certain=False) for index in range(2)]
    assert [pair.before.index for pair in Corpus([nameless[0], before]).pairs] == [5]
    assert Corpus([*nameless, before]).pairs == ()
    assert Corpus([summary(0, "青岚市水务局", 2022), before]).pairs == ()


def test_reports_read_for_comparison_are_not_compared_with_each_other() -> None:
    organ = "青岚市林业局"
    reports = [summary(year, organ, year, compared=year < 2022) for year in (2020, 2021, 2022)]
    assert [(pair.now.year, pair.before.year) for pair in Corpus(reports).pairs] == [(2022, 2021)]


def test_copies_without_number_are_compared_with_few() -> None:
    organ = "青岚市林业局"
    reports = [summary(index, organ, 2021) for index in range(500)]
    assert len(Corpus([*reports, summary(500, organ, 2022)]).pairs) == 3


def test_organs_below_another_are_those_whose_names_begin_with_it() -> None:
    names = "青岚市 青岚市林业局 青岚市松涧县 青岚市松涧县林业局 青岚市场监督管理局 云岭县 青岚".split()
    corpus = Corpus(summary(index, name, 2022) for index, name in enumerate(names))
    assert [report.organ for report in corpus.below(corpus.reports[0])] == ["青岚市松涧县", "青岚市林业局"]
    assert [report.organ for report in corpus.below(corpus.reports[5])] == []


def test_a_report_is_found_by_a_short_name_of_its_organ() -> None:
    names = ["青岚市林业局", "云岭市林业局", "青岚市松涧县人民政府"]
    corpus = Corpus(summary(index, name, 2022) for index, name in enumerate(names))
    found = {
        name: [r.index for r in corpus.named("annual-report", 2022, name)] for name in ("松涧县", "市林业局")
    }
    assert found == {"松涧县": [2], "市林业局": [0, 1]}
    assert corpus.named("annual-report", 2021, "松涧县") == []
    assert corpus.named("annual-report", 2022, "县") == []


@pytest.mark.parametrize(
    "name", ["青岚市林业局", "云岭县", "松涧县城关镇", "国家税务总局青岚市税务局", "云岭新区", "岚州市林业局"]
)
def test_names_that_say_where(name: str) -> None:
    assert is_placed(full_name(name))


@pytest.mark.parametrize(
    "name",
    [
        "市林业局",
        "林业局",
        "城关镇",
        "县人民政府",
        "省水利厅",
        "",
        "区",
        "市区县",
        "高新区管委会",
        "经济技术开发区",
        "工业园区",
    ],
)
def test_names_that_many_organs_have(name: str) -> None:
    assert not is_placed(full_name(name))


def test_a_name_is_not_short_for_itself_or_for_another_level() -> None:
    assert not is_short_for("青岚市林业局", "青岚市林业局")
    assert not is_short_for("", "青岚市林业局")
    assert not is_short_for("局", "青岚市林业局")
    assert is_short_for("市林业局", "青岚市林业局")


@pytest.mark.parametrize(
    ("one", "other", "may_be"),
    [
        ("青岚市林业局", "青岚市林业局", True),
        ("市林业局", "青岚市林业局", True),
        ("青岚市", "青岚市政府办公室", True),
        ("青岚市林业局", "青岚市林业局办公室", True),
        ("青岚市林业局", "青岚市松涧县林业局", False),
        ("青岚市", "青岚市松涧镇", False),
        ("青岚市", "青岚市林业局", False),
        ("松涧县", "云岭新区", False),
    ],
)
def test_which_names_may_be_one_organ(one: str, other: str, *, may_be: bool) -> None:
    assert may_be_one(one, other) is may_be_one(other, one) is may_be


def test_a_summary_of_nothing_has_no_shares() -> None:
    assert summary(0, "青岚市", 2022).sketch.shared(Sketch(0, ())) == []
    assert array("Q") == summary(0, "青岚市", 2022).sketch.digests
