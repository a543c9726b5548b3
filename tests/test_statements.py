"""What the text says of the measures of the pack."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from disclosure_lint.api import load_pack
from disclosure_lint.engine import read_with
from disclosure_lint.readers import read_text
from disclosure_lint.statements import Statement, is_own
from disclosure_lint.structure.context import Period

if TYPE_CHECKING:
    from disclosure_lint.reading import Reading

TITLE = "青岚市林业局2024年政府信息公开工作年度报告"


def read(text: str, title: str = TITLE) -> Reading:
    return read_with(read_text(f"{title}\n{text}", "a.txt"), load_pack())


def said(text: str) -> list[tuple[str, int, str]]:
    return [(one.measure.id, int(one.quantity.value), one.whole) for one in read(text).statements]


def only(text: str, title: str = TITLE) -> tuple[Statement, bool | None]:
    reading = read(text, title)
    (statement,) = reading.statements
    return statement, is_own(statement, reading.facts)


def test_a_number_may_stand_before_what_it_counts() -> None:
    assert said("共收到12件政府信息公开申请，3件予以公开。") == [
        ("received", 12, ""),
        ("granted", 3, "received"),
    ]


def test_brackets_before_a_number_do_not_hide_its_words() -> None:
    assert said("收到政府信息公开申请（含补正）12件。") == [("received", 12, "")]


def test_a_part_is_counted_under_its_whole() -> None:
    text = "行政复议5件，其中维持3件；行政诉讼4件，其中维持2件。"
    assert said(text) == [
        ("review", 5, ""),
        ("review-upheld", 3, "review"),
        ("lawsuit", 4, ""),
        ("lawsuit-upheld", 2, "lawsuit"),
    ]


def test_members_of_one_group_share_their_whole() -> None:
    text = "办结申请9件，予以公开5件，部分公开1件，不予公开3件。"
    assert [whole for _, _, whole in said(text)] == ["", "done", "done", "done"]


def test_applicants_of_some_results_are_not_the_applicants_of_all() -> None:
    assert said("办结申请9件，其中予以公开5件（自然人4件），不予公开4件。") == [
        ("done", 9, ""),
        ("granted", 5, "done"),
        ("refused", 4, "done"),
    ]


def test_to_deny_is_to_say_none() -> None:
    statement, own = only("全年未收到政府信息公开申请。")
    assert (statement.denied, int(statement.quantity.value), own) == (True, 0, True)


def test_of_denials_that_end_alike_the_longest_counts() -> None:
    assert said("行政复议5件，诉讼4件，均获维持。")[-1] == ("cases-not-upheld", 0, "")


def test_words_of_another_matter_are_another_measure() -> None:
    assert said("收到行政复议申请9件。") == [("review", 9, "")]
    assert said("受理投诉举报9件。") == [("matters-in", 9, "")]


@pytest.mark.parametrize(
    ("text", "own"),
    [
        ("收到政府信息公开申请9件。", True),
        ("我局收到政府信息公开申请9件。", True),
        ("市林业局共收到政府信息公开申请9件。", True),
        ("全市共收到政府信息公开申请9件。", False),
        ("各县区收到政府信息公开申请9件。", False),
        ("2023年收到政府信息公开申请9件。", False),
        ("历年累计收到政府信息公开申请9件。", False),
        ("上年收到政府信息公开申请9件。", False),
    ],
)
def test_a_department_reports_on_itself(text: str, *, own: bool) -> None:
    assert only(text)[1] is own


@pytest.mark.parametrize(
    ("text", "own"),
    [
        ("全市共收到政府信息公开申请9件。", True),
        ("市本级收到政府信息公开申请9件。", False),
        ("我局收到政府信息公开申请9件。", False),
    ],
)
def test_a_government_reports_on_its_area(text: str, *, own: bool) -> None:
    assert only(text, "青岚市人民政府2024年政府信息公开工作年度报告")[1] is own


def test_of_an_organ_whose_level_is_not_certain_it_cannot_be_told() -> None:
    title = "青岚市政府办公室2024年政府信息公开工作年度报告"
    assert only("全市共收到政府信息公开申请9件。", title)[1] is None


def test_the_year_of_an_earlier_number_is_kept() -> None:
    statement, _ = only("2022年收到政府信息公开申请9件。")
    assert (statement.period, statement.year) == (Period.OTHER_YEAR, 2022)
    statement, _ = only("去年收到政府信息公开申请9件。")
    assert (statement.period, statement.year) == (Period.OTHER_YEAR, 2023)


def test_what_was_carried_in_is_of_this_year_whatever_year_it_names() -> None:
    statement, own = only("2023年结转申请9件。")
    assert (statement.measure.id, statement.period, own) == ("carried-in", Period.REPORTING, True)


def test_figures_of_a_form_in_running_text_are_not_prose() -> None:
    labels = ("主动公开信息数 条 500 1517", "其中：1.网站公开 条 418 1509", "2.政府公报公开 条 82 8")
    rows = ("受理依申请公开信息总数 条 3 5", "其中：1.当面申请数 条 3 5", "对申请的答复数 条 3 5")
    more = ("其中：1.同意公开答复数 条 3 5", "2.同意部分公开答复数 条 0 0", "3.否决公开答复数 条 0 0")
    last = ("行政复议数 件 0 0", "行政诉讼数 件 0 0")
    text = "\n".join(["指标名称 计量单位 2012年度 历年累计", *labels, *rows, *more, *last])
    reading = read(text, "青岚市林业局2012年政府信息公开工作年度报告")
    assert reading.statements == ()
