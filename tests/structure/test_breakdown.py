"""Wholes and the parts they are said to have."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from disclosure_lint.api import load_pack
from disclosure_lint.readers import read_text
from disclosure_lint.reading import Reading

if TYPE_CHECKING:
    from disclosure_lint.structure.breakdown import Breakdown


def found(text: str) -> list[Breakdown]:
    reading = Reading(read_text(text, "a.txt"), load_pack().knowledge)
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
    [
        "公开信息10条，答复申请4件。",
        "举办培训2次，参加会议3次。",
        "公开信息10条。主要类别有甲类4条，乙类6条。",
        "申请30件，由法制科办理20件。",
    ],
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


@pytest.mark.parametrize(
    ("text", "wholes", "parts"),
    [
        ("公开信息10条（其中甲类4条）。", [10], [4]),
        ("收到9件，办结8件，其中甲5件、乙3件。", [8, 9], [5, 3]),
        ("公开信息10条。其中，甲类4条，乙类6条。", [10], [4, 6]),
        ("全年公开甲类4条，乙类6条，合计10条。", [10], [4, 6]),
        ("账号10个，由微博4个、微信6个组成。", [10], [4, 6]),
        ("账号10个。其中微博4个，发布200条；微信6个，发布300条。", [10], [4, 6]),
        ("收到10件，涉及自然人7件、企业3件。", [10], [7, 3]),
        ("收到10件，比上年的8件增长25%，其中网上7件。", [10], [7]),
        ("收到10件。2019年收到30件，其中网上20件。", [30], [20]),
        ("公开信息10条，其中：", [], []),
        ("公开信息10条，其中甲类4条，同比增长20%，乙类6条。", [10], [4, 6]),
    ],
)
def test_a_list_is_found_with_the_numbers_that_may_be_its_whole(
    text: str, wholes: list[int], parts: list[int]
) -> None:
    lists = found(f"青岚市2020年政府信息公开工作年度报告\n{text}")
    got = [([int(whole.quantity.value) for whole in one.wholes], numbers(one)) for one in lists]
    assert got == ([(wholes, parts)] if parts else [])


def test_a_list_goes_on_in_the_lines_below_it() -> None:
    (one,) = found("公开信息10条，其中：\n1.甲类4条；\n2.乙类6条。")
    assert numbers(one) == [4, 6]


def test_a_list_in_a_list_is_read_apart() -> None:
    inner, outer = sorted(found("公开10条，其中甲类7条（动态4条、政策3条）；乙类3条。"), key=numbers)
    assert (numbers(inner), numbers(outer)) == ([4, 3], [7, 3])
    outer, inner = found("公开10条，其中甲类7条，其中动态4条、政策3条；乙类3条。")[::-1]
    assert (numbers(inner), numbers(outer)) == ([4, 3], [7, 3])


def test_a_stronger_separator_may_begin_a_list_of_its_own() -> None:
    (one,) = found("收到10件，其中，自然人7件，法人3件；予以公开6件、不予公开4件。")
    assert [numbers(group) for group in one.groups()] == [[7, 3], [6, 4]]


@pytest.mark.parametrize(
    ("text", "shares"),
    [
        ("公开10条，其中甲类4条（占40%），乙类6条（60%）。", ["40", "60"]),
        ("公开10条，其中甲类4条、乙类6条，分别占40%和60%。", ["40", "60"]),
        ("公开10条，其中甲类4条，所占比例为40%，乙类6条，占总数的60%。", ["40", "60"]),
        ("公开10条，其中甲类占40%，为4条；乙类占60%，为6条。", ["40", "60"]),
        ("公开10条，其中甲类4条，增长40%，乙类6条，满意率60%。", ["-", "-"]),
    ],
)
def test_a_share_belongs_to_its_part_however_it_is_said(text: str, shares: list[str]) -> None:
    (one,) = found(text)
    assert [str(part.share.value) if part.share else "-" for part in one.parts] == shares


def test_a_share_may_say_what_it_is_a_share_of() -> None:
    (one,) = found("甲类9条（占全部信息30条的30%）。")
    (part,) = one.parts
    assert part.base is not None
    assert (int(part.quantity.value), int(part.base.value)) == (9, 30)


def test_what_is_read_does_not_show_the_wording() -> None:
    (one,) = found("公开信息10条，其中秘密甲4条，秘密乙6条。")
    assert "秘密" not in repr(one)


def test_a_last_class_of_others_closes_a_list() -> None:
    (one,) = found("办结10件，其中予以公开4件，其他处理5件。")
    assert one.is_closed
