"""Running text as sentences and paragraphs."""

from __future__ import annotations

from typing import TYPE_CHECKING

from disclosure_lint.readers import read_text
from disclosure_lint.reading import Reading

if TYPE_CHECKING:
    from disclosure_lint.structure.prose import Sentence


def sentences(text: str) -> tuple[Sentence, ...]:
    return Reading(read_text(text, "a.txt")).sentences


def test_a_line_that_ends_with_a_colon_goes_on_in_the_next() -> None:
    one, two, three = sentences("共收到9件，其中：\n自然人5件。\n公开3条。")
    assert (one.paragraph, two.paragraph, three.paragraph) == (0, 0, 1)


def test_short_numbered_lines_are_text_too() -> None:
    found = sentences("1.收到申请9件\n2.答复申请8件")
    assert [len(one.quantities) for one in found] == [1, 1]


def test_each_quantity_knows_the_bracket_it_stands_in() -> None:
    (one,) = sentences("收到9件（网上5件（含3件补正））、办结8件。")
    outside, first, second, after = one.brackets
    assert (outside, after) == (-1, -1)
    assert 0 < first < second


def test_closing_brackets_without_an_opening_one_do_no_harm() -> None:
    (one,) = sentences("一)收到9件))，办结8件。")
    assert one.brackets == (-1, -1)


def test_a_line_broken_in_a_sentence_goes_on_in_the_next() -> None:
    (one, two) = sentences(
        "据统计，全年共收到政府信息公开申请269\n件，连同上年结转的申请，共办结申请27\n4件。其他事项另行报告。"
    )
    # 27 and 4 may be one number.
    assert [int(quantity.value) for quantity in one.quantities] == [269]
    assert two.quantities == ()


def test_a_title_is_no_broken_line() -> None:
    assert len(sentences("青岚市林业局2024年政府信息公开工作年度报告\n收到申请9件。")) == 2


def test_a_numbered_line_does_not_go_on_a_broken_one() -> None:
    assert len(sentences("现将有关情况报告如下，请予审阅和监督\n1.收到申请9件，办结8件")) == 2
