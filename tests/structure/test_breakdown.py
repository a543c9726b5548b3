"""Wholes and the parts they are said to have."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from disclosure_lint.readers import read_text
from disclosure_lint.reading import Reading

if TYPE_CHECKING:
    from disclosure_lint.structure.breakdown import Breakdown


def found(text: str) -> list[Breakdown]:
    reading = Reading(read_text(text, "a.txt"))
    return list(reading.breakdowns)


def numbers(breakdown: Breakdown) -> list[int]:
    return [int(part.quantity.value) for part in breakdown.parts]


@pytest.mark.parametrize(
    "text",
    [
        "公开信息10条，其中甲类4条、乙类6条。",
        "公开信息10条（其中：甲类4条，乙类6条）。",
        "公开信息10条，包括甲类4条，乙类6条。",
        "公开的10条信息中，甲类4条，占40%；乙类6条，占60%。",
        "公开信息10条：甲类4条；乙类6条。",
    ],
)
def test_a_list_belongs_to_the_whole_that_announces_it(text: str) -> None:
    (one,) = found(text)
    assert ([int(whole.quantity.value) for whole in one.wholes], numbers(one)) == ([10], [4, 6])


@pytest.mark.parametrize(
    "text",
    ["公开信息10条，答复申请4件。", "举办培训2次，参加会议3次。", "公开信息10条，其中甲类4条。"],
)
def test_numbers_that_nothing_announces_are_no_list(text: str) -> None:
    assert found(text) == []


def test_shares_keep_a_list_together_over_sentences() -> None:
    (one,) = found("市直单位公开303条，占71.3%。各乡镇公开122条，占28.7%。")
    assert numbers(one) == [303, 122]
    assert one.shares_cover


def test_a_list_ends_where_another_statement_begins() -> None:
    (one,) = found("公开信息10条，其中甲类4条，乙类6条，另有转载20条。")
    assert numbers(one) == [4, 6]


def test_a_list_in_brackets_ends_with_them() -> None:
    (one,) = found("预决算公开9条（政府预决算4条、部门预决算5条），专项资金7条。")
    assert numbers(one) == [4, 5]


def test_a_last_class_of_others_closes_a_list() -> None:
    (one,) = found("办结10件，其中予以公开4件，其他处理5件。")
    assert one.is_closed
