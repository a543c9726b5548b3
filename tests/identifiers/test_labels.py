"""The words before a value that name it."""

from __future__ import annotations

from importlib import import_module
from typing import Any

import pytest

from disclosure_lint.identifiers import labels
from disclosure_lint.identifiers.labels import label_of, names_after


@pytest.mark.parametrize(
    ("before", "group"),
    [
        ("身份证号:", "identity"),
        ("请携带身份证原件到窗口办理,采购编号", "other"),
        ("登记编号(申请人身份证号):", "identity"),
        ("采购编号 A-1,联系人", "phone"),
        ("银行账号:", "bank"),
        ("残疾人证号:", "disability"),
        ("微信公众号:", "other"),
        ("微信号:", "wechat"),
        ("执法证号:", "other"),
        ("订单号", "other"),
        ("总投资", "other"),
        ('"userPhone":"', "phone"),
        ('"idCard":"', "identity"),
        ("hotel ", ""),
        ("电话:0571-87654321、", "phone"),
        ("电话。", ""),
        ("他的号码是", ""),
        ("桂花路12号 ", ""),
        ("", ""),
    ],
)
def test_the_nearest_words_name_a_value(before: str, group: str) -> None:
    assert label_of(before).group == group


def test_the_headings_of_a_cell_name_what_nothing_in_it_does() -> None:
    assert label_of("", "姓名\n联系电话").group == "phone"
    assert label_of("身份证", "联系电话").group == "identity"


def test_words_of_a_longer_story_are_not_near() -> None:
    assert label_of("电话:").near
    assert not label_of("电话打不通,后来改成了另外一个,是").near
    assert label_of("身份证" + "文" * 31).group == ""


def test_words_in_brackets_behind_a_value_name_it() -> None:
    assert names_after("(银行卡号)", frozenset({"bank"})) == "银行卡号"
    assert names_after(" (手机)", frozenset({"bank"})) == ""
    assert names_after("银行卡号", frozenset({"bank"})) == ""


# How the standard library reads patterns is its own affair; here it only helps to keep a list.
parser: Any = import_module("re._parser")
kinds: Any = import_module("re._constants")


def firsts(sequence: Any) -> tuple[set[str], bool]:  # noqa: ANN401 - what the parser makes of a pattern
    """The characters a pattern may begin with, and whether it may match nothing."""
    found: set[str] = set()
    for kind, value in sequence:
        if kind is kinds.LITERAL:
            return found | {chr(value)}, False
        if kind is kinds.IN:
            return found | {chr(sign) for one, sign in value if one is kinds.LITERAL}, False
        if kind is kinds.BRANCH:
            parts = value[1]
        elif kind is kinds.SUBPATTERN:
            parts = [value[3]]
        elif kind is kinds.MAX_REPEAT:
            parts = [value[2]]
        else:
            continue  # what is looked at and not taken
        choices = [firsts(part) for part in parts]
        found |= set().union(*(signs for signs, _ in choices))
        if not any(empty for _, empty in choices) and not (kind is kinds.MAX_REPEAT and value[0] == 0):
            return found, False
    return found, True


def test_the_characters_words_begin_with_are_all_listed() -> None:
    signs, empty = firsts(parser.parse(labels._ALL))  # noqa: SLF001 - the list is kept by hand
    assert not empty
    assert signs == set(labels._FIRST)  # noqa: SLF001
