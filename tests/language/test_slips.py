"""Slips of the pen in a fixed wording, and other ways of saying the same."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from disclosure_lint.language.slips import slips

FOUR = "政府信息公开行政复议、行政诉讼情况"
FIVE = "存在的主要问题及改进情况"
SIX = "其他需要报告的事项"


@pytest.mark.parametrize(
    ("said", "meant", "parts"),
    [
        ("政府信息公开行政法复议、行政诉讼情况", FOUR, [("法", "")]),
        ("政府信息公开行政复、行政诉讼情况", FOUR, [("", "议")]),
        ("政府信息公开行政复议、行政诉论情况", FOUR, [("论", "讼")]),
        ("政府信公开行政复议、行政诉讼清况", FOUR, [("", "息"), ("清", "情")]),
        ("存在的主要问题及改进情况情况", FIVE, [("情况", "")]),
        ("存在的主要问题及及改进情况", FIVE, [("及", "")]),
        ("其他需要报告的的事项", SIX, [("的", "")]),
        ("其他需要报告的事", SIX, [("", "项")]),
        ("其他虚要报告的事项", SIX, [("虚", "需")]),
    ],
)
def test_slips_are_told_with_what_was_meant(said: str, meant: str, parts: list[tuple[str, str]]) -> None:
    assert [(slip.said, slip.meant) for slip in slips(said, meant)] == parts


@pytest.mark.parametrize(
    ("said", "meant"),
    [
        (FOUR, FOUR),
        ("政府信息公开行政复议和行政诉讼情况", FOUR),
        ("政府信息公开行政复议及行政诉讼情况", FOUR),
        ("政府信息公开复议、行政诉讼情况", FOUR),
        ("存在主要问题及改进情况", FIVE),
        ("存在的问题及改进情况", FIVE),
        ("存在的主要问题及改进措施", FIVE),
        ("其它需要报告的事项", SIX),
        ("其他需要报告的事宜", SIX),
        ("其他需报告的事项", SIX),
        ("其他事项", SIX),
        ("完全不同的标题", SIX),
        ("", SIX),
    ],
)
def test_other_ways_of_saying_the_same_are_no_slips(said: str, meant: str) -> None:
    assert slips(said, meant) == ()


def test_a_text_may_go_on_after_the_wording() -> None:
    said = "政府信息公开行政法复议、行政诉讼情况行政复议结果维持"
    assert slips(said, FOUR) == ()
    assert [(slip.start, slip.said) for slip in slips(said, FOUR, goes_on=True)] == [(8, "法")]
    assert slips(f"{FOUR}没有发生", FOUR, goes_on=True) == ()


@given(st.text(alphabet="政府信息公开行复议、的", max_size=20))
def test_slips_lie_in_the_text(said: str) -> None:
    for slip in slips(said, FOUR, goes_on=True):
        assert said[slip.start : slip.start + len(slip.said)] == slip.said
        assert slip.said != slip.meant
